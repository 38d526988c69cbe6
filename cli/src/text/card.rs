//! Cards: a port or a service with all its facts.

use std::collections::HashMap;
use std::io::{self, Write};
use std::ops::RangeInclusive;

use anstyle::Style;
use iana_ports::{Column, Port, PortRange, Record, Status};
use iana_ports_search::without_replacement;

use super::fields::Fields;
use super::own;
use super::places::service_ports;
use super::styles::{HEADING, WARNING, status_style};
use super::words::{in_one_line, listed, notation, port_notation, range_ports};
use crate::everyday;
use crate::own_names::{OwnName, OwnNames};
use crate::query::ServiceOn;
use crate::terminal;

/// How many lines of a cell a card shows on a terminal.
const MAX_LINES: usize = 4;

pub(crate) fn port(out: &mut impl Write, port: Port<'_>, own_names: &OwnNames) -> io::Result<()> {
    if let Some(own) = own_names.of(port.number(), port.transport()) {
        return port_with_own_name(out, port, own, own_names);
    }
    let heading = match port.name() {
        Some(name) => format!("{} {}", port_notation(port), in_one_line(name)),
        None => port_notation(port),
    };
    let mut summary = Fields::default();
    summary.add_styled("Status", port.status().as_str(), status_style(port.status()));
    summary.add("Range", range_ports(port.range()));
    if port.names().len() > 1 {
        summary.add("Names", &registered_names(port));
    }
    write_heading(out, &heading, port.description())?;
    port_body(out, summary, port)
}

/// The own name comes first; everything from the registry is marked as IANA's.
fn port_with_own_name(
    out: &mut impl Write,
    port: Port<'_>,
    own: OwnName<'_>,
    own_names: &OwnNames,
) -> io::Result<()> {
    let heading = format!("{} {}*", port_notation(port), in_one_line(own.name()));
    own::heading(out, &heading, own.description(), &own::mark_on(port, own, own_names))?;
    let mut summary = Fields::default();
    summary.add("Own names", &own::names_by_transport(port, own_names));
    summary.add("Own aliases", &own::wrapped(own.aliases().into_iter().map(in_one_line)));
    match port.names().len() {
        0 => summary.add("IANA's name", "none"),
        1 => summary.add("IANA's name", &registered_names(port)),
        _ => summary.add("IANA's names", &registered_names(port)),
    }
    if let Some(description) = port.description() {
        summary.add("Description", description);
    }
    summary.add_styled("Status", port.status().as_str(), status_style(port.status()));
    summary.add("Range", range_ports(port.range()));
    port_body(out, summary, port)
}

/// The port's name comes first.
fn registered_names(port: Port<'_>) -> String {
    let name = port.name();
    let names = name.into_iter().chain(port.names().filter(|&other| Some(other) != name));
    names.map(|name| with_original(name, port)).collect::<Vec<_>>().join(", ")
}

pub(crate) fn service(out: &mut impl Write, service: ServiceOn<'_>) -> io::Result<()> {
    let heading = notation(&in_one_line(service.name()), service.transport());
    let description = service.records().next().and_then(Record::description);
    let mut summary = Fields::default();
    summary.add("Ports", &service_ports(service.records()));
    summary.add_styled("Status", Status::Assigned.as_str(), status_style(Status::Assigned));
    let ranges: Vec<_> = PortRange::ALL
        .into_iter()
        .filter(|&range| lies_in(service, range))
        .map(range_ports)
        .collect();
    summary.add("Range", &ranges.join("\n"));
    summary.add("Aliases", &listed(service.aliases().into_iter()));
    if service.port().is_none() {
        let others = everyday::services(service.name(), service.registry());
        summary.add("Everyday name of", &others.join(", "));
    }
    write_heading(out, &heading, description)?;
    body(out, &summary, &entries(service.records(), None))
}

/// A name of the port, with a mark if it is an alias: `www (alias of http)`.
fn with_original(name: &str, port: Port<'_>) -> String {
    let mut rows = port.records().filter(|record| record.service_name() == Some(name));
    match rows.find_map(Record::alias_of) {
        Some(original) => format!("{} (alias of {})", in_one_line(name), in_one_line(original)),
        None => in_one_line(name),
    }
}

/// Whether a port of the service is in the range.
fn lies_in(service: ServiceOn<'_>, range: PortRange) -> bool {
    let reaches = |ports: RangeInclusive<u16>| {
        PortRange::of(*ports.start()) <= range && range <= PortRange::of(*ports.end())
    };
    service.records().filter_map(Record::ports).any(reaches)
}

fn write_heading(out: &mut impl Write, heading: &str, description: Option<&str>) -> io::Result<()> {
    terminal::write_wrapped(out, &format!("{HEADING}{heading}{HEADING:#}"), "", "")?;
    if let Some(description) = description {
        terminal::write_wrapped(out, &in_one_line(without_replacement(description)), "", "")?;
    }
    writeln!(out)
}

/// The rows of a port. If all of them agree, the summary shows their ports.
fn port_body(out: &mut impl Write, mut summary: Fields, port: Port<'_>) -> io::Result<()> {
    let entries = entries(port.records(), Some(port.number()));
    if let [Entry { ports, .. }] = &entries[..] {
        summary.add("Ports", &ports.join(", "));
    }
    body(out, &summary, &entries)
}

/// Writes the summary, then the entries. Title and ports of a single entry are in the
/// summary.
fn body(out: &mut impl Write, summary: &Fields, entries: &[Entry]) -> io::Result<()> {
    // A terminal shows only the beginning of long notes; `explain` shows them whole.
    let shown = |details: &Fields| match terminal::width() {
        Some(_) => details.shortened(MAX_LINES),
        None => details.clone(),
    };
    if let [Entry { said, .. }] = entries {
        return write!(out, "{summary}{}", shown(&said.details));
    }
    write!(out, "{summary}")?;
    for Entry { said: Said { title, description, details, .. }, ports } in entries {
        let mut head = Fields::default();
        head.add("Description", description);
        write!(
            out,
            "\n  {HEADING}{title}{HEADING:#} {}\n{head}{}",
            ports.join(", "),
            shown(details)
        )?;
    }
    Ok(())
}

/// Rows that differ only in their ports and transports.
pub(crate) struct Entry {
    said: Said,
    ports: Vec<String>,
}

impl Entry {
    /// The service name, or the status of rows without one.
    pub(crate) fn title(&self) -> &str {
        &self.said.title
    }

    /// What the service is for, on one line. May be empty.
    pub(crate) fn description(&self) -> &str {
        &self.said.description
    }

    /// The ports with their transports: `80/tcp, 80/udp`.
    pub(crate) fn ports(&self) -> String {
        self.ports.join(", ")
    }

    /// The other cells: label, value and style of each that is not empty.
    pub(crate) fn details(&self) -> impl Iterator<Item = (&'static str, String, Style)> {
        self.said.details.iter()
    }

    pub(crate) fn is_assigned(&self) -> bool {
        self.said.is_assigned
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct Said {
    /// The service name, or the status if there is none.
    title: String,
    is_assigned: bool,
    description: String,
    details: Fields,
}

/// Entries in the order of their first rows. `port` is the port of the card, if it is
/// about a port.
pub(crate) fn entries<'a>(
    records: impl Iterator<Item = Record<'a>>,
    port: Option<u16>,
) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut places = HashMap::new();
    for record in records {
        let said = Said {
            title: record.service_name().map_or(record.status().to_string(), in_one_line),
            is_assigned: record.status() == Status::Assigned,
            description: record.description().map_or(String::new(), in_one_line),
            details: details(record, port),
        };
        let place = *places.entry(said.clone()).or_insert(entries.len());
        if place == entries.len() {
            entries.push(Entry { said, ports: Vec::new() });
        }
        entries[place].ports.push(ports(record));
    }
    entries
}

/// The port and transport of a row: `80/tcp`, `27000-27009 (every transport)`,
/// `tcp (no port)`.
fn ports(record: Record<'_>) -> String {
    let ports = record.cell(Column::PortNumber);
    match (ports.is_empty(), record.transport()) {
        (false, Some(transport)) => format!("{ports}/{transport}"),
        (false, None) => format!("{ports} (every transport)"),
        (true, Some(transport)) => format!("{transport} (no port)"),
        (true, None) => "no port".to_owned(),
    }
}

/// The cells of a row that a card does not show elsewhere.
fn details(record: Record<'_>, port: Option<u16>) -> Fields {
    let mut fields = Fields::default();
    if let Some(name) = record.alias_of() {
        fields.add("Alias of", name);
    }
    for column in Column::ALL {
        if let Some((label, style)) = label(column) {
            let mut value = record.cell(column).to_string();
            if column == Column::UnauthorizedUseReported {
                value.push_str(&port.map_or(String::new(), |port| row_of_note(record, port)));
            }
            fields.add_styled(label, &value, style);
        }
    }
    fields
}

/// ` (in the row 41798-42507)`, if the row's note on unauthorized use may be about other
/// ports of the row.
fn row_of_note(record: Record<'_>, port: u16) -> String {
    let (Some(note), Some(ports)) = (record.unauthorized_use(), record.ports()) else {
        return String::new();
    };
    let mut numbers = note.split(|char: char| !char.is_ascii_digit());
    if ports.start() == ports.end() || numbers.any(|number| number == port.to_string()) {
        return String::new();
    }
    format!(" (in the row {}-{})", ports.start(), ports.end())
}

/// The label of a column in [`details`], and the style of its cells. `None` for a column
/// that is part of a heading.
fn label(column: Column) -> Option<(&'static str, Style)> {
    match column {
        Column::ServiceName
        | Column::PortNumber
        | Column::TransportProtocol
        | Column::Description => None,
        Column::Assignee => Some(("Assignee", Style::new())),
        Column::Contact => Some(("Contact", Style::new())),
        Column::RegistrationDate => Some(("Registered", Style::new())),
        Column::ModificationDate => Some(("Modified", Style::new())),
        Column::Reference => Some(("Reference", Style::new())),
        Column::ServiceCode => Some(("Service code", Style::new())),
        Column::UnauthorizedUseReported => Some(("Unauthorized use", WARNING)),
        Column::AssignmentNotes => Some(("Notes", Style::new())),
    }
}
