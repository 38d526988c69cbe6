//! `annotate`: adds service names to the ports in the output of other tools.

use std::fs::File;
use std::io::{self, IsTerminal as _, Read, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use iana_ports::{Registry, Transport};

use crate::annotate::{
    AnnotateError, Column, Columns, ColumnsOptions, DELIMITERS, Jsonl, Keys, Lines, Names,
    RunError, is_delimiter,
};
use crate::commands::own_names::NamesOption;
use crate::error::Error;
use crate::messages::report;
use crate::outcome::Outcome;
use crate::value_parsers;
use crate::{ephemeral, output};

const EXAMPLES: &str = "\
Examples:
  ss -tulpn | iana-ports annotate
  tcpdump -n -l | iana-ports annotate
  tail -f access.log | iana-ports annotate
  iana-ports annotate --column dst_port flows.csv >named.csv
  iana-ports annotate --column 1 --column 2 --append flows.csv
  iana-ports annotate --column id.resp_p --transport-column proto conn.log
  iana-ports annotate --jsonl eve.json | jq .dest_port_service
  ss -tunp | iana-ports annotate --names names.csv --skip-ephemeral

In text, a number is a port in these places: after an address or a host and a colon (192.0.2.1:1455,
[::1]:1455, db.example.org:1455); after a key (--dport 1455, DPT=1455, port 1455); before a
transport (1455/tcp, 80,443/tcp); and in the formats of BSD, Cisco, tcpdump, nmap, kubectl and
others. A single word is not a host (redis:7), except after ://, after a user and @, or after a key
(host=db:1455). The transport is the nearest one in the line. All other bytes stay as they are.

--column reads CSV, Zeek logs and W3C extended logs (IIS, CloudFront, the Windows firewall). Zeek
logs name their columns in #fields and their delimiter in #separator; W3C logs name their columns in
#Fields:. The delimiter of CSV is a tab if the first row has tabs and no comma, else a comma. 443.0
is read as 443. These are errors: a row longer than 64 MB; a quote that is never closed; in logs and
with --append, a row with more or fewer cells than the header.

--transport-column reads tcp, UDP, tcp6 and the protocol numbers 6, 17, 132 and 33. A row with
another protocol (icmp, 1) gets no names. For an empty cell or -, the transport is that of
--transport, if given.

--append adds a column after the last one for each --column, such as dst_port_service. A port
without a name gets an empty cell, or - in Zeek and W3C logs. Columns that an earlier run added stay
as they are.

--jsonl adds \"dest_port_service\":\"https\" after \"dest_port\":443 for the keys of common logs:
Suricata, Zeek, VPC flow logs, Elastic Common Schema, OCSF, OpenTelemetry and others. --key sets
other keys. The transport (proto, protocol, transport and so on) comes from the nearest object
around the port that has one. Members that an earlier run added stay as they are. These are errors:
a line that is neither blank nor a JSON object; more than 64 MB or 100 levels.

Your own name (--names) is written as (name*), or as name* in an added column or member. A port that
already has a name in parentheses keeps it.

The system gives an ephemeral port to each client. Some of these ports are registered for a service,
which is then a coincidence (34567, 47808). --skip-ephemeral leaves out the registered names of
these ports; your own names stay. On Linux the range is in /proc/sys/net/ipv4/ip_local_port_range;
elsewhere it is 49152-65535.

Exit status: 0 if the input is read to its end, 2 for wrong usage, a bad file, or bad input.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Annotate {
    /// Read these files; - is standard input, the default
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Add names to the ports in this column of CSV or of a log
    ///
    /// A column is a name from the header or a number from 1. Repeat the option for
    /// several columns.
    #[arg(long)]
    column: Vec<Column>,

    /// Read each row's transport from this column
    #[arg(long, value_name = "COLUMN", requires = "column", conflicts_with = "jsonl")]
    transport_column: Option<Column>,

    /// Add the names in new columns, and leave the cells alone
    #[arg(long, requires = "column", conflicts_with = "jsonl")]
    append: bool,

    /// Separator of columns: one ASCII character, or tab
    #[arg(long, value_name = "CHAR", value_parser = delimiter)]
    #[arg(requires = "column", conflicts_with = "jsonl")]
    delimiter: Option<u8>,

    /// Read JSON objects, one per line, and add the names
    #[arg(long, conflicts_with = "column")]
    jsonl: bool,

    /// Add names to the ports under this key of JSON objects
    ///
    /// The default is the keys of common logs. Repeat the option for several keys.
    #[arg(long, value_name = "KEY", requires = "jsonl", conflicts_with = "column")]
    key: Vec<String>,

    /// Transport to assume where the input has none
    #[arg(long, value_parser = value_parsers::transport(), ignore_case = true)]
    transport: Option<Transport>,

    #[command(flatten)]
    names: NamesOption,

    /// Leave out the registered names of ephemeral ports
    ///
    /// The system assigns these ports to sockets that do not request a specific port.
    #[arg(long)]
    skip_ephemeral: bool,
}

impl Annotate {
    /// Writes the inputs with names.
    pub(crate) fn run(self, registry: Registry<'_>) -> Result<Outcome, Error> {
        let own = self.names.load()?;
        let mode = if self.jsonl {
            Mode::Jsonl(Keys::new(&self.key))
        } else if self.column.is_empty() {
            Mode::Lines
        } else {
            if let Some(delimiter) = self.delimiter.filter(|_| !self.append) {
                own.check_delimiter(char::from(delimiter))?;
            }
            Mode::Columns(ColumnsOptions {
                columns: self.column,
                transport: self.transport_column,
                append: self.append,
                delimiter: self.delimiter,
            })
        };
        let skipped = self.skip_ephemeral.then(ephemeral::range);
        let names = Names { registry, own: &own, transport: self.transport, skipped };
        let mut out = Joined { out: output::bytes(), last: b'\n' };
        let files = if self.files.is_empty() { vec![PathBuf::from("-")] } else { self.files };
        for file in &files {
            let input = Input::open(file)?;
            out.end_line()?;
            let name = input.name.clone();
            mode.run(names.clone(), input.reader, &mut out)
                .map_err(|error| in_input(name, error))?;
        }
        Ok(Outcome::Found)
    }
}

/// The kind of input.
enum Mode {
    Lines,
    Columns(ColumnsOptions),
    Jsonl(Keys),
}

impl Mode {
    fn run(
        &self,
        names: Names<'_>,
        input: impl Read,
        out: &mut impl Write,
    ) -> Result<(), AnnotateError> {
        match self {
            Self::Lines => Ok(Lines::new(names).run(input, out)?),
            Self::Columns(options) => Columns::new(names, options).run(input, out),
            Self::Jsonl(keys) => Jsonl::new(names, keys).run(input, out),
        }
    }
}

struct Input {
    /// The name of the input in messages.
    name: String,
    reader: Box<dyn Read>,
}

impl Input {
    fn open(path: &Path) -> Result<Self, Error> {
        if path.as_os_str() == "-" {
            let stdin = io::stdin().lock();
            if stdin.is_terminal() {
                report(&"reading from the terminal; Ctrl-D ends");
            }
            return Ok(Self { name: "standard input".to_owned(), reader: Box::new(stdin) });
        }
        let file =
            File::open(path).map_err(|error| Error::File { path: path.to_owned(), error })?;
        Ok(Self { name: path.display().to_string(), reader: Box::new(file) })
    }
}

/// The joined output of all inputs.
struct Joined<W> {
    out: W,
    /// The last byte.
    last: u8,
}

impl<W: Write> Joined<W> {
    /// Ends the last line if it has no line end, because the next input would continue
    /// it.
    fn end_line(&mut self) -> io::Result<()> {
        if self.last == b'\n' { Ok(()) } else { self.write_all(b"\n") }
    }
}

impl<W: Write> Write for Joined<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        if let Some(&last) = bytes[..written].last() {
            self.last = last;
        }
        Ok(written)
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)?;
        if let Some(&last) = bytes.last() {
            self.last = last;
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn delimiter(text: &str) -> Result<u8, String> {
    match text.as_bytes() {
        b"tab" => Ok(b'\t'),
        &[byte] if is_delimiter(byte) => Ok(byte),
        _ => Err(format!("expected tab, or {DELIMITERS}")),
    }
}

/// The error of the input with this name.
fn in_input(input: String, error: AnnotateError) -> Error {
    match error {
        AnnotateError::Run(RunError::Input(error)) => Error::Input { input, error },
        AnnotateError::Run(RunError::Output(error)) => Error::Output(error),
        AnnotateError::OwnNames(error) => error.into(),
        AnnotateError::Line { line, column: None, problem } => {
            Error::Line { place: format!("{input}:{line}"), problem }
        }
        AnnotateError::Line { line, column: Some(column), problem } => {
            Error::Line { place: format!("{input}:{line}:{column}"), problem }
        }
    }
}
