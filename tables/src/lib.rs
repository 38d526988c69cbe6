//! What the compiler of the IANA port registry and the library `iana-ports` agree on.
//!
//! The compiler (`iana-ports-compiler`) makes the tables of this crate from IANA's CSV, and the library
//! (`iana-ports`) answers from them. Depend on the library; this crate promises nothing to anybody else.
//!
//! In reading order: the terms of [RFC 6335](https://www.rfc-editor.org/rfc/rfc6335) ([`Transport`], [`PortRange`],
//! [`Status`], [`Date`]) and the registry's columns and [cells]; the columns of integers, bits and texts that all
//! tables are made of ([`Ints`], [`Marks`], [`Texts`]) and the [`Memory`] that they lie in; the [hash] that finds a name; the tables themselves, one
//! struct a tier ([`NameTables`], [`RowTables`], [`IndexTables`], [`DetailTables`]); the [limits].
//!
//! Every accessor that is asked with what the tables themselves gave is total; beyond that, an index that is out of range gives
//! zero or an empty text.

#![no_std]
// Where the columns are known, as in the embedded tables, most of what an accessor does is decided by the compiler; but
// only after inlining, which its own estimate of the cost, made before, would often forgo.
#![allow(clippy::inline_always)]

#[cfg(feature = "alloc")]
extern crate alloc;

pub mod cells;
pub mod columns;
mod date;
pub mod hash;
mod ints;
pub mod limits;
mod marks;
mod memory;
#[cfg(feature = "serde")]
mod serial;
mod tables;
mod terms;
mod texts;

pub use date::{Date, ParseDateError};
pub use ints::Ints;
pub use marks::Marks;
#[cfg(feature = "alloc")]
pub use memory::MemoryBuilder;
pub use memory::{Aligned, Bytes, Memory, Text, between};
pub use tables::{
    DetailTables, Details, IndexTables, NameTables, PortsForm, RowCode, RowDescription, RowTables, Shortcut,
    VIEWS, ViewCode, row_key, split_row_key, transport_of, view_of,
};
pub use terms::{ParsePortRangeError, ParseStatusError, ParseTransportError, PortRange, Status, Transport};
pub use texts::Texts;
