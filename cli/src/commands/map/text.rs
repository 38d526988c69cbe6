//! The map in a terminal.

use std::io::{self, Write};

use anstyle::{Color, RgbColor, Style};
use iana_ports::{PortRange, Status};

use super::atlas::Atlas;
use super::layout::{BLOCKS, PORTS_IN_BLOCK, PORTS_IN_LINE_OF_BLOCKS, SIDE, port_at};
use crate::picture::{Colour, Ink, Theme};
use crate::text::{Grouped, class_ports};

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

const DENSITIES_IN_WORDS: &str = "\
Of a character's 32 ports are assigned: . 1-7  : 8-15  + 16-23  * 24-31  # 32
None is, and most are: r reserved, blank unassigned, ~ dynamic";

pub(super) fn write(
    out: &mut impl Write,
    atlas: &Atlas<'_>,
    theme: Theme,
    has_colours: bool,
) -> io::Result<()> {
    writeln!(out, "{}", atlas.source())?;
    let offsets = (0..PORTS_IN_LINE_OF_BLOCKS).step_by(PORTS_IN_BLOCK as usize);
    let offsets: Vec<_> = offsets.map(|offset| format!("{:8}", format!("+{offset}"))).collect();
    writeln!(out, "{:LABEL$}{}", "", offsets.join(" ").trim_end())?;
    let columns: Vec<u32> = (0..BLOCKS * SIDE).step_by(TILE as usize).collect();
    for row in (0..BLOCKS * SIDE).step_by(2 * TILE as usize) {
        let label = if row % SIDE == 0 { format!("{} ", port_at(0, row)) } else { String::new() };
        let blocks = columns.chunks(TILES_IN_BLOCK as usize).map(|columns| {
            let characters = columns.iter().map(|&column| {
                let tiles = [tile(column, row), tile(column, row + TILE)];
                if has_colours { halves(atlas, tiles, theme) } else { density(atlas, tiles) }
            });
            characters.collect::<String>()
        });
        let line = format!("{label:>LABEL$}{}", blocks.collect::<Vec<_>>().join(" "));
        writeln!(out, "{}", line.trim_end())?;
    }
    legend(out, atlas, theme, has_colours)?;
    writeln!(out, "Ghost towns: {}", atlas.ghost_towns_in_words())
}

fn tile(column: u32, row: u32) -> impl Iterator<Item = u16> {
    (row..row + TILE).flat_map(move |row| (column..column + TILE).map(move |column| port_at(column, row)))
}

/// A character whose upper half has the first tile's colour, and the lower the second's.
fn halves(atlas: &Atlas<'_>, tiles: [impl Iterator<Item = u16>; 2], theme: Theme) -> String {
    let [upper, lower] = tiles.map(|tile| Some(shown(mixed(atlas, tile, theme))));
    let style = Style::new().fg_color(upper).bg_color(lower);
    format!("{style}\u{2580}{style:#}")
}

/// The colour that the ports have together, seen from afar.
fn mixed(atlas: &Atlas<'_>, ports: impl Iterator<Item = u16>, theme: Theme) -> Colour {
    let (mut sums, mut count) = ([0_u32; 3], 0);
    for port in ports {
        let Colour(channels) = Ink::of_port(PortRange::of(port), atlas.status(port)).colour(theme);
        for (sum, channel) in sums.iter_mut().zip(channels) {
            *sum += u32::from(channel);
        }
        count += 1;
    }
    Colour(sums.map(|sum| (sum / count) as u8))
}

/// As far as the terminal has it.
fn shown(Colour([red, green, blue]): Colour) -> Color {
    let colour = RgbColor(red, green, blue);
    if anstyle_query::truecolor() { colour.into() } else { anstyle_lossy::rgb_to_xterm(colour).into() }
}

fn density(atlas: &Atlas<'_>, tiles: [impl Iterator<Item = u16>; 2]) -> String {
    let mut counts = [0; Status::ALL.len()];
    tiles.into_iter().flatten().for_each(|port| counts[atlas.status(port) as usize] += 1);
    let count = |status: Status| counts[status as usize];
    let character = match count(Status::Assigned) {
        0 if count(Status::Dynamic) > 0 => DYNAMIC,
        0 if count(Status::Reserved) > count(Status::Unassigned) => RESERVED,
        0 => UNASSIGNED,
        assigned => DENSITIES[assigned * (DENSITIES.len() - 1) / counts.iter().sum::<usize>()],
    };
    character.to_string()
}

fn legend(out: &mut impl Write, atlas: &Atlas<'_>, theme: Theme, has_colours: bool) -> io::Result<()> {
    writeln!(out)?;
    for (class, counts) in atlas.legend() {
        let counts = counts.into_iter().map(|(status, count)| {
            let text = format!("{:15}", format!("{} {status}", Grouped(count)));
            if has_colours {
                let style = Style::new().fg_color(Some(shown(Ink::of_port(class, status).colour(theme))));
                format!("{style}\u{2588}{style:#} {text}")
            } else {
                text
            }
        });
        let line = format!("{:27}{}", class_ports(class), counts.collect::<String>());
        writeln!(out, "{}", line.trim_end())?;
    }
    if !has_colours {
        writeln!(out, "{DENSITIES_IN_WORDS}")?;
    }
    Ok(())
}
