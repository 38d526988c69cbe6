//! Registries given as arguments.

use std::fmt;
use std::io;
use std::path::PathBuf;

use clap::builder::{PathBufValueParser, TypedValueParser};
use iana_ports::{LoadError, OwnedRegistry};

use crate::error::Error;

/// A registry's CSV: a file, or `-` for standard input.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Input {
    Stdin,
    File(PathBuf),
}

impl Input {
    /// A parser for arguments.
    pub(crate) fn parser() -> impl TypedValueParser<Value = Self> {
        PathBufValueParser::new().map(|path| match path.to_str() {
            Some("-") => Self::Stdin,
            _ => Self::File(path),
        })
    }

    /// The registry, or all problems of its file.
    pub(crate) fn check(&self) -> Result<OwnedRegistry, Vec<LoadError>> {
        match self {
            Self::Stdin => OwnedRegistry::check_reader(&self.to_string(), io::stdin().lock()),
            Self::File(path) => OwnedRegistry::check(path),
        }
    }

    /// The registry, or the first problem of its file.
    pub(crate) fn load(&self) -> Result<OwnedRegistry, Error> {
        match self {
            // `from_reader` would call the input `<reader>` in messages.
            Self::Stdin => self.check().map_err(|problems| {
                let count = problems.len();
                let first = problems.into_iter().next().map(Error::Registry);
                first.unwrap_or_else(|| Error::Problems { file: self.to_string(), count })
            }),
            Self::File(path) => Ok(OwnedRegistry::from_path(path)?),
        }
    }
}

/// The input as messages name it.
impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stdin => f.write_str("standard input"),
            Self::File(path) => path.display().fmt(f),
        }
    }
}
