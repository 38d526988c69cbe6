#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod error;
mod output;
#[cfg(feature = "iana")]
mod subset;

use std::path::Path;

use iana_ports_compiler::read_file;
pub use iana_ports_tables::Transport;

pub use error::BuildError;
use output::Output;
#[cfg(feature = "iana")]
pub use subset::{Subset, iana};

/// Compiles the CSV at `path` into tables with the name of the file's stem.
///
/// `include_registry!("ports")` includes those of `data/ports.csv`.
///
/// A relative path starts at the root of the package whose build script calls this. The
/// [crate's page](crate) shows the format of the file.
///
/// Cargo runs the build script again when the file changes. It then watches only the
/// files that the build script names. If your build script reads other files, print
/// `cargo:rerun-if-changed=PATH` for each.
///
/// It writes the tables of every tier, because a build script does not see the features
/// of a dependency. `include_registry!` chooses those of the library's tier.
///
/// # Errors
///
/// Fails in these cases:
///
/// * The file cannot be read or has a wrong cell. The error has the path, the line, the
///   column, the value and what was expected.
/// * The stem has other characters than letters, digits, `.`, `_` and `-`.
/// * Another registry of this build script has the same name.
/// * The caller is not a build script.
pub fn compile(path: impl AsRef<Path>) -> Result<(), BuildError> {
    let path = output::manifest_dir()?.join(path);
    let text = path.to_str().filter(|text| !text.contains(char::is_control)).ok_or_else(|| {
        let path = path.display().to_string();
        BuildError::new(format!("{path:?}: expected a path in UTF-8 without control characters"))
    })?;
    // One colon: callers may have an older `rust-version`, for which Cargo refuses two.
    println!("cargo:rerun-if-changed={text}");
    let name = path.file_stem().and_then(|stem| stem.to_str()).ok_or_else(|| {
        BuildError::new(format!("{text}: expected the path of a file, such as ports.csv"))
    })?;
    let registry = read_file(&path).map_err(BuildError::new)?;
    Output::new(name, text)?.write(&registry)
}
