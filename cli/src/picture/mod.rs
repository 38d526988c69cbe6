//! Pictures: drawn once, and written as SVG or as PNG.

mod destination;
mod font;
mod ink;
mod png;
mod shades;
mod shapes;
mod svg;

pub(crate) use destination::{Destination, Format};
pub(crate) use font::text_width;
pub(crate) use ink::{Colour, Ink, Theme};
pub(crate) use shapes::{Anchor, Area, LINE, Picture, Run, Shape, Size};
