//! Rows, by their ids.

use iana_ports::Record;
use iana_ports_tables::PortCellSyntax;

use crate::answer::{self, List, Text};
use crate::filter;
use crate::registry::registry;

/// The ids of all rows, in registry order: a list.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn records() -> List {
    let records = registry().records();
    answer::list(|list| list.items(records, |list, record| list.number(record.id())))
}

/// The service name of a row.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn record_name(id: u32) -> Text {
    answer::text(record(id).and_then(Record::service_name))
}

/// The ports of a row: the first times 65536 plus the last, or -1 if it has none.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn record_ports(id: u32) -> f64 {
    record(id).and_then(Record::ports).map_or(-1.0, |ports| {
        f64::from(u32::from(*ports.start()) << u16::BITS | u32::from(*ports.end()))
    })
}

/// Whether the row's port number is written as a range, which may be one of a single
/// port.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn record_is_range(id: u32) -> bool {
    record(id).is_some_and(|record| match record.port_cell_syntax() {
        PortCellSyntax::Range | PortCellSyntax::WholeRun => true,
        PortCellSyntax::Single | PortCellSyntax::Empty => false,
    })
}

/// The number of a row's transport.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn record_transport(id: u32) -> u32 {
    filter::number(record(id).and_then(Record::transport))
}

/// The description of a row.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn record_description(id: u32) -> Text {
    answer::text(record(id).and_then(Record::description))
}

/// The status of a row: its index in `Status::ALL`.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn record_status(id: u32) -> u32 {
    record(id).map_or(u32::MAX, |record| record.status() as u32)
}

/// A cell of a row exactly as in the file, its column by the index in `Column::ALL`.
#[cfg(feature = "full")]
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn record_cell(id: u32, column: u32) -> Text {
    use iana_ports::{Column, Transport};

    let Some(record) = record(id) else { return answer::NO_TEXT };
    let Some(&column) = Column::ALL.get(column as usize) else { return answer::NO_TEXT };
    match column {
        // Texts of the tables are not copied.
        Column::ServiceName => answer::text(record.service_name()),
        Column::TransportProtocol => answer::text(record.transport().map(Transport::as_str)),
        Column::Description => answer::text(record.description()),
        Column::Assignee => answer::text(record.assignee()),
        Column::Contact => answer::text(record.contact()),
        Column::Reference => answer::text(record.reference()),
        Column::UnauthorizedUseReported => answer::text(record.unauthorized_use()),
        Column::AssignmentNotes => answer::text(record.assignment_notes()),
        Column::PortNumber
        | Column::RegistrationDate
        | Column::ModificationDate
        | Column::ServiceCode => {
            let cell = record.cell(column);
            if cell.is_empty() { answer::NO_TEXT } else { answer::computed(cell.to_string()) }
        }
    }
}

/// The service that a row is an alias of.
#[cfg(feature = "full")]
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn record_alias_of(id: u32) -> Text {
    answer::text(record(id).and_then(Record::alias_of))
}

#[inline]
fn record(id: u32) -> Option<Record<'static>> {
    registry().record_of_id(id)
}
