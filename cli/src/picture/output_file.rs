//! Where a picture goes.

use std::io::Write as _;
use std::path::PathBuf;

use clap::builder::{PathBufValueParser, TypedValueParser};

use super::ink::Theme;
use super::shapes::Picture;
use super::{png, svg};
use crate::error::Error;
use crate::output;

/// A file whose name tells the format.
#[derive(Debug, Clone)]
pub(crate) struct OutputFile {
    path: PathBuf,
    format: Format,
}

#[derive(Debug, Clone, Copy)]
enum Format {
    Png,
    Svg,
}

impl OutputFile {
    /// For options.
    pub(crate) fn parser() -> impl TypedValueParser<Value = Self> {
        PathBufValueParser::new().try_map(Self::new)
    }

    fn new(path: PathBuf) -> Result<Self, &'static str> {
        let has_ending =
            |ending| path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending));
        let format = if has_ending("png") {
            Format::Png
        } else if has_ending("svg") {
            Format::Svg
        } else {
            return Err("expected a file name that ends in .png or .svg");
        };
        Ok(Self { path, format })
    }

    /// Writes the whole picture or none. An SVG without a theme has both, a PNG is light then.
    pub(crate) fn write(&self, picture: &Picture, theme: Option<Theme>) -> Result<(), Error> {
        let content = match self.format {
            Format::Png => png::write(picture, theme.unwrap_or(Theme::Light))?,
            Format::Svg => svg::write(picture, theme).into_bytes(),
        };
        output::file(&self.path, |out| Ok(out.write_all(&content)?))
    }
}
