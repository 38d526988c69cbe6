//! The registry that answers: the embedded one, the file that `update` stored, or a file
//! that the user gives.

use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};

use iana_ports::{OwnedRegistry, Registry, Snapshot};
use iana_ports_explain::words::Grouped;
use serde::ser::{Serialize, Serializer};

use crate::error::Error;
use crate::stored::{self, DamagedFile};

/// The environment variable that names a file as `--registry` does.
const VARIABLE: &str = "IANA_PORTS_REGISTRY";

/// The registry that the user chose.
#[derive(Debug)]
pub(crate) enum Choice {
    /// The stored file if it is newer than the embedded registry, else the embedded
    /// registry.
    Newest,
    /// `--embedded`.
    Embedded,
    /// `--registry FILE`.
    File(PathBuf),
    /// The value of the environment variable.
    Variable(OsString),
}

impl Choice {
    /// The choice of the command line or, if it makes none, of the environment.
    pub(crate) fn new(embedded: bool, file: Option<PathBuf>) -> Self {
        let variable = || std::env::var_os(VARIABLE).filter(|value| !value.is_empty());
        match file {
            Some(file) => Self::File(file),
            None if embedded => Self::Embedded,
            None => variable().map_or(Self::Newest, Self::Variable),
        }
    }

    /// The registry of this choice. A damaged stored file is not an error: this calls
    /// `warn`, and the embedded registry answers.
    pub(crate) fn load(self, warn: impl FnOnce(&DamagedFile)) -> Result<Loaded, Error> {
        match self {
            Self::Newest => Ok(Loaded::newest(warn)),
            Self::Embedded => Ok(Loaded::embedded()),
            Self::File(path) => {
                let owned = OwnedRegistry::from_path(&path)?;
                Ok(Loaded(Some((owned, path))))
            }
            Self::Variable(value) => {
                let path = PathBuf::from(value);
                let owned = OwnedRegistry::from_path(&path)
                    .map_err(|error| Error::RegistryVariable { variable: VARIABLE, error })?;
                Ok(Loaded(Some((owned, path))))
            }
        }
    }
}

/// A registry, ready to answer: one from a file, or the embedded one.
pub(crate) struct Loaded(Option<(OwnedRegistry, PathBuf)>);

impl Loaded {
    /// The embedded registry.
    pub(crate) fn embedded() -> Self {
        Self(None)
    }

    /// The stored file if it is newer than the embedded registry, else the embedded
    /// registry.
    pub(crate) fn newest(warn: impl FnOnce(&DamagedFile)) -> Self {
        let date = |registry: Registry<'_>| registry.snapshot().newest_date();
        match stored::load() {
            Ok(Some((owned, path))) if date(owned.registry()) > date(Registry::embedded()) => {
                Self(Some((owned, path)))
            }
            Ok(_) => Self::embedded(),
            Err(damaged) => {
                warn(&damaged);
                Self::embedded()
            }
        }
    }

    /// The registry and its origin.
    pub(crate) fn source(&self) -> Source<'_> {
        match &self.0 {
            Some((owned, path)) => Source { registry: owned.registry(), file: Some(path) },
            None => Source { registry: Registry::embedded(), file: None },
        }
    }
}

/// The registry that answers, and where it comes from.
///
/// `Display` writes `IANA's registry of 2024-06-12, 14,447 rows, embedded`, or at the end
/// `from FILE` instead of `embedded`.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a> {
    pub(crate) registry: Registry<'a>,
    /// The file that it was loaded from; `None` for the embedded registry.
    pub(crate) file: Option<&'a Path>,
}

impl<'a> Source<'a> {
    /// The source, if it is not the embedded registry.
    pub(crate) fn unless_embedded(self) -> Option<Self> {
        self.file.map(|_| self)
    }

    /// The source as a page about a port shows it.
    pub(crate) fn of_page(self) -> iana_ports_explain::Source<'a> {
        let file = self.file.map(Path::to_string_lossy);
        iana_ports_explain::Source { snapshot: self.snapshot(), file }
    }

    fn snapshot(&self) -> Snapshot {
        self.registry.snapshot()
    }

    /// What `--version` prints: the program's version and the registry that answers.
    pub(crate) fn version(&self) -> String {
        let date =
            self.snapshot().newest_date().map_or("no date".to_owned(), |date| date.to_string());
        let file = self.file.map_or(String::new(), |path| format!(", from {}", path.display()));
        let rows = self.snapshot().rows();
        let unit = if rows == 1 { "row" } else { "rows" };
        let rows = Grouped(rows);
        format!("{} (registry of {date}, {rows} {unit}{file})", env!("CARGO_PKG_VERSION"))
    }
}

impl fmt::Display for Source<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.of_page().fmt(f)
    }
}

/// An object with `date`, `rows` and `source`, which is `embedded` or the path of the
/// file. A registry without dates has no `date`.
impl Serialize for Source<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.of_page().serialize(serializer)
    }
}
