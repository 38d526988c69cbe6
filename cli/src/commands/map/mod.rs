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

use crate::error::Error;
use crate::outcome::Outcome;
use crate::output::{self, Target};
use crate::picture::{Destination, Format, Theme};
use crate::value_sets;

use map_data::MapData;

const EXAMPLES: &str = "\
Examples:
  iana-ports map                                in the terminal
  iana-ports map --transport sctp               one transport
  iana-ports map --output map.svg               a picture
  iana-ports map --theme dark --output map.png
  iana-ports map --format svg >map.svg

Each block is 1,024 ports: 32 rows of 32, from left to right and top to bottom, like a page. So are
the blocks, 8 in a row. The System Ports are the first block, the Dynamic Ports the last two rows of
blocks.

In a terminal, half a character is 4 x 4 ports. It has their mixed colours, or with 256 colours a
shade for how many of them are assigned. Without colours, a character is 4 x 8 ports and is fuller
the more of them are assigned. A narrow terminal has fewer blocks in a row.

Exit status: 0 if the map is written, 2 for wrong usage, a bad file, or output that cannot be
written.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Map {
    /// Draw this transport, not all together
    #[arg(long, value_parser = value_sets::transport(), ignore_case = true)]
    transport: Option<Transport>,

    /// Write a picture to this file; - is standard output
    #[arg(long, value_name = "FILE", value_parser = Target::parser(), value_hint = ValueHint::FilePath)]
    output: Option<Target>,

    /// Format of the picture; default: by the ending of --output
    #[arg(long, value_enum, ignore_case = true)]
    format: Option<Format>,

    /// Colours of the map
    ///
    /// Without it, a PNG is light, an SVG follows its reader's screen, and text is dark.
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
