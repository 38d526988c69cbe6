//! Reads the CSV of IANA's service name and port number registry and compiles it into the tables
//! that the library `iana-ports` answers from.
//!
//! Depend on the library: its build script and its feature `csv` use this crate, which makes no
//! promises to anybody else.
//!
//! The data goes one way. [`read()`] checks and types every cell and returns a
//! [`ParsedRegistry`] with the rows in registry order; the private module `group` divides the
//! rows into groups; [`compile()`] encodes the tables of a [`Tier`]; [`write()`] emits them as
//! Rust source.

mod emit;
mod encode;
mod error;
mod group;
mod interner;
mod parse;
mod parsed;
mod tier;

pub use emit::write;
pub use encode::{Compiled, SnapshotFacts, compile};
pub use error::{CompileError, Place, ReadError};
pub use parse::{check, check_file, read, read_file};
pub use parsed::{ParsedRecord, ParsedRegistry};
pub use tier::Tier;
