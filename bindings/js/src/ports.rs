//! From a port to its answers.

use crate::answer::{self, List, Text};
use crate::filter::port;
use crate::registry::registry;

/// The bits of an offset in [`port_name`].
const OFFSET_BITS: u32 = 24;

/// The maximum length that [`port_name`] encodes. The result then fits in 31 bits, a small
/// integer in JavaScript engines.
const MAX_LENGTH: u32 = 63;

/// The name of a port: its length times 2^24 plus its offset in the first text of
/// `texts`. Returns 0 if there is no name, and -1 if the sum would be too large: then
/// call [`long_port_name`]. JavaScript reads this faster than a [`Text`], most of all in
/// code that it has not compiled yet.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn port_name(number: u32, transport: u32) -> i32 {
    let Some(name) = port(number, transport).name() else { return 0 };
    let start = registry().tables().names.storage.text.as_str().as_ptr().addr();
    let offset = name.as_ptr().addr().wrapping_sub(start) as u32;
    let length = name.len() as u32;
    if length > MAX_LENGTH || offset >= 1 << OFFSET_BITS {
        return -1;
    }
    i32::try_from(length << OFFSET_BITS | offset).unwrap_or(-1)
}

/// The name of a port, of any length.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn long_port_name(number: u32, transport: u32) -> Text {
    answer::text(port(number, transport).name())
}

/// The names of a port: a list of texts.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn port_names(number: u32, transport: u32) -> List {
    let names = port(number, transport).names();
    answer::list(|list| list.items(names, |list, name| list.text(Some(name))))
}

/// The description of a port.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn port_description(number: u32, transport: u32) -> Text {
    answer::text(port(number, transport).description())
}

/// The status of a port: its index in `Status::ALL`.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn port_status(number: u32, transport: u32) -> u32 {
    port(number, transport).status() as u32
}

/// The rows that cover a port: a list of ids.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn port_records(number: u32, transport: u32) -> List {
    let records = port(number, transport).records();
    answer::list(|list| list.items(records, |list, record| list.number(record.id())))
}

/// The ports that have a name: a list of numbers.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn assigned_ports() -> List {
    let ports = registry().assigned_ports();
    answer::list(|list| list.items(ports, |list, port| list.number(port.number().into())))
}
