//! From a name to its ports and rows.

use iana_ports::Service;

use crate::answer::{self, List};
use crate::registry::registry;
use crate::{filter, input};

/// The first port of the service whose name is in the input, or -1.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn service_port(length: usize, transport: u32) -> i32 {
    let Some(transport) = filter::transport(transport) else { return -1 };
    let port = input::text(length, |name| registry().service_port(name, transport));
    port.flatten().map_or(-1, i32::from)
}

/// The rows of the service whose name is in the input: a list of ids, empty if there is
/// no such service.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn service_records(length: usize) -> List {
    let service = input::text(length, |name| registry().service(name)).flatten();
    let records = service.map(Service::records).into_iter().flatten();
    answer::list(|list| list.items(records, |list, record| list.number(record.id())))
}
