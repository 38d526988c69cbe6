//! The tables that `build.rs` made.
//!
//! They are a `const` and not a `static`, so that the code of a lookup, compiled into whatever crate calls it, knows
//! where each column is, how wide and how long. The memory that the columns lie in is `static`, once in a program.

#![allow(clippy::pedantic)]

#[cfg(feature = "by-name")]
use iana_ports_tables::IndexTables;
#[cfg(feature = "descriptions")]
use iana_ports_tables::RowTables;
use iana_ports_tables::{Aligned, Bytes, Ints, Marks, Memory, NameTables, Text, Texts};
#[cfg(feature = "full")]
use iana_ports_tables::{DetailTables, Details};

use crate::registry::Tables;
use crate::{Date, Snapshot};

include!(concat!(env!("OUT_DIR"), "/tables.rs"));
