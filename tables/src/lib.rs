//! The tables of the library `iana-ports`: `iana-ports-compiler` writes them, the library reads
//! them.
//!
//! Depend on the library. This crate makes no promises to anybody else. `docs/design.md` in the
//! repository draws the tables and explains why they are built this way.
//!
//! In reading order:
//!
//! 1. The terms of [RFC 6335](https://www.rfc-editor.org/rfc/rfc6335): [`Transport`],
//!    [`PortRange`], [`Status`], [`Date`]; the file's [`Column`]s and [cells]; the [limits].
//! 2. The structures that tables are made of: [`Storage`], [`PackedInts`], [`RankBitmap`],
//!    [`StringColumn`], and the [list of strings](string_list) in one string.
//! 3. What questions and keys are made of: [`TransportFilter`], [`Anchor`], [`RowKey`].
//! 4. The tables of each tier: [`NameTables`] with the encoding of a [`NameList`];
//!    [`RowTables`] with [`PackedRow`] and [`PackedSummary`]; [`NameIndex`] with its
//!    [hash](name_hash); [`DetailTables`].
//!
//! An index that comes from the tables is in range. With any other index an accessor returns some
//! value of its type; none panics.

#![no_std]
// Where a column is a constant, as in the embedded registry, little of an accessor remains after
// inlining. rustc decides before it knows that, and often declines.
//
// A program may have several registries. Code that they share does not know the constants of any, so
// the way to a name is always inlined, except on targets without an operating system: there rustc
// decides, which keeps firmware small.
#![allow(clippy::inline_always)]

#[cfg(feature = "alloc")]
extern crate alloc;

pub mod cells;
mod column;
mod date;
mod details;
pub mod limits;
pub mod name_hash;
mod name_index;
pub mod name_list;
mod names;
mod packed_ints;
mod packed_row;
mod rank_bitmap;
mod row_key;
mod rows;
#[cfg(feature = "serde")]
mod serde;
mod storage;
pub mod string_column;
pub mod string_list;
mod transport_filter;
mod types;

pub use column::{CellKind, Column};
pub use date::{Date, ParseDateError};
pub use details::{DetailTables, RunEndColumn};
pub use name_index::NameIndex;
pub use name_list::NameList;
pub use names::NameTables;
pub use packed_ints::PackedInts;
pub use packed_row::{DescriptionSource, PackedRow, PackedSummary, PortCellSyntax};
pub use rank_bitmap::RankBitmap;
pub use row_key::{Anchor, RowKey};
pub use rows::RowTables;
#[cfg(feature = "alloc")]
pub use storage::StorageBuilder;
pub use storage::{Aligned, Bytes, Storage, Text};
pub use string_column::StringColumn;
pub use transport_filter::TransportFilter;
pub use types::{
    ParsePortRangeError, ParseStatusError, ParseTransportError, PortRange, Status, Transport,
};
