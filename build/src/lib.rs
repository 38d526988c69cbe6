//! Compiles a port registry of your own for the library [`iana-ports`], in a build
//! script.
//!
//! [`compile`] takes a CSV with the columns of IANA's file. `iana` takes the rows of the
//! embedded registry that your product uses. Both write tables into Cargo's `OUT_DIR`,
//! for
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
//! Use the same version of this crate and of `iana-ports`; the build stops with an error
//! if they differ. Set `resolver = "2"` or later: packages of edition 2021 or later have
//! it, and the root of a virtual workspace must set it itself.
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

/// Compiles the CSV at `path` into tables named by the file's stem:
/// `include_registry!("ports")` includes those of `data/ports.csv`.
///
/// A relative path starts at the root of the package whose build script calls this. The
/// file has IANA's header line with all twelve columns. Each row is for one port or
/// range, on one transport or, if that cell is empty, on all four. Any cell may be empty:
///
/// ```text
/// Service Name,Port Number,Transport Protocol,Description,Assignee,Contact,Registration Date,Modification Date,Reference,Service Code,Unauthorized Use Reported,Assignment Notes
/// shop,8080,tcp,"The shop, ours",,,,,,,,
/// shop-cluster,7000-7009,,,,,2026-11-29,,,,,
/// ```
///
/// Cargo runs the build script again when the file changes. It then watches only the
/// files that it was told of: if yours reads others, print `cargo:rerun-if-changed=PATH`
/// for each.
///
/// It writes the tables of every tier, because a build script does not see the features
/// of a dependency; `include_registry!` chooses those of the library's tier.
///
/// # Errors
///
/// If the file cannot be read or has a wrong cell: the path, the line, the column, the
/// value and what was expected. If the stem has other characters than letters, digits,
/// `.`, `_` and `-`, or another registry of this build script has the same name. If the
/// caller is not a build script.
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
