//! The map in a terminal.

use std::io::{self, Write};

use anstyle::{Ansi256Color, Color, RgbColor, Style};
use iana_ports::{PortRange, Status};

use super::layout::{BLOCKS, PORTS_IN_BLOCK, PORTS_IN_LINE_OF_BLOCKS, SIDE, port_at};
use super::map_data::MapData;
use crate::output::Colours;
use crate::picture::{Colour, Ink, Theme};
use crate::text::{Grouped, range_ports};

/// The side of a tile: as many ports share a character's half.
const TILE: u32 = 4;

const TILES_IN_BLOCK: u32 = SIDE / TILE;

/// A port number and a space.
const LABEL: usize = 6;

/// Up to all of a character's ports, a quarter each. What has none assigned is told apart by what most of it is.
const DENSITIES: [char; 5] = ['.', ':', '+', '*', '#'];
const RESERVED: char = 'r';
const UNASSIGNED: char = ' ';
const DYNAMIC: char = '~';

/// How to read a character.
const fn key(colours: Colours) -> &'static str {
    match colours {
        Colours::None => {
            "Of a character's 32 ports are assigned: . 1-7  : 8-15  + 16-23  * 24-31  # 32\n\
             None is, and most are: r reserved, blank unassigned, ~ dynamic"
        }
        Colours::Few => {
            "Half a character is 4 x 4 ports: its shade of blue tells how many are assigned"
        }
        Colours::All => "Half a character is 4 x 4 ports, their colours mixed",
    }
}

pub(super) fn write(
    out: &mut impl Write,
    data: &MapData<'_>,
    theme: Theme,
    colours: Colours,
) -> io::Result<()> {
    writeln!(out, "{}", data.source())?;
    let offsets = (0..PORTS_IN_LINE_OF_BLOCKS).step_by(PORTS_IN_BLOCK as usize);
    let offsets: Vec<_> = offsets.map(|offset| format!("{:8}", format!("+{offset}"))).collect();
    writeln!(out, "{:LABEL$}{}", "", offsets.join(" ").trim_end())?;
    let columns: Vec<u32> = (0..BLOCKS * SIDE).step_by(TILE as usize).collect();
    for row in (0..BLOCKS * SIDE).step_by(2 * TILE as usize) {
        let label = if row % SIDE == 0 { format!("{} ", port_at(0, row)) } else { String::new() };
        let blocks = columns.chunks(TILES_IN_BLOCK as usize).map(|columns| {
            let characters = columns.iter().map(|&column| {
                let tiles = [tile(column, row), tile(column, row + TILE)];
                match colours {
                    Colours::None => density(data, &tiles.concat()),
                    Colours::Few => halves(tiles.map(|tile| shade(data, &tile, theme))),
                    Colours::All => halves(tiles.map(|tile| mixed(data, &tile, theme))),
                }
            });
            characters.collect::<String>()
        });
        let line = format!("{label:>LABEL$}{}", blocks.collect::<Vec<_>>().join(" "));
        writeln!(out, "{}", line.trim_end())?;
    }
    legend(out, data, theme, colours)?;
    writeln!(out, "Ghost towns: {}", data.ghost_towns_in_words())
}

fn tile(column: u32, row: u32) -> Vec<u16> {
    let ports = |row| (column..column + TILE).map(move |column| port_at(column, row));
    (row..row + TILE).flat_map(ports).collect()
}

/// A character whose upper half has the first colour, and the lower the second.
fn halves([upper, lower]: [Color; 2]) -> String {
    let style = Style::new().fg_color(Some(upper)).bg_color(Some(lower));
    format!("{style}\u{2580}{style:#}")
}

/// The colour that the ports have together, seen from afar.
fn mixed(data: &MapData<'_>, ports: &[u16], theme: Theme) -> Color {
    let mut sums = [0_usize; 3];
    for &port in ports {
        let Colour(channels) = Ink::of_port(PortRange::of(port), data.status(port)).colour(theme);
        for (sum, channel) in sums.iter_mut().zip(channels) {
            *sum += usize::from(channel);
        }
    }
    let [red, green, blue] = sums.map(|sum| (sum / ports.len()) as u8);
    RgbColor(red, green, blue).into()
}

/// Tells how many of the ports are assigned; if none is, what most are. They are of one range.
fn shade(data: &MapData<'_>, ports: &[u16], theme: Theme) -> Color {
    let range = PortRange::of(ports[0]);
    let counts = Counts::new(data, ports);
    let shades = Ink::of_port(range, counts.shown()).shades(theme);
    Ansi256Color(shades[counts.step(shades.len())]).into()
}

fn density(data: &MapData<'_>, ports: &[u16]) -> String {
    let counts = Counts::new(data, ports);
    let character = match counts.shown() {
        Status::Assigned => {
            DENSITIES[counts.of(Status::Assigned) * (DENSITIES.len() - 1) / counts.total()]
        }
        Status::Reserved => RESERVED,
        Status::Unassigned => UNASSIGNED,
        Status::Dynamic => DYNAMIC,
    };
    character.to_string()
}

/// How many of some ports have which status.
struct Counts([usize; Status::ALL.len()]);

impl Counts {
    fn new(data: &MapData<'_>, ports: &[u16]) -> Self {
        let mut counts = [0; Status::ALL.len()];
        for &port in ports {
            counts[data.status(port) as usize] += 1;
        }
        Self(counts)
    }

    fn of(&self, status: Status) -> usize {
        self.0[status as usize]
    }

    fn total(&self) -> usize {
        self.0.iter().sum()
    }

    /// The status that the ports are shown as: assigned if any is, else dynamic if any is, else
    /// that of the most ports, unassigned where as many are reserved.
    fn shown(&self) -> Status {
        let by_precedence = |&status: &Status| {
            let precedence = match status {
                Status::Assigned => 2,
                Status::Dynamic => 1,
                Status::Reserved | Status::Unassigned => 0,
            };
            let count = self.of(status);
            (if count > 0 { precedence } else { 0 }, count)
        };
        // Of equals, `max_by_key` returns the last one.
        Status::ALL.into_iter().max_by_key(by_precedence).unwrap_or(Status::Unassigned)
    }

    /// Of `steps` that are one as high as the other, the one that the share of what is assigned ends on.
    fn step(&self, steps: usize) -> usize {
        (self.of(Status::Assigned) * steps).div_ceil(self.total()).saturating_sub(1)
    }
}

fn legend(
    out: &mut impl Write,
    data: &MapData<'_>,
    theme: Theme,
    colours: Colours,
) -> io::Result<()> {
    writeln!(out)?;
    for (range, counts) in data.legend() {
        let counts = counts.into_iter().map(|(status, count)| {
            let text = format!("{:15}", format!("{} {status}", Grouped(count)));
            let ink = Ink::of_port(range, status);
            let colour: Option<Color> = match colours {
                Colours::None => None,
                Colours::Few => ink.shades(theme).last().map(|&shade| Ansi256Color(shade).into()),
                Colours::All => {
                    let Colour([red, green, blue]) = ink.colour(theme);
                    Some(RgbColor(red, green, blue).into())
                }
            };
            if colour.is_some() {
                let style = Style::new().fg_color(colour);
                format!("{style}\u{2588}{style:#} {text}")
            } else {
                text
            }
        });
        let line = format!("{:27}{}", range_ports(range), counts.collect::<String>());
        writeln!(out, "{}", line.trim_end())?;
    }
    writeln!(out, "{}", key(colours))
}
