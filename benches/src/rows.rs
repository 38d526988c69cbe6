//! Whole rows of the registry.

use std::collections::HashMap;
use std::hash::BuildHasher;
use std::ops::RangeInclusive;

use iana_ports::{Date, Record, Transport, lookup};

/// A row in a map made by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    texts: [Option<&'static str>; 7],
    ports: Option<RangeInclusive<u16>>,
    transport: Option<Transport>,
    dates: [Option<Date>; 2],
    service_code: Option<u32>,
}

impl From<Record<'static>> for Row {
    #[inline]
    fn from(record: Record<'static>) -> Self {
        Self {
            texts: [
                record.service_name(),
                record.description(),
                record.assignee(),
                record.contact(),
                record.reference(),
                record.unauthorized_use(),
                record.assignment_notes(),
            ],
            ports: record.ports(),
            transport: record.transport(),
            dates: [record.registration_date(), record.modification_date()],
            service_code: record.service_code(),
        }
    }
}

/// A number that depends on every cell.
#[inline]
pub fn weigh_row(row: &Row) -> usize {
    let texts: usize = row.texts.iter().map(|text| text.map_or(0, str::len)).sum();
    let ports = row
        .ports
        .as_ref()
        .map_or(0, |ports| usize::from(*ports.start()) + usize::from(*ports.end()));
    let dates: usize = row.dates.iter().map(|date| date.map_or(0, |date| date.year.into())).sum();
    texts
        + ports
        + row.transport.map_or(0, |transport| transport as usize)
        + dates
        + row.service_code.unwrap_or(0) as usize
}

/// The weight of a row of the library.
#[inline]
pub fn weigh_record(record: Record<'static>) -> usize {
    weigh_row(&record.into())
}

/// The rows of every port.
pub fn map<S: BuildHasher + Default>() -> HashMap<u16, Vec<Row>, S> {
    (0..=u16::MAX)
        .map(|port| (port, lookup(port).records().map(Row::from).collect::<Vec<_>>()))
        .filter(|(_, rows)| !rows.is_empty())
        .collect()
}
