//! The differences as text.

use std::collections::HashMap;
use std::io::{self, Write};

use iana_ports::{Column, Record, Registry, Status, Transport};
use iana_ports_explain::record_ports;
use iana_ports_explain::words::{Grouped, in_one_line};

use super::changes::{Change, Pair, changes};
use super::section::Section;
use crate::terminal;
use crate::text::HEADING;

/// The maximum width of the first column.
const MAX_NAME_WIDTH: usize = 24;

/// The maximum width of the second column.
const MAX_PORTS_WIDTH: usize = 22;

/// Blanks between columns.
const GAP: usize = 2;

const INDENT: &str = "  ";

/// The indent of the further lines of an entry.
const HANGING: &str = "      ";

/// Writes a summary of the differences between two registries, then a section of at most
/// `max_lines` lines for each kind of difference. Returns whether the registries differ.
pub(crate) fn write_differences(
    out: &mut impl Write,
    old: Registry<'_>,
    new: Registry<'_>,
    max_lines: Option<usize>,
) -> io::Result<bool> {
    let changes = changes(old, new);
    let sections: Vec<_> = Section::ALL
        .into_iter()
        .map(|section| (section, folded(&changes, section)))
        .filter(|(_, entries)| !entries.is_empty())
        .collect();
    let counts: Vec<_> =
        sections.iter().map(|(section, entries)| section.count(size(*section, entries))).collect();
    let summary = if counts.is_empty() { "No differences".to_owned() } else { counts.join(", ") };
    for line in terminal::wrap(&summary, "", INDENT) {
        writeln!(out, "{line}")?;
    }
    for (section, entries) in sections {
        let count = Grouped(size(section, &entries));
        writeln!(out, "\n{HEADING}{}: {count}{HEADING:#}", section.heading())?;
        write_entries(out, &entries, max_lines.unwrap_or(usize::MAX))?;
    }
    Ok(!changes.is_empty())
}

/// Changes that differ only by their transport.
type Entry<'a> = Vec<&'a Change<'a>>;

/// The changes of a section. Changes that differ only by their transport are one entry.
fn folded<'a>(changes: &'a [Change<'a>], section: Section) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry<'a>> = Vec::new();
    let mut indices: HashMap<Vec<String>, usize> = HashMap::new();
    for change in changes.iter().filter(|change| Section::of(change) == section) {
        let index = *indices.entry(key(change)).or_insert(entries.len());
        match entries.get_mut(index) {
            Some(entry) => entry.push(change),
            None => entries.push(vec![change]),
        }
    }
    entries
}

/// Everything in a change but its transport.
fn key(change: &Change<'_>) -> Vec<String> {
    let but_transport = |column: &Column| *column != Column::TransportProtocol;
    match change {
        Change::Header { old, new } => vec![(*old).to_owned(), (*new).to_owned()],
        Change::Added { new: row } | Change::Removed { old: row } => {
            let cells = Column::ALL.into_iter().filter(but_transport);
            cells.map(|column| row.cell(column).to_string()).collect()
        }
        Change::Renamed(pair) | Change::Moved(pair) | Change::Changed(pair) => {
            let subject = [Column::ServiceName, Column::PortNumber];
            let columns =
                subject.iter().chain(&pair.columns).filter(|column| but_transport(column));
            let cells = |&column: &Column| {
                [
                    column.to_string(),
                    pair.old.cell(column).to_string(),
                    pair.new.cell(column).to_string(),
                ]
            };
            columns.flat_map(cells).collect()
        }
        Change::Name { port, old, new, .. } => {
            vec![port.to_string(), (*old).to_owned(), (*new).to_owned()]
        }
        Change::Status { first_port, last_port, .. } => {
            vec![first_port.to_string(), last_port.to_string()]
        }
    }
}

/// The number of entries; for statuses, the number of ports that differ.
fn size(section: Section, entries: &[Entry<'_>]) -> u32 {
    let ports = |entry: &Entry<'_>| match entry.first() {
        Some(Change::Status { first_port, last_port, .. }) => {
            u32::from(*last_port) - u32::from(*first_port) + 1
        }
        _ => 1,
    };
    match section {
        Section::Statuses => entries.iter().map(ports).sum(),
        _ => entries.len() as u32,
    }
}

fn write_entries(out: &mut impl Write, entries: &[Entry<'_>], max_lines: usize) -> io::Result<()> {
    let cells: Vec<_> = entries.iter().map(|entry| Cells::of(entry)).collect();
    let width = |of: fn(&Cells) -> &String, most: usize| {
        cells.iter().map(|cells| of(cells).chars().count()).max().unwrap_or(0).min(most)
    };
    let widths = [
        width(|cells| &cells.subject, MAX_NAME_WIDTH),
        width(|cells| &cells.ports, MAX_PORTS_WIDTH),
    ];
    let mut written = 0;
    for (index, cells) in cells.iter().enumerate() {
        let lines = cells.lines(widths);
        // Shows no part of an entry, but the number of entries that are left out.
        if written + lines.len() > max_lines && index > 0 {
            let left = Grouped((entries.len() - index) as u32);
            return writeln!(out, "{INDENT}and {left} more");
        }
        written += lines.len();
        for line in lines {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// The columns of a line, and the lines below it.
#[derive(Default)]
struct Cells {
    subject: String,
    ports: String,
    text: String,
    below: Vec<String>,
}

impl Cells {
    fn of(entry: &Entry<'_>) -> Self {
        match entry.first() {
            None => Self::default(),
            Some(Change::Header { old, new }) => {
                Self { subject: format!("{old} -> {new}"), ..Self::default() }
            }
            Some(Change::Added { .. } | Change::Removed { .. }) => Self::of_rows(&rows_of(entry)),
            Some(Change::Renamed(pair)) => Self {
                subject: format!("{} -> {}", name(pair.old), name(pair.new)),
                ports: record_ports(&new_rows(entry)),
                below: changed_cells(pair),
                ..Self::default()
            },
            Some(Change::Moved(pair)) => Self {
                subject: name(pair.new),
                ports: format!(
                    "{} -> {}",
                    record_ports(&old_rows(entry)),
                    record_ports(&new_rows(entry))
                ),
                below: changed_cells(pair),
                ..Self::default()
            },
            Some(Change::Changed(pair)) => Self {
                subject: pair.new.service_name().map_or("(no name)".to_owned(), in_one_line),
                ports: record_ports(&new_rows(entry)),
                below: changed_cells(pair),
                ..Self::default()
            },
            Some(Change::Name { port, old, new, .. }) => {
                let transports = entry.iter().filter_map(|change| match change {
                    Change::Name { transport, .. } => Some(transport.as_str()),
                    _ => None,
                });
                Self {
                    subject: format!("{port}/{}", transports.collect::<Vec<_>>().join(",")),
                    text: format!("{} -> {}", in_one_line(old), in_one_line(new)),
                    ..Self::default()
                }
            }
            Some(Change::Status { first_port, last_port, .. }) => Self {
                subject: if first_port == last_port {
                    first_port.to_string()
                } else {
                    format!("{first_port}-{last_port}")
                },
                text: statuses(entry),
                ..Self::default()
            },
        }
    }

    fn of_rows(rows: &[Record<'_>]) -> Self {
        let first = rows.first();
        Self {
            subject: first.map_or(String::new(), |row| name(*row)),
            ports: record_ports(rows),
            text: first.and_then(|row| row.description()).map_or(String::new(), in_one_line),
            ..Self::default()
        }
    }

    fn lines(&self, widths: [usize; 2]) -> Vec<String> {
        let mut line = String::new();
        let columns = [(&self.subject, widths[0]), (&self.ports, widths[1])];
        for (cell, width) in columns.into_iter().filter(|&(_, width)| width > 0) {
            let padding = width.saturating_sub(cell.chars().count()) + GAP;
            line.extend([cell.as_str(), &" ".repeat(padding)]);
        }
        line += &self.text;
        let mut lines = terminal::wrap(line.trim_end(), INDENT, HANGING);
        for below in &self.below {
            lines.extend(terminal::wrap(below, "    ", HANGING));
        }
        lines
    }
}

fn rows_of<'a>(entry: &Entry<'a>) -> Vec<Record<'a>> {
    let row = |change: &&Change<'a>| match change {
        Change::Added { new: row } | Change::Removed { old: row } => Some(*row),
        _ => None,
    };
    entry.iter().filter_map(row).collect()
}

fn old_rows<'a>(entry: &Entry<'a>) -> Vec<Record<'a>> {
    entry.iter().filter_map(|change| Some(pair(change)?.old)).collect()
}

fn new_rows<'a>(entry: &Entry<'a>) -> Vec<Record<'a>> {
    entry.iter().filter_map(|change| Some(pair(change)?.new)).collect()
}

fn pair<'c, 'a>(change: &'c Change<'a>) -> Option<&'c Pair<'a>> {
    match change {
        Change::Renamed(pair) | Change::Moved(pair) | Change::Changed(pair) => Some(pair),
        _ => None,
    }
}

/// `tcp,udp: unassigned -> assigned; sctp: reserved -> assigned`, without the transports
/// if all have the same change.
fn statuses(entry: &Entry<'_>) -> String {
    let mut groups: Vec<(Status, Status, Vec<Transport>)> = Vec::new();
    for change in entry {
        let Change::Status { transport, old, new, .. } = change else { continue };
        match groups.iter_mut().find(|(from, to, _)| (from, to) == (old, new)) {
            Some((_, _, transports)) => transports.extend(transport),
            None => groups.push((*old, *new, transport.iter().copied().collect())),
        }
    }
    let written = groups.into_iter().map(|(old, new, transports)| {
        let transports: Vec<_> = transports.into_iter().map(Transport::as_str).collect();
        let on = if transports.is_empty() { String::new() } else { transports.join(",") + ": " };
        format!("{on}{old} -> {new}")
    });
    written.collect::<Vec<_>>().join("; ")
}

fn name(row: Record<'_>) -> String {
    row.service_name().map_or(String::new(), in_one_line)
}

/// The cells that differ, except those that name the row and its place.
fn changed_cells(pair: &Pair<'_>) -> Vec<String> {
    const SHOWN: [Column; 3] = [Column::ServiceName, Column::PortNumber, Column::TransportProtocol];
    let columns = pair.columns.iter().filter(|column| !SHOWN.contains(column));
    let change = |&column: &Column| {
        let [old, new] = [pair.old, pair.new].map(|row| row.cell(column).to_string());
        let [old_line, new_line] = [&old, &new].map(|cell| in_one_line(cell));
        if old_line == new_line {
            // These cells differ only in blanks and line breaks.
            return format!("{column}: {old:?} -> {new:?}");
        }
        let [old, new] = [old_line, new_line]
            .map(|line| if line.is_empty() { "(none)".to_owned() } else { line });
        format!("{column}: {old} -> {new}")
    };
    columns.map(change).collect()
}
