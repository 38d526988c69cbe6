//! The registry that `update` stored in the user's data directory.

use std::io;
use std::path::PathBuf;

use etcetera::BaseStrategy as _;
use iana_ports::{LoadError, OwnedRegistry};

/// The name of the file, as IANA publishes it.
const FILE_NAME: &str = "service-names-port-numbers.csv";

/// The place of the stored file, which need not exist: on Linux in `XDG_DATA_HOME` or
/// `~/.local/share`. `None` if the system names no such directory.
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
        // A file is where a directory would be: nothing was stored there.
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => return Ok(None),
        _ => {}
    }
    match OwnedRegistry::from_path(&path) {
        Ok(owned) => Ok(Some((owned, path))),
        Err(problem) => Err(DamagedFile { problem }),
    }
}

/// The stored file is not a registry, or cannot be read.
#[derive(Debug, thiserror::Error)]
#[error(
    "{problem}; the embedded registry answers instead: replace that file by `iana-ports update`, or remove it by \
     `iana-ports update --remove`"
)]
pub(crate) struct DamagedFile {
    problem: LoadError,
}
