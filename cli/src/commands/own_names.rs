//! The option `--names FILE`, for the commands that have it.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use clap::Args;
use iana_ports_explain::own_names::{self, MAX_FILE_LEN, OwnNames};

use crate::error::Error;

// Clap would show a doc comment as the command's help.
#[derive(Debug, Default, PartialEq, Args)]
pub(crate) struct NamesOption {
    /// Add your own names, from CSV or services(5)
    ///
    /// Your name for a port comes before the registry's. iana-ports --help shows both
    /// formats.
    #[arg(long, value_name = "FILE")]
    names: Option<PathBuf>,
}

impl NamesOption {
    /// The names of the file; none without the option.
    pub(crate) fn load(&self) -> Result<OwnNames, Error> {
        match &self.names {
            Some(path) => load(path),
            None => Ok(OwnNames::default()),
        }
    }
}

fn load(path: &Path) -> Result<OwnNames, Error> {
    let file = path.display().to_string();
    match read(path) {
        Ok(bytes) => Ok(own_names::parse(file, &bytes)?),
        Err(error) => Err(Error::OwnNamesFile { file, error }),
    }
}

/// The bytes of the file, but at most one more than the limit, so that the parser rejects
/// a larger file.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MAX_FILE_LEN as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
