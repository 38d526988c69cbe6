//! Pictures, which are drawn once and written as SVG or PNG.

mod colour_role;
mod destination;
mod font;
mod png;
mod shapes;
mod svg;
mod xterm;

pub(crate) use colour_role::{Colour, ColourRole, Theme};
pub(crate) use destination::{Destination, Format};
pub(crate) use font::text_width;
pub(crate) use shapes::{Anchor, Area, LINE, Picture, Run, Shape, Size};
