//! The filters of a port, and every port with each.

use iana_ports::{Port, Transport, lookup};

/// The filters of a port: all transports together, and each.
pub(crate) const FILTERS: [Option<Transport>; 1 + Transport::ALL.len()] = {
    let mut filters = [None; 1 + Transport::ALL.len()];
    let mut index = 0;
    while index < Transport::ALL.len() {
        filters[index + 1] = Some(Transport::ALL[index]);
        index += 1;
    }
    filters
};

/// The reference's word for a transport, independent of the library's text.
pub(crate) fn text(transport: Transport) -> &'static str {
    match transport {
        Transport::Tcp => "tcp",
        Transport::Udp => "udp",
        Transport::Sctp => "sctp",
        Transport::Dccp => "dccp",
    }
}

/// Whether the compiled tier has the names of the port.
pub(crate) fn is_covered(port: u16) -> bool {
    cfg!(feature = "user-ports") || port <= 1_023
}

/// Every port with every filter.
pub(crate) fn every_port() -> impl Iterator<Item = (u16, Option<Transport>, Port<'static>)> {
    (0..=u16::MAX).flat_map(|number| {
        FILTERS.into_iter().map(move |filter| {
            let port = lookup(number);
            (number, filter, filter.map_or(port, |transport| port.on(transport)))
        })
    })
}
