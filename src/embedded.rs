//! The tables that `build.rs` wrote.
//!
//! They are a `const`, not a `static`: code compiled into a user's crate then knows where each
//! column is, how wide and how long. The storage of the columns is `static`, once in a program.

#[allow(clippy::wildcard_imports, reason = "the tables of each tier name other types")]
use crate::included::parts::*;

pub(crate) const TABLES: &Tables<'static> = include!(concat!(env!("OUT_DIR"), "/tables.rs"));
