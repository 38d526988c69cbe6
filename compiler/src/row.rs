//! One row of the registry, and all of them.

use csv::StringRecord;
use iana_ports_tables::cells::Ports;
use iana_ports_tables::{Date, Status, Transport};

/// A row whose cells have all been checked.
#[derive(Debug, Clone)]
pub struct Row {
    pub(crate) record: StringRecord,
    /// *Port Number*.
    pub ports: Option<Ports>,
    /// *Transport Protocol*.
    pub transport: Option<Transport>,
    /// *Registration Date*.
    pub registration_date: Option<Date>,
    /// *Modification Date*.
    pub modification_date: Option<Date>,
    /// *Service Code*.
    pub service_code: Option<u32>,
}

impl Row {
    /// The text of a cell, if it is not empty.
    pub fn cell(&self, column: usize) -> Option<&str> {
        self.record.get(column).filter(|text| !text.is_empty())
    }

    /// *Service Name*.
    pub fn name(&self) -> Option<&str> {
        self.cell(0)
    }

    /// *Description*.
    pub fn description(&self) -> Option<&str> {
        self.cell(3)
    }

    /// Whether the row's Reference names an RFC.
    pub fn cites_an_rfc(&self) -> bool {
        self.cell(8).is_some_and(|reference| reference.contains("RFC"))
    }

    /// What the row says of its ports.
    pub fn status(&self) -> Status {
        match self.name() {
            Some(_) => Status::Assigned,
            None => Status::of_unnamed(self.description().unwrap_or_default()),
        }
    }

    /// Whether the row speaks of its ports on `transport`.
    pub fn counts_for(&self, transport: Transport) -> bool {
        self.transport.is_none_or(|own| own == transport)
    }
}

/// A registry: every row, checked, in registry order.
#[derive(Debug)]
pub struct Registry {
    /// The rows, stably sorted by first port, those without a port last.
    pub rows: Vec<Row>,
    /// The title of the column that IANA has renamed.
    pub renamed_title: &'static str,
    /// The SHA-256 of the file.
    pub sha256: [u8; 32],
}

impl Registry {
    pub(crate) fn new(mut rows: Vec<Row>, renamed_title: &'static str, sha256: [u8; 32]) -> Self {
        rows.sort_by_key(|row| row.ports.map_or(u32::MAX, |ports| ports.first.into()));
        Self { rows, renamed_title, sha256 }
    }

    /// The newest date in any row.
    pub fn newest_date(&self) -> Option<Date> {
        self.rows.iter().flat_map(|row| [row.registration_date, row.modification_date]).flatten().max()
    }
}
