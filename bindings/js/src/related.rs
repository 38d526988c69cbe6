//! Services of the same kind.

use iana_ports_search::Related;

use crate::answer::{self, List};
use crate::filter::port;
use crate::registry::{registry, with_index};
use crate::{input, results};

/// The services related to a port: a list of entries, each with the reason.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn related(number: u32, transport: u32) -> List {
    list(&with_index(|index| index.related(port(number, transport))))
}

/// The services related to the service whose name is in the input.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn related_to_service(length: usize) -> List {
    let service = input::text(length, |name| registry().service(name)).flatten();
    let related = service.map(|service| with_index(|index| index.related_to_service(service)));
    list(&related.unwrap_or_default())
}

fn list(related: &[Related<'static>]) -> List {
    answer::list(|list| {
        list.items(related, |list, related| {
            results::entry(list, related.entry());
            list.computed(related.reason().to_string());
        });
    })
}
