//! The facts on a page, independent of the output format.

use std::ops::RangeInclusive;

use iana_ports::{Port, PortRange, Record, Registry, Transport};
use iana_ports_search::{Index, Related};

use crate::everyday::{MeantService, everyday_name_of};
use crate::machine::{Machine, Socket};
use crate::neighbours::neighbours;
use crate::own_names::{OwnName, OwnNames};
use crate::ports::overlap;
use crate::query::{Asked, NoService, Own, Query, QueryError, ServiceOn};
use crate::runs::{Cuts, Run, runs};
use crate::words::interval;

/// How many related services a page shows.
const MAX_RELATED: usize = 12;

/// The facts about a port, a range or a service.
///
/// [`title`](Self::title), [`description`](Self::description) and
/// [`sections`](Self::sections) are its text, [`summary`](Self::summary) and
/// [`document`](Self::document) its value for any format.
pub struct Page<'a> {
    /// The query as the user wrote it.
    pub(crate) query: String,
    pub(crate) subject: Subject<'a>,
    /// The transport that the query asks for; `None` for all.
    pub(crate) transport: Option<Transport>,
    /// The ports that the page is about, in ascending order. Empty for a name without a
    /// port.
    pub(crate) ports: Vec<RangeInclusive<u16>>,
    /// The rows of the subject. A range has [`Subject::Range`] instead.
    pub(crate) records: Vec<Record<'a>>,
    /// The user's own names of the ports.
    pub(crate) own: Vec<OwnName<'a>>,
    /// The ports below and above the first one of the page.
    pub(crate) neighbours: [Vec<Run<'a>>; 2],
    pub(crate) related: Vec<Related<'a>>,
    /// `None` if the machine of the reader is not known.
    pub(crate) machine: Option<OnMachine<'a>>,
}

/// The facts of the machine about the ports of a page.
pub(crate) struct OnMachine<'a> {
    /// The ephemeral ports.
    pub(crate) ephemeral: &'a RangeInclusive<u16>,
    /// Whether one of the page's ports is among them.
    pub(crate) is_ephemeral: bool,
    /// The sockets that listen on the ports, or why they cannot be listed.
    pub(crate) sockets: Result<Vec<&'a Socket>, &'a str>,
}

/// The subject of a page.
pub(crate) enum Subject<'a> {
    /// A port.
    Port(Port<'a>),
    /// The ports of the range. Adjacent ports with the same entry are one run.
    Range(Vec<Run<'a>>),
    /// A registered service.
    Service(ServiceOn<'a>),
    /// The user's own name, which the registry does not have.
    OwnName(&'a str),
}

/// Data that all pages about a registry share.
pub struct Facts<'a> {
    registry: Registry<'a>,
    index: Index<'a>,
    cuts: Cuts,
}

impl<'a> Facts<'a> {
    /// Reads the embedded registry or a loaded one.
    ///
    /// Takes about as long as [`Index::new`], so call it once for all pages.
    pub fn new(registry: Registry<'a>) -> Self {
        Self { registry, index: Index::new(registry), cuts: Cuts::new(registry) }
    }

    /// The registry.
    pub fn registry(&self) -> Registry<'a> {
        self.registry
    }

    /// The search index of the registry.
    pub fn index(&self) -> &Index<'a> {
        &self.index
    }
}

/// Why there is no page for a query. Displays as one line in English.
#[derive(Debug, thiserror::Error)]
pub enum NoPage<'a> {
    /// The text is not a query. [`QueryError::did_you_mean`] may help.
    #[error("{0}")]
    Wrong(QueryError),
    /// No service matches. [`Suggestions`](crate::suggest::Suggestions) may help.
    #[error("{0}")]
    NoService(NoService<'a>),
}

impl<'a> Page<'a> {
    /// The page for the text of a query.
    ///
    /// # Errors
    ///
    /// If the text is not one query, or if no service has the name; see
    /// [`Query::parse`].
    pub fn parse(
        text: &'a str,
        facts: &'a Facts<'a>,
        machine: Option<&'a Machine>,
        own_names: &'a OwnNames,
    ) -> Result<Self, NoPage<'a>> {
        let query = Query::parse(text, facts.registry, own_names).map_err(NoPage::Wrong)?;
        let asked = query.asked.map_err(NoPage::NoService)?;
        Ok(Self::new(text, &asked, facts, machine, own_names))
    }

    /// The page for a query that was parsed with the same registry. `query` is its text.
    pub fn new(
        query: &str,
        asked: &Asked<'a>,
        facts: &'a Facts<'a>,
        machine: Option<&'a Machine>,
        own_names: &'a OwnNames,
    ) -> Self {
        let Facts { registry, ref index, ref cuts } = *facts;
        let (subject, transport) = match asked {
            Asked::Port(port) => (Subject::Port(*port), port.transport()),
            Asked::Range(range) => (
                Subject::Range(runs(range.ports(), cuts, own_names, usize::MAX)),
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
        Self {
            query: query.to_owned(),
            neighbours: ports.first().map_or([const { Vec::new() }; 2], |ports| {
                neighbours(registry, ports, transport, cuts, own_names)
            }),
            related: related(&subject, registry, index),
            own: own.collect(),
            machine: machine.map(|machine| OnMachine::new(machine, &ports, asked)),
            subject,
            transport,
            ports,
            records,
        }
    }

    /// The ranges that contain the ports.
    pub(crate) fn ranges(&self) -> Vec<PortRange> {
        let ranges = PortRange::ALL.into_iter();
        ranges.filter(|range| reaches(&self.ports, &range.bounds())).collect()
    }

    /// The services that have the name of the page's service as an everyday name.
    pub(crate) fn everyday_name_of(&self) -> Vec<MeantService<'a>> {
        match &self.subject {
            Subject::Service(service) => everyday_name_of(*service),
            Subject::Port(_) | Subject::Range(_) | Subject::OwnName(_) => Vec::new(),
        }
    }

    /// The ports as text: `27000-27009`, `591, 8008`.
    pub(crate) fn ports_in_words(&self) -> String {
        let ports = self.ports.iter().map(interval);
        ports.collect::<Vec<_>>().join(", ")
    }
}

impl<'a> OnMachine<'a> {
    fn new(machine: &'a Machine, ports: &[RangeInclusive<u16>], asked: &Asked<'_>) -> Self {
        let Machine { ephemeral, sockets } = machine;
        let listens_here = |socket: &&Socket| {
            socket.listens && asked.covers(socket.address.port(), socket.transport)
        };
        let sockets = match sockets {
            Ok(sockets) => Ok(sockets.iter().filter(listens_here).collect()),
            Err(error) => Err(error.as_str()),
        };
        Self { ephemeral, is_ephemeral: reaches(ports, ephemeral), sockets }
    }
}

/// Whether any of the ports is in the interval.
fn reaches(ports: &[RangeInclusive<u16>], interval: &RangeInclusive<u16>) -> bool {
    ports.iter().any(|ports| overlap(ports, interval))
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
