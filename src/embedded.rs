//! The tables that `build.rs` wrote.
//!
//! They are a `const`, not a `static`: code compiled into a user's crate then knows where each
//! column is, how wide and how long. The storage of the columns is `static`, once in a program.

#![allow(clippy::pedantic)]

#[cfg(feature = "by-name")]
use iana_ports_tables::NameIndex;
#[cfg(feature = "descriptions")]
use iana_ports_tables::RowTables;
use iana_ports_tables::{
    Aligned, Bytes, Date, NameTables, PackedInts, RankBitmap, Storage, StringColumn, Text,
};
#[cfg(feature = "full")]
use iana_ports_tables::{DetailTables, RunEndColumn};

use crate::snapshot::Snapshot;
use crate::tables::Tables;

include!(concat!(env!("OUT_DIR"), "/tables.rs"));
