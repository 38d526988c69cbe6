//! `annotate`: the names of the ports in what other tools print.

use std::io::{self, IsTerminal as _};

use clap::Args;
use iana_ports::{Registry, Transport};

use crate::annotate::{Column, Columns, ColumnsError, Lines, Names, RunError};
use crate::commands::Outcome;
use crate::error::Error;
use crate::{complain, output};

const EXAMPLES: &str = "\
Examples:
  ss -tulpn | iana-ports annotate
  tcpdump -n -l | iana-ports annotate
  tail -f access.log | iana-ports annotate
  iana-ports annotate --column dst_port <flows.csv

Ports are named behind an address, a host name or * and a colon (0.0.0.0:1455, [::1]:1455, localhost:1455), before a
transport (1455/tcp, nmap's 1455/open/tcp) and behind tcpdump's dots (127.0.0.1.1455 > 127.0.0.1.60660:). What has
no name, and all else, stays byte for byte. Where the text tells a transport, it counts.";

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
}

impl Annotate {
    pub(crate) fn run(self, registry: Registry<'_>) -> Result<Outcome, Error> {
        let (input, mut out) = (io::stdin().lock(), output::bytes());
        if input.is_terminal() {
            complain(&"reading from the terminal; Ctrl-D ends");
        }
        let names = Names { registry, transport: self.transport };
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
