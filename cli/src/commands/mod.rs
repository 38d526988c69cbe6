//! What can be done: a file for each command, and `lookup` for queries without one.

mod export;
mod lookup;

use clap::Subcommand;
use iana_ports::Registry;

use crate::error::Error;

pub(crate) use lookup::Lookup;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Export(export::Export),
}

impl Command {
    pub(crate) fn run(self, registry: Registry<'_>) -> Result<Outcome, Error> {
        match self {
            Self::Export(export) => export.run(registry),
        }
    }
}

/// How a command ended that nothing stopped.
pub(crate) enum Outcome {
    Found,
    NotFound,
}
