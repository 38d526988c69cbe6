//! Compiles a port registry of your own for the library [`iana-ports`], in a build script.
//!
//! [`compile`] takes a CSV with the columns of IANA's file. [`iana`] takes the rows of the embedded
//! registry that your product uses. Both write tables into Cargo's `OUT_DIR`, for
//! [`iana_ports::include_registry!`](https://docs.rs/iana-ports/latest/iana_ports/macro.include_registry.html).
//!
//! ```no_run
//! // build.rs
//! fn main() -> Result<(), iana_ports_build::BuildError> {
//!     iana_ports_build::compile("ports.csv")
//! }
//! ```
//!
//! ```ignore
//! // src/main.rs
//! use iana_ports::{Registry, include_registry};
//!
//! const PORTS: Registry<'static> = include_registry!("ports");
//! ```
//!
//! Use the same version of this crate and of `iana-ports`; the build stops with an error if they
//! differ.
//!
//! [`iana-ports`]: https://docs.rs/iana-ports

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

/// Compiles the CSV at `path` into tables named by the file's stem: `include_registry!("ports")`
/// includes those of `data/ports.csv`.
///
/// A relative path starts at the root of the package whose build script calls this. The file has
/// IANA's header line with all twelve columns; cells may be empty. Cargo runs the build script again
/// when the file changes.
///
/// It writes the tables of every tier, because a build script does not see the features of a
/// dependency; `include_registry!` chooses those of the library's tier.
///
/// # Errors
///
/// If the file cannot be read or has a wrong cell: the path, the line, the column, the value and
/// what was expected. If another registry of this build script has the same name. If the caller is
/// not a build script.
pub fn compile(path: impl AsRef<Path>) -> Result<(), BuildError> {
    let path = output::manifest_dir()?.join(path);
    println!("cargo::rerun-if-changed={}", path.display());
    let name = path.file_stem().and_then(|stem| stem.to_str()).ok_or_else(|| {
        BuildError::new(format!(
            "{}: not the path of a file with a name in UTF-8: expected a path such as ports.csv",
            path.display()
        ))
    })?;
    let registry = read_file(&path).map_err(BuildError::new)?;
    Output::new(name, &path.display().to_string())?.write(&registry)
}
