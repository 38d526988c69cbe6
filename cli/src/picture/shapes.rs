//! The shapes of a drawing.

use super::colour_role::ColourRole;

/// A drawing, with its shapes from back to front. Lengths are in pixels of the PNG. Two
/// of these pixels are one CSS pixel, so that letters are sharp on high-density screens.
pub(crate) struct Picture {
    /// The id of the SVG, which also scopes its styles: one page may contain several
    /// pictures.
    pub(crate) id: &'static str,
    /// The command that draws the picture, for the SVG's header.
    pub(crate) command: &'static str,
    pub(crate) title: String,
    /// A description for readers who cannot see the picture.
    pub(crate) description: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) shapes: Vec<Shape>,
}

/// A shape of a drawing.
pub(crate) enum Shape {
    Areas { role: ColourRole, areas: Vec<Area> },
    Cells { role: ColourRole, origin: (u32, u32), size: u32, runs: Vec<Run> },
    Label(Label),
}

/// A rectangle.
#[derive(Clone, Copy)]
pub(crate) struct Area {
    pub(crate) x: u32,
    pub(crate) y: u32,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// Cells side by side, counted from the origin.
#[derive(Clone, Copy)]
pub(crate) struct Run {
    pub(crate) column: u32,
    pub(crate) row: u32,
    pub(crate) length: u32,
}

/// A line of text.
pub(crate) struct Label {
    pub(crate) role: ColourRole,
    /// The position of its anchor on the baseline.
    pub(crate) x: u32,
    pub(crate) y: u32,
    pub(crate) anchor: Anchor,
    pub(crate) size: Size,
    pub(crate) text: String,
}

/// The part of a text that is at its position.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// The size and weight of a text.
#[derive(Clone, Copy)]
pub(crate) enum Size {
    Small,
    Large,
}

impl Size {
    /// The size of the font. Small text stays readable if a page shows the picture at
    /// half its width.
    pub(super) const fn pixels(self) -> u16 {
        match self {
            Self::Small => 23,
            Self::Large => 40,
        }
    }
}

/// The distance from one line of small text to the next.
pub(crate) const LINE: u32 = 30;

impl Picture {
    /// Adds a rectangle.
    pub(crate) fn area(&mut self, role: ColourRole, area: Area) {
        self.shapes.push(Shape::Areas { role, areas: vec![area] });
    }

    /// Adds small text that begins at `x`, with its baseline at `y`.
    pub(crate) fn text(&mut self, role: ColourRole, x: u32, y: u32, text: impl Into<String>) {
        self.text_at(role, (x, y), Anchor::Start, Size::Small, text);
    }

    /// Adds text with its anchor at a position on the baseline.
    pub(crate) fn text_at(
        &mut self,
        role: ColourRole,
        (x, y): (u32, u32),
        anchor: Anchor,
        size: Size,
        text: impl Into<String>,
    ) {
        self.shapes.push(Shape::Label(Label { role, x, y, anchor, size, text: text.into() }));
    }
}
