//! `map`: all ports in one square.

mod drawing;
mod geometry;
mod labels;
mod layout;
mod map_data;
mod text;

use std::io::Write as _;

use clap::{Args, ValueHint};
use iana_ports::{Registry, Transport};

use crate::commands::Outcome;
use crate::error::Error;
use crate::output::{self, Target};
use crate::picture::{Destination, Format, Theme};
use crate::value_sets;

use map_data::MapData;

const EXAMPLES: &str = "\
Examples:
  iana-ports map
  iana-ports map --transport sctp
  iana-ports map --output map.svg
  iana-ports map --theme dark --output map.png
  iana-ports map --format svg >map.svg

Each block is 1,024 ports, read like a page, 32 to a line; and so are the blocks, 8 to a line. The System Ports are the
first block, the Dynamic Ports the last two lines of blocks. In a terminal, half a character is 4 x 4 ports and has
their colours mixed, or, of 256 colours, a shade that tells how many of them are assigned; without colours, a character
is 4 x 8 ports, and fuller the more of them are assigned.

Exit status: 0 if the map is written, 2 for wrong usage, a bad file, or output that cannot be written.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Map {
    /// The ports as they are on this transport, instead of on all together
    #[arg(long, value_parser = value_sets::transport(), ignore_case = true)]
    transport: Option<Transport>,

    /// Write a picture to this file; - is standard output
    #[arg(long, value_name = "FILE", value_parser = Target::parser(), value_hint = ValueHint::FilePath)]
    output: Option<Target>,

    /// The picture's format; without it, the ending of --output decides
    #[arg(long, value_enum, ignore_case = true)]
    format: Option<Format>,

    /// The colours; without it, a PNG is light, an SVG as its reader's screen, text dark
    #[arg(long, value_enum, ignore_case = true)]
    theme: Option<Theme>,
}

impl Map {
    pub(crate) fn run(&self, registry: Registry<'_>) -> Result<Outcome, Error> {
        let destination = Destination::new(self.output.as_ref(), self.format)?;
        let data = MapData::new(registry, self.transport);
        if let Some(destination) = destination {
            destination.write(&drawing::picture(&data), self.theme)?;
        } else {
            let mut out = output::styled();
            text::write(&mut out, &data, self.theme.unwrap_or(Theme::Dark), output::colours())?;
            out.flush()?;
        }
        Ok(Outcome::Found)
    }
}
