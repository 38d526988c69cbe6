//! A record of the library compared with a row of the reference.

use std::ops::RangeInclusive;

use iana_ports::Record;

use crate::questions::text;
use iana_ports_test_support::reference::Row;

/// What each tier with records has of a row.
pub(crate) type Seen<'a> =
    (Option<&'a str>, Option<RangeInclusive<u16>>, Option<&'a str>, Option<&'a str>, &'a str);

/// What the reference has of a row.
pub(crate) fn of_row(row: &Row) -> Seen<'_> {
    (row.name(), row.ports.clone(), row.transport(), row.description(), row.status())
}

/// What the library has of a record.
pub(crate) fn of_record(record: Record<'_>) -> Seen<'_> {
    (
        record.service_name(),
        record.ports(),
        record.transport().map(text),
        record.description(),
        record.status().as_str(),
    )
}

/// Checks that all twelve cells print the text of the CSV.
#[cfg(feature = "full")]
pub(crate) fn same_cells(record: Record<'_>, row: &Row) -> Result<(), String> {
    use std::fmt::Write;

    let mut got = String::new();
    for (column, expected) in iana_ports::Column::ALL.into_iter().zip(&row.cells) {
        got.clear();
        let cell = record.cell(column);
        write!(got, "{cell}").unwrap();
        if got != *expected {
            return Err(format!("{column:?}: expected {expected:?}, got {got:?}"));
        }
        if cell.is_empty() != expected.is_empty() {
            return Err(format!("{column:?}: {expected:?} is_empty() is {}", cell.is_empty()));
        }
    }
    Ok(())
}
