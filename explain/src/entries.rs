//! Groups the rows of a port or a service.

use std::collections::HashMap;

use iana_ports::{Column, Record, Status};

use crate::field::{Emphasis, Field};
use crate::words::{in_one_line, lines};

/// Rows that differ only in their ports and transports.
pub struct Entry {
    shared: Shared,
    ports: Vec<String>,
}

impl Entry {
    /// The service name, or the status of rows without one.
    pub fn title(&self) -> &str {
        &self.shared.title
    }

    /// What the service is for, on one line. May be empty.
    pub fn description(&self) -> &str {
        &self.shared.description
    }

    /// The ports with their transports: `80/tcp, 80/udp`.
    pub fn ports(&self) -> String {
        self.ports.join(", ")
    }

    /// The other cells that are not empty. They may contain control characters.
    pub fn details(&self) -> &[Field] {
        &self.shared.details
    }

    /// Whether the rows have a service name.
    pub fn is_assigned(&self) -> bool {
        self.shared.is_assigned
    }
}

/// What the rows of an entry have in common.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Shared {
    /// The service name, or the status if there is none.
    title: String,
    is_assigned: bool,
    description: String,
    details: Vec<Field>,
}

/// Groups rows that differ only in their ports and transports, in the order of their
/// first rows.
///
/// If all rows are for one port, `port` is its number. A note on unauthorized use that
/// may be about other ports then gets the ports of its row.
///
/// ```
/// use iana_ports::lookup;
/// use iana_ports_explain::entries;
///
/// let entries = entries(lookup(1455).records(), Some(1455));
/// assert_eq!(entries.len(), 1);
/// assert_eq!(entries[0].title(), "esl-lm");
/// assert_eq!(entries[0].ports(), "1455/tcp, 1455/udp");
/// ```
pub fn entries<'a>(records: impl Iterator<Item = Record<'a>>, port: Option<u16>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut indices = HashMap::new();
    for record in records {
        let shared = Shared {
            title: record.service_name().map_or(record.status().to_string(), in_one_line),
            is_assigned: record.status() == Status::Assigned,
            description: record.description().map_or(String::new(), in_one_line),
            details: details(record, port),
        };
        let index = *indices.entry(shared.clone()).or_insert(entries.len());
        if index == entries.len() {
            entries.push(Entry { shared, ports: Vec::new() });
        }
        entries[index].ports.push(ports(record));
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
fn details(record: Record<'_>, port: Option<u16>) -> Vec<Field> {
    let mut fields = Vec::new();
    if let Some(name) = record.alias_of() {
        fields.extend(cell("Alias of", name, Emphasis::None));
    }
    for column in Column::ALL {
        if let Some((label, emphasis)) = label(column) {
            let mut value = record.cell(column).to_string();
            if column == Column::UnauthorizedUseReported {
                value.push_str(&port.map_or(String::new(), |port| row_of_note(record, port)));
            }
            fields.extend(cell(label, &value, emphasis));
        }
    }
    fields
}

/// A field for a cell, without the blanks of the registry's own layout. `None` for an
/// empty cell.
fn cell(label: &'static str, value: &str, emphasis: Emphasis) -> Option<Field> {
    let value = lines(value).collect::<Vec<_>>().join("\n");
    (!value.is_empty()).then_some(Field { label, value, emphasis })
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

/// The label of a column in [`details`], and the emphasis of its cells. `None` for a
/// column that is part of a heading.
fn label(column: Column) -> Option<(&'static str, Emphasis)> {
    match column {
        Column::ServiceName
        | Column::PortNumber
        | Column::TransportProtocol
        | Column::Description => None,
        Column::Assignee => Some(("Assignee", Emphasis::None)),
        Column::Contact => Some(("Contact", Emphasis::None)),
        Column::RegistrationDate => Some(("Registered", Emphasis::None)),
        Column::ModificationDate => Some(("Modified", Emphasis::None)),
        Column::Reference => Some(("Reference", Emphasis::None)),
        Column::ServiceCode => Some(("Service code", Emphasis::None)),
        Column::UnauthorizedUseReported => Some(("Unauthorized use", Emphasis::Warning)),
        Column::AssignmentNotes => Some(("Notes", Emphasis::None)),
    }
}
