//! `--names FILE`, of the commands that take it.

use std::path::PathBuf;

use clap::Args;

use crate::error::Error;
use crate::own_names::{self, OwnNames};

#[derive(Debug, Default, PartialEq, Args)]
pub(crate) struct NamesOption {
    /// Add your own names, from CSV or services(5)
    ///
    /// Your name of a port comes before the registry's. iana-ports --help shows both
    /// formats.
    #[arg(long, value_name = "FILE")]
    names: Option<PathBuf>,
}

impl NamesOption {
    /// The names of the file; none without the option.
    pub(crate) fn load(&self) -> Result<OwnNames, Error> {
        match &self.names {
            Some(path) => Ok(own_names::load(path)?),
            None => Ok(OwnNames::default()),
        }
    }
}
