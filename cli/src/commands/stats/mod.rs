//! `stats`: counts of the registry's ports, rows, names and assignees.

mod assignees;
mod drawing;
mod figures;
mod text;

use std::io::Write as _;

use clap::{ArgGroup, Args, ValueHint};
use iana_ports::Registry;

use crate::error::Error;
use crate::json;
use crate::outcome::Outcome;
use crate::output::{self, Target};
use crate::picture::{Destination, Format, Theme};

use figures::Figures;

const EXAMPLES: &str = "\
Examples:
  iana-ports stats                     all figures
  iana-ports stats --top 3             the three largest assignees
  iana-ports stats --json              for scripts
  iana-ports stats --output years.svg  a picture of the years

Ports are counted by range and status, on all transports together and on each of them.

Years count rows. An assignment has one row for each of its transports, or one row for all. Most
rows of the embedded registry have no date, in particular the oldest ones.

An assignee is a tag in the column Assignee. A row may have several tags; each counts. Only rows
with a name count. The largest assignees have the most ports.

Exit status: 0 if the figures are written, 2 for wrong usage, a bad file, or output that cannot be
written.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
#[command(group(ArgGroup::new("picture").args(["output", "format"]).multiple(true)))]
pub(crate) struct Stats {
    /// Show this many of the largest assignees
    #[arg(long, value_name = "N", default_value_t = 10)]
    top: usize,

    /// Print one JSON object with all figures
    #[arg(long)]
    json: bool,

    /// Draw the years to this file; - is standard output
    ///
    /// The picture shows registrations and modifications by year.
    #[arg(long, value_name = "FILE", value_parser = Target::parser())]
    #[arg(value_hint = ValueHint::FilePath, conflicts_with_all = ["json", "top"])]
    output: Option<Target>,

    /// Format of the picture; by default, that of the file's extension
    #[arg(long, value_enum, ignore_case = true)]
    #[arg(conflicts_with_all = ["json", "top"])]
    format: Option<Format>,

    /// Colours of the picture
    ///
    /// By default, a PNG is light, and an SVG follows the reader's setting.
    #[arg(long, value_enum, ignore_case = true, requires = "picture")]
    theme: Option<Theme>,
}

impl Stats {
    /// Prints the figures, or draws the years.
    pub(crate) fn run(&self, registry: Registry<'_>) -> Result<Outcome, Error> {
        let destination = Destination::new(self.output.as_ref(), self.format)?;
        let figures = Figures::of(registry, self.top);
        if let Some(destination) = destination {
            destination.write(&drawing::picture(&figures), self.theme)?;
        } else if self.json {
            let mut out = output::bytes();
            json::line(&mut out, &figures)?;
            out.flush()?;
        } else {
            let mut out = output::styled();
            text::write(&mut out, &figures)?;
            out.flush()?;
        }
        Ok(Outcome::Found)
    }
}
