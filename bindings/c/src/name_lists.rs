//! All names of a port.

use crate::ask;
use crate::text::Text;

/// The number of names of a port.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn iana_ports_name_count(port: u16, protocol: u8) -> usize {
    ask(port, protocol, |port| port.names().len()).unwrap_or(0)
}

/// One of the names of a port.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn iana_ports_name_at(port: u16, protocol: u8, index: usize) -> Text {
    Text::from(ask(port, protocol, |port| port.names().nth(index)).flatten())
}
