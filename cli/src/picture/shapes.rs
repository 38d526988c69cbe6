//! What a drawing consists of.

use super::ink::Ink;

/// A drawing, its shapes from the back to the front. Lengths are pixels of the PNG, of which two are meant to make one of
/// a page, so that letters are sharp on dense screens too.
pub(crate) struct Picture {
    /// The SVG's id, and so of its styles: several pictures may stand in one page.
    pub(crate) id: &'static str,
    /// What it shows, for those who do not see it.
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
    /// The place of its anchor on the base line.
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
    /// The size of the font. Small text is to be read where a page shows the picture half as wide as it is.
    pub(super) const fn pixels(self) -> u16 {
        match self {
            Self::Small => 23,
            Self::Large => 40,
        }
    }
}

/// From one line of small text to the next.
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
