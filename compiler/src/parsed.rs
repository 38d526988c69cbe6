//! Records whose cells have been checked, and a registry of them.

use csv::StringRecord;
use iana_ports_tables::cells::Ports;
use iana_ports_tables::{CellKind, Column, Date, Status, TransportFilter};

/// One row of the file, with every cell checked. Cells that are not plain text are typed.
#[derive(Debug, Clone)]
pub struct ParsedRecord {
    /// The text of all cells, concatenated.
    text: Box<str>,
    /// The end of each cell in `text`.
    ends: [u32; Column::ALL.len()],
    /// *Port Number*.
    pub ports: Option<Ports>,
    /// *Transport Protocol*.
    pub transport: TransportFilter,
    /// The date in each column of dates. `None` for other columns.
    dates: [Option<Date>; Column::ALL.len()],
    /// *Service Code*.
    pub service_code: Option<u32>,
}

/// The typed value of a cell.
#[derive(Debug, Clone, Copy)]
pub(crate) enum CellValue {
    /// A port or a range.
    Ports(Ports),
    /// A transport protocol.
    Transport(TransportFilter),
    /// A date.
    Date(Date),
    /// A service code.
    ServiceCode(u32),
}

impl ParsedRecord {
    /// The record with these cells and typed values, one for each column. The caller has
    /// checked the lengths of the cells.
    pub(crate) fn new(
        cells: &StringRecord,
        values: [Option<CellValue>; Column::ALL.len()],
    ) -> Self {
        let end_of = |column| cells.range(column as usize).map_or(0, |range| range.end as u32);
        let mut record = Self {
            text: cells.as_slice().into(),
            ends: Column::ALL.map(end_of),
            ports: None,
            transport: TransportFilter::ANY,
            dates: [None; Column::ALL.len()],
            service_code: None,
        };
        for (value, date) in values.into_iter().zip(&mut record.dates) {
            match value {
                None => {}
                Some(CellValue::Ports(ports)) => record.ports = Some(ports),
                Some(CellValue::Transport(transport)) => record.transport = transport,
                Some(CellValue::Date(value)) => *date = Some(value),
                Some(CellValue::ServiceCode(code)) => record.service_code = Some(code),
            }
        }
        record
    }

    /// The text of a cell, or `None` if it is empty.
    pub fn cell(&self, column: Column) -> Option<&str> {
        let end_of = |index: usize| self.ends[index] as usize;
        let start = (column as usize).checked_sub(1).map_or(0, end_of);
        self.text.get(start..end_of(column as usize)).filter(|text| !text.is_empty())
    }

    /// *Service Name*.
    pub fn service_name(&self) -> Option<&str> {
        self.cell(Column::ServiceName)
    }

    /// *Description*.
    pub fn description(&self) -> Option<&str> {
        self.cell(Column::Description)
    }

    /// The date in a column of dates.
    pub fn date(&self, column: Column) -> Option<Date> {
        self.dates[column as usize]
    }

    /// Whether *Reference* contains `RFC`.
    pub fn cites_rfc(&self) -> bool {
        self.cell(Column::Reference).is_some_and(|reference| reference.contains("RFC"))
    }

    /// The row's status.
    pub fn status(&self) -> Status {
        Status::of_row(self.service_name(), self.description().unwrap_or_default())
    }
}

/// A registry whose cells have been checked.
#[derive(Debug)]
pub struct ParsedRegistry {
    /// The rows in registry order: stably sorted by first port, rows without a port last.
    /// The reader rejects more than [`MAX_ROWS`](iana_ports_tables::limits::MAX_ROWS).
    pub records: Vec<ParsedRecord>,
    /// A mask of the columns with their former title in the header: bit *i* is
    /// `Column::ALL[i]`.
    pub former_titles: u32,
    /// The newest date in any row of the file.
    pub newest_date: Option<Date>,
    /// The SHA-256 of the file.
    pub sha256: [u8; 32],
}

impl ParsedRegistry {
    pub(crate) fn new(
        mut records: Vec<ParsedRecord>,
        former_titles: u32,
        sha256: [u8; 32],
    ) -> Self {
        let columns = || Column::ALL.into_iter().filter(|column| column.kind() == CellKind::Date);
        let newest_date = records
            .iter()
            .flat_map(|record| columns().filter_map(|column| record.date(column)))
            .max();
        records.sort_by_key(|record| record.ports.map_or(u32::MAX, |ports| ports.first.into()));
        Self { records, former_titles, newest_date, sha256 }
    }
}
