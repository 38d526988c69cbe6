//! The registry that `update` stored in the user's data directory.

use std::fmt;
use std::io;
use std::path::PathBuf;

use etcetera::BaseStrategy as _;
use iana_ports::{OwnedRegistry, Registry, Snapshot};
use iana_ports_explain::words::Grouped;

/// The name of the file, as IANA publishes it.
const FILE_NAME: &str = "service-names-port-numbers.csv";

/// The minimum number of rows of a newer registry, in percent of the rows in use.
const MIN_PERCENT: u64 = 98;

/// The path of the stored file, which need not exist: on Linux in `XDG_DATA_HOME` or
/// `~/.local/share`. `None` if the system has no such directory.
pub(crate) fn path() -> Option<PathBuf> {
    let strategy = etcetera::base_strategy::choose_native_strategy().ok()?;
    let directory = strategy.data_dir().join("iana-ports");
    directory.is_absolute().then(|| directory.join(FILE_NAME))
}

/// The stored registry and its path, if there is one.
pub(crate) fn load() -> Result<Option<(OwnedRegistry, PathBuf)>, DamagedFile> {
    let Some(path) = path() else { return Ok(None) };
    match path.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        // A parent of the path is a file: nothing was stored there.
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => return Ok(None),
        _ => {}
    }
    let damaged = |problem: &dyn fmt::Display| DamagedFile { problem: problem.to_string() };
    // Opening a named pipe would wait for a writer.
    if path.metadata().is_ok_and(|facts| !facts.is_file()) {
        let problem = "cannot be read: expected a regular file";
        return Err(damaged(&format_args!("{}: {problem}", path.display())));
    }
    let owned = OwnedRegistry::from_path(&path).map_err(|problem| damaged(&problem))?;
    let (stored, embedded) = (owned.registry().snapshot(), Registry::embedded().snapshot());
    // An older file is not checked: it does not answer, and may have fewer rows.
    if stored.newest_date() > embedded.newest_date() {
        check_rows(stored, embedded).map_err(|few| {
            damaged(&format_args!("{}: {few} of the embedded registry", path.display()))
        })?;
    }
    Ok(Some((owned, path)))
}

/// Rejects a registry with too few rows. A file that is cut off at the end of a row
/// parses, but has too few.
pub(crate) fn check_rows(new: Snapshot, current: Snapshot) -> Result<(), TooFewRows> {
    let (rows, current_rows) = (new.rows(), current.rows());
    if u64::from(rows) * 100 < u64::from(current_rows) * MIN_PERCENT {
        return Err(TooFewRows { rows, current_rows });
    }
    Ok(())
}

/// A registry has too few rows. The caller appends which registry it was compared with.
#[derive(Debug, thiserror::Error)]
#[error(
    "the registry has {} {}, expected at least {MIN_PERCENT} % of the {} rows",
    Grouped(*.rows),
    if *.rows == 1 { "row" } else { "rows" },
    Grouped(*.current_rows)
)]
pub(crate) struct TooFewRows {
    rows: u32,
    current_rows: u32,
}

/// The stored file is not a whole registry, or cannot be read.
#[derive(Debug, thiserror::Error)]
#[error(
    "{problem}; the embedded registry answers instead: replace that file by `iana-ports update`, \
     or remove it by `iana-ports update --remove`"
)]
pub(crate) struct DamagedFile {
    problem: String,
}
