//! From a port to its answers.

use crate::answer::{self, List, Text};
use crate::filter::port;
use crate::registry::registry;

/// The name of a port.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn port_name(number: u32, transport: u32) -> Text {
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
