//! Services with an everyday name that differs from the registered one.

use std::fmt;

use iana_ports::{Record, Registry};
use iana_ports_search::EVERYDAY_NAMES;
use serde::Serialize;

use crate::query::ServiceOn;

/// A service that a text may mean. Displays as `ms-wbt-server (3389)`, or as the name
/// alone. Absent keys in JSON mean nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct MeantService<'a> {
    /// The first port of the first row that has one. `None` if the name alone explains
    /// why the service is meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port: Option<u16>,
    /// The registered name, or the user's own.
    pub name: &'a str,
}

impl fmt::Display for MeantService<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.port {
            Some(port) => write!(f, "{} ({port})", self.name),
            None => f.write_str(self.name),
        }
    }
}

/// The services that people call by the name of this one, in ascending order of ports.
/// Empty if this one has a port, because then the name means this one.
///
/// ```
/// use iana_ports::Registry;
/// use iana_ports_explain::everyday_name_of;
/// use iana_ports_explain::own_names::OwnNames;
/// use iana_ports_explain::query::{Asked, Query};
///
/// let own_names = OwnNames::default();
/// let query = Query::parse("rdp", Registry::embedded(), &own_names).unwrap();
/// let Ok(Asked::Service(rdp)) = query.asked else { panic!("a service without a port") };
/// assert_eq!(everyday_name_of(rdp)[0].to_string(), "ms-wbt-server (3389)");
/// ```
pub fn everyday_name_of(service: ServiceOn<'_>) -> Vec<MeantService<'_>> {
    match service.port() {
        Some(_) => Vec::new(),
        None => everyday_services(service.name(), service.registry()),
    }
}

/// The services with this everyday name, in ascending order of ports: `ms-wbt-server
/// (3389)` for `rdp`.
pub(crate) fn everyday_services<'a>(name: &str, registry: Registry<'a>) -> Vec<MeantService<'a>> {
    let words: Vec<_> = name.split(|char: char| !char.is_alphanumeric()).collect();
    let words = words.join(" ").trim().to_ascii_lowercase();
    let called = EVERYDAY_NAMES.iter().filter(|everyday| everyday.words.contains(&&*words));
    let mut services: Vec<_> = called
        .filter_map(|everyday| {
            let service = registry.service(everyday.service)?;
            let ports = service.records().find_map(Record::ports)?;
            Some(MeantService { port: Some(*ports.start()), name: service.name() })
        })
        .collect();
    services.sort_unstable();
    services
}
