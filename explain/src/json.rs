//! A page as one JSON object.

use std::net::IpAddr;
use std::ops::RangeInclusive;

use iana_ports::{PortRange, Record, Status, Transport};
use iana_ports_search::Related;
use serde::Serialize;

use crate::checks::checks;
use crate::everyday::MeantService;
use crate::items::Section;
use crate::machine::{Process, Socket};
use crate::meaning;
use crate::own_names::OwnName;
use crate::page::{OnMachine, Page, Subject};
use crate::runs::Run;
use crate::source::Source;

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

impl From<&OnMachine<'_>> for Ephemeral {
    fn from(machine: &OnMachine<'_>) -> Self {
        Self {
            first: *machine.ephemeral.start(),
            last: *machine.ephemeral.end(),
            applies: machine.is_ephemeral,
        }
    }
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
    /// The services that have the name of this one, which has no port, as an everyday
    /// name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    everyday_name_of: Vec<MeantService<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    own_names: Vec<OwnNameOnPort<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    contents: Vec<Ports<'a>>,
    records: &'a [Record<'a>],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ranges: Vec<Range>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ephemeral: Option<Ephemeral>,
    below: Vec<Ports<'a>>,
    above: Vec<Ports<'a>>,
    related: Vec<RelatedService<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    listening: Option<Vec<Listening<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    listening_error: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    how_to_check: Vec<Check>,
    meaning: [&'static str; 3],
    registry: &'a Source<'a>,
}

/// A page as one value for a front end that draws it itself.
#[derive(Serialize)]
struct Document<'a> {
    #[serde(flatten)]
    explanation: Explanation<'a>,
    title: String,
    sections: Vec<Section>,
}

impl<'a> Page<'a> {
    /// The facts as a value to serialise: the object of `iana-ports explain --json`.
    /// `source` is the registry that the page is from.
    ///
    /// | key | value |
    /// |---|---|
    /// | `query` | the query as the user wrote it |
    /// | `ports` | intervals: `{"first": 1455, "last": 1455}`; none for a name without a port |
    /// | `transport` | the transport that the query asks for |
    /// | `status`, `names`, `description` | those of the port or the service in the registry |
    /// | `everyday_name_of` | services that people call by this name: `port` and `name` |
    /// | `own_names` | the user's own names: `port`, `transport`, `name`, `description` |
    /// | `contents` | the ports of a range, with equal neighbours joined |
    /// | `records` | the rows of the port or the service, as [`Record`] serialises |
    /// | `ranges` | the ranges that contain the ports, with `term`, `meaning` and `source` |
    /// | `below`, `above` | the neighbours, in the form of `contents` |
    /// | `related` | services: `name`, `ports`, `description` and `why` |
    /// | `ephemeral`, `listening` or `listening_error` | the machine, if it is known |
    /// | `how_to_check` | `commands` for each `system` |
    /// | `meaning` | what a registration means: three sentences |
    /// | `registry` | the [`Source`] |
    ///
    /// `query`, `ports`, `records`, `below`, `above`, `related`, `meaning` and `registry`
    /// are always present. Any other key is absent if it has no value.
    pub fn summary(&'a self, source: &'a Source<'a>) -> impl Serialize + use<'a> {
        explanation(self, source)
    }

    /// The whole page as a value to serialise: [`summary`](Self::summary), and with it
    /// `title` and `sections`, a list of [`Section`]s.
    ///
    /// In JSON, a section is `{"title": "Neighbours", "items": [...]}`, and each item is
    /// one of these:
    ///
    /// ```json
    /// {"kind": "paragraph", "content": "The registry has no row for it."}
    /// {"kind": "heading", "content": "http 80/tcp, 80/udp"}
    /// {"kind": "list", "content": ["A registration says ...", "It does not say ..."]}
    /// {"kind": "fields", "content": [
    ///     {"label": "Status", "value": "assigned: ...", "emphasis": "assigned"}
    /// ]}
    /// {"kind": "commands", "content": {"system": "Linux", "commands": ["sudo ss ..."]}}
    /// {"kind": "table", "content": {"titles": ["Ports", "Status", ...], "rows": [
    ///     {"cells": ["1454", "assigned", ...], "port": 1454, "query": "1454"},
    ///     {"cells": ["1455", "assigned", ...], "port": 1455, "is_subject": true},
    ///     {"cells": ["5093/tcp,udp", ...], "port": 5093, "query": "5093",
    ///      "below": {"label": "Why", "value": "LM (license manager) in its name"}}
    /// ]}}
    /// ```
    pub fn document(&'a self, source: &'a Source<'a>) -> impl Serialize + use<'a> {
        Document {
            explanation: explanation(self, source),
            title: self.title(),
            sections: self.sections(source),
        }
    }
}

fn explanation<'a>(page: &'a Page<'a>, source: &'a Source<'a>) -> Explanation<'a> {
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
    let sockets = page.machine.as_ref().map(|machine| &machine.sockets);
    let [below, above] = &page.neighbours;
    Explanation {
        query: &page.query,
        ports: page.ports.iter().map(Interval::from).collect(),
        transport: page.transport.map(Transport::as_str),
        status,
        names,
        everyday_name_of: page.everyday_name_of(),
        own_names: page.own.iter().map(own_name).collect(),
        description: page.registered_description(),
        contents,
        records: &page.records,
        ranges: page.ranges().into_iter().map(Range::from).collect(),
        ephemeral: page.machine.as_ref().map(Ephemeral::from),
        below: below.iter().map(Ports::from).collect(),
        above: above.iter().map(Ports::from).collect(),
        related: page.related.iter().map(RelatedService::from).collect(),
        listening: sockets
            .and_then(|sockets| sockets.as_ref().ok())
            .map(|all| all.iter().copied().map(Listening::from).collect()),
        listening_error: sockets.and_then(|sockets| sockets.as_ref().err()).copied(),
        how_to_check: checks.filter_map(check).collect(),
        meaning: meaning::OF_REGISTRATION,
        registry: source,
    }
}
