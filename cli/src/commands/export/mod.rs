//! `export`: the whole registry, in formats that other tools read.

pub(super) mod csv;
mod expanded;
#[cfg(feature = "parquet")]
mod parquet;
mod services;

use std::io::Write;

use clap::error::ErrorKind;
use clap::{Args, ValueEnum, ValueHint};
use iana_ports::Registry;

use crate::error::Error;
use crate::json;
use crate::messages::report;
use crate::outcome::Outcome;
use crate::output::Target;

const EXAMPLES: &str = "\
Examples:
  iana-ports export --format csv                    IANA's file
  iana-ports export --output registry.json          the extension sets the format
  iana-ports export --format services --output services
  iana-ports export --expand --output ports.csv     a row for each port and transport
  iana-ports export --format jsonl | jq -r '.service_name // empty'
  iana-ports export --format parquet --expand >ports.parquet

A row of the registry may be for a range of ports or for every transport, and a port may have
several rows. --expand writes one row for each port on each transport, 262,144 in all, with the
columns port, transport, name, status, range and description. Join it with your flows on port and
transport. Ports without a name have rows too, with their status.

Exit status: 0 if the registry is written, 2 for wrong usage, a bad file, or output that cannot be
written.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Export {
    /// Format; by default, that of the file's extension
    ///
    /// The extensions are .csv, .json, .jsonl and .parquet.
    #[arg(long)]
    format: Option<Format>,

    /// Write one row for each port on each transport
    #[arg(long)]
    expand: bool,

    /// Write to this file; - is standard output, the default
    ///
    /// The file is written whole or not at all.
    #[arg(long, value_name = "FILE", value_parser = Target::parser())]
    #[arg(value_hint = ValueHint::FilePath)]
    output: Option<Target>,
}

#[derive(Debug, Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    /// IANA's format: the header as read, then the rows by first port
    Csv,
    /// One array with an object for each row, without empty cells
    Json,
    /// The same objects, one per line
    Jsonl,
    /// Ports with names, in the format of /etc/services
    Services,
    /// Typed columns; needs a program built with the feature parquet
    Parquet,
}

impl Export {
    /// Writes the registry in the chosen format.
    pub(crate) fn run(self, registry: Registry<'_>) -> Result<Outcome, Error> {
        let Some(format) = self.format() else {
            let message = "expected --format FORMAT, or an --output FILE that ends in .csv, .json, \
                           .jsonl or .parquet";
            return Err(clap::Error::raw(ErrorKind::MissingRequiredArgument, message).into());
        };
        if self.expand && format == Format::Services {
            let message =
                "services already has a line for each port and transport; leave out --expand";
            return Err(clap::Error::raw(ErrorKind::ArgumentConflict, message).into());
        }
        let target = self.output.as_ref().unwrap_or(&Target::Stdout);
        if cfg!(feature = "parquet") && format == Format::Parquet && target.is_terminal() {
            return Err(Error::Binary { format: "parquet" });
        }
        target.write(|mut out| self.write(format, registry, &mut out))?;
        if format == Format::Services {
            services::omissions(registry).iter().for_each(report);
        }
        Ok(Outcome::Found)
    }

    /// The format of `--format`, or else that of the file name.
    fn format(&self) -> Option<Format> {
        let ending = || Format::from_str(self.output.as_ref()?.extension()?, true).ok();
        self.format.or_else(|| ending().filter(|&format| format != Format::Services))
    }

    /// The function that prepares a cell of CSV: on a terminal, it escapes control
    /// characters. The other formats contain none.
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
