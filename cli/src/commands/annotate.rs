//! `annotate`: the names of the ports in what other tools print.

use std::io::{self, IsTerminal as _};

use clap::Args;
use iana_ports::{Registry, Transport};

use crate::annotate::{Column, Columns, ColumnsError, Lines, Names, RunError};
use crate::commands::Outcome;
use crate::commands::own_names::NamesOption;
use crate::error::Error;
use crate::{complain, ephemeral, output};

const EXAMPLES: &str = "\
Examples:
  ss -tulpn | iana-ports annotate
  tcpdump -n -l | iana-ports annotate
  tail -f access.log | iana-ports annotate
  iana-ports annotate --column dst_port <flows.csv
  ss -tunp | iana-ports annotate --names names.csv --skip-ephemeral

Ports are named behind an address, a host name or * and a colon (0.0.0.0:1455, [::1]:1455, localhost:1455), before a
transport (1455/tcp, nmap's 1455/open/tcp) and behind tcpdump's dots (127.0.0.1.1455 > 127.0.0.1.60660:). What has
no name, and all else, stays byte for byte. Where the text tells a transport, it counts.

An own name (--names) is written as (name*). A port that has a name in parentheses keeps it, whatever file it is from.

A client's own port is one that the system gave it, and may be registered for something else by chance, as 34567 and
47808 are: --skip-ephemeral leaves ports of that range without a registered name. On Linux the range is read from
/proc/sys/net/ipv4/ip_local_port_range; elsewhere it is 49152-65535. Own names still show.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Annotate {
    /// Read CSV, and name the ports in this column alone: its name, or its number from 1
    #[arg(long)]
    column: Option<Column>,

    /// What separates the columns: one ASCII character, or `tab`
    #[arg(long, value_name = "CHAR", requires = "column", default_value = ",", value_parser = delimiter)]
    delimiter: u8,

    /// Which transport counts where the text tells none
    #[arg(long)]
    transport: Option<Transport>,

    #[command(flatten)]
    names: NamesOption,

    /// Leave the system's ephemeral ports without a registered name
    #[arg(long)]
    skip_ephemeral: bool,
}

impl Annotate {
    pub(crate) fn run(self, registry: Registry<'_>) -> Result<Outcome, Error> {
        let own = self.names.load()?;
        if self.column.is_some() {
            own.check_delimiter(char::from(self.delimiter))?;
        }
        let (input, mut out) = (io::stdin().lock(), output::bytes());
        if input.is_terminal() {
            complain(&"reading from the terminal; Ctrl-D ends");
        }
        let skipped = self.skip_ephemeral.then(ephemeral::range);
        let names = Names { registry, own: &own, transport: self.transport, skipped };
        match self.column {
            None => Lines::new(names).run(input, &mut out)?,
            Some(column) => Columns::new(names, column, self.delimiter).run(input, &mut out)?,
        }
        Ok(Outcome::Found)
    }
}

fn delimiter(text: &str) -> Result<u8, &'static str> {
    match text.as_bytes() {
        b"tab" => Ok(b'\t'),
        &[byte] if byte.is_ascii() && !b"\"\r\n".contains(&byte) => Ok(byte),
        _ => Err("expected one ASCII character, or tab"),
    }
}

impl From<RunError> for Error {
    fn from(error: RunError) -> Self {
        match error {
            RunError::Input(error) => Self::Input(error),
            RunError::Output(error) => Self::Output(error),
        }
    }
}

impl From<ColumnsError> for Error {
    fn from(error: ColumnsError) -> Self {
        match error {
            ColumnsError::Run(error) => error.into(),
            ColumnsError::NoColumn(name) => Self::NoColumn(name),
        }
    }
}
