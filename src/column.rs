//! The twelve columns of the registry, and their cells as text.

use core::fmt;

use iana_ports_tables::PortsForm;
use iana_ports_tables::columns::TITLES;

use crate::{Date, Record};

/// A column of the registry's CSV.
///
/// ```
/// use iana_ports::{Column, lookup};
///
/// let row = lookup(4).records().next().unwrap();
/// let line: Vec<String> = Column::ALL.map(|column| row.cell(column).to_string()).into();
/// assert_eq!(line.join(","), ",4,tcp,Unassigned,,,,,,,,");
/// assert_eq!(Column::PortNumber.title(), "Port Number");
/// assert_eq!(Column::PortNumber.key(), "port_number");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// *Service Name*.
    ServiceName,
    /// *Port Number*.
    PortNumber,
    /// *Transport Protocol*.
    TransportProtocol,
    /// *Description*.
    Description,
    /// *Assignee*.
    Assignee,
    /// *Contact*.
    Contact,
    /// *Registration Date*.
    RegistrationDate,
    /// *Modification Date*.
    ModificationDate,
    /// *Reference*.
    Reference,
    /// *Service Code*.
    ServiceCode,
    /// *Unauthorized Use Reported*, called *Known Unauthorized Uses* up to 2018.
    UnauthorizedUseReported,
    /// *Assignment Notes*.
    AssignmentNotes,
}

impl Column {
    /// All twelve, in the file's order.
    pub const ALL: [Self; 12] = [
        Self::ServiceName,
        Self::PortNumber,
        Self::TransportProtocol,
        Self::Description,
        Self::Assignee,
        Self::Contact,
        Self::RegistrationDate,
        Self::ModificationDate,
        Self::Reference,
        Self::ServiceCode,
        Self::UnauthorizedUseReported,
        Self::AssignmentNotes,
    ];

    /// The title in IANA's header line, today's spelling.
    pub const fn title(self) -> &'static str {
        TITLES[self as usize]
    }

    /// The title in snake case, as a key for JSON and the like.
    pub const fn key(self) -> &'static str {
        match self {
            Self::ServiceName => "service_name",
            Self::PortNumber => "port_number",
            Self::TransportProtocol => "transport_protocol",
            Self::Description => "description",
            Self::Assignee => "assignee",
            Self::Contact => "contact",
            Self::RegistrationDate => "registration_date",
            Self::ModificationDate => "modification_date",
            Self::Reference => "reference",
            Self::ServiceCode => "service_code",
            Self::UnauthorizedUseReported => "unauthorized_use_reported",
            Self::AssignmentNotes => "assignment_notes",
        }
    }
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.title())
    }
}

impl<'a> Record<'a> {
    /// A cell of the row. It displays as the very text of the CSV, nothing for an empty cell.
    pub const fn cell(self, column: Column) -> Cell<'a> {
        let text = match column {
            Column::ServiceName => self.service_name(),
            Column::Description => self.description(),
            Column::Assignee => self.assignee(),
            Column::Contact => self.contact(),
            Column::Reference => self.reference(),
            Column::UnauthorizedUseReported => self.unauthorized_use(),
            Column::AssignmentNotes => self.assignment_notes(),
            Column::TransportProtocol => match self.transport() {
                Some(transport) => Some(transport.as_str()),
                None => None,
            },
            Column::PortNumber => {
                return match (self.ports(), self.ports_form()) {
                    (Some(ports), PortsForm::Single) => Cell(Value::Number(*ports.start() as u32)),
                    (Some(ports), _) => Cell(Value::Range(*ports.start(), *ports.end())),
                    (None, _) => Cell(Value::Empty),
                };
            }
            Column::ServiceCode => {
                return match self.service_code() {
                    Some(code) => Cell(Value::Number(code)),
                    None => Cell(Value::Empty),
                };
            }
            Column::RegistrationDate => return Cell::date(self.registration_date()),
            Column::ModificationDate => return Cell::date(self.modification_date()),
        };
        match text {
            Some(text) => Cell(Value::Text(text)),
            None => Cell(Value::Empty),
        }
    }
}

/// The text of a cell: see [`Record::cell`].
///
/// It keeps what the typed methods of [`Record`] do not tell: `4748-4748` is a range and stays one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cell<'a>(Value<'a>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Value<'a> {
    Empty,
    Text(&'a str),
    Number(u32),
    Range(u16, u16),
    Date(Date),
}

impl Cell<'_> {
    const fn date(date: Option<Date>) -> Self {
        match date {
            Some(date) => Cell(Value::Date(date)),
            None => Cell(Value::Empty),
        }
    }

    /// Whether the cell is empty.
    pub const fn is_empty(&self) -> bool {
        matches!(self.0, Value::Empty)
    }
}

impl fmt::Display for Cell<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::Empty => f.pad(""),
            Value::Text(text) => f.pad(text),
            Value::Number(number) => number.fmt(f),
            Value::Range(first, last) => write!(f, "{first}-{last}"),
            Value::Date(date) => date.fmt(f),
        }
    }
}
