//! Transports and ports as JavaScript numbers them.

use iana_ports::{Port, Transport};

use crate::registry::registry;

/// The number of any transport; 1 is the first of `Transport::ALL`.
const ANY: u32 = 0;

/// The transport with this number, or `None` for [`ANY`] and for other numbers.
#[inline]
pub(crate) fn transport(number: u32) -> Option<Transport> {
    Transport::from_index((number as usize).wrapping_sub(1))
}

/// The number of a transport.
pub(crate) fn number(transport: Option<Transport>) -> u32 {
    transport.map_or(ANY, |transport| transport as u32 + 1)
}

/// The entry of a port on a transport, or on all together. JavaScript passes 0 to 65535;
/// of a larger number, the low 16 bits count.
#[inline]
pub(crate) fn port(port: u32, number: u32) -> Port<'static> {
    let port = registry().lookup(port as u16);
    transport(number).map_or(port, |transport| port.on(transport))
}
