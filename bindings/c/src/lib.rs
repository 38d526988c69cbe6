//! The C interface of `iana-ports`: the functions that `iana_ports.h` declares and
//! documents.
//!
//! Each function is total. It takes plain values, returns slices of read-only tables, and
//! returns "nothing" for invalid arguments. `raw.rs` has the only code that dereferences
//! a caller's pointer.
//!
//! Each question has a module, and the build profile compiles each module into its own
//! object file. A program therefore links only the code and tables of the questions that
//! it asks. In one object file, the questions would share functions that take a pointer
//! to all tables.

#![cfg_attr(not(test), no_std)]

#[cfg(feature = "full")]
pub mod cells;
#[cfg(feature = "descriptions")]
pub mod descriptions;
pub mod name_lists;
pub mod names;
#[cfg(not(test))]
mod panic;
#[cfg(feature = "descriptions")]
pub mod port_records;
mod raw;
#[cfg(feature = "descriptions")]
pub mod records;
#[cfg(all(unix, feature = "user-ports"))]
pub mod servent;
#[cfg(feature = "by-name")]
pub mod service_records;
#[cfg(feature = "by-name")]
pub mod services;
pub mod snapshot;
#[cfg(feature = "descriptions")]
pub mod statuses;
pub mod text;

use iana_ports::{Port, Registry, Transport};

/// The registry that all functions ask.
#[cfg(not(feature = "subset"))]
const REGISTRY: Registry<'static> = Registry::embedded();
#[cfg(feature = "subset")]
const REGISTRY: Registry<'static> = iana_ports::include_registry!("subset");

// An empty library would answer "nothing" to every question, and hide the mistake.
const _: () = assert!(
    REGISTRY.snapshot().rows() > 0,
    "no rows remain: the registry (CSV) has no row, or none for the chosen ports (PORTS)"
);

/// The protocol number that means any transport.
const ANY: u8 = 0;

/// Asks about a port on the transport with this protocol number, where [`ANY`] means all
/// transports together. Returns `None` if no transport has the number.
///
/// Both calls pass a port of the constant `REGISTRY`. Where the compiler sees that, the
/// linker keeps only the tables that the answer needs. The compiler no longer sees it
/// where ports from two branches merge, or in an `Option` of a port, which is a nullable
/// pointer to the tables.
#[expect(clippy::inline_always, reason = "keeps the pointer to the tables a constant")]
#[inline(always)]
fn ask<T>(port: u16, protocol: u8, question: impl Fn(Port<'static>) -> T) -> Option<T> {
    if protocol == ANY {
        return Some(question(REGISTRY.lookup(port)));
    }
    let transport = Transport::from_protocol_number(protocol)?;
    Some(question(REGISTRY.lookup(port).on(transport)))
}
