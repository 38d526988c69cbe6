//! From a port to its status.

use iana_ports::Status;

use crate::ask;

/// The status of a port.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn iana_ports_port_status(port: u16, protocol: u8) -> u8 {
    ask(port, protocol, |port| status_number(port.status())).unwrap_or(0)
}

/// `iana_ports_status`.
#[inline]
pub(crate) const fn status_number(status: Status) -> u8 {
    match status {
        Status::Assigned => 1,
        Status::Reserved => 2,
        Status::Unassigned => 3,
        Status::Dynamic => 4,
    }
}
