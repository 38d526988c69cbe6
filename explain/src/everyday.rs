//! Services with an everyday name that differs from the registered one.

use std::fmt;

use iana_ports::{Record, Registry};
use iana_ports_search::EVERYDAY_NAMES;

/// A service that a text may mean. Displays as `ms-wbt-server (3389)`, or as the name
/// alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Meant<'a> {
    /// The lowest port, if the name alone would not explain itself.
    pub port: Option<u16>,
    /// The registered name, or the user's own.
    pub name: &'a str,
}

impl fmt::Display for Meant<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.port {
            Some(port) => write!(f, "{} ({port})", self.name),
            None => f.write_str(self.name),
        }
    }
}

/// The services with this everyday name, in ascending order of ports: `ms-wbt-server
/// (3389)` for `rdp`.
pub fn everyday_services<'a>(name: &str, registry: Registry<'a>) -> Vec<Meant<'a>> {
    let words: Vec<_> = name.split(|char: char| !char.is_alphanumeric()).collect();
    let words = words.join(" ").trim().to_ascii_lowercase();
    let called = EVERYDAY_NAMES.iter().filter(|everyday| everyday.words.contains(&&*words));
    let mut services: Vec<_> = called
        .filter_map(|everyday| {
            let service = registry.service(everyday.service)?;
            let ports = service.records().find_map(Record::ports)?;
            Some(Meant { port: Some(*ports.start()), name: service.name() })
        })
        .collect();
    services.sort_unstable();
    services
}
