//! Services with an everyday name that differs from the registered one.

use iana_ports::{Record, Registry};
use iana_ports_search::EVERYDAY_NAMES;

/// The services with this everyday name, each with its port, in ascending order of ports:
/// `ms-wbt-server (3389)` for `rdp`.
pub(crate) fn services(name: &str, registry: Registry<'_>) -> Vec<String> {
    let words: Vec<_> = name.split(|char: char| !char.is_alphanumeric()).collect();
    let words = words.join(" ").trim().to_ascii_lowercase();
    let called = EVERYDAY_NAMES.iter().filter(|everyday| everyday.words.contains(&&*words));
    let mut services: Vec<_> = called
        .filter_map(|everyday| {
            let service = registry.service(everyday.service)?;
            let ports = service.records().find_map(Record::ports)?;
            Some((*ports.start(), service.name()))
        })
        .collect();
    services.sort_unstable();
    services.into_iter().map(|(port, name)| format!("{name} ({port})")).collect()
}
