//! The facts on a page, independent of the output format.

use std::ops::RangeInclusive;

use iana_ports::{Port, PortRange, Record, Registry, Transport};
use iana_ports_search::{Index, Related};

use super::neighbours::neighbours;
use crate::ephemeral;
use crate::own_names::{OwnName, OwnNames};
use crate::query::{Asked, Own, ServiceOn};
use crate::sockets::{Socket, SocketsError};
use crate::text::{self, Cuts, Run};

/// How many related services a page shows.
const MAX_RELATED: usize = 12;

/// The facts about a port, a range or a service.
pub(super) struct Page<'a> {
    /// The query as the user wrote it.
    pub(super) query: String,
    pub(super) subject: Subject<'a>,
    pub(super) transport: Option<Transport>,
    /// The ports that the page is about, in ascending order. Empty for a name without a
    /// port.
    pub(super) ports: Vec<RangeInclusive<u16>>,
    /// The rows of the subject. A range has [`Subject::Range`] instead.
    pub(super) records: Vec<Record<'a>>,
    /// The user's own names of the ports.
    pub(super) own: Vec<OwnName<'a>>,
    /// The ports below and above the first one of the page.
    pub(super) neighbours: [Vec<Run<'a>>; 2],
    pub(super) related: Vec<Related<'a>>,
    /// The ephemeral ports of this machine.
    pub(super) ephemeral: RangeInclusive<u16>,
    /// The sockets on the ports.
    pub(super) sockets: Result<Vec<&'a Socket>, &'a SocketsError>,
}

/// What a page is about.
pub(super) enum Subject<'a> {
    Port(Port<'a>),
    /// The ports of the range. Adjacent ports that read the same are one run.
    Range(Vec<Run<'a>>),
    Service(ServiceOn<'a>),
    /// A name of the user's that the registry does not have.
    OwnName(&'a str),
}

/// Data that all pages share, computed once.
pub(super) struct Facts<'a> {
    registry: Registry<'a>,
    index: Index<'a>,
    cuts: Cuts,
}

impl<'a> Facts<'a> {
    /// Reads the registry.
    pub(super) fn new(registry: Registry<'a>) -> Self {
        Self { registry, index: Index::new(registry), cuts: Cuts::new(registry) }
    }
}

/// The sockets of this machine, or the reason why they cannot be listed.
pub(super) type Sockets = Result<Vec<Socket>, SocketsError>;

impl<'a> Page<'a> {
    pub(super) fn new(
        query: &str,
        asked: &Asked<'a>,
        facts: &'a Facts<'a>,
        sockets: &'a Sockets,
        own_names: &'a OwnNames,
    ) -> Self {
        let Facts { registry, ref index, ref cuts } = *facts;
        let (subject, transport) = match asked {
            Asked::Port(port) => (Subject::Port(*port), port.transport()),
            Asked::Range(range) => (
                Subject::Range(text::runs(range.ports(), cuts, own_names, usize::MAX)),
                range.transport(),
            ),
            Asked::Service(service) | Asked::Own(Own { service: Some(service), .. }) => {
                (Subject::Service(*service), service.transport())
            }
            Asked::Own(Own { own, service: None }) => {
                (Subject::OwnName(own.entries()[0].name()), own.transport())
            }
        };
        let (records, ports): (Vec<_>, Vec<_>) = match asked {
            Asked::Port(port) => (port.records().collect(), vec![port.number()..=port.number()]),
            Asked::Range(range) => (Vec::new(), vec![range.numbers()]),
            Asked::Service(service) => {
                let records: Vec<_> = service.records().collect();
                let ports = records.iter().filter_map(|record| record.ports()).collect();
                (records, ports)
            }
            Asked::Own(Own { own, service }) => {
                let records: Vec<_> =
                    service.iter().flat_map(|service| service.records()).collect();
                let own = own.entries().iter().map(|own| own.port()..=own.port());
                let ports = own.chain(records.iter().filter_map(|record| record.ports()));
                (records.clone(), ports.collect())
            }
        };
        let ports = merged(ports);
        let own = ports.iter().cloned().flatten().flat_map(|port| own_names.all_of(port));
        let own = own.filter(|own| transport.is_none_or(|asked| own.transport() == asked));
        let listens_here = |socket: &&Socket| {
            socket.listens && asked.covers(socket.address.port(), socket.transport)
        };
        let sockets = sockets.as_ref().map(|sockets| sockets.iter().filter(listens_here).collect());
        Self {
            query: query.to_owned(),
            neighbours: ports.first().map_or([const { Vec::new() }; 2], |ports| {
                neighbours(registry, ports, transport, cuts, own_names)
            }),
            related: related(&subject, registry, index),
            own: own.collect(),
            ephemeral: ephemeral::range(),
            subject,
            transport,
            ports,
            records,
            sockets,
        }
    }

    /// The ranges that contain the ports.
    pub(super) fn ranges(&self) -> Vec<PortRange> {
        let reaches = |range: &PortRange| {
            let bounds = range.bounds();
            self.ports
                .iter()
                .any(|ports| ports.start() <= bounds.end() && bounds.start() <= ports.end())
        };
        PortRange::ALL.into_iter().filter(reaches).collect()
    }

    /// Whether any of the ports is in this machine's ephemeral range.
    pub(super) fn is_ephemeral(&self) -> bool {
        let range = &self.ephemeral;
        self.ports.iter().any(|ports| ports.start() <= range.end() && range.start() <= ports.end())
    }

    /// The ports as text: `27000-27009`, `591, 8008`.
    pub(super) fn ports_in_words(&self) -> String {
        let ports = self.ports.iter().map(text::interval);
        ports.collect::<Vec<_>>().join(", ")
    }
}

/// The intervals in ascending order. Merges intervals that touch or overlap.
fn merged(mut ports: Vec<RangeInclusive<u16>>) -> Vec<RangeInclusive<u16>> {
    ports.sort_by_key(|ports| (*ports.start(), *ports.end()));
    let mut merged: Vec<RangeInclusive<u16>> = Vec::new();
    for next in ports {
        match merged.last_mut() {
            Some(last) if u32::from(*next.start()) <= u32::from(*last.end()) + 1 => {
                *last = *last.start()..=*last.end().max(next.end());
            }
            _ => merged.push(next),
        }
    }
    merged
}

/// The most closely related services. A range has related services only if all its ports
/// belong to one service.
fn related<'a>(
    subject: &Subject<'a>,
    registry: Registry<'a>,
    index: &Index<'a>,
) -> Vec<Related<'a>> {
    let mut related = match subject {
        Subject::Port(port) => index.related(*port),
        Subject::Service(service) => index.related_to_service(service.service()),
        Subject::Range(runs) => {
            let mut names = runs.iter().flat_map(|run| run.first.names());
            let service = names.next().filter(|&first| names.all(|name| name == first));
            let service = service.and_then(|name| registry.service(name));
            service.map_or(Vec::new(), |service| index.related_to_service(service))
        }
        Subject::OwnName(_) => Vec::new(),
    };
    related.truncate(MAX_RELATED);
    related
}
