//! Errors that stop the program. Each message is one line.

use std::io;
use std::path::PathBuf;

use iana_ports::LoadError;
use iana_ports_explain::own_names::OwnNamesError;

use crate::annotate::Problem;
use crate::sockets::SocketsError;
use crate::usage;

/// Why a command cannot run to its end.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("{message}")]
    Usage { error: clap::Error, message: String },
    #[error(transparent)]
    Registry(#[from] LoadError),
    #[error("{variable}: {error}")]
    RegistryVariable { variable: &'static str, error: LoadError },
    #[error(transparent)]
    Update(#[from] UpdateError),
    #[error(transparent)]
    OwnNames(#[from] OwnNamesError),
    #[error("{file}: cannot be read: {error}")]
    OwnNamesFile { file: String, error: io::Error },
    #[error(transparent)]
    Sockets(#[from] SocketsError),
    #[error(
        "{file}: {count} {}; this is not a valid registry",
        if *.count == 1 { "problem" } else { "problems" }
    )]
    Problems { file: String, count: usize },
    #[error("{input}: {error}")]
    Input { input: String, error: io::Error },
    #[error("{place}: {problem}")]
    Line { place: String, problem: Problem },
    #[error("{}: {error}", path.display())]
    File { path: PathBuf, error: io::Error },
    #[error("{format} is binary, and standard output is a terminal; try --output FILE")]
    Binary { format: &'static str },
    #[cfg(not(feature = "parquet"))]
    #[error(
        "this program was built without parquet; in a clone: cargo install --path cli --features \
         parquet"
    )]
    NoParquet,
    #[error("standard output: {0}")]
    Output(#[from] io::Error),
}

/// Why `update` stores no new registry.
#[derive(Debug, thiserror::Error)]
pub(crate) enum UpdateError {
    #[error(
        "this program was built without update; in a clone: cargo install --path cli; or download \
         the file and use --registry"
    )]
    #[cfg(not(feature = "update"))]
    NotBuilt,
    #[error(
        "no data directory to store the registry in: set HOME or XDG_DATA_HOME to an absolute path"
    )]
    NoDirectory,
    #[error("{url}: {reason}; nothing has changed")]
    Refused { url: String, reason: String },
    /// The file is not a registry. The first problem begins with its place in the file.
    #[error(
        "{first}{others}{} has changed",
        if format!("{first}{others}").ends_with('?') { " Nothing" } else { "; nothing" }
    )]
    NoRegistry { first: String, others: String },
}

/// Arguments that clap accepts and a command rejects.
impl From<clap::Error> for Error {
    fn from(error: clap::Error) -> Self {
        let message = usage::message_of_command(&error);
        Self::Usage { error, message }
    }
}

impl From<csv::Error> for Error {
    fn from(error: csv::Error) -> Self {
        Self::Output(match error.into_kind() {
            csv::ErrorKind::Io(error) => error,
            kind => io::Error::other(format!("{kind:?}")),
        })
    }
}

#[cfg(feature = "parquet")]
impl From<parquet::errors::ParquetError> for Error {
    fn from(error: parquet::errors::ParquetError) -> Self {
        Self::Output(io::Error::other(error))
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Output(error.into())
    }
}

impl Error {
    /// Whether the reader closed the pipe, as `head` does after ten lines.
    pub(crate) fn is_closed_pipe(&self) -> bool {
        /// `ERROR_PIPE_NOT_CONNECTED`: no process is at the other end. Rust has no kind
        /// for it.
        const NOT_CONNECTED: Option<i32> = if cfg!(windows) { Some(233) } else { None };
        let Self::Output(error) = self else { return false };
        error.kind() == io::ErrorKind::BrokenPipe
            || NOT_CONNECTED.is_some_and(|number| error.raw_os_error() == Some(number))
    }
}
