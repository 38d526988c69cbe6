//! Registries loaded at run time.

use std::fmt;
use std::io::Read;
use std::path::Path;
use std::string::{String, ToString};
use std::vec::Vec;

use iana_ports_compiler::{
    Compiled, ParsedRegistry, ReadError, SnapshotFacts, Tier, check, check_file, compile, read,
    read_file,
};

use crate::registry::Registry;
use crate::snapshot::Snapshot;
use crate::tables::Tables;

/// A registry that is loaded from a CSV file at run time and owns its tables.
///
/// [`registry`](Self::registry) lends a [`Registry`] with all columns. Loading accepts
/// every form in which IANA has published the file since 2018. It rejects everything else
/// with an error that names the place.
///
/// IANA's file takes some 500 KB in eight allocations, and 8 MB and less than 0.1 s while
/// it is loaded; the example `load` prints both. Loading rejects files of more than 64 MB
/// or of more than a million rows. A loaded registry is `Send` and `Sync`: share it by
/// reference, in an [`Arc`](std::sync::Arc), or in a `static`
/// [`OnceLock`](std::sync::OnceLock).
///
/// ```no_run
/// let newest = iana_ports::OwnedRegistry::from_path("service-names-port-numbers.csv")?;
/// println!("{:?}", newest.registry().lookup(1455).name());
/// # Ok::<(), iana_ports::LoadError>(())
/// ```
pub struct OwnedRegistry {
    tables: Tables<'static>,
}

impl OwnedRegistry {
    /// Loads the file at `path`.
    ///
    /// # Errors
    ///
    /// The first problem, if the file cannot be read or is not a registry.
    pub fn from_path(path: impl AsRef<Path>) -> Result<Self, LoadError> {
        let path = path.as_ref();
        let registry = read_file(path).map_err(|error| LoadError::of_reading(&error))?;
        Self::new(&path.display().to_string(), &registry)
    }

    /// Loads a registry to the end of `reader`. Error messages call it `<reader>`.
    ///
    /// # Errors
    ///
    /// The first problem, if `reader` fails or does not contain a registry.
    pub fn from_reader(reader: impl Read) -> Result<Self, LoadError> {
        const NAME: &str = "<reader>";
        let registry = read(NAME, reader).map_err(|error| LoadError::of_reading(&error))?;
        Self::new(NAME, &registry)
    }

    /// Loads the file at `path`, and reports all its problems, not only the first.
    ///
    /// # Errors
    ///
    /// All problems of the file, in the order of the lines. A wrong header, wrong quotes
    /// or a wrong line end make it unclear where cells begin and end, so such a problem
    /// is the only one reported.
    ///
    /// ```no_run
    /// if let Err(problems) = iana_ports::OwnedRegistry::check("service-names-port-numbers.csv") {
    ///     problems.iter().for_each(|problem| println!("{problem}"));
    /// }
    /// ```
    pub fn check(path: impl AsRef<Path>) -> Result<Self, Vec<LoadError>> {
        let path = path.as_ref();
        Self::checked(&path.display().to_string(), check_file(path))
    }

    /// Loads a registry to the end of `reader`, and reports all its problems, not only
    /// the first. Error messages call it `name`.
    ///
    /// # Errors
    ///
    /// As for [`check`](Self::check).
    ///
    /// ```no_run
    /// let checked = iana_ports::OwnedRegistry::check_reader("standard input", std::io::stdin());
    /// ```
    pub fn check_reader(name: &str, reader: impl Read) -> Result<Self, Vec<LoadError>> {
        Self::checked(name, check(name, reader))
    }

    fn checked(
        file: &str,
        registry: Result<ParsedRegistry, Vec<ReadError>>,
    ) -> Result<Self, Vec<LoadError>> {
        let registry = registry
            .map_err(|problems| problems.iter().map(LoadError::of_reading).collect::<Vec<_>>())?;
        Self::new(file, &registry).map_err(|problem| Vec::from([problem]))
    }

    fn new(file: &str, registry: &ParsedRegistry) -> Result<Self, LoadError> {
        let Compiled { names, rows, index, details, covers_user_ports, snapshot } =
            compile(registry, Tier::Full).map_err(|error| LoadError::of_tables(file, &error))?;
        let (Some(rows), Some(index), Some(details)) = (rows, index, details) else {
            return Err(LoadError::of_tables(file, &"tables are missing"));
        };
        let SnapshotFacts { rows: row_count, newest_date, sha256, max_service_name_len } = snapshot;
        let snapshot = Snapshot::new(row_count, newest_date, sha256, max_service_name_len);
        Ok(Self { tables: Tables { snapshot, covers_user_ports, names, rows, index, details } })
    }

    /// The registry, for lookups.
    pub const fn registry(&self) -> Registry<'_> {
        Registry::new(&self.tables)
    }
}

const _: () = {
    const fn is_shared_between_threads<T: Send + Sync>() {}
    is_shared_between_threads::<OwnedRegistry>();
    is_shared_between_threads::<Registry<'static>>();
};

impl fmt::Debug for OwnedRegistry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("OwnedRegistry").field(&self.tables.snapshot).finish()
    }
}

/// Why a registry was rejected.
///
/// It displays as one line: the file, and for a problem in a row also its line, the
/// column's title, the value, and what was expected.
#[derive(Debug)]
pub struct LoadError {
    message: String,
    kind: String,
    is_unread: bool,
    hides_cells: bool,
}

impl LoadError {
    fn of_reading(error: &ReadError) -> Self {
        Self {
            message: error.to_string(),
            kind: error.kind(),
            is_unread: error.is_unread(),
            hides_cells: error.hides_cells(),
        }
    }

    fn of_tables(file: &str, error: &impl ToString) -> Self {
        let kind = error.to_string();
        let message = std::format!("{file}: {kind}");
        Self { message, kind, is_unread: false, hides_cells: false }
    }

    /// The kind of the problem, such as `Port Number: not a port number`.
    ///
    /// Problems that differ only in line and value have the same kind. Use it to count
    /// the problems of [`OwnedRegistry::check`] by kind.
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// Whether the system could not read the file, for example because it does not exist.
    ///
    /// Its contents are then unknown.
    pub const fn is_unread(&self) -> bool {
        self.is_unread
    }

    /// Whether the problem makes it unclear where cells begin and end: a wrong header,
    /// wrong quotes or a wrong line end. Nothing else in the file was checked then.
    pub const fn hides_cells(&self) -> bool {
        self.hides_cells
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl core::error::Error for LoadError {}
