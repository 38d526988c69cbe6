//! What a port number means: IANA's [Service Name and Transport Protocol Port Number Registry][iana], embedded.

#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "csv")]
extern crate std;

#[cfg(feature = "full")]
mod column;
mod embedded;
#[cfg(feature = "csv")]
mod owned;
mod port;
#[cfg(feature = "descriptions")]
mod record;
mod registry;
#[cfg(feature = "by-name")]
mod service;
mod snapshot;

pub use iana_ports_tables::{
    Date, ParseDateError, ParsePortRangeError, ParseTransportError, PortRange, Transport,
};
#[cfg(feature = "descriptions")]
pub use iana_ports_tables::{ParseStatusError, Status};

#[cfg(feature = "full")]
pub use column::{Cell, Column};
#[cfg(feature = "csv")]
pub use owned::{LoadError, OwnedRegistry};
pub use port::{Names, Port};
#[cfg(feature = "by-name")]
pub use record::Records;
#[cfg(feature = "descriptions")]
pub use record::{PortRecords, Record};
pub use registry::Registry;
#[cfg(feature = "by-name")]
pub use service::{Service, ServiceRecords};
pub use snapshot::Snapshot;

/// The file that the embedded registry was compiled from.
pub const SNAPSHOT: Snapshot = embedded::TABLES.snapshot;

/// What the embedded registry says of `port`.
#[inline]
pub const fn lookup(port: u16) -> Port<'static> {
    Registry::embedded().lookup(port)
}

/// The name of `port` on `transport` in the embedded registry: `lookup(port).on(transport).name()`.
#[inline]
pub const fn service_name(port: u16, transport: Transport) -> Option<&'static str> {
    Registry::embedded().service_name(port, transport)
}

/// The service of this name in the embedded registry, ASCII case ignored.
#[cfg(feature = "by-name")]
#[inline]
pub const fn service(name: &str) -> Option<Service<'static>> {
    Registry::embedded().service(name)
}

/// The port of the service of this name on `transport` in the embedded registry.
#[cfg(feature = "by-name")]
#[inline]
pub const fn service_port(name: &str, transport: Transport) -> Option<u16> {
    Registry::embedded().service_port(name, transport)
}

/// All rows of the embedded registry.
#[cfg(feature = "by-name")]
pub fn records() -> Records<'static> {
    Registry::embedded().records()
}
