//! The questions whose size and stack are measured, to the embedded registry or to the subset that
//! `build.rs` compiled. The compiler cannot know that nothing uses the answers.

use core::hint::black_box;
#[cfg(feature = "descriptions")]
use core::ops::RangeInclusive;

use iana_ports::{Port, PortRange, Registry, Transport};

#[cfg(not(feature = "subset"))]
const REGISTRY: Registry<'static> = Registry::embedded();
#[cfg(feature = "subset")]
const REGISTRY: Registry<'static> = iana_ports::include_registry!("subset");

/// No question: what swallows answers is in every image, also in that without the library.
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

/// The common question, from port to name.
pub fn name(port: u16) {
    text(REGISTRY.lookup(port).name());
}

/// One lookup of a port, of which all is asked that the tier tells: the rows that cover it, in all of their columns, are
/// part of it. Only what formats text is left out.
pub fn port(port: u16) {
    tell(REGISTRY.lookup(port));
}

/// All questions that there are: those to a port, to the service of its name, and to any row of the registry.
pub fn everything(port: u16) {
    let port = REGISTRY.lookup(port);
    tell(port);
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
fn tell(port: Port) {
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

/// In a call of its own, so that it costs the one who asks as little as it can.
#[inline(never)]
fn keep<T>(answer: T) {
    black_box(answer);
}
