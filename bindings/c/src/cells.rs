//! All columns of a row: what the tier `full` adds.

use core::ffi::c_char;
use core::fmt::{self, Write};
use core::mem::MaybeUninit;

use iana_ports::{Column, Record, Transport};

use crate::raw;
use crate::records::{RecordHandle, record};
use crate::text::{Text, terminate};

/// A cell of a row that the tables store as text.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn iana_ports_record_text(record: RecordHandle, column: u8) -> Text {
    let text = self::record(record).and_then(|record| text(record, self::column(column)?));
    Text::from(text)
}

/// Copies a cell of a row exactly as in the registry's file.
///
/// # Safety
///
/// `buffer` is null, or points to `size` bytes that nobody else uses.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported; writes to the caller's buffer")]
pub unsafe extern "C" fn iana_ports_record_cell(
    record: RecordHandle,
    column: u8,
    buffer: *mut c_char,
    size: usize,
) -> usize {
    // SAFETY: the caller vouches for the buffer.
    let mut sink = Sink { buffer: unsafe { raw::buffer(buffer, size) }, length: 0 };
    if let (Some(record), Some(column)) = (self::record(record), self::column(column)) {
        // Writing to the sink never fails.
        let _ = write!(sink, "{}", record.cell(column));
    }
    terminate(sink.buffer, sink.length);
    sink.length
}

/// The service that a row is an alias of.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn iana_ports_record_alias_of(record: RecordHandle) -> Text {
    Text::from(self::record(record).and_then(Record::alias_of))
}

/// The title of a column.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn iana_ports_column_title(column: u8) -> Text {
    Text::from(self::column(column).map(Column::title))
}

/// The column with this number; the first one is 1.
#[inline]
fn column(number: u8) -> Option<Column> {
    Column::ALL.into_iter().find(|&column| column as u8 + 1 == number)
}

/// The text of a cell, or `None` for an empty cell and for a column of numbers or dates.
#[inline]
fn text(record: Record<'static>, column: Column) -> Option<&'static str> {
    match column {
        Column::ServiceName => record.service_name(),
        Column::TransportProtocol => record.transport().map(Transport::as_str),
        Column::Description => record.description(),
        Column::Assignee => record.assignee(),
        Column::Contact => record.contact(),
        Column::Reference => record.reference(),
        Column::UnauthorizedUseReported => record.unauthorized_use(),
        Column::AssignmentNotes => record.assignment_notes(),
        Column::PortNumber
        | Column::RegistrationDate
        | Column::ModificationDate
        | Column::ServiceCode => None,
    }
}

/// Writes what fits into a buffer, and counts everything.
struct Sink<'a> {
    buffer: &'a mut [MaybeUninit<u8>],
    length: usize,
}

impl Write for Sink<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for (to, from) in self.buffer.iter_mut().skip(self.length).zip(text.bytes()) {
            to.write(from);
        }
        self.length = self.length.wrapping_add(text.len());
        Ok(())
    }
}
