//! A page as titled sections, which text and Markdown have in common.

use std::ops::RangeInclusive;

use anstyle::Style;
use iana_ports::{Status, Transport};
use iana_ports_search::without_replacement;

use super::checks::{Checks, checks};
use super::meaning;
use super::page::{Page, Subject};
use crate::text::{self, Grouped, Run};

/// How many runs of a range are listed.
const MAX_RUNS: usize = 40;

/// How many of a service's intervals of ports go into a command.
const MAX_INTERVALS: usize = 8;

pub(super) struct Section {
    pub(super) title: String,
    pub(super) items: Vec<Item>,
}

/// One piece of a section.
pub(super) enum Item {
    Paragraph(String),
    /// Labels and values.
    Fields(Vec<Field>),
    /// A title for the fields that follow.
    Heading(String),
    Table {
        titles: &'static [&'static str],
        rows: Vec<Row>,
    },
    /// Commands that show the same on an operating system.
    Commands {
        system: &'static str,
        commands: Vec<String>,
    },
    List(Vec<String>),
}

pub(super) struct Field {
    pub(super) label: &'static str,
    pub(super) value: String,
    pub(super) style: Style,
}

/// The titles of a table of ports.
const PORTS: &[&str] = &["Ports", "Status", "Name", "Description"];

/// A row of a table.
pub(super) struct Row {
    pub(super) cells: Vec<String>,
    /// Whether the row is the subject itself, among its neighbours.
    pub(super) is_subject: bool,
    /// A line below the row.
    pub(super) below: Option<(&'static str, String)>,
}

impl Row {
    fn new(cells: impl IntoIterator<Item = String>) -> Self {
        Self { cells: cells.into_iter().collect(), is_subject: false, below: None }
    }
}

fn field(label: &'static str, value: impl Into<String>) -> Field {
    Field { label, value: value.into(), style: Style::new() }
}

/// A description on one line. The page shows the name that this one replaces elsewhere.
fn short(description: &str) -> String {
    text::in_one_line(without_replacement(description))
}

/// The title of a page: `1455 esl-lm`.
pub(super) fn title(page: &Page<'_>) -> String {
    match &page.subject {
        Subject::Port(port) => {
            let name = match (page.own.first(), port.name()) {
                (Some(own), _) => format!(" {}*", own.name()),
                (None, Some(name)) => format!(" {name}"),
                (None, None) => String::new(),
            };
            format!("{}{name}", on(&port.number().to_string(), page.transport))
        }
        Subject::Range(_) => on(&page.ports_in_words(), page.transport),
        Subject::Service(service) => {
            let ports = if page.ports.is_empty() {
                String::new()
            } else {
                format!(" {}", page.ports_in_words())
            };
            format!("{}{ports}", on(service.name(), page.transport))
        }
        Subject::OwnName(name) => {
            format!("{}* {}", on(name, page.transport), page.ports_in_words())
        }
    }
}

/// What the subject is for: by the user's own names, else by the registry.
pub(super) fn own_or_registered_description(page: &Page<'_>) -> Option<String> {
    let own = page.own.iter().find_map(|own| own.description());
    own.map(text::in_one_line).or_else(|| description(page))
}

/// What the registry says the subject is for.
pub(super) fn description(page: &Page<'_>) -> Option<String> {
    match &page.subject {
        Subject::Port(port) => port.description().map(short),
        Subject::Service(_) => page.records.iter().find_map(|row| row.description()).map(short),
        Subject::Range(_) | Subject::OwnName(_) => None,
    }
}

fn on(subject: &str, transport: Option<Transport>) -> String {
    match transport {
        Some(transport) => format!("{subject}/{transport}"),
        None => subject.to_owned(),
    }
}

/// The sections of a page, from what is registered to what it means.
pub(super) fn sections(page: &Page<'_>, source: &str) -> Vec<Section> {
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
        sections.push(section("Listening on this machine now", listening(page)));
        sections.push(section("How to check", how_to_check(page)));
    }
    sections.push(section("What a registration means", what_it_means()));
    sections.push(section("Source", vec![Item::Paragraph(source.to_owned())]));
    sections
}

fn registration(page: &Page<'_>) -> Vec<Item> {
    let mut fields = Vec::new();
    if let Some(own) = page.own.first() {
        let mut names: Vec<_> =
            page.own.iter().map(|own| format!("{}*", text::in_one_line(own.name()))).collect();
        names.dedup();
        let file = text::in_one_line(own.file());
        fields.push(field("Your own name", format!("{}, from {file}", names.join(", "))));
        if let Subject::Port(port) = &page.subject {
            let name = port.name().map_or("none".to_owned(), text::in_one_line);
            fields.push(field("IANA's name", name));
            fields.extend(description(page).map(|text| field("Description", text)));
        }
    }
    let mut items = Vec::new();
    match &page.subject {
        Subject::Range(runs) => {
            if !fields.is_empty() {
                items.push(Item::Fields(fields));
            }
            let rows = runs.iter().take(MAX_RUNS).map(run).collect();
            items.push(Item::Table { titles: PORTS, rows });
            if runs.len() > MAX_RUNS {
                let more = Grouped((runs.len() - MAX_RUNS) as u32);
                let query = text::in_one_line(&page.query);
                items.push(Item::Paragraph(format!(
                    "{more} more lines: iana-ports {query} prints them all"
                )));
            }
            return items;
        }
        Subject::OwnName(_) => {
            fields.push(field("Registered", "the registry has no service of this name"));
            return vec![Item::Fields(fields)];
        }
        Subject::Port(port) => {
            fields.push(status(port.status()));
            if port.names().len() > 1 {
                fields.push(field("Names", text::port_names(*port)));
            }
            let asked =
                port.transport().map_or(Transport::ALL.to_vec(), |transport| vec![transport]);
            let is_assigned = |&on: &Transport| port.on(on).status() == Status::Assigned;
            fields.extend(transports(asked.into_iter().filter(is_assigned)));
        }
        Subject::Service(service) => {
            fields.push(status(Status::Assigned));
            let has_row = |&on: &Transport| {
                page.records.iter().any(|row| row.transport().is_none_or(|own| own == on))
            };
            if !page.ports.is_empty() {
                fields.extend(transports(Transport::ALL.into_iter().filter(has_row)));
            }
            let aliases: Vec<_> = service.aliases().into_iter().map(text::in_one_line).collect();
            if !aliases.is_empty() {
                fields.push(field("Aliases", aliases.join(", ")));
            }
        }
    }
    let port = match &page.subject {
        Subject::Port(port) => Some(port.number()),
        _ => None,
    };
    let entries = text::entries(page.records.iter().copied(), port);
    if let [entry] = &entries[..] {
        fields.push(field("Ports", entry.ports()));
        fields.extend(entry_fields(entry, page));
        items.push(Item::Fields(fields));
        return items;
    }
    if !fields.is_empty() {
        items.push(Item::Fields(fields));
    }
    for entry in &entries {
        items.push(Item::Heading(format!("{} {}", entry.title(), entry.ports())));
        let description = entry.description();
        let description = (!description.is_empty()).then(|| field("Description", description));
        let fields = description.into_iter().chain(entry_fields(entry, page));
        items.push(Item::Fields(fields.collect()));
    }
    if entries.is_empty() {
        items.push(Item::Paragraph("The registry has no row for it.".to_owned()));
    }
    items
}

fn status(status: Status) -> Field {
    let value = format!("{status}: {}", meaning::of_status(status));
    Field { label: "Status", value, style: text::status_style(status) }
}

/// The transports on which the service is assigned; nothing without any.
fn transports(assigned: impl Iterator<Item = Transport>) -> Option<Field> {
    let assigned: Vec<_> = assigned.map(Transport::as_str).collect();
    (!assigned.is_empty()).then(|| field("Transports", assigned.join(", ")))
}

/// The cells of rows that read the same, and what is missing among them.
fn entry_fields(entry: &text::Entry, page: &Page<'_>) -> Vec<Field> {
    let details = entry.details();
    let mut fields: Vec<_> =
        details.map(|(label, value, style)| Field { label, value, style }).collect();
    let lacks = |label: &str, fields: &[Field]| fields.iter().all(|field| field.label != label);
    if entry.is_assigned() && lacks("Registered", &fields) {
        let before = |field: &Field| ["Alias of", "Assignee", "Contact"].contains(&field.label);
        let index = fields.iter().take_while(|field| before(field)).count();
        fields.insert(index, field("Registered", "the registry has no date"));
    }
    if entry.is_assigned() && lacks("Unauthorized use", &fields) && !page.ports.is_empty() {
        fields.push(field("Unauthorized use", "none reported"));
    }
    fields
}

/// A run of ports. The names are the user's and the registry's, without aliases.
fn run(run: &Run<'_>) -> Row {
    let is_alias = |name: &str| {
        let mut rows = run.first.records().filter(|row| row.service_name() == Some(name));
        rows.any(|row| row.alias_of().is_some())
    };
    let own = run.own.map(|own| format!("{}*", text::in_one_line(own.name())));
    let names = run.first.names().filter(|name| !is_alias(name)).map(text::in_one_line);
    let names: Vec<_> = own.into_iter().chain(names).collect();
    Row::new([
        text::interval(&(run.first.number()..=run.last)),
        run.first.status().to_string(),
        names.join(", "),
        run.first.description().map_or(String::new(), short),
    ])
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
    let ephemeral = format!("{}-{}", page.ephemeral.start(), page.ephemeral.end());
    items.push(Item::Paragraph(if page.is_ephemeral() {
        format!(
            "The ephemeral ports of this machine are {ephemeral}. Any client may have {} for a \
             while, whatever is registered.",
            if is_one(&page.ports) { "this port" } else { "some of these ports" },
        )
    } else {
        format!("The ephemeral ports of this machine, which its clients get, are {ephemeral}.")
    }));
    items
}

fn is_one(ports: &[RangeInclusive<u16>]) -> bool {
    matches!(ports, [ports] if ports.start() == ports.end())
}

/// The subject between its neighbours.
fn neighbours(page: &Page<'_>) -> Option<Section> {
    let [below, above] = &page.neighbours;
    if below.is_empty() && above.is_empty() {
        return None;
    }
    let subject = page.ports.first().map(|ports| {
        let names = match &page.subject {
            Subject::Port(port) => port.name().map(text::in_one_line).into_iter().collect(),
            Subject::Service(service) => vec![text::in_one_line(service.name())],
            Subject::OwnName(name) => vec![format!("{}*", text::in_one_line(name))],
            Subject::Range(_) => Vec::new(),
        };
        let status = match &page.subject {
            Subject::Port(port) => port.status().to_string(),
            Subject::Service(_) => Status::Assigned.to_string(),
            Subject::OwnName(_) | Subject::Range(_) => String::new(),
        };
        let description = description(page).unwrap_or_default();
        let cells = [text::interval(ports), status, names.join(", "), description];
        Row { is_subject: true, ..Row::new(cells) }
    });
    let rows = below.iter().map(run).chain(subject).chain(above.iter().map(run)).collect();
    let title = match &page.ports[..] {
        [first, _, ..] => format!("Neighbours of {}", text::interval(first)),
        _ => "Neighbours".to_owned(),
    };
    Some(Section { title, items: vec![Item::Table { titles: PORTS, rows }] })
}

fn related(page: &Page<'_>) -> Item {
    let rows = page.related.iter().map(|related| {
        let entry = related.entry();
        let cells = [
            text::places(entry.records()),
            entry.name().map_or(String::new(), text::in_one_line),
            entry.description().map_or(String::new(), text::in_one_line),
        ];
        let reason = text::in_one_line(&related.reason().to_string());
        Row { below: Some(("Why", reason)), ..Row::new(cells) }
    });
    Item::Table { titles: &["Ports", "Name", "Description"], rows: rows.collect() }
}

fn listening(page: &Page<'_>) -> Vec<Item> {
    let is_seen = !matches!(page.transport, Some(Transport::Sctp | Transport::Dccp));
    let sockets = match &page.sockets {
        Err(error) => return vec![Item::Paragraph(text::in_one_line(&error.to_string()))],
        Ok(_) if !is_seen => {
            return vec![Item::Paragraph("This program sees tcp and udp alone.".to_owned())];
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
            text::in_one_line(&socket.processes_in_words()),
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
        let queries = ports.iter().map(|ports| on(&text::interval(ports), page.transport));
        let queries: Vec<_> = queries.collect();
        let command = format!("iana-ports listening {}", queries.join(" "));
        items.push(Item::Commands { system: "All three", commands: vec![command] });
    }
    if page.ports.len() > MAX_INTERVALS {
        items.push(Item::Paragraph(format!(
            "The commands ask for the first {MAX_INTERVALS} of {} ports.",
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
