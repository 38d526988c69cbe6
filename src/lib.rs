//! IANA's registry of [port numbers and service names][iana], embedded.
//!
//! [`lookup`] takes a port number and answers in constant time, from tables that are
//! compiled into the program. It needs no allocation, no file, no network, no start-up,
//! no `std` and no `alloc`.
//!
//! ```
//! # #[cfg(feature = "descriptions")] {
//! use iana_ports::{PortRange, Status, Transport, lookup};
//!
//! let port = lookup(1455);
//! assert_eq!(port.name(), Some("esl-lm"));
//! assert_eq!(port.range(), PortRange::User);
//! assert_eq!(port.status(), Status::Assigned);
//! assert_eq!(port.description(), Some("ESL License Manager"));
//!
//! assert_eq!(lookup(514).on(Transport::Udp).name(), Some("syslog"));
//! assert_eq!(lookup(80).names().collect::<Vec<_>>(), ["http", "www", "www-http"]);
//! assert_eq!(lookup(27005).name(), Some("flex-lm")); // of the range 27000-27009
//! # }
//! ```
//!
//! From a name to its port:
//!
//! ```
//! # #[cfg(feature = "by-name")] {
//! use iana_ports::{Transport, service, service_port};
//!
//! assert_eq!(service_port("https", Transport::Tcp), Some(443));
//! let printers = service("ipp").unwrap(); // all rows of the name, with ports and notes
//! assert_eq!(printers.port(Transport::Tcp), Some(631));
//! # }
//! ```
//!
//! # Terms
//!
//! The terms are those of [RFC 6335]. Ports 0 to 1023 are *System Ports*, 1024 to 49151
//! *User Ports*, and 49152 to 65535 *Dynamic Ports*, which IANA never assigns
//! ([`PortRange`]). A port is *assigned*, *reserved*, *unassigned* or *dynamic*
//! ([`Status`]); the status may differ by transport ([`Transport`]). A *record* is one
//! row of the registry. *Registry order* sorts the rows by first port, with rows without
//! a port last. Rows with the same first port keep the order of IANA's file.
//!
//! A port may have several names, and a name several ports. [`Port::name`] states the
//! rule by which one of them is the port's name. [`Port::names`] lists all names, and
//! [`Port::records`] all rows.
//!
//! # Features
//!
//! The first five lines are *tiers*; the *base tier* has no feature. Each tier implies
//! the one before, and only adds answers: it never changes one.
//!
//! | feature | adds | methods |
//! |---|---|---|
//! | none (the base tier) | names of System Ports | [`lookup`], [`name`](Port::name), [`names`](Port::names), [`on`](Port::on), [`service_name`], [`service_names`]; [`covered`](Port::covered) returns whether the tier covers a port |
//! | `user-ports` | names of all ports | the same |
//! | `descriptions` | descriptions, statuses, rows of a port, also those without a name | [`Port::status`], [`Port::description`], [`Port::records`]; the first four columns of a [`Record`] |
//! | `by-name` (default) | from a name to its ports and rows, rows without a port | [`service()`], [`service_port`], [`records`] |
//! | `full` | the other eight columns of each row | the other methods of `Record`, `Column`, `Cell` |
//! | `alloc` | records that own their strings (implies `full`) | `OwnedRecord` |
//! | `csv` | loading any snapshot at run time (needs `std`; implies `alloc`) | `OwnedRegistry` |
//! | `defmt` | `defmt::Format` for the public types that need no allocation | |
//! | `serde` | serialization of every public type except errors; deserialization of the value types ([`Transport`], [`PortRange`], `Status`, [`Date`], `Column`) and, with `alloc`, of `OwnedRecord` | |
//!
//! The README lists the bytes of each tier. The [firmware guide](in_firmware) helps to
//! choose a tier if flash is scarce. The [adoption guide](adopting) shows how to replace
//! a table of names in your program. [Pictures](in_pictures) show the whole registry at
//! once. [Design](design) explains the tables.
//!
//! # Limits
//!
//! The answer is what is *registered*, not what runs. A program may use any port, and
//! many use one that is registered to another service or to none. The registry does not
//! list unofficial uses.
//!
//! The embedded registry ages from the day it ships. [`SNAPSHOT`] has its date. The
//! feature `csv` loads a newer one at run time. The environment variable
//! [`IANA_PORTS_CSV`](in_firmware#iana_ports_csv) makes a build embed another file.
//!
//! # Your own names
//!
//! An [`Overlay`] lays your own names over a registry's. [`include_registry!`] includes a
//! registry of your own crate: your own rows, or the part of IANA's registry that your
//! product uses.
//!
//! # Panics, errors, cost
//!
//! No public function panics. Only parsing ([`ParseTransportError`] and the like),
//! loading (`LoadError`) and [`Overlay::new`] return errors. The name of a port takes
//! constant time. A lookup of a service by its name computes one hash and compares the
//! name with those in one or two places, so its time grows with the length of the name.
//! `docs/comparison.md` in the repository compares the instructions with those of other
//! crates.
//!
//! # Stability
//!
//! Versions are semantic. The minimum supported Rust version is in `Cargo.toml`; raising
//! it is a minor version. A newer snapshot is a minor version, and before 1.0 a patch;
//! answers change as the registry changes. Enums are exhaustive: a new variant, such as a
//! new column of the registry, is a major version. Structs have private fields and may
//! grow, except [`Date`].
//!
//! The form that `serde` serializes is stable. The command line prints it with `--json`.
//! A record is a map from column keys to the texts of the cells that are not empty. A
//! port has `port`, `range`, `status`, `name`, `description` and `records`, up to its
//! tier, and `"covered": false` if the tier does not cover it. Later versions may add
//! keys.
//!
//! [iana]: https://www.iana.org/assignments/service-names-port-numbers/
//! [RFC 6335]: https://www.rfc-editor.org/rfc/rfc6335

#![no_std]
#![forbid(unsafe_code)]
// As in `iana-ports-tables`: with an operating system, the lookup of a name or a
// description is inlined where it is called.
#![allow(clippy::inline_always)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "csv")]
extern crate std;

mod assigned_ports;
mod bytes;
#[cfg(feature = "full")]
mod cell;
#[cfg(feature = "defmt")]
mod defmt;
#[cfg(feature = "full")]
mod details;
mod embedded;
#[doc(hidden)]
pub mod included;
mod lookup;
mod overlay;
#[cfg(feature = "csv")]
mod owned;
#[cfg(feature = "alloc")]
mod owned_record;
mod port;
#[cfg(feature = "descriptions")]
mod record;
#[cfg(feature = "descriptions")]
mod record_id;
#[cfg(feature = "descriptions")]
mod records;
mod registry;
#[cfg(feature = "serde")]
mod serde;
#[cfg(feature = "by-name")]
mod service;
#[cfg(feature = "by-name")]
mod service_records;
mod snapshot;
mod tables;

// The pages define their links for readers of the repository. In Markdown, the first
// definition of a link wins, so the definitions before each page replace them here.
//
// The snippets of this page need the tier `by-name`.
#[cfg(any(all(doc, not(doctest)), all(doctest, feature = "by-name")))]
#[doc = "[features]: crate#features\n[in_firmware]: crate::in_firmware"]
#[doc = "[own_registries]: crate::in_firmware#your-own-registries\n"]
#[doc = include_str!("../docs/adopting.md")]
pub mod adopting {}

#[cfg(any(doc, doctest))]
#[doc = include_str!("../docs/design.md")]
pub mod design {}

#[cfg(any(doc, doctest))]
#[doc = "[`Port::covered`]: crate::Port::covered\n[`Registry`]: crate::Registry"]
#[doc = "[`lookup`]: crate::lookup\n[`assigned_ports`]: crate::assigned_ports"]
#[doc = "[`names`]: crate::Port::names\n[`Overlay`]: crate::Overlay"]
#[doc = "[`SNAPSHOT`]: crate::SNAPSHOT\n[features]: crate#features\n"]
#[doc = include_str!("../docs/firmware.md")]
pub mod in_firmware {}

#[cfg(any(doc, doctest))]
#[doc = "[map]: #the-map\n[years]: #the-years\n"]
#[doc = include_str!("../docs/pictures.md")]
#[doc = "## The map"]
#[doc = ""]
#[doc = include_str!("../pictures/map.svg")]
#[doc = ""]
#[doc = "## The years"]
#[doc = ""]
#[doc = include_str!("../pictures/years.svg")]
pub mod in_pictures {}

/// Tests the snippets of the README.
#[cfg(all(doctest, feature = "by-name"))]
#[doc = include_str!("../README.md")]
struct Readme;

/// Tests the snippets of `docs/data.md`.
#[cfg(all(doctest, feature = "csv"))]
#[doc = include_str!("../docs/data.md")]
struct Data;

#[cfg(feature = "full")]
pub use iana_ports_tables::Column;
pub use iana_ports_tables::{
    Date, ParseDateError, ParsePortRangeError, ParseTransportError, PortRange, Transport,
};
#[cfg(feature = "descriptions")]
pub use iana_ports_tables::{ParseStatusError, Status};

pub use assigned_ports::AssignedPorts;
#[cfg(feature = "full")]
pub use cell::Cell;
pub use overlay::{OverlaidRegistry, Overlay, OverlayError};
#[cfg(feature = "csv")]
pub use owned::{LoadError, OwnedRegistry};
#[cfg(feature = "alloc")]
pub use owned_record::OwnedRecord;
pub use port::{Names, Port};
#[cfg(feature = "descriptions")]
pub use record::Record;
#[cfg(feature = "descriptions")]
pub use records::PortRecords;
#[cfg(feature = "by-name")]
pub use records::Records;
pub use registry::Registry;
#[cfg(feature = "by-name")]
pub use service::Service;
#[cfg(feature = "by-name")]
pub use service_records::ServiceRecords;
pub use snapshot::Snapshot;

/// The file from which the embedded registry was compiled.
///
/// It is IANA's snapshot, unless `IANA_PORTS_CSV` named another file in the build.
///
/// ```
/// println!("{}", iana_ports::SNAPSHOT); // 14447 rows, newest date 2024-06-12, SHA-256 a86d…
/// ```
pub const SNAPSHOT: Snapshot = embedded::TABLES.snapshot;

/// The length in bytes of the embedded registry's longest service name.
///
/// A buffer of this size holds any name of this registry. It is 36 in IANA's snapshot of
/// 2024-06-12, in every tier; a newer snapshot may have a longer name. For another
/// registry, use [`Snapshot::max_service_name_len`]. The names of an [`Overlay`] may have
/// any length.
///
/// RFC 6335 (section 5.1) allows 15 characters: letters, digits and single hyphens, with
/// at least one letter. IANA's registry contains older names that differ. Two are longer:
/// `Apple Remote Desktop (Net Assistant)` (3283) and `Escale (Newton Dock)` (3679). Of
/// the others, most have an underscore, such as `esri_sde`; a few have `/`, `.`, `+` or
/// `*`, such as `914c/g`, `z39.50`, `whois++` and `sql*net`. Do not use a name as a file
/// name or in a URL without escaping it.
///
/// ```
/// use iana_ports::{MAX_SERVICE_NAME_LEN, Transport, service_name};
///
/// let mut line = [b' '; MAX_SERVICE_NAME_LEN];
/// let name = service_name(443, Transport::Tcp).unwrap_or("-");
/// line[..name.len()].copy_from_slice(name.as_bytes());
/// assert!(line.starts_with(b"https "));
/// ```
pub const MAX_SERVICE_NAME_LEN: usize = SNAPSHOT.max_service_name_len();

/// The entry of `port` in the embedded registry.
///
/// Every port from 0 to 65535 has one. Constant time.
///
/// ```
/// use iana_ports::{PortRange, lookup};
///
/// const SSH: Option<&str> = lookup(22).name(); // at compile time
/// assert_eq!(SSH, Some("ssh"));
/// assert_eq!(lookup(65000).name(), None);
/// assert_eq!(lookup(65000).range(), PortRange::Dynamic);
/// ```
#[doc(alias = "getservbyport")]
#[inline]
pub const fn lookup(port: u16) -> Port<'static> {
    Registry::embedded().lookup(port)
}

/// The name of `port` on `transport` in the embedded registry, or `None`.
///
/// The same as `lookup(port).on(transport).name()`, and the counterpart of C's
/// `getservbyport`. Constant time.
///
/// ```
/// use iana_ports::{Transport, service_name};
///
/// assert_eq!(service_name(514, Transport::Tcp), Some("shell"));
/// assert_eq!(service_name(514, Transport::Udp), Some("syslog"));
/// assert_eq!(service_name(514, Transport::Dccp), None);
/// ```
#[doc(alias = "getservbyport")]
#[cfg_attr(not(target_os = "none"), inline(always))]
#[cfg_attr(target_os = "none", inline)]
pub const fn service_name(port: u16, transport: Transport) -> Option<&'static str> {
    Registry::embedded().service_name(port, transport)
}

/// Names many ports on `transport`.
///
/// Writes the [`service_name`] of each port of `ports` into `names`, in order, until
/// either slice ends. Returns the number of names written.
///
/// ```
/// use iana_ports::{Transport, service_names};
///
/// let ports = [443, 514, 65000];
/// let mut names = [None; 3];
/// assert_eq!(service_names(&ports, Transport::Tcp, &mut names), 3);
/// assert_eq!(names, [Some("https"), Some("shell"), None]);
/// ```
#[inline]
pub fn service_names(
    ports: &[u16],
    transport: Transport,
    names: &mut [Option<&'static str>],
) -> usize {
    Registry::embedded().service_names(ports, transport, names)
}

/// The ports of the embedded registry that have a name on any transport, ascending.
///
/// It has the ports that the tier covers: 6,333 with `user-ports` and 690 without it, in
/// IANA's snapshot of 2024-06-12. Does not allocate. A step costs one lookup for each
/// port that it passes.
///
/// ```
/// use iana_ports::{assigned_ports, lookup};
///
/// let mut ports = assigned_ports();
/// assert_eq!(ports.next(), Some(lookup(1))); // tcpmux
/// assert_eq!(ports.rfind(|port| port.name() == Some("https")), Some(lookup(443)));
/// println!("{} ports have a name", assigned_ports().len());
/// ```
pub const fn assigned_ports() -> AssignedPorts<'static> {
    Registry::embedded().assigned_ports()
}

/// The service with this name in the embedded registry, or `None`.
///
/// Ignores ASCII case. Computes one hash and compares the name with those in one or two
/// places: the time grows with the length of the name.
///
/// ```
/// use iana_ports::service;
///
/// let service = service("ethernet/ip-2").unwrap();
/// assert_eq!(service.name(), "EtherNet/IP-2");
/// assert_eq!(service.records().len(), 2); // tcp and udp
/// ```
#[cfg(feature = "by-name")]
#[doc(alias = "getservbyname")]
#[inline]
pub const fn service(name: &str) -> Option<Service<'static>> {
    Registry::embedded().service(name)
}

/// The first port of the service with this name on `transport`, or `None`.
///
/// `None` if the embedded registry has no such service, or the service has no port on
/// `transport`. Ignores ASCII case.
///
/// The same as `service(name)?.port(transport)`, and the counterpart of C's
/// `getservbyname`.
///
/// ```
/// use iana_ports::{Transport, service_port};
///
/// assert_eq!(service_port("esl-lm", Transport::Tcp), Some(1455));
/// assert_eq!(service_port("SYSLOG", Transport::Udp), Some(514));
/// assert_eq!(service_port("syslog", Transport::Tcp), None);
/// ```
#[cfg(feature = "by-name")]
#[doc(alias = "getservbyname")]
#[inline]
pub const fn service_port(name: &str, transport: Transport) -> Option<u16> {
    Registry::embedded().service_port(name, transport)
}

/// All rows of the embedded registry, in registry order.
///
/// They are sorted by first port. Rows without a port come last.
///
/// ```
/// use iana_ports::{Status, records};
///
/// let free = records().filter(|row| row.status() == Status::Unassigned);
/// println!("{} rows are unassigned", free.count());
/// assert_eq!(records().len() as u32, iana_ports::SNAPSHOT.rows());
/// ```
#[cfg(feature = "by-name")]
pub const fn records() -> Records<'static> {
    Registry::embedded().records()
}
