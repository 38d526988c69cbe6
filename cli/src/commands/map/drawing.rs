//! The map as a picture.

use iana_ports::{PortRange, Status};

use super::atlas::Atlas;
use super::layout::{BLOCKS, PORTS_IN_BLOCK, PORTS_IN_LINE_OF_BLOCKS, Place, SIDE};
use super::pins;
use crate::picture::{Anchor, Area, CHARACTER, Ink, LINE, Picture, Run, Shape, Size};
use crate::text::{Grouped, range_ports};

/// The side of a port's cell.
pub(super) const CELL: u32 = 6;

/// Cells between blocks side by side.
const GUTTER: u32 = 3;

/// Cells above a line of blocks: for landmarks, and below those for the blocks' first ports.
pub(super) const STRIP: u32 = 9;

const MARGIN: u32 = 48;
const LEGEND_TOP: u32 = 164;

/// Above the first strip, for landmarks that stand close together.
const CROWN: u32 = 3 * LINE;

const LEFT: u32 = MARGIN;
pub(super) const TOP: u32 = LEGEND_TOP + 3 * LINE + CROWN;
const MAP_WIDTH: u32 = (BLOCKS * (SIDE + GUTTER) - GUTTER) * CELL;
const MAP_HEIGHT: u32 = BLOCKS * (SIDE + STRIP) * CELL;
pub(super) const RIGHT: u32 = LEFT + MAP_WIDTH;
pub(super) const WIDTH: u32 = RIGHT + 16 + 9 * CHARACTER + MARGIN;
const HEIGHT: u32 = TOP + MAP_HEIGHT + 5 * LINE + MARGIN;

pub(super) fn picture(atlas: &Atlas<'_>) -> Picture {
    let mut picture = Picture {
        id: "iana-ports-map",
        title: "All 65,536 ports by range and status".to_owned(),
        description: description(atlas),
        width: WIDTH,
        height: HEIGHT,
        shapes: Vec::new(),
    };
    let title = picture.title.clone();
    picture.text_at(Ink::Text, (MARGIN, 70), Anchor::Start, Size::Large, title);
    picture.text(Ink::Muted, MARGIN, 70 + LINE + 8, atlas.source());
    legend(&mut picture, atlas);
    cells(&mut picture, atlas);
    blocks(&mut picture);
    shares(&mut picture, atlas);
    pins::draw(&mut picture, atlas);
    caption(&mut picture, atlas);
    picture
}

fn description(atlas: &Atlas<'_>) -> String {
    let ranges = atlas.legend().map(|(range, counts)| {
        let counts = counts.iter().map(|&(status, count)| format!("{} {status}", Grouped(count)));
        format!("{}: {}", range_ports(range), counts.collect::<Vec<_>>().join(", "))
    });
    format!("{}. {}.", atlas.source(), ranges.collect::<Vec<_>>().join("; "))
}

/// A line for each range: of what colour its ports are, and how many.
fn legend(picture: &mut Picture, atlas: &Atlas<'_>) {
    const SWATCH: u32 = 3 * CELL;
    const COLUMN: u32 = 24 * CHARACTER;
    for ((range, counts), y) in atlas.legend().zip((LEGEND_TOP..).step_by(LINE as usize)) {
        picture.text(Ink::Text, MARGIN, y, range_ports(range));
        let mut x = MARGIN + 31 * CHARACTER;
        for (status, count) in counts {
            picture.area(
                Ink::of_port(range, status),
                Area { x, y: y - 17, width: SWATCH, height: SWATCH },
            );
            let text = format!("{} {status}", Grouped(count));
            picture.text(Ink::Text, x + SWATCH + CHARACTER, y, text);
            x += COLUMN;
        }
    }
}

/// What most ports of a range are is its ground; the others lie on it in runs.
fn cells(picture: &mut Picture, atlas: &Atlas<'_>) {
    for (range, counts) in atlas.legend() {
        let Some(&(ground, _)) = counts.iter().max_by_key(|(_, count)| count) else { continue };
        let blocks = range.bounds().step_by(PORTS_IN_BLOCK as usize).map(|port| {
            let (x, y) = corner(Place::of(port));
            Area { x, y, width: SIDE * CELL, height: SIDE * CELL }
        });
        picture
            .shapes
            .push(Shape::Areas { ink: Ink::of_port(range, ground), areas: blocks.collect() });
        for (status, _) in counts.into_iter().filter(|&(status, _)| status != ground) {
            let runs = runs(atlas, range, status);
            picture.shapes.push(Shape::Cells {
                ink: Ink::of_port(range, status),
                origin: (LEFT, TOP),
                size: CELL,
                runs,
            });
        }
    }
}

fn runs(atlas: &Atlas<'_>, range: PortRange, status: Status) -> Vec<Run> {
    let ports: Vec<u16> = range.bounds().filter(|&port| atlas.status(port) == status).collect();
    let on_one_line = |&one: &u16, &next: &u16| {
        next - one == 1 && u32::from(one) / SIDE == u32::from(next) / SIDE
    };
    let run = |ports: &[u16]| {
        let (column, row) = cell(Place::of(ports[0]));
        Run { column, row, length: ports.len() as u32 }
    };
    ports.chunk_by(on_one_line).map(run).collect()
}

/// Counted in cells from the map's corner on.
fn cell(place: Place) -> (u32, u32) {
    let column = place.block_column * (SIDE + GUTTER) + place.column;
    let row = place.block_row * (SIDE + STRIP) + STRIP + place.row;
    (column, row)
}

/// The upper left corner of a cell.
pub(super) fn corner(place: Place) -> (u32, u32) {
    let (column, row) = cell(place);
    (LEFT + column * CELL, TOP + row * CELL)
}

/// The first port of each block above it; and where a range begins, its name.
fn blocks(picture: &mut Picture) {
    for first in (0..=u16::MAX).step_by(PORTS_IN_BLOCK as usize) {
        let (x, y) = corner(Place::of(first));
        let range = PortRange::of(first);
        if *range.bounds().start() == first {
            picture.text(Ink::Text, x, y - 7, format!("{first} {range}"));
        } else {
            picture.text(Ink::Muted, x, y - 7, first.to_string());
        }
    }
}

/// How many of the ports of each line of blocks are assigned.
fn shares(picture: &mut Picture, atlas: &Atlas<'_>) {
    for first in (0..=u16::MAX).step_by(PORTS_IN_LINE_OF_BLOCKS as usize) {
        let last = first + (PORTS_IN_LINE_OF_BLOCKS - 1) as u16;
        let assigned = atlas.assigned(first..=last);
        let percent = (assigned * 100 + PORTS_IN_LINE_OF_BLOCKS / 2) / PORTS_IN_LINE_OF_BLOCKS;
        let share =
            if percent == 0 && assigned > 0 { "<1%".to_owned() } else { format!("{percent}%") };
        let (x, (_, y)) = (RIGHT + 16, corner(Place::of(first)));
        picture.text_at(Ink::Text, (x, y + 30), Anchor::Start, Size::Large, share);
        picture.text(Ink::Text, x, y + 30 + LINE, Grouped(assigned).to_string());
        picture.text(Ink::Muted, x, y + 30 + 2 * LINE, "assigned");
    }
}

fn caption(picture: &mut Picture, atlas: &Atlas<'_>) {
    let lines = [
        "A cell is a port. A block is 1,024 ports, read like a page, 32 to a line; and so are the blocks, 8 to a line."
            .to_owned(),
        "Above each block stands its first port; beside each line of blocks, how many of its 8,192 ports are assigned."
            .to_owned(),
        format!(
            "Ghost towns, the longest stretches of User Ports without an assigned one: {}.",
            atlas.ghost_towns_in_words()
        ),
    ];
    // Below the labels of landmarks in the last line of blocks.
    for (line, y) in lines.into_iter().zip((TOP + MAP_HEIGHT + 2 * LINE..).step_by(LINE as usize)) {
        picture.text(Ink::Muted, MARGIN, y, line);
    }
}
