//! A page as sections with titles, for both text and Markdown.

use std::ops::RangeInclusive;

use iana_ports::{Status, Transport};

use crate::checks::{Checks, checks};
use crate::field::Field;
use crate::items::{Item, PORTS, Row, Section, run_row};
use crate::meaning;
use crate::page::{OnMachine, Page, Subject};
use crate::record_ports::record_ports;
use crate::registration::registration;
use crate::source::Source;
use crate::words::{in_one_line, interval, notation};

/// The maximum number of port intervals in a command.
const MAX_INTERVALS: usize = 8;

impl Page<'_> {
    /// The sections, from what is registered to what it means. `source` is the registry
    /// that the page is from.
    pub fn sections(&self, source: &Source<'_>) -> Vec<Section> {
        sections(self, source)
    }
}

fn sections(page: &Page<'_>, source: &Source<'_>) -> Vec<Section> {
    let section = |title: &str, items| Section { title: title.to_owned(), items };
    let mut sections = vec![section("Registration", registration(page))];
    if page.ports.is_empty() {
        let item = Item::Paragraph(meaning::OF_PORTLESS.to_owned());
        sections.push(section("Range", vec![item]));
    } else {
        sections.push(section("Range", range(page)));
        sections.extend(neighbours(page));
    }
    if !page.related.is_empty() {
        sections.push(section("Related services", vec![related(page)]));
    }
    if !page.ports.is_empty() {
        if let Some(machine) = &page.machine {
            let items = listening(page, machine);
            sections.push(section("Listening on this machine now", items));
        }
        sections.push(section("How to check", how_to_check(page)));
    }
    sections.push(section("What a registration means", what_it_means()));
    sections.push(section("Source", vec![Item::Paragraph(source.to_string())]));
    sections
}

fn range(page: &Page<'_>) -> Vec<Item> {
    let mut items: Vec<_> = page
        .ranges()
        .into_iter()
        .map(|range| {
            let (bounds, meaning) = (range.bounds(), meaning::of_range(range));
            Item::Paragraph(format!(
                "{}, {}-{}, also called {}. {} ({})",
                meaning.term,
                bounds.start(),
                bounds.end(),
                meaning.also,
                meaning.purpose,
                meaning::SOURCE_OF_RANGE,
            ))
        })
        .collect();
    items.extend(page.machine.as_ref().map(|machine| Item::Paragraph(ephemeral(page, machine))));
    items
}

fn ephemeral(page: &Page<'_>, machine: &OnMachine<'_>) -> String {
    let ephemeral = format!("{}-{}", machine.ephemeral.start(), machine.ephemeral.end());
    if machine.is_ephemeral {
        format!(
            "The ephemeral ports of this machine are {ephemeral}. Any client may use {} for a \
             while, whatever is registered.",
            if is_one(&page.ports) { "this port" } else { "some of these ports" },
        )
    } else {
        format!("The ephemeral ports of this machine, which its clients get, are {ephemeral}.")
    }
}

fn is_one(ports: &[RangeInclusive<u16>]) -> bool {
    matches!(ports, [ports] if ports.start() == ports.end())
}

/// A table with the subject between its neighbours.
fn neighbours(page: &Page<'_>) -> Option<Section> {
    let [below, above] = &page.neighbours;
    if below.is_empty() && above.is_empty() {
        return None;
    }
    let subject = page.ports.first().map(|ports| {
        let names = match &page.subject {
            Subject::Port(port) => port.name().map(in_one_line).into_iter().collect(),
            Subject::Service(service) => vec![in_one_line(service.name())],
            Subject::OwnName(name) => vec![format!("{}*", in_one_line(name))],
            Subject::Range(_) => Vec::new(),
        };
        let status = match &page.subject {
            Subject::Port(port) => port.status().to_string(),
            Subject::Service(_) => Status::Assigned.to_string(),
            Subject::OwnName(_) | Subject::Range(_) => String::new(),
        };
        let description = page.registered_description().unwrap_or_default();
        let cells = [interval(ports), status, names.join(", "), description];
        Row { is_subject: true, port: Some(*ports.start()), ..Row::new(cells) }
    });
    let rows = below.iter().map(run_row).chain(subject).chain(above.iter().map(run_row)).collect();
    let title = match &page.ports[..] {
        [first, _, ..] => format!("Neighbours of {}", interval(first)),
        _ => "Neighbours".to_owned(),
    };
    Some(Section { title, items: vec![Item::Table { titles: PORTS, rows }] })
}

fn related(page: &Page<'_>) -> Item {
    let rows = page.related.iter().map(|related| {
        let entry = related.entry();
        let cells = [
            record_ports(entry.records()),
            entry.name().map_or(String::new(), in_one_line),
            entry.description().map_or(String::new(), in_one_line),
        ];
        let reason = in_one_line(&related.reason().to_string());
        let port = entry.ports().first().map(|ports| *ports.start());
        let query = port.map(|port| port.to_string());
        let query = query.or_else(|| entry.name().map(str::to_owned));
        Row { below: Some(Field::new("Why", reason)), port, query, ..Row::new(cells) }
    });
    Item::Table { titles: &["Ports", "Name", "Description"], rows: rows.collect() }
}

fn listening(page: &Page<'_>, machine: &OnMachine<'_>) -> Vec<Item> {
    let is_seen = !matches!(page.transport, Some(Transport::Sctp | Transport::Dccp));
    let sockets = match &machine.sockets {
        Err(error) => return vec![Item::Paragraph(in_one_line(error))],
        Ok(_) if !is_seen => {
            return vec![Item::Paragraph(
                "This program lists only tcp and udp sockets.".to_owned(),
            )];
        }
        Ok(sockets) if sockets.is_empty() => {
            let ports = if is_one(&page.ports) { "port" } else { "ports" };
            let on = page.transport.map_or(String::new(), |transport| format!(" by {transport}"));
            let message = format!("Nothing listens on {ports} {}{on}.", page.ports_in_words());
            return vec![Item::Paragraph(message)];
        }
        Ok(sockets) => sockets,
    };
    let rows = sockets.iter().map(|socket| {
        Row::new([
            format!("{} {}", socket.transport, socket.address),
            in_one_line(&socket.processes_in_words()),
        ])
    });
    let rows = rows.collect();
    let mut items = vec![Item::Table { titles: &["Socket", "Process"], rows }];
    if sockets.iter().any(|socket| socket.processes.is_empty()) {
        let hidden = "A process is hidden (-): it is another user's or another container's.";
        items.push(Item::Paragraph(hidden.to_owned()));
    }
    items
}

fn how_to_check(page: &Page<'_>) -> Vec<Item> {
    let ports = &page.ports[..page.ports.len().min(MAX_INTERVALS)];
    let mut items: Vec<_> = checks(ports, page.transport)
        .into_iter()
        .filter_map(|Checks { system, commands }| {
            Some(Item::Commands { system, commands: commands? })
        })
        .collect();
    if !matches!(page.transport, Some(Transport::Sctp | Transport::Dccp)) {
        let queries = ports.iter().map(|ports| notation(&interval(ports), page.transport));
        let queries: Vec<_> = queries.collect();
        let command = format!("iana-ports listening {}", queries.join(" "));
        items.push(Item::Commands { system: "All three", commands: vec![command] });
    }
    if page.ports.len() > MAX_INTERVALS {
        items.push(Item::Paragraph(format!(
            "The commands show the first {MAX_INTERVALS} of {} ports and ranges.",
            page.ports.len()
        )));
    }
    items
}

fn what_it_means() -> Vec<Item> {
    let lines = meaning::OF_REGISTRATION.iter().map(|&line| line.to_owned());
    let source = format!("({})", meaning::SOURCE_OF_REGISTRATION);
    let mut lines: Vec<_> = lines.collect();
    if let Some(last) = lines.last_mut() {
        last.push(' ');
        last.push_str(&source);
    }
    vec![Item::List(lines)]
}
