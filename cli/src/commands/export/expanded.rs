//! `--expand`: a row for each port on each transport, so that a join loses nothing.

use iana_ports::{PortRange, Registry, Status, Transport};

pub(super) const TITLES: [&str; 6] = ["port", "transport", "name", "status", "range", "description"];

/// A port on a transport. A key without a value is absent.
#[derive(Clone, Copy, serde::Serialize)]
pub(super) struct Row<'a> {
    pub(super) port: u16,
    pub(super) transport: Transport,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<&'a str>,
    pub(super) status: Status,
    pub(super) range: PortRange,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<&'a str>,
}

/// By port, then tcp, udp, sctp and dccp.
pub(super) fn rows(registry: Registry<'_>) -> impl Iterator<Item = Row<'_>> + Clone {
    let row = move |number: u16, transport| {
        let port = registry.lookup(number).on(transport);
        Row {
            port: number,
            transport,
            name: port.name(),
            status: port.status(),
            range: port.range(),
            description: port.description(),
        }
    };
    (0..=u16::MAX)
        .flat_map(move |number| Transport::ALL.into_iter().map(move |transport| row(number, transport)))
}
