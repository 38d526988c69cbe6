//! The cells of a row as text.

use core::fmt;

use iana_ports_tables::{CellKind, Column, Date, PortCellSyntax};

use crate::record::Record;

impl<'a> Record<'a> {
    /// The cell of the row in `column`.
    ///
    /// It displays as the text of the CSV; an empty cell displays as an empty string.
    ///
    /// ```
    /// use iana_ports::{Column, lookup};
    ///
    /// let row = lookup(4).records().next().unwrap();
    /// let line: Vec<String> = Column::ALL.map(|column| row.cell(column).to_string()).into();
    /// assert_eq!(line.join(","), ",4,tcp,Unassigned,,,,,,,,");
    /// ```
    pub const fn cell(self, column: Column) -> Cell<'a> {
        match column.kind() {
            CellKind::ServiceName => Cell::text(self.service_name()),
            CellKind::Description => Cell::text(self.description()),
            CellKind::Text => Cell::text(self.text(column)),
            CellKind::Transport => match self.transport() {
                Some(transport) => Cell(Value::Text(transport.as_str())),
                None => Cell(Value::Empty),
            },
            CellKind::Ports => match (self.ports(), self.port_cell_syntax()) {
                (Some(ports), PortCellSyntax::Single) => Cell(Value::Number(*ports.start() as u32)),
                (Some(ports), _) => Cell(Value::Range(*ports.start(), *ports.end())),
                (None, _) => Cell(Value::Empty),
            },
            CellKind::ServiceCode => match self.service_code() {
                Some(code) => Cell(Value::Number(code)),
                None => Cell(Value::Empty),
            },
            CellKind::Date => match self.date(column) {
                Some(date) => Cell(Value::Date(date)),
                None => Cell(Value::Empty),
            },
        }
    }
}

/// The text of a cell: see [`Record::cell`].
///
/// Unlike the typed methods of [`Record`], it distinguishes a range of one port,
/// `4748-4748`, from a single port, `4748`.
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

impl<'a> Cell<'a> {
    const fn text(text: Option<&'a str>) -> Self {
        match text {
            Some(text) => Cell(Value::Text(text)),
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
