//! The destination of a command's output.

use std::io::{self, IsTerminal as _, Write as _};
use std::path::PathBuf;

use clap::builder::{PathBufValueParser, TypedValueParser};

use super::links::{self, LinkTarget};
use super::{file, stdout};
use crate::error::Error;

/// The place that `--output` names: a file, or `-` for standard output.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Target {
    Stdout,
    File(PathBuf),
}

impl Target {
    /// A parser for options.
    pub(crate) fn parser() -> impl TypedValueParser<Value = Self> {
        PathBufValueParser::new().map(|path| match path.to_str() {
            Some("-") => Self::Stdout,
            _ => Self::File(path),
        })
    }

    /// The extension of the file name.
    pub(crate) fn extension(&self) -> Option<&str> {
        match self {
            Self::Stdout => None,
            Self::File(path) => path.extension()?.to_str(),
        }
    }

    /// Whether the output goes to a terminal.
    pub(crate) fn is_terminal(&self) -> bool {
        self.is_stdout() && io::stdout().is_terminal()
    }

    /// Whether this is standard output: `-`, or a path such as `/dev/stdout` that leads
    /// there.
    fn is_stdout(&self) -> bool {
        match self {
            Self::Stdout => true,
            Self::File(path) => {
                matches!(
                    links::resolve(path),
                    Ok(LinkTarget::OpenFile(descriptor)) if descriptor.is_stdout()
                )
            }
        }
    }

    /// Replaces a file atomically, or writes directly to standard output.
    pub(crate) fn write(
        &self,
        write: impl FnOnce(&mut dyn io::Write) -> Result<(), Error>,
    ) -> Result<(), Error> {
        match self {
            Self::File(path) if !self.is_stdout() => file::write(path, |out| write(out)),
            _ => {
                let mut out = stdout::bytes();
                write(&mut out)?;
                Ok(out.flush()?)
            }
        }
    }
}
