//! The tables of the library `iana-ports`: `iana-ports-compiler` writes them, the library
//! reads them.
//!
//! Use the library: this crate is an implementation detail, and any release may change
//! its API. `docs/design.md` in the repository draws the tables and explains their
//! layout.
//!
//! In reading order:
//!
//! 1. The terms of [RFC 6335](https://www.rfc-editor.org/rfc/rfc6335): [`Transport`],
//!    [`PortRange`], [`Status`], [`Date`]; the file's [`Column`]s and [cells]; the
//!    [limits].
//! 2. The structures that tables are made of: [`Storage`], [`PackedInts`],
//!    [`RankBitmap`], [`StringColumn`], and the [list of strings](string_list) in one
//!    string.
//! 3. The parts of questions and keys: [`TransportFilter`], [`Anchor`], [`RowKey`].
//! 4. The tables of each tier: [`NameTables`] with the encoding of a [`NameList`];
//!    [`RowTables`] with [`PackedRow`] and [`PackedSummary`]; [`NameIndex`] with its
//!    [hash](name_hash); [`DetailTables`].
//!
//! Indices that come from the tables are in range. With any other index, an accessor
//! returns 0, an empty string or `None`. No accessor panics.

#![no_std]
// In the embedded registry a column is a constant, and little of an accessor remains
// after inlining. rustc decides before it sees that, and often does not inline.
//
// A program may have several registries. Code that they share cannot use the constants of
// either, so the lookup of a name is always inlined. On targets without an operating
// system rustc decides, which keeps firmware small.
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
