//! The tables that `build.rs` wrote.
//!
//! They are a `const`, not a `static`: code that is inlined into a user's crate then
//! knows the place, width and length of each column. The storage of the columns is
//! `static`, so a program contains it once.

#[allow(clippy::wildcard_imports, reason = "the tables of each tier name other types")]
use crate::included::parts::*;

pub(crate) const TABLES: &Tables<'static> = include!(concat!(env!("OUT_DIR"), "/tables.rs"));
