//! The folder of tables that `include_registry!` includes.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use iana_ports_compiler::{ParsedRegistry, Tier, compile, write};

use crate::error::BuildError;

/// The folder in `OUT_DIR` with a folder for each registry. `include_registry!` uses the
/// same name.
const FOLDER: &str = "iana-ports";

/// The folder and the source of each registry that this process has written.
static WRITTEN: Mutex<BTreeMap<PathBuf, String>> = Mutex::new(BTreeMap::new());

/// The root of the package whose build script this is.
pub(crate) fn manifest_dir() -> Result<PathBuf, BuildError> {
    of_cargo("CARGO_MANIFEST_DIR")
}

/// The folder in a variable that Cargo sets for build scripts.
fn of_cargo(variable: &str) -> Result<PathBuf, BuildError> {
    env::var_os(variable).map(PathBuf::from).ok_or_else(|| {
        BuildError::new(format!("{variable} is not set: expected to run in a build script"))
    })
}

/// The output folder of one registry.
pub(crate) struct Output {
    folder: PathBuf,
    source: String,
}

impl Output {
    /// The output of the registry `name`, which comes from `source`.
    pub(crate) fn new(name: &str, source: &str) -> Result<Self, BuildError> {
        // The name becomes a folder, which any file system must allow.
        let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
        let is_dotted = name.starts_with('.') || name.ends_with('.');
        if name.is_empty() || is_dotted || !name.bytes().all(is_allowed) {
            return Err(BuildError::new(format!(
                "{source}: {name:?} is not a name for a registry: expected letters, digits, '.', \
                 '_' and '-', such as \"ports\""
            )));
        }
        let all = of_cargo("OUT_DIR")?.join(FOLDER);
        let folder = all.join(name);
        let mut written = WRITTEN.lock().unwrap_or_else(PoisonError::into_inner);
        if !written.keys().any(|path| path.starts_with(&all)) {
            // An earlier run may have left a registry that this run does not write.
            remove(&all)?;
        }
        // Some file systems ignore case.
        match written.entry(all.join(name.to_ascii_lowercase())) {
            Entry::Vacant(place) => place.insert(source.to_owned()),
            Entry::Occupied(other) => {
                return Err(BuildError::new(format!(
                    "two registries named {name:?}, from {} and from {source}: expected different \
                     names",
                    other.get()
                )));
            }
        };
        Ok(Self { folder, source: source.to_owned() })
    }

    /// Writes the tables of every tier.
    pub(crate) fn write(&self, registry: &ParsedRegistry) -> Result<(), BuildError> {
        for tier in Tier::COVERING_ALL_PORTS {
            let folder = self.folder.join(tier.name());
            let tables = compile(registry, tier)
                .map_err(|error| BuildError::new(format!("{}: {error}", self.source)))?;
            fs::create_dir_all(&folder)
                .and_then(|()| write(&tables, &folder))
                .map_err(|error| cannot_write(&folder, &error))?;
        }
        Ok(())
    }
}

fn remove(folder: &Path) -> Result<(), BuildError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(cannot_write(folder, &error)),
        _ => Ok(()),
    }
}

fn cannot_write(folder: &Path, error: &io::Error) -> BuildError {
    BuildError::new(format!("{}: cannot be written: {error}", folder.display()))
}
