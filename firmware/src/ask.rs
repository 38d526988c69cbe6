//! Questions to the library, of which size and stack are measured: the compiler cannot know that nobody heeds the
//! answers.

use core::hint::black_box;

use iana_ports::{Transport, lookup};

/// The common question, from port to name.
pub fn name(port: u16) {
    text(lookup(port).name());
}

/// All that the tier tells of a port, of its name, and of the rows of both; only what formats text is left out.
pub fn everything(port: u16) {
    let transport = black_box(Transport::Udp);
    let port = lookup(port);
    number(port.range() as u32);
    text(port.name());
    text(port.on(transport).name());
    port.names().for_each(|name| text(Some(name)));
    #[cfg(feature = "descriptions")]
    {
        number(port.status() as u32);
        text(port.description());
        port.records().for_each(record);
    }
    #[cfg(feature = "by-name")]
    {
        if let Some(service) = port.name().and_then(iana_ports::service) {
            text(Some(service.name()));
            number(service.port(transport).map_or(0, u32::from));
            service.records().for_each(record);
        }
        iana_ports::records().nth(black_box(7)).into_iter().for_each(record);
    }
}

#[cfg(feature = "descriptions")]
#[inline(never)]
fn record(record: iana_ports::Record) {
    text(record.service_name());
    number(record.ports().map_or(0, |ports| u32::from(*ports.end())));
    number(record.transport().map_or(9, |transport| transport as u32));
    text(record.description());
    number(record.status() as u32);
    #[cfg(feature = "full")]
    {
        text(record.assignee());
        text(record.contact());
        text(record.reference());
        text(record.unauthorized_use());
        text(record.assignment_notes());
        text(record.alias_of());
        for date in [record.registration_date(), record.modification_date()] {
            number(date.map_or(0, |date| {
                u32::from(date.year) + u32::from(date.month) + u32::from(date.day.unwrap_or(0))
            }));
        }
        number(record.service_code().unwrap_or(0));
    }
}

#[inline(never)]
fn text(text: Option<&str>) {
    black_box(text);
}

#[inline(never)]
fn number(number: u32) {
    black_box(number);
}
