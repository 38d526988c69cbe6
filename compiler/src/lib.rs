//! Reads the IANA service name and port number registry's CSV and compiles it into the tables that the library
//! `iana-ports` answers from.
//!
//! Depend on the library: its build script and its feature `csv` use this crate, which promises nothing to anybody else.
//!
//! The data goes one way: [`read()`] checks every cell of the file and types it, [`Registry`] has the rows in registry
//! order, [`compile()`] lays out the tables of a [`Tier`], and [`write()`] makes them Rust source.

mod compile;
mod error;
mod group;
mod read;
mod row;
mod write;

pub use compile::{Compiled, Tier, compile};
pub use error::{CompileError, Place, ReadError};
pub use read::{check_file, read, read_file};
pub use row::{Registry, Row};
pub use write::write;
