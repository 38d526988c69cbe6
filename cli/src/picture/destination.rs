//! The destination of a picture, and its format.

use clap::ValueEnum;
use clap::error::ErrorKind;

use super::colour_role::Theme;
use super::shapes::Picture;
use super::{png, svg};
use crate::error::Error;
use crate::output::Target;

/// The target and the format of a picture.
pub(crate) struct Destination {
    target: Target,
    format: Format,
}

/// The format of a picture.
#[derive(Debug, Clone, Copy, PartialEq, ValueEnum)]
pub(crate) enum Format {
    Png,
    Svg,
}

impl Destination {
    /// The destination that the options give, or `None` if they give none. `--output`
    /// defaults to standard output, and `--format` to the extension of the file name.
    ///
    /// # Errors
    ///
    /// If neither option gives the format.
    pub(crate) fn new(
        target: Option<&Target>,
        format: Option<Format>,
    ) -> Result<Option<Self>, Error> {
        let ending = || Format::from_str(target?.extension()?, true).ok();
        match (target, format.or_else(ending)) {
            (None, None) => Ok(None),
            (target, Some(format)) => {
                Ok(Some(Self { target: target.cloned().unwrap_or(Target::Stdout), format }))
            }
            (Some(_), None) => {
                let message =
                    "expected --format png or svg, or an --output FILE that ends in .png or .svg";
                Err(clap::Error::raw(ErrorKind::MissingRequiredArgument, message).into())
            }
        }
    }

    /// Writes the whole picture. Without a theme, an SVG has both themes, and a PNG is
    /// light.
    pub(crate) fn write(&self, picture: &Picture, theme: Option<Theme>) -> Result<(), Error> {
        if self.format == Format::Png && self.target.is_terminal() {
            return Err(Error::Binary { format: "png" });
        }
        let content = match self.format {
            Format::Png => png::write(picture, theme.unwrap_or(Theme::Light))?,
            Format::Svg => svg::write(picture, theme).into_bytes(),
        };
        self.target.write(|out| Ok(out.write_all(&content)?))
    }
}
