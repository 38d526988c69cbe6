//! The map in a terminal.

use std::io::{self, Write};
use std::iter;

use anstyle::{Ansi256Color, Color, RgbColor, Style};
use iana_ports::{PortRange, Status};
use iana_ports_explain::words::{Grouped, range_ports};

use super::layout::{BLOCKS, PORTS_IN_BLOCK, PORTS_IN_LINE_OF_BLOCKS, SIDE, port_at};
use super::map_data::MapData;
use crate::output::Colours;
use crate::picture::{Colour, ColourRole, Theme};
use crate::terminal;

/// The width of a port number and a space.
const LABEL: usize = 6;

/// The width of the legend.
const LEGEND: usize = 78;

/// The number of ports in a character, and the gap between blocks.
struct Scale {
    /// The side of a tile. Half a character shows the ports of a tile.
    tile: u32,
    gap: &'static str,
}

impl Scale {
    /// The finest scale that fits the terminal.
    fn that_fits(width: Option<usize>) -> Self {
        let smallest = Self { tile: 8, gap: "" };
        let larger = [Self { tile: 4, gap: " " }, Self { tile: 8, gap: " " }];
        let fits = |scale: &Self| width.is_none_or(|width| scale.width() <= width);
        larger.into_iter().find(fits).unwrap_or(smallest)
    }

    fn width(&self) -> usize {
        LABEL + (self.block_width() + self.gap.len()) * BLOCKS as usize - self.gap.len()
    }

    /// The number of characters of a block in a line.
    fn block_width(&self) -> usize {
        (SIDE / self.tile) as usize
    }

    /// The offsets of the first ports of the blocks in a line. Leaves out every second
    /// one if there is no room for all.
    fn offsets(&self) -> String {
        let width = self.block_width() + self.gap.len();
        let offsets = (0..PORTS_IN_LINE_OF_BLOCKS).step_by(PORTS_IN_BLOCK as usize);
        let widest = format!("+{PORTS_IN_LINE_OF_BLOCKS}").len();
        let step = if widest < width { 1 } else { 2 };
        let offsets = offsets.step_by(step).map(|offset| format!("+{offset}"));
        let cells = offsets.map(|offset| format!("{offset:0$}", step * width));
        cells.collect::<Vec<_>>().concat()
    }
}

/// Characters for the share of assigned ports, by quarters; the last one means all.
const DENSITIES: [char; 5] = ['.', ':', '+', '*', '#'];
const RESERVED: char = 'r';
const UNASSIGNED: char = ' ';
const DYNAMIC: char = '~';

/// The legend of a character.
fn key(scale: &Scale, colours: Colours) -> Vec<String> {
    let side = scale.tile;
    let ports = 2 * side * side;
    let quarter = ports / 4;
    match colours {
        Colours::None => {
            let densities = DENSITIES.iter().zip(0..).map(|(character, quarters)| {
                let first = (quarters * quarter).max(1);
                let last = (quarters + 1) * quarter - 1;
                match (first, last) {
                    (first, _) if first == ports => format!("{character} {first}"),
                    _ => format!("{character} {first}-{last}"),
                }
            });
            let densities: Vec<_> = densities.collect();
            let assigned = format!("Assigned ports of the {ports} in a character:");
            let mut lines = if is_narrow() {
                let below = densities.into_iter().map(|density| format!("  {density}"));
                iter::once(assigned).chain(below).collect()
            } else {
                vec![format!("{assigned} {}", densities.join("  "))]
            };
            lines.push(
                "Without an assigned port: r reserved, blank unassigned, ~ dynamic".to_owned(),
            );
            lines
        }
        Colours::Few => vec![format!(
            "Half a character is {side} x {side} ports: its shade of blue shows how many are \
             assigned"
        )],
        Colours::All => {
            vec![format!("Half a character is {side} x {side} ports, their colours mixed")]
        }
    }
}

/// Writes the map, its legend and the ghost towns.
pub(super) fn write(
    out: &mut impl Write,
    map_data: &MapData<'_>,
    theme: Theme,
    colours: Colours,
) -> io::Result<()> {
    let scale = Scale::that_fits(terminal::width());
    let tile_side = scale.tile;
    terminal::write_wrapped(out, &map_data.source(), "", "  ")?;
    writeln!(out, "{:LABEL$}{}", "", scale.offsets().trim_end())?;
    let columns: Vec<u32> = (0..BLOCKS * SIDE).step_by(tile_side as usize).collect();
    for row in (0..BLOCKS * SIDE).step_by(2 * tile_side as usize) {
        let label = if row % SIDE == 0 { format!("{} ", port_at(0, row)) } else { String::new() };
        let blocks = columns.chunks(scale.block_width()).map(|columns| {
            let characters = columns.iter().map(|&column| {
                let tiles = [row, row + tile_side].map(|row| tile(column, row, tile_side));
                match colours {
                    Colours::None => density(map_data, &tiles.concat()),
                    Colours::Few => halves(tiles.map(|tile| shade(map_data, &tile, theme))),
                    Colours::All => halves(tiles.map(|tile| mixed(map_data, &tile, theme))),
                }
            });
            characters.collect::<String>()
        });
        let line = format!("{label:>LABEL$}{}", blocks.collect::<Vec<_>>().join(scale.gap));
        writeln!(out, "{}", line.trim_end())?;
    }
    legend(out, map_data, theme, colours)?;
    let ghost_towns = format!("Ghost towns: {}", map_data.ghost_towns_in_words());
    let mut below = key(&scale, colours);
    below.push(ghost_towns);
    below.iter().try_for_each(|line| terminal::write_wrapped(out, line, "", "  "))
}

/// Whether the legend needs a line for each of its parts.
fn is_narrow() -> bool {
    terminal::width().is_some_and(|width| width < LEGEND)
}

/// The ports of the tile with its upper left corner at this position.
fn tile(column: u32, row: u32, side: u32) -> Vec<u16> {
    let ports = |row| (column..column + side).map(move |column| port_at(column, row));
    (row..row + side).flat_map(ports).collect()
}

/// A character with the first colour in its upper half and the second in its lower half.
fn halves([upper, lower]: [Color; 2]) -> String {
    let style = Style::new().fg_color(Some(upper)).bg_color(Some(lower));
    format!("{style}\u{2580}{style:#}")
}

/// The average colour of the ports.
fn mixed(data: &MapData<'_>, ports: &[u16], theme: Theme) -> Color {
    let mut sums = [0_usize; 3];
    for &port in ports {
        let Colour(channels) =
            ColourRole::of_port(PortRange::of(port), data.status(port)).colour(theme);
        for (sum, channel) in sums.iter_mut().zip(channels) {
            *sum += usize::from(channel);
        }
    }
    let [red, green, blue] = sums.map(|sum| (sum / ports.len()) as u8);
    RgbColor(red, green, blue).into()
}

/// The colour for the share of assigned ports or, if there are none, for the [status that
/// represents the ports](Counts::shown). All ports are in one range.
fn shade(data: &MapData<'_>, ports: &[u16], theme: Theme) -> Color {
    let range = PortRange::of(ports[0]);
    let counts = Counts::new(data, ports);
    let shades = ColourRole::of_port(range, counts.shown()).xterm_shades(theme);
    Ansi256Color(shades[counts.step(shades.len())]).into()
}

/// The character for the share of assigned ports or, if there are none, for the [status
/// that represents the ports](Counts::shown).
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

/// The number of ports with each status.
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

    /// The status that represents the ports: assigned if any port is, else dynamic if any
    /// is, else the more frequent one of unassigned and reserved, unassigned on a tie.
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

    /// The step of the share of assigned ports, from 0, if shares are divided into
    /// `steps` equal steps.
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
            let role = ColourRole::of_port(range, status);
            let colour: Option<Color> = match colours {
                Colours::None => None,
                Colours::Few => {
                    role.xterm_shades(theme).last().map(|&shade| Ansi256Color(shade).into())
                }
                Colours::All => {
                    let Colour([red, green, blue]) = role.colour(theme);
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
        if is_narrow() {
            writeln!(out, "{}", range_ports(range))?;
            for count in counts {
                writeln!(out, "  {}", count.trim_end())?;
            }
        } else {
            let line = format!("{:27}{}", range_ports(range), counts.collect::<String>());
            writeln!(out, "{}", line.trim_end())?;
        }
    }
    Ok(())
}
