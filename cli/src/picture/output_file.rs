//! Where a picture goes.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::builder::{PathBufValueParser, TypedValueParser};

use super::{Picture, Theme, png, svg};
use crate::error::Error;

/// A file whose name tells the form.
#[derive(Debug, Clone)]
pub(crate) struct OutputFile {
    path: PathBuf,
    form: Form,
}

#[derive(Debug, Clone, Copy)]
enum Form {
    Png,
    Svg,
}

impl OutputFile {
    /// For options.
    pub(crate) fn parser() -> impl TypedValueParser<Value = Self> {
        PathBufValueParser::new().try_map(Self::new)
    }

    fn new(path: PathBuf) -> Result<Self, &'static str> {
        let has_ending = |ending| path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending));
        let form = if has_ending("png") {
            Form::Png
        } else if has_ending("svg") {
            Form::Svg
        } else {
            return Err("expected a file name that ends in .png or .svg");
        };
        Ok(Self { path, form })
    }

    /// Writes the whole picture or none. An SVG without a theme has both, a PNG is light then.
    pub(crate) fn write(&self, picture: &Picture, theme: Option<Theme>) -> Result<(), Error> {
        let failed = |error| Error::File { path: self.path.clone(), error };
        let content = match self.form {
            Form::Png => png::write(picture, theme.unwrap_or(Theme::Light)).map_err(failed)?,
            Form::Svg => svg::write(picture, theme).into_bytes(),
        };
        replace(&self.path, &content).map_err(failed)
    }
}

/// Puts a new file into the place of what is there, once all of it is written.
fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let create = |path: &Path| File::options().write(true).create_new(true).open(path);
    let mut file = tempfile::Builder::new().prefix(".iana-ports-").make_in(directory, create)?;
    file.as_file_mut().write_all(content)?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}
