//! Rows: their first four columns.

use iana_ports::{Record, Transport};

use crate::statuses::status_number;
use crate::text::Text;
use crate::{ANY, REGISTRY, raw};

/// `iana_ports_record`: the id of a row plus 1; 0 means no row.
pub(crate) type RecordHandle = u32;

/// The row of a handle.
#[expect(clippy::inline_always, reason = "keeps the pointer to the tables a constant")]
#[inline(always)]
pub(crate) fn record(handle: RecordHandle) -> Option<Record<'static>> {
    REGISTRY.record_of_id(handle.checked_sub(1)?)
}

/// The handle of a row.
#[expect(clippy::inline_always, reason = "keeps the pointer to the tables a constant")]
#[inline(always)]
pub(crate) fn handle(record: Option<Record<'static>>) -> RecordHandle {
    record.map_or(0, |record| record.id().wrapping_add(1))
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
    transport.map_or(ANY, Transport::protocol_number)
}

/// The status of a row.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn iana_ports_record_status(record: RecordHandle) -> u8 {
    self::record(record).map_or(0, |record| status_number(record.status()))
}
