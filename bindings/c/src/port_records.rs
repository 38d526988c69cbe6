//! From a port to its rows.

use crate::ask;
use crate::records::{RecordHandle, handle};

/// The number of rows of a port.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn iana_ports_record_count(port: u16, protocol: u8) -> usize {
    ask(port, protocol, |port| port.records().len()).unwrap_or(0)
}

/// One of the rows of a port.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn iana_ports_record_at(port: u16, protocol: u8, index: usize) -> RecordHandle {
    ask(port, protocol, |port| handle(port.records().nth(index))).unwrap_or(0)
}
