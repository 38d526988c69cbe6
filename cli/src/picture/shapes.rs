//! The shapes of a drawing.

use super::ink::Ink;

/// A drawing, with its shapes from back to front. Lengths are pixels of the PNG. Two of
/// them make one CSS pixel, so that letters are sharp on high-density screens.
pub(crate) struct Picture {
    /// The id of the SVG, which also scopes its styles: one page may contain several
    /// pictures.
    pub(crate) id: &'static str,
    /// The command that draws the picture, for the SVG's header.
    pub(crate) command: &'static str,
    /// A description for readers who cannot see the picture.
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) shapes: Vec<Shape>,
}

pub(crate) enum Shape {
    Areas { ink: Ink, areas: Vec<Area> },
    Cells { ink: Ink, origin: (u32, u32), size: u32, runs: Vec<Run> },
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
    pub(crate) ink: Ink,
    /// The position of its anchor on the baseline.
    pub(crate) x: u32,
    pub(crate) y: u32,
    pub(crate) anchor: Anchor,
    pub(crate) size: Size,
    pub(crate) text: String,
}

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

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
    pub(crate) fn area(&mut self, ink: Ink, area: Area) {
        self.shapes.push(Shape::Areas { ink, areas: vec![area] });
    }

    /// Small text that begins at `x`.
    pub(crate) fn text(&mut self, ink: Ink, x: u32, y: u32, text: impl Into<String>) {
        self.text_at(ink, (x, y), Anchor::Start, Size::Small, text);
    }

    pub(crate) fn text_at(
        &mut self,
        ink: Ink,
        (x, y): (u32, u32),
        anchor: Anchor,
        size: Size,
        text: impl Into<String>,
    ) {
        self.shapes.push(Shape::Label(Label { ink, x, y, anchor, size, text: text.into() }));
    }
}
