//! A page as one JSON object. A key without a value is absent.

use std::net::IpAddr;
use std::ops::RangeInclusive;

use iana_ports::{PortRange, Record, Status, Transport};
use iana_ports_search::Related;
use serde::Serialize;

use super::checks::checks;
use super::heading::description;
use super::meaning;
use super::page::{Page, Subject};
use crate::own_names::OwnName;
use crate::registry_source::Source;
use crate::sockets::{Process, Socket};
use crate::text::Run;

/// The ports from the first to the last.
#[derive(Serialize)]
struct Interval {
    first: u16,
    last: u16,
}

impl From<&RangeInclusive<u16>> for Interval {
    fn from(interval: &RangeInclusive<u16>) -> Self {
        Self { first: *interval.start(), last: *interval.end() }
    }
}

#[derive(Serialize)]
struct Range {
    name: PortRange,
    term: &'static str,
    also_called: &'static str,
    first: u16,
    last: u16,
    meaning: &'static str,
    source: &'static str,
}

impl From<PortRange> for Range {
    fn from(range: PortRange) -> Self {
        let (bounds, meaning) = (range.bounds(), meaning::of_range(range));
        Self {
            name: range,
            term: meaning.term,
            also_called: meaning.also,
            first: *bounds.start(),
            last: *bounds.end(),
            meaning: meaning.purpose,
            source: meaning::SOURCE_OF_RANGE,
        }
    }
}

/// Adjacent ports with the same status, names and description.
#[derive(Serialize)]
struct Ports<'a> {
    first: u16,
    last: u16,
    status: Status,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    names: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
}

impl<'a> From<&Run<'a>> for Ports<'a> {
    fn from(run: &Run<'a>) -> Self {
        Self {
            first: run.first.number(),
            last: run.last,
            status: run.first.status(),
            names: run.first.names().collect(),
            description: run.first.description(),
        }
    }
}

#[derive(Serialize)]
struct RelatedService<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    ports: Vec<Interval>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    why: String,
}

impl<'a> From<&Related<'a>> for RelatedService<'a> {
    fn from(related: &Related<'a>) -> Self {
        let entry = related.entry();
        Self {
            name: entry.name(),
            ports: entry.ports().iter().map(Interval::from).collect(),
            description: entry.description(),
            why: related.reason().to_string(),
        }
    }
}

#[derive(Serialize)]
struct Listening<'a> {
    transport: &'static str,
    address: IpAddr,
    port: u16,
    processes: &'a [Process],
}

impl<'a> From<&'a Socket> for Listening<'a> {
    fn from(socket: &'a Socket) -> Self {
        Self {
            transport: socket.transport.as_str(),
            address: socket.address.ip(),
            port: socket.address.port(),
            processes: &socket.processes,
        }
    }
}

#[derive(Serialize)]
struct Check {
    system: &'static str,
    commands: Vec<String>,
}

#[derive(Serialize)]
struct Ephemeral {
    first: u16,
    last: u16,
    /// Whether one of the page's ports is among them.
    applies: bool,
}

#[derive(Serialize)]
struct OwnNameOnPort<'a> {
    port: u16,
    transport: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
}

#[derive(Serialize)]
struct Explanation<'a> {
    query: &'a str,
    ports: Vec<Interval>,
    #[serde(skip_serializing_if = "Option::is_none")]
    transport: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<Status>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    names: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    own_names: Vec<OwnNameOnPort<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    contents: Vec<Ports<'a>>,
    records: &'a [Record<'a>],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ranges: Vec<Range>,
    ephemeral: Ephemeral,
    below: Vec<Ports<'a>>,
    above: Vec<Ports<'a>>,
    related: Vec<RelatedService<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    listening: Option<Vec<Listening<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    listening_error: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    how_to_check: Vec<Check>,
    meaning: [&'static str; 3],
    registry: Source<'a>,
}

/// The page as a value to serialise.
pub(super) fn page<'a>(page: &'a Page<'a>, source: Source<'a>) -> impl Serialize {
    let (status, names) = match &page.subject {
        Subject::Port(port) => (Some(port.status()), port.names().collect()),
        Subject::Service(service) => (Some(Status::Assigned), vec![service.name()]),
        Subject::Range(_) | Subject::OwnName(_) => (None, Vec::new()),
    };
    let contents = match &page.subject {
        Subject::Range(runs) => runs.iter().map(Ports::from).collect(),
        _ => Vec::new(),
    };
    let own_name = |own: &OwnName<'a>| OwnNameOnPort {
        port: own.port(),
        transport: own.transport().as_str(),
        name: own.name(),
        description: own.description(),
    };
    let checks = (!page.ports.is_empty()).then(|| checks(&page.ports, page.transport));
    let check = |(system, commands): (_, Option<_>)| Some(Check { system, commands: commands? });
    let checks = checks.into_iter().flatten().map(|checks| (checks.system, checks.commands));
    let [below, above] = &page.neighbours;
    Explanation {
        query: &page.query,
        ports: page.ports.iter().map(Interval::from).collect(),
        transport: page.transport.map(Transport::as_str),
        status,
        names,
        own_names: page.own.iter().map(own_name).collect(),
        description: description(page),
        contents,
        records: &page.records,
        ranges: page.ranges().into_iter().map(Range::from).collect(),
        ephemeral: Ephemeral {
            first: *page.ephemeral.start(),
            last: *page.ephemeral.end(),
            applies: page.is_ephemeral(),
        },
        below: below.iter().map(Ports::from).collect(),
        above: above.iter().map(Ports::from).collect(),
        related: page.related.iter().map(RelatedService::from).collect(),
        listening: page
            .sockets
            .as_ref()
            .ok()
            .map(|all| all.iter().copied().map(Listening::from).collect()),
        listening_error: page.sockets.as_ref().err().map(ToString::to_string),
        how_to_check: checks.filter_map(check).collect(),
        meaning: meaning::OF_REGISTRATION,
        registry: source,
    }
}
