//! `map`: draws all ports in one square.

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
use crate::value_parsers;

use map_data::MapData;

const EXAMPLES: &str = "\
Examples:
  iana-ports map                                in the terminal
  iana-ports map --transport sctp               one transport
  iana-ports map --output map.svg               a picture
  iana-ports map --theme dark --output map.png
  iana-ports map --format svg >map.svg

A block has 1,024 ports: 32 rows of 32, from left to right and top to bottom, like a page. The
blocks are in the same order, 8 in a row. The System Ports are the first block, and the Dynamic
Ports are the last two rows of blocks.

In a terminal, half a character stands for 4 x 4 ports. It has their average colour or, with only
256 colours, a shade for the number of assigned ports. Without colours, a character stands for 4 x 8
ports: a denser character means more assigned ports. On a narrow terminal, characters stand for more
ports.

Ghost towns are the longest stretches of User Ports without an assigned one.

Exit status: 0 if the map is written, 2 for wrong usage, a bad file, or output that cannot be
written.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Map {
    /// Draw the ports of this transport only
    #[arg(long, value_parser = value_parsers::transport(), ignore_case = true)]
    transport: Option<Transport>,

    /// Write a picture to this file; - is standard output
    #[arg(long, value_name = "FILE", value_parser = Target::parser())]
    #[arg(value_hint = ValueHint::FilePath)]
    output: Option<Target>,

    /// Format of the picture; by default, that of the file's extension
    #[arg(long, value_enum, ignore_case = true)]
    format: Option<Format>,

    /// Colours of the map
    ///
    /// By default, a PNG is light, an SVG follows the reader's setting, and text is dark.
    #[arg(long, value_enum, ignore_case = true)]
    theme: Option<Theme>,
}

impl Map {
    /// Draws the map, as text or as a picture.
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
