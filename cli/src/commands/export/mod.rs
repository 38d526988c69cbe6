//! `export`: the whole registry, in formats that other tools read.

pub(super) mod csv;
mod expanded;
#[cfg(feature = "parquet")]
mod parquet;
mod services;

use std::io::Write;

use clap::error::ErrorKind;
use clap::{Args, ValueEnum, ValueHint};
use iana_ports::{Registry, Transport};

use crate::commands::Outcome;
use crate::error::Error;
use crate::output::Target;
use crate::text::Grouped;
use crate::{complain, json};

fn examples() -> String {
    let rows = Grouped((1 << u16::BITS) * Transport::ALL.len() as u32);
    format!(
        "\
Examples:
  iana-ports export --format csv
  iana-ports export --output registry.json
  iana-ports export --format jsonl | jq -r '.service_name // empty'
  iana-ports export --format services --output services
  iana-ports export --expand --output ports.csv
  iana-ports export --format parquet --expand >ports.parquet

A row of the registry may be for a range of ports or for every transport, and a port may have several rows. --expand
writes a row for each port on each transport, {rows} of them: port, transport, name, status, range and description.
Tables of flows join it on port and transport; ports without a name are there too, and their status tells what they are.

Exit status: 0, or 2 for wrong usage, a bad file, or output that cannot be written."
    )
}

#[derive(Debug, Args)]
#[command(after_help = examples())]
pub(crate) struct Export {
    /// The format; without it, the ending of --output tells: .csv, .json, .jsonl or .parquet
    #[arg(long)]
    format: Option<Format>,

    /// One row for each port on each transport, instead of the registry's own rows
    #[arg(long)]
    expand: bool,

    /// Write to this file, whole or not at all; - is standard output, the default
    #[arg(long, value_name = "FILE", value_parser = Target::parser(), value_hint = ValueHint::FilePath)]
    output: Option<Target>,
}

#[derive(Debug, Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    /// IANA's own: the header as read, then the rows by first port, cell by cell
    Csv,
    /// One array with an object for each row, empty cells left out
    Json,
    /// The same objects, one a line
    Jsonl,
    /// The ports that have names, in the form of services(5), which C programs read from /etc/services
    Services,
    /// Typed columns: ports and dates are such; in programs that are built with the feature parquet
    Parquet,
}

impl Export {
    pub(crate) fn run(self, registry: Registry<'_>) -> Result<Outcome, Error> {
        let Some(format) = self.format() else {
            let message = "expected --format FORMAT, or an --output FILE that ends in .csv, .json, .jsonl or .parquet";
            return Err(clap::Error::raw(ErrorKind::MissingRequiredArgument, message).into());
        };
        if self.expand && format == Format::Services {
            let message = "services is by port and transport already; leave out --expand";
            return Err(clap::Error::raw(ErrorKind::ArgumentConflict, message).into());
        }
        let target = self.output.as_ref().unwrap_or(&Target::Stdout);
        if cfg!(feature = "parquet") && format == Format::Parquet && target.is_terminal() {
            return Err(Error::Binary { format: "parquet" });
        }
        target.write(|mut out| self.write(format, registry, &mut out))?;
        if format == Format::Services {
            services::complaint(registry).iter().for_each(complain);
        }
        Ok(Outcome::Found)
    }

    /// The one that is asked for, or else that of the file's name.
    fn format(&self) -> Option<Format> {
        let ending = || Format::from_str(self.output.as_ref()?.extension()?, true).ok();
        self.format.or_else(|| ending().filter(|&format| format != Format::Services))
    }

    /// How a cell of a CSV is shown; the other formats are never dangerous to a terminal.
    fn cell(&self) -> fn(&str) -> String {
        match self.output {
            Some(Target::File(_)) => str::to_owned,
            Some(Target::Stdout) | None => csv::shown(),
        }
    }

    fn write(
        &self,
        format: Format,
        registry: Registry<'_>,
        out: &mut impl Write,
    ) -> Result<(), Error> {
        match (format, self.expand) {
            (Format::Csv, false) => csv::rows(registry, registry.records(), out, self.cell())?,
            (Format::Csv, true) => csv::expanded(registry, out, self.cell())?,
            (Format::Json, false) => json::array(out, registry.records())?,
            (Format::Json, true) => json::array(out, expanded::rows(registry))?,
            (Format::Jsonl, false) => {
                registry.records().try_for_each(|record| json::record(out, record))?;
            }
            (Format::Jsonl, true) => {
                expanded::rows(registry).try_for_each(|row| json::line(out, &row))?;
            }
            (Format::Services, _) => services::write(registry, out)?,
            #[cfg(feature = "parquet")]
            (Format::Parquet, false) => parquet::rows(registry, out)?,
            #[cfg(feature = "parquet")]
            (Format::Parquet, true) => parquet::expanded(registry, out)?,
            #[cfg(not(feature = "parquet"))]
            (Format::Parquet, _) => return Err(Error::NoParquet),
        }
        Ok(())
    }
}
