//! Labels on the map, of landmarks and of ghost towns, each with a line to its cell.

use std::cmp::Reverse;

use super::atlas::Atlas;
use super::drawing::{CELL, RIGHT, STRIP, TOP, corner};
use super::layout::{Place, SIDE};
use crate::picture::{Area, CHARACTER, Ink, LINE, Picture};

/// How thick the line from a landmark's label to its cell is, half of it on either side of the cells' border, and the edge
/// that sets it off from cells of its own colour. The cells beside it keep two thirds of their area and more.
const PIN: u32 = 2;
const PIN_EDGE: u32 = 1;

/// A label in the strip that is nearer to its cell, and from there a line to the cell.
struct Pin {
    ink: Ink,
    x: u32,
    /// The edge of the cell.
    y: u32,
    strip: u32,
    /// Lines above the strip's own.
    level: u32,
    label: String,
}

impl Pin {
    fn new(port: u16, ink: Ink, label: String) -> Self {
        let place = Place::of(port);
        let (x, y) = corner(place);
        // Above the leftmost cells stands the number of the block.
        let is_below = place.row >= SIDE / 2 || place.column * CELL <= 5 * CHARACTER;
        Self {
            ink,
            x,
            y: if is_below { y + CELL } else { y },
            strip: place.block_row + u32::from(is_below),
            level: 0,
            label,
        }
    }

    fn text_start(&self) -> u32 {
        self.x + 8
    }

    fn end(&self) -> u32 {
        self.text_start() + self.label.chars().count() as u32 * CHARACTER
    }

    /// Whether one would run into the other on the same level.
    fn meets(&self, other: &Self) -> bool {
        self.strip == other.strip && self.x < other.end() && other.x < self.end()
    }

    fn draw(self, picture: &mut Picture) {
        let base = TOP + self.strip * (SIDE + STRIP) * CELL + 21 - self.level * LINE;
        let top = base - 17;
        let (y, end) = if self.y > top { (top, self.y) } else { (self.y, base) };
        let (x, height) = (self.x - PIN / 2, end - y);
        picture.area(self.ink, Area { x, y, width: PIN, height });
        picture.area(Ink::Paper, Area { x: x + PIN, y, width: PIN_EDGE, height });
        picture.text(self.ink, self.text_start(), base, self.label);
    }
}

pub(super) fn draw(picture: &mut Picture, atlas: &Atlas<'_>) {
    let landmark = |(port, name)| Pin::new(port, Ink::Text, format!("{port} {name}"));
    let mut pins = on_levels(atlas.landmarks().map(landmark).collect());
    for stretch in atlas.ghost_towns() {
        let label = format!("{}-{} ghost town", stretch.start(), stretch.end());
        let pin = Pin::new(*stretch.start(), Ink::Muted, label);
        // Where there is no room, the caption has it still.
        if pin.end() <= RIGHT && !pins.iter().any(|other| other.meets(&pin)) {
            pins.push(pin);
        }
    }
    for pin in pins {
        pin.draw(picture);
    }
}

/// From the right to the left, each above those that it would run into.
fn on_levels(mut pins: Vec<Pin>) -> Vec<Pin> {
    pins.sort_by_key(|pin| Reverse(pin.x));
    let mut placed: Vec<Pin> = Vec::new();
    for mut pin in pins {
        let in_the_way = placed.iter().filter(|other| other.meets(&pin));
        pin.level = in_the_way.map(|other| other.level + 1).max().unwrap_or(0);
        placed.push(pin);
    }
    placed
}

#[cfg(test)]
mod tests {
    use iana_ports::Registry;

    use super::super::atlas::LONGEST_NAME;
    use super::super::drawing::WIDTH;
    use super::*;

    /// However long the names are: only above the first strip is there room for further lines, three of them.
    #[test]
    fn labels_have_room() {
        let atlas = Atlas::new(Registry::embedded(), None);
        let longest = "m".repeat(LONGEST_NAME);
        let pins = atlas
            .landmarks()
            .map(|(port, _)| Pin::new(port, Ink::Text, format!("{port} {longest}")));
        let placed = on_levels(pins.collect());
        assert_eq!(placed.len(), 12);
        for pin in placed {
            assert!(
                pin.level <= if pin.strip == 0 { 3 } else { 0 },
                "{}: {}",
                pin.label,
                pin.level
            );
            assert!(pin.end() <= WIDTH, "{}", pin.label);
        }
    }
}
