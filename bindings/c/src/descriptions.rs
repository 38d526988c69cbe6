//! Descriptions, statuses and rows: what the tier `descriptions` adds.

use core::ffi::c_char;

use iana_ports::{Record, Status};

use crate::text::Text;
use crate::{ANY, REGISTRY, port_on, raw, text};

/// `iana_ports_record`: the id of a row plus 1; 0 means no row.
pub(crate) type RecordHandle = u32;

/// The row of a handle.
#[inline]
pub(crate) fn record(handle: RecordHandle) -> Option<Record<'static>> {
    REGISTRY.record_of_id(handle.checked_sub(1)?)
}

/// The handle of a row.
#[inline]
pub(crate) fn handle(record: Option<Record<'static>>) -> RecordHandle {
    record.map_or(0, |record| record.id().wrapping_add(1))
}

const fn status_number(status: Status) -> u8 {
    match status {
        Status::Assigned => 1,
        Status::Reserved => 2,
        Status::Unassigned => 3,
        Status::Dynamic => 4,
    }
}

/// The description of a port.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn iana_ports_description(port: u16, protocol: u8) -> Text {
    Text::from(description(port, protocol))
}

/// The description of a port, copied.
///
/// # Safety
///
/// `buffer` is null, or points to `size` bytes that nobody else uses.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported; writes to the caller's buffer")]
pub unsafe extern "C" fn iana_ports_description_copy(
    port: u16,
    protocol: u8,
    buffer: *mut c_char,
    size: usize,
) -> usize {
    // SAFETY: the caller vouches for the buffer.
    let buffer = unsafe { raw::buffer(buffer, size) };
    text::copy(description(port, protocol).unwrap_or("").as_bytes(), buffer)
}

/// The status of a port.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn iana_ports_port_status(port: u16, protocol: u8) -> u8 {
    port_on(port, protocol).map_or(0, |port| status_number(port.status()))
}

/// The number of rows of a port.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn iana_ports_record_count(port: u16, protocol: u8) -> usize {
    port_on(port, protocol).map_or(0, |port| port.records().len())
}

/// One of the rows of a port.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn iana_ports_record_at(port: u16, protocol: u8, index: usize) -> RecordHandle {
    handle(port_on(port, protocol).and_then(|port| port.records().nth(index)))
}

/// The row after another in registry order.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn iana_ports_record_next(record: RecordHandle) -> RecordHandle {
    handle(REGISTRY.record_after(record.checked_sub(1)))
}

/// The service name of a row.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn iana_ports_record_name(record: RecordHandle) -> Text {
    Text::from(self::record(record).and_then(Record::service_name))
}

/// The description of a row.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn iana_ports_record_description(record: RecordHandle) -> Text {
    Text::from(self::record(record).and_then(Record::description))
}

/// The ports of a row.
///
/// # Safety
///
/// `first` and `last` are null, or point to a `uint16_t` that nobody else uses.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported; writes to the caller's objects")]
pub unsafe extern "C" fn iana_ports_record_ports(
    record: RecordHandle,
    first: *mut u16,
    last: *mut u16,
) -> bool {
    let Some(ports) = self::record(record).and_then(Record::ports) else {
        return false;
    };
    // SAFETY: the caller vouches for the objects.
    unsafe {
        raw::write(first, *ports.start());
        raw::write(last, *ports.end());
    }
    true
}

/// The transport of a row.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn iana_ports_record_protocol(record: RecordHandle) -> u8 {
    let transport = self::record(record).and_then(Record::transport);
    transport.map_or(ANY, iana_ports::Transport::protocol_number)
}

/// The status of a row.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn iana_ports_record_status(record: RecordHandle) -> u8 {
    self::record(record).map_or(0, |record| status_number(record.status()))
}

#[inline]
fn description(port: u16, protocol: u8) -> Option<&'static str> {
    port_on(port, protocol)?.description()
}
