//! The ports of Gatehouse, an invented gateway that guards a building and its network.
//!
//! `no_std`, without allocation. The host program and the firmware image print the same
//! report.

#![no_std]

mod report;

use iana_ports::{Overlay, Registry, Transport, include_registry};

pub use report::report;

/// The product's own services: the rows of `ports.csv`.
pub const OWN: Registry<'static> = include_registry!("ports");

/// IANA's rows for the ports in `used_ports.rs`.
pub const IANA: Registry<'static> = include_registry!("iana");

/// The names that one site gave to its ports. They win over the other names.
pub static SITE: Overlay<'static> = match Overlay::new(&[
    (80, Transport::Tcp, "lobby-screen"),
    (4060, Transport::Tcp, "main-door"),
    (4061, Transport::Tcp, "garage-door"),
    (9100, Transport::Tcp, "label-printer"),
    (9100, Transport::Udp, "label-status"),
]) {
    Ok(overlay) => overlay,
    Err(_) => panic!("expected entries in ascending order, each with a name"),
};

/// The name of `port` on `transport`: the site's, or else the product's, or else IANA's.
///
/// Does not ask the embedded registry, so the linker leaves that out.
pub fn service_name(port: u16, transport: Transport) -> Option<&'static str> {
    let own = SITE.over(OWN).service_name(port, transport);
    own.or_else(|| IANA.service_name(port, transport))
}

/// The port of the service of this name on `transport`, in the order of [`service_name`].
pub fn service_port(name: &str, transport: Transport) -> Option<u16> {
    let own = SITE.over(OWN).service_port(name, transport);
    own.or_else(|| IANA.service_port(name, transport))
}

/// The destination of a flow, as a flow record has it.
#[derive(Debug, Clone, Copy)]
pub struct Flow {
    /// The protocol number of the IP header, such as 6 for tcp.
    pub protocol: u8,
    /// The destination port.
    pub port: u16,
}

impl Flow {
    /// The transport and the name of the destination port, or `None` if the protocol is
    /// not a transport with ports.
    pub fn service(self) -> Option<(Transport, Option<&'static str>)> {
        let transport = Transport::from_protocol_number(self.protocol)?;
        Some((transport, service_name(self.port, transport)))
    }
}

/// Flows with a name of the site, of the product or of IANA, without a name, and without
/// a port.
pub const FLOWS: [Flow; 12] = [
    Flow { protocol: 6, port: 80 },
    Flow { protocol: 17, port: 80 },
    Flow { protocol: 6, port: 4060 },
    Flow { protocol: 6, port: 4067 },
    Flow { protocol: 6, port: 8080 },
    Flow { protocol: 17, port: 8080 },
    Flow { protocol: 132, port: 4054 },
    Flow { protocol: 33, port: 4057 },
    Flow { protocol: 17, port: 514 },
    Flow { protocol: 17, port: 9100 },
    Flow { protocol: 6, port: 1455 },
    Flow { protocol: 1, port: 0 },
];

/// Names that a technician types at the console.
pub const QUERIES: [&str; 6] =
    ["main-door", "GH-Door", "gh-flow", "https", "gh-discover", "esl-lm"];
