//! Cards: a port or a service with all its facts.

use std::io::{self, Write};
use std::ops::RangeInclusive;

use iana_ports::{Port, PortRange, Record, Status};
use iana_ports_explain::own_names::{OwnName, OwnNames};
use iana_ports_explain::query::ServiceOn;
use iana_ports_explain::words::{in_one_line, listed, notation, range_ports};
use iana_ports_explain::{Entry, entries, everyday_name_of};
use iana_ports_search::without_replacement;

use super::fields::Fields;
use super::own_names;
use super::service_ports::service_ports;
use super::styles::{HEADING, status_style};
use crate::terminal;

/// How many lines of a cell a card shows on a terminal.
const MAX_LINES: usize = 4;

/// Writes the card of a port.
pub(crate) fn port(out: &mut impl Write, port: Port<'_>, own_names: &OwnNames) -> io::Result<()> {
    if let Some(own) = own_names.of(port.number(), port.transport()) {
        return port_with_own_name(out, port, own, own_names);
    }
    let heading = match port.name() {
        Some(name) => {
            format!("{} {}", notation(&port.number(), port.transport()), in_one_line(name))
        }
        None => notation(&port.number(), port.transport()),
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

/// Writes the card of a port with an own name, which comes first. Labels mark IANA's
/// name.
fn port_with_own_name(
    out: &mut impl Write,
    port: Port<'_>,
    own: OwnName<'_>,
    own_names: &OwnNames,
) -> io::Result<()> {
    let heading =
        format!("{} {}*", notation(&port.number(), port.transport()), in_one_line(own.name()));
    own_names::heading(
        out,
        &heading,
        own.description(),
        &own_names::mark_on(port, own, own_names),
    )?;
    let mut summary = Fields::default();
    summary.add("Own names", &own_names::names_by_transport(port, own_names));
    summary.add("Own aliases", &own_names::wrapped(own.aliases().into_iter().map(in_one_line)));
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

/// The registered names, the port's name first.
fn registered_names(port: Port<'_>) -> String {
    let name = port.name();
    let names = name.into_iter().chain(port.names().filter(|&other| Some(other) != name));
    names.map(|name| with_original(name, port)).collect::<Vec<_>>().join(", ")
}

/// Writes the card of a service.
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
    let others = everyday_name_of(service).into_iter();
    let others: Vec<_> = others.map(|service| service.to_string()).collect();
    summary.add("Everyday name of", &others.join(", "));
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

/// Writes the rows of a port. If all of them agree, the summary shows their ports.
fn port_body(out: &mut impl Write, mut summary: Fields, port: Port<'_>) -> io::Result<()> {
    let entries = entries(port.records(), Some(port.number()));
    if let [entry] = &entries[..] {
        summary.add("Ports", &entry.ports());
    }
    body(out, &summary, &entries)
}

/// Writes the summary, then the entries. A single entry has no title and ports of its
/// own, because the summary shows them.
fn body(out: &mut impl Write, summary: &Fields, entries: &[Entry]) -> io::Result<()> {
    // A terminal shows only the beginning of long notes; `explain` shows them whole.
    let shown = |entry: &Entry| {
        let details = Fields::from(entry.details());
        if terminal::width().is_some() { details.shortened(MAX_LINES) } else { details }
    };
    if let [entry] = entries {
        return write!(out, "{summary}{}", shown(entry));
    }
    write!(out, "{summary}")?;
    for entry in entries {
        let mut head = Fields::default();
        head.add("Description", entry.description());
        let (title, ports) = (entry.title(), entry.ports());
        write!(out, "\n  {HEADING}{title}{HEADING:#} {ports}\n{head}{}", shown(entry))?;
    }
    Ok(())
}
