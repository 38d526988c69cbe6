//! Compiles the CSV of IANA's port registry into the tables of the library `iana-ports`.
//!
//! Use the library: this crate is an implementation detail, and any release may change
//! its API.
//!
//! The data goes one way:
//!
//! 1. [`read()`] checks and types every cell. It returns a [`ParsedRegistry`] with the
//!    rows in registry order.
//! 2. The private module `group` divides the rows into groups.
//! 3. [`compile()`] encodes the tables of a [`Tier`].
//! 4. [`write()`] emits them as Rust source.

mod emit;
mod encode;
mod error;
mod group;
mod interner;
mod parse;
mod parsed;
#[cfg(test)]
mod test_registry;
mod tier;

pub use emit::write;
pub use encode::{Compiled, SnapshotFacts, compile};
pub use error::{CompileError, Place, ReadError};
pub use parse::{check, check_file, read, read_file};
pub use parsed::{ParsedRecord, ParsedRegistry};
pub use tier::Tier;
