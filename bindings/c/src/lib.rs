//! The C interface of `iana-ports`: the functions that `iana_ports.h` declares and
//! documents.
//!
//! Each function is total. It takes plain values, gives slices of read-only tables, and
//! answers "nothing" to what makes no sense. `raw.rs` has the only code that follows a
//! caller's pointer.
//!
//! Each question has a module of its own. The profile compiles each module into an object
//! of its own, so that a program links the code and the tables of the questions that it
//! asks: in one object, the questions would share functions that take a pointer to all
//! tables.

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

/// The registry that the functions ask.
#[cfg(not(feature = "subset"))]
const REGISTRY: Registry<'static> = Registry::embedded();
#[cfg(feature = "subset")]
const REGISTRY: Registry<'static> = iana_ports::include_registry!("subset");

// An empty library answers everything with "nothing", which hides a wrong choice.
const _: () = assert!(
    REGISTRY.snapshot().rows() > 0,
    "no rows remain: the registry (CSV) has no row, or none for the chosen ports (PORTS)"
);

/// The protocol number that means any transport.
const ANY: u8 = 0;

/// The answer to a question about a port on the transport with this protocol number,
/// where [`ANY`] means all together. `None` if the number is that of no transport.
///
/// Both calls pass a port of the constant `REGISTRY`. Where the compiler sees that, the
/// linker keeps only the tables that the answer needs. It loses sight of it where ports
/// of two branches meet, and in an `Option` of a port, which is the pointer to the tables
/// or null.
#[expect(clippy::inline_always, reason = "keeps the pointer to the tables a constant")]
#[inline(always)]
fn ask<T>(port: u16, protocol: u8, question: impl Fn(Port<'static>) -> T) -> Option<T> {
    if protocol == ANY {
        return Some(question(REGISTRY.lookup(port)));
    }
    let transport = Transport::from_protocol_number(protocol)?;
    Some(question(REGISTRY.lookup(port).on(transport)))
}
