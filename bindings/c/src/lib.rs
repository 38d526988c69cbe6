//! The C interface of `iana-ports`: the functions that `iana_ports.h` declares and documents.
//!
//! Each function is total. It takes plain values, gives slices of read-only tables, and answers
//! "nothing" to what makes no sense. The exports are in one module for each tier; `raw.rs` has the
//! only code that follows a caller's pointer.

#![cfg_attr(not(test), no_std)]

#[cfg(feature = "descriptions")]
pub mod descriptions;
#[cfg(feature = "full")]
pub mod full;
pub mod names;
#[cfg(not(test))]
mod panic;
mod raw;
#[cfg(all(unix, feature = "user-ports"))]
pub mod servent;
#[cfg(feature = "by-name")]
pub mod services;
pub mod snapshot;
pub mod text;

use iana_ports::{Port, Registry, Transport};

/// The registry that the functions ask.
#[cfg(not(feature = "subset"))]
const REGISTRY: Registry<'static> = Registry::embedded();
#[cfg(feature = "subset")]
const REGISTRY: Registry<'static> = iana_ports::include_registry!("subset");

/// The protocol number that means any transport.
const ANY: u8 = 0;

/// The entry of `port` on the transport with this protocol number; [`ANY`] means all transports.
/// `None` if the number is that of no transport.
#[inline]
fn port_on(port: u16, protocol: u8) -> Option<Port<'static>> {
    let port = REGISTRY.lookup(port);
    if protocol == ANY {
        return Some(port);
    }
    Transport::from_protocol_number(protocol).map(|transport| port.on(transport))
}
