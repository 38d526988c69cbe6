//! Pictures: drawn once, and written as SVG or as PNG.

mod ink;
mod output_file;
mod png;
mod shades;
mod shapes;
mod svg;

pub(crate) use ink::{Colour, Ink, Theme};
pub(crate) use output_file::OutputFile;
pub(crate) use shapes::{Anchor, Area, CHARACTER, LINE, Picture, Run, Shape, Size};
