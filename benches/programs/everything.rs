//! A program that asks every question of a tier, so it links all of its tables.

use std::env;
use std::hint::black_box;

#[cfg(feature = "descriptions")]
use iana_ports::Record;
use iana_ports::{SNAPSHOT, Transport, lookup, service_name};

fn main() {
    let asked = env::args().nth(1).unwrap_or_default();
    let number = asked.parse().unwrap_or(80);
    let transport = if number < 1024 { Transport::Tcp } else { Transport::Udp };

    black_box((SNAPSHOT, service_name(number, transport), lookup(number).name()));
    let port = lookup(number).on(transport);
    black_box((port.covered(), port.range(), port.name()));
    for name in port.names() {
        black_box(name);
    }
    #[cfg(feature = "descriptions")]
    {
        black_box((port.status(), port.description()));
        port.records().for_each(ask);
    }
    #[cfg(feature = "by-name")]
    {
        black_box(iana_ports::service_port(&asked, transport));
        if let Some(service) = iana_ports::service(&asked) {
            black_box((service.name(), service.port(transport)));
            service.records().for_each(ask);
        }
        iana_ports::records().for_each(ask);
    }
}

#[cfg(feature = "descriptions")]
fn ask(row: Record<'_>) {
    black_box((row.service_name(), row.ports(), row.transport(), row.description(), row.status()));
    #[cfg(feature = "full")]
    {
        black_box((
            row.assignee(),
            row.contact(),
            row.registration_date(),
            row.modification_date(),
        ));
        black_box((
            row.reference(),
            row.service_code(),
            row.unauthorized_use(),
            row.assignment_notes(),
        ));
        black_box(row.alias_of());
    }
}
