//! The labels of landmarks and ghost towns on the map, each with a line to its cell.

use std::cmp::Reverse;

use super::geometry::{CELL, RIGHT, STRIP, TOP, corner};
use super::layout::{PORTS_IN_BLOCK, Position, SIDE};
use super::map_data::MapData;
use crate::picture::{Area, ColourRole, LINE, Picture, Size, text_width};

/// The width of the line from a landmark's label to its cell, centred on the border
/// between cells, and of the edge that separates it from cells of the same colour. The
/// cells beside it keep at least two thirds of their area.
const LINE_WIDTH: u32 = 2;
const LINE_EDGE: u32 = 1;

/// The maximum width of a name. Longer names are truncated.
const MAX_NAME_WIDTH: u32 = 130;

/// Space between a label and its line, and around a label.
const GAP: u32 = 8;

/// A label in the nearer strip, above or below its cell, with a line to the cell.
struct Callout {
    role: ColourRole,
    x: u32,
    /// The edge of the cell.
    y: u32,
    strip: u32,
    /// The number of lines above the strip's own line.
    level: u32,
    label: String,
}

impl Callout {
    fn new(port: u16, role: ColourRole, label: String) -> Self {
        let position = Position::of(port);
        let (x, y) = corner(position);
        let first_port = port - port % PORTS_IN_BLOCK as u16;
        let number_width = text_width(&first_port.to_string(), Size::Small) + GAP;
        let is_below = position.row >= SIDE / 2 || position.column * CELL <= number_width;
        Self {
            role,
            x,
            y: if is_below { y + CELL } else { y },
            strip: position.block_row + u32::from(is_below),
            level: 0,
            label,
        }
    }

    fn of_landmark(port: u16, name: &str) -> Self {
        let mut name = name.to_owned();
        while text_width(&name, Size::Small) > MAX_NAME_WIDTH {
            name.pop();
        }
        Self::new(port, ColourRole::Text, format!("{port} {name}"))
    }

    fn text_start(&self) -> u32 {
        self.x + GAP
    }

    fn end(&self) -> u32 {
        self.text_start() + text_width(&self.label, Size::Small)
    }

    /// Whether two labels would overlap on the same level.
    fn meets(&self, other: &Self) -> bool {
        self.strip == other.strip && self.x < other.end() + GAP && other.x < self.end() + GAP
    }

    fn draw(self, picture: &mut Picture) {
        let base = TOP + self.strip * (SIDE + STRIP) * CELL + 21 - self.level * LINE;
        let top = base - 17;
        let (y, end) = if self.y > top { (top, self.y) } else { (self.y, base) };
        let (x, height) = (self.x - LINE_WIDTH / 2, end - y);
        picture.area(self.role, Area { x, y, width: LINE_WIDTH, height });
        picture.area(ColourRole::Paper, Area { x: x + LINE_WIDTH, y, width: LINE_EDGE, height });
        picture.text(self.role, self.text_start(), base, self.label);
    }
}

pub(super) fn draw(picture: &mut Picture, data: &MapData<'_>) {
    let landmarks = data.landmarks().map(|(port, name)| Callout::of_landmark(port, &name));
    let mut callouts = on_levels(landmarks.collect());
    for stretch in data.ghost_towns() {
        let label = format!("{}-{} ghost town", stretch.start(), stretch.end());
        let callout = Callout::new(*stretch.start(), ColourRole::Muted, label);
        // Drops a label without room; the caption still has it.
        if callout.end() <= RIGHT && !callouts.iter().any(|other| other.meets(&callout)) {
            callouts.push(callout);
        }
    }
    for callout in callouts {
        callout.draw(picture);
    }
}

/// From right to left, puts each label above those that it would overlap.
fn on_levels(mut callouts: Vec<Callout>) -> Vec<Callout> {
    callouts.sort_by_key(|callout| Reverse(callout.x));
    let mut placed: Vec<Callout> = Vec::new();
    for mut callout in callouts {
        let in_the_way = placed.iter().filter(|other| other.meets(&callout));
        callout.level = in_the_way.map(|other| other.level + 1).max().unwrap_or(0);
        placed.push(callout);
    }
    placed
}

#[cfg(test)]
mod tests {
    use iana_ports::Registry;

    use super::super::geometry::WIDTH;
    use super::*;

    /// Even the longest names fit. Only the first strip has room for further lines:
    /// three.
    #[test]
    fn labels_have_room() {
        let data = MapData::new(Registry::embedded(), None);
        let longest = "m".repeat(100);
        let callouts = data.landmarks().map(|(port, _)| Callout::of_landmark(port, &longest));
        let placed = on_levels(callouts.collect());
        assert_eq!(placed.len(), 12);
        for callout in placed {
            assert!(
                callout.level <= if callout.strip == 0 { 3 } else { 0 },
                "{}: {}",
                callout.label,
                callout.level
            );
            assert!(callout.end() <= WIDTH, "{}", callout.label);
        }
    }
}
