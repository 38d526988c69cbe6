//! The questions whose code, data and stack the scripts measure.
//!
//! They go to the embedded registry, or with the feature `subset` to the part that
//! `build.rs` compiled. `black_box` hides from the compiler that nothing uses the
//! answers.

use core::hint::black_box;
#[cfg(feature = "descriptions")]
use core::ops::RangeInclusive;

use iana_ports::{Port, PortRange, Registry, Transport};

#[cfg(not(feature = "subset"))]
const REGISTRY: Registry<'static> = Registry::embedded();
#[cfg(feature = "subset")]
const REGISTRY: Registry<'static> = iana_ports::include_registry!("subset");

/// No question. Links the functions that consume answers, so that every image contains
/// them, also the one without the library.
pub fn nothing() {
    text(None);
    keep(PortRange::System);
    #[cfg(feature = "descriptions")]
    {
        keep(iana_ports::Status::Assigned);
        keep(None::<RangeInclusive<u16>>);
        keep(None::<Transport>);
    }
    #[cfg(feature = "by-name")]
    keep(None::<u16>);
    #[cfg(feature = "full")]
    {
        keep(None::<iana_ports::Date>);
        keep(None::<u32>);
    }
}

/// The common question: the name of a port.
pub fn name(port: u16) {
    text(REGISTRY.lookup(port).name());
}

/// One lookup plus every accessor that the tier provides, for the port and for its rows.
/// Formatting is left out.
pub fn port(port: u16) {
    call_accessors(REGISTRY.lookup(port));
}

/// [`port`], the service of the port's name with its rows, and one row of the whole
/// registry.
pub fn everything(port: u16) {
    let port = REGISTRY.lookup(port);
    call_accessors(port);
    #[cfg(feature = "by-name")]
    {
        if let Some(service) = port.name().and_then(|name| REGISTRY.service(name)) {
            text(Some(service.name()));
            keep(service.port(black_box(Transport::Udp)));
            service.records().for_each(record);
        }
        REGISTRY.records().nth(black_box(7)).into_iter().for_each(record);
    }
}

#[inline(never)]
fn call_accessors(port: Port) {
    keep(port.range());
    text(port.name());
    text(port.on(black_box(Transport::Udp)).name());
    port.names().for_each(|name| text(Some(name)));
    #[cfg(feature = "descriptions")]
    {
        keep(port.status());
        text(port.description());
        port.records().for_each(record);
    }
}

#[cfg(feature = "descriptions")]
#[inline(never)]
fn record(record: iana_ports::Record) {
    text(record.service_name());
    keep(record.ports());
    keep(record.transport());
    text(record.description());
    keep(record.status());
    #[cfg(feature = "full")]
    {
        text(record.assignee());
        text(record.contact());
        text(record.reference());
        text(record.unauthorized_use());
        text(record.assignment_notes());
        text(record.alias_of());
        keep(record.registration_date());
        keep(record.modification_date());
        keep(record.service_code());
    }
}

fn text(text: Option<&str>) {
    keep(text);
}

/// Consumes an answer. Not inlined, so that it adds as little as possible to its callers.
#[inline(never)]
fn keep<T>(answer: T) {
    black_box(answer);
}
