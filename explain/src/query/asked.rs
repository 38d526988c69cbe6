//! The meaning of a query.

use std::ops::RangeInclusive;

use iana_ports::{Port, Record, Registry, Service, Transport};

use super::error::NoService;
use crate::own_names::{OwnNames, OwnService};

/// A query and its meaning.
pub struct Query<'a> {
    /// The text of the query, as typed.
    pub text: &'a str,
    /// The meaning. A name that the registry does not have is a valid query without an
    /// answer.
    pub asked: Result<Asked<'a>, NoService<'a>>,
}

/// The meaning of a query that has an answer.
pub enum Asked<'a> {
    /// A port, on one transport or on all.
    Port(Port<'a>),
    /// A range of ports.
    Range(Range<'a>),
    /// A registered service.
    Service(ServiceOn<'a>),
    /// The user's own name.
    Own(Own<'a>),
}

/// The ports with an own name, and the service of that name in the registry.
pub struct Own<'a> {
    /// The ports with the own name.
    pub own: OwnService<'a>,
    /// The registered service of the same name.
    pub service: Option<ServiceOn<'a>>,
}

/// The ports of a range.
#[derive(Clone)]
pub struct Range<'a> {
    pub(super) registry: Registry<'a>,
    pub(super) numbers: RangeInclusive<u16>,
    pub(super) transport: Option<Transport>,
}

/// A service on one transport or on all. It has at least one row there.
#[derive(Clone, Copy)]
pub struct ServiceOn<'a> {
    pub(super) registry: Registry<'a>,
    pub(super) service: Service<'a>,
    pub(super) transport: Option<Transport>,
}

impl Query<'_> {
    /// Whether anything in the query has a name.
    pub fn has_a_name(&self, own_names: &OwnNames) -> bool {
        let is_named = |port: Port<'_>| {
            port.name().is_some() || own_names.of(port.number(), port.transport()).is_some()
        };
        match &self.asked {
            Ok(Asked::Port(port)) => is_named(*port),
            Ok(Asked::Range(range)) => range.ports().any(is_named),
            Ok(Asked::Service(_) | Asked::Own(_)) => true,
            Err(_) => false,
        }
    }
}

impl Asked<'_> {
    /// Whether the query includes the port on the transport.
    pub fn covers(&self, number: u16, transport: Transport) -> bool {
        let is_on = |asked: Option<Transport>| asked.is_none_or(|asked| asked == transport);
        match self {
            Self::Port(port) => port.number() == number && is_on(port.transport()),
            Self::Range(range) => range.numbers.contains(&number) && is_on(range.transport),
            Self::Service(service) => service.covers(number, transport),
            Self::Own(Own { own, service }) => {
                own.covers(number, transport)
                    || service.is_some_and(|service| service.covers(number, transport))
            }
        }
    }
}

impl<'a> Range<'a> {
    /// The ports in ascending order.
    pub fn ports(&self) -> impl Iterator<Item = Port<'a>> + use<'a> {
        let Self { registry, numbers, transport } = self.clone();
        numbers.map(move |number| on(registry.lookup(number), transport))
    }

    /// The registry that has the ports.
    pub fn registry(&self) -> Registry<'a> {
        self.registry
    }

    /// The numbers of the ports; at least one.
    pub fn numbers(&self) -> RangeInclusive<u16> {
        self.numbers.clone()
    }

    /// The requested transport; `None` for all.
    pub fn transport(&self) -> Option<Transport> {
        self.transport
    }
}

impl<'a> ServiceOn<'a> {
    /// The name, as registered.
    pub fn name(self) -> &'a str {
        self.service.name()
    }

    /// The registry that has the service.
    pub(crate) fn registry(self) -> Registry<'a> {
        self.registry
    }

    /// The service on all transports.
    pub fn service(self) -> Service<'a> {
        self.service
    }

    /// The requested transport; `None` for all.
    pub fn transport(self) -> Option<Transport> {
        self.transport
    }

    /// The rows of the service. A row without a transport counts for every transport.
    pub fn records(self) -> impl Iterator<Item = Record<'a>> {
        self.service.records().filter(move |record| match (record.transport(), self.transport) {
            (Some(own), Some(asked)) => own == asked,
            _ => true,
        })
    }

    fn covers(self, number: u16, transport: Transport) -> bool {
        let is_on = |asked: Option<Transport>| asked.is_none_or(|asked| asked == transport);
        is_on(self.transport)
            && self.records().any(|record| {
                is_on(record.transport())
                    && record.ports().is_some_and(|ports| ports.contains(&number))
            })
    }

    /// Names on the service's ports that the registry marks as aliases or duplicates of
    /// this one.
    pub fn aliases(self) -> Vec<&'a str> {
        let is_alias = |record: &Record<'_>| {
            record.alias_of().is_some_and(|original| original.eq_ignore_ascii_case(self.name()))
        };
        let mut aliases = Vec::new();
        for ports in self.records().filter_map(Record::ports) {
            let port = on(self.registry.lookup(*ports.start()), self.transport);
            for name in port.records().filter(is_alias).filter_map(Record::service_name) {
                if !aliases.contains(&name) {
                    aliases.push(name);
                }
            }
        }
        aliases
    }

    /// The first port of the first row that has one.
    pub fn port(self) -> Option<u16> {
        self.records().find_map(|record| record.ports().map(|ports| *ports.start()))
    }
}

/// The port on the transport, or on all transports.
pub fn on(port: Port<'_>, transport: Option<Transport>) -> Port<'_> {
    transport.map_or(port, |transport| port.on(transport))
}
