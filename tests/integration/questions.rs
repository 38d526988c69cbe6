//! The ways to ask for a port, and all questions that they give.

use iana_ports::{Port, Transport, lookup};

/// The ways to ask for a port: without a transport, and by each.
pub(crate) const WAYS: [Option<Transport>; 1 + Transport::ALL.len()] = {
    let mut ways = [None; 1 + Transport::ALL.len()];
    let mut index = 0;
    while index < Transport::ALL.len() {
        ways[index + 1] = Some(Transport::ALL[index]);
        index += 1;
    }
    ways
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

/// Every port with every way to ask for it.
pub(crate) fn every_port() -> impl Iterator<Item = (u16, Option<Transport>, Port<'static>)> {
    (0..=u16::MAX).flat_map(|number| {
        WAYS.into_iter().map(move |way| {
            let port = lookup(number);
            (number, way, way.map_or(port, |transport| port.on(transport)))
        })
    })
}
