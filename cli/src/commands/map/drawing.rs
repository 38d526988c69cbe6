//! The map as a picture.

use iana_ports::{PortRange, Status};
use iana_ports_explain::words::{Grouped, range_ports};

use super::geometry::{
    CELL, HEIGHT, LEFT, LEGEND_TOP, MAP_BOTTOM, MARGIN, SHARES_LEFT, TOP, WIDTH, cell, corner,
};
use super::labels;
use super::layout::{PORTS_IN_BLOCK, PORTS_IN_LINE_OF_BLOCKS, Position, SIDE};
use super::map_data::MapData;
use crate::picture::{Anchor, Area, ColourRole, LINE, Picture, Run, Shape, Size, text_width};

pub(super) fn picture(data: &MapData<'_>) -> Picture {
    let mut picture = Picture {
        id: "iana-ports-map",
        command: "map",
        title: "All 65,536 ports by range and status".to_owned(),
        description: description(data),
        width: WIDTH,
        height: HEIGHT,
        shapes: Vec::new(),
    };
    let title = picture.title.clone();
    picture.text_at(ColourRole::Text, (MARGIN, 70), Anchor::Start, Size::Large, title);
    picture.text(ColourRole::Muted, MARGIN, 70 + LINE + 8, data.source());
    legend(&mut picture, data);
    cells(&mut picture, data);
    blocks(&mut picture);
    shares(&mut picture, data);
    labels::draw(&mut picture, data);
    caption(&mut picture, data);
    picture
}

fn description(data: &MapData<'_>) -> String {
    let ranges = data.legend().map(|(range, counts)| {
        let counts = counts.iter().map(|&(status, count)| format!("{} {status}", Grouped(count)));
        format!("{}: {}", range_ports(range), counts.collect::<Vec<_>>().join(", "))
    });
    format!("{}. {}.", data.source(), ranges.collect::<Vec<_>>().join("; "))
}

/// Draws the legend: a line for each range, with the colours and counts of its ports.
fn legend(picture: &mut Picture, data: &MapData<'_>) {
    const SWATCH: u32 = 3 * CELL;
    /// The space between a swatch and its text.
    const GAP: u32 = 12;
    /// The space between columns.
    const COLUMN_GAP: u32 = 40;
    let lines: Vec<_> = data
        .legend()
        .map(|(range, counts)| {
            let text = |(status, count)| (status, format!("{} {status}", Grouped(count)));
            (range, counts.into_iter().map(text).collect::<Vec<_>>())
        })
        .collect();
    let widest = |texts: &mut dyn Iterator<Item = &str>| {
        texts.map(|text| text_width(text, Size::Small)).max().unwrap_or(0)
    };
    let first = widest(&mut lines.iter().map(|(range, _)| range_ports(*range)));
    let counts = lines.iter().flat_map(|(_, counts)| counts);
    let column = SWATCH + GAP + widest(&mut counts.map(|(_, text)| text.as_str())) + COLUMN_GAP;
    for ((range, counts), y) in lines.into_iter().zip((LEGEND_TOP..).step_by(LINE as usize)) {
        picture.text(ColourRole::Text, MARGIN, y, range_ports(range));
        let places = (MARGIN + first + COLUMN_GAP..).step_by(column as usize);
        for ((status, text), x) in counts.into_iter().zip(places) {
            let swatch = Area { x, y: y - SWATCH + 1, width: SWATCH, height: SWATCH };
            picture.area(ColourRole::of_port(range, status), swatch);
            picture.text(ColourRole::Text, x + SWATCH + GAP, y, text);
        }
    }
}

/// Draws the cells. The ground of a range has the colour of its most frequent status, and
/// runs of other ports are drawn on it.
fn cells(picture: &mut Picture, data: &MapData<'_>) {
    for (range, counts) in data.legend() {
        let Some(&(ground, _)) = counts.iter().max_by_key(|(_, count)| count) else { continue };
        let blocks = range.bounds().step_by(PORTS_IN_BLOCK as usize).map(|port| {
            let (x, y) = corner(Position::of(port));
            Area { x, y, width: SIDE * CELL, height: SIDE * CELL }
        });
        picture.shapes.push(Shape::Areas {
            role: ColourRole::of_port(range, ground),
            areas: blocks.collect(),
        });
        for (status, _) in counts.into_iter().filter(|&(status, _)| status != ground) {
            let runs = runs(data, range, status);
            picture.shapes.push(Shape::Cells {
                role: ColourRole::of_port(range, status),
                origin: (LEFT, TOP),
                size: CELL,
                runs,
            });
        }
    }
}

fn runs(data: &MapData<'_>, range: PortRange, status: Status) -> Vec<Run> {
    let ports: Vec<u16> = range.bounds().filter(|&port| data.status(port) == status).collect();
    let on_one_line = |&one: &u16, &next: &u16| {
        next - one == 1 && u32::from(one) / SIDE == u32::from(next) / SIDE
    };
    let run = |ports: &[u16]| {
        let (column, row) = cell(Position::of(ports[0]));
        Run { column, row, length: ports.len() as u32 }
    };
    ports.chunk_by(on_one_line).map(run).collect()
}

/// Writes the first port of each block above it, darker where a range begins.
fn blocks(picture: &mut Picture) {
    for first in (0..=u16::MAX).step_by(PORTS_IN_BLOCK as usize) {
        let (x, y) = corner(Position::of(first));
        let begins_range = *PortRange::of(first).bounds().start() == first;
        let role = if begins_range { ColourRole::Text } else { ColourRole::Muted };
        picture.text(role, x, y - 7, first.to_string());
    }
}

/// Writes the number of assigned ports beside each line of blocks. Lines that have only
/// Dynamic Ports share one label.
fn shares(picture: &mut Picture, data: &MapData<'_>) {
    let mut is_dynamic_labelled = false;
    for first in (0..=u16::MAX).step_by(PORTS_IN_LINE_OF_BLOCKS as usize) {
        let last = first + (PORTS_IN_LINE_OF_BLOCKS - 1) as u16;
        let (x, (_, y)) = (SHARES_LEFT, corner(Position::of(first)));
        if (first..=last).all(|port| data.status(port) == Status::Dynamic) {
            if !is_dynamic_labelled {
                picture.text(ColourRole::Muted, x, y + 22, "dynamic,");
                picture.text(ColourRole::Muted, x, y + 22 + LINE, "never");
                picture.text(ColourRole::Muted, x, y + 22 + 2 * LINE, "assigned");
            }
            is_dynamic_labelled = true;
            continue;
        }
        let assigned = data.assigned(first..=last);
        let percent = (assigned * 100 + PORTS_IN_LINE_OF_BLOCKS / 2) / PORTS_IN_LINE_OF_BLOCKS;
        let share =
            if percent == 0 && assigned > 0 { "<1%".to_owned() } else { format!("{percent}%") };
        picture.text_at(ColourRole::Text, (x, y + 30), Anchor::Start, Size::Large, share);
        picture.text(ColourRole::Text, x, y + 34 + LINE, Grouped(assigned).to_string());
        picture.text(ColourRole::Muted, x, y + 34 + 2 * LINE, "assigned");
    }
}

fn caption(picture: &mut Picture, data: &MapData<'_>) {
    let lines = [
        "Each cell is one port. A block has 1,024 ports in lines of 32, and a line of blocks has \
         8,192. Read both like a page."
            .to_owned(),
        "The number above a block is its first port. The figures on the right count the assigned \
         ports of a line of blocks."
            .to_owned(),
        format!(
            "Ghost towns, the longest stretches of User Ports without an assigned one: {}.",
            data.ghost_towns_in_words()
        ),
    ];
    // Below the labels of landmarks in the last line of blocks.
    for (line, y) in lines.into_iter().zip((MAP_BOTTOM + 2 * LINE..).step_by(LINE as usize)) {
        picture.text(ColourRole::Muted, MARGIN, y, line);
    }
}
