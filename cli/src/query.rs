//! What is asked for.

use std::ops::RangeInclusive;

use iana_ports::{Port, Record, Registry, Service, Transport};

use crate::own_names::{OwnNames, OwnService};
use crate::text;

/// One argument, and what in the registry it asks for.
pub(crate) struct Query<'a> {
    /// As it was typed.
    pub(crate) text: &'a str,
    /// Asking for a name that the registry does not have is not wrong, only without an answer.
    pub(crate) asked: Result<Asked<'a>, NoService<'a>>,
}

pub(crate) enum Asked<'a> {
    Port(Port<'a>),
    Range(Range<'a>),
    Service(ServiceOn<'a>),
    Own(Own<'a>),
}

/// The ports with an own name, and the service of that name in the registry.
pub(crate) struct Own<'a> {
    pub(crate) own: OwnService<'a>,
    pub(crate) service: Option<ServiceOn<'a>>,
}

/// The ports of a range.
#[derive(Clone)]
pub(crate) struct Range<'a> {
    registry: Registry<'a>,
    numbers: RangeInclusive<u16>,
    transport: Option<Transport>,
}

/// A service, on one transport or on all; it has rows there.
#[derive(Clone, Copy)]
pub(crate) struct ServiceOn<'a> {
    registry: Registry<'a>,
    service: Service<'a>,
    transport: Option<Transport>,
}

/// Why no service answers.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NoService<'a> {
    #[error("{name:?}: no service has this name")]
    Unknown { name: &'a str },
    #[error("{query:?}: the service {name} is not registered on {transport}")]
    NotOn { query: &'a str, name: &'a str, transport: Transport },
    #[error("{query:?}: your own name {name} is not on {transport}")]
    OwnNotOn { query: &'a str, name: &'a str, transport: Transport },
}

/// Why an argument is no query.
#[derive(Debug, thiserror::Error)]
pub(crate) enum QueryError {
    #[error(
        "{query:?}: not a port: expected 0 to 65535 without sign or leading zeros, a range such as 27000-27009, or a \
         service name"
    )]
    Port { query: String },
    #[error("{query:?}: a range upside down: expected the lower port first")]
    UpsideDown { query: String },
    #[error(
        "{query:?}: unknown transport protocol: expected {} behind the slash",
        text::transports()
    )]
    Transport { query: String },
}

impl<'a> Query<'a> {
    /// Reads an argument.
    ///
    /// A whole argument that is an own or a registered name asks for that service
    /// (`914c/g`). Else what follows its last slash is a transport, and the rest a port,
    /// a range or a name.
    pub(crate) fn parse(
        text: &'a str,
        registry: Registry<'a>,
        own_names: &'a OwnNames,
    ) -> Result<Self, QueryError> {
        let query = |asked| Ok(Self { text, asked });
        if let Some(own) = own_names.named(text, None) {
            let service = registry.service(text);
            let service = service.map(|service| ServiceOn { registry, service, transport: None });
            return query(Ok(Asked::Own(Own { own, service })));
        }
        if let Some(service) = registry.service(text) {
            return query(Ok(Asked::Service(ServiceOn { registry, service, transport: None })));
        }
        let (subject, transport) = split_transport(text)?;
        if let Some(number) = port_number(subject) {
            return query(Ok(Asked::Port(on(registry.lookup(number), transport))));
        }
        if let Some(numbers) = port_range(subject) {
            if numbers.is_empty() {
                return Err(QueryError::UpsideDown { query: text.to_owned() });
            }
            return query(Ok(Asked::Range(Range { registry, numbers, transport })));
        }
        if let Some(transport) = transport {
            let registered = registry.service(subject);
            let service = registered
                .map(|service| ServiceOn { registry, service, transport: Some(transport) })
                .filter(|service| service.records().next().is_some());
            if let Some(own) = own_names.named(subject, Some(transport)) {
                return query(Ok(Asked::Own(Own { own, service })));
            }
            if let Some(service) = service {
                return query(Ok(Asked::Service(service)));
            }
            if let Some(own) = own_names.named(subject, None) {
                let name = own.entries()[0].name();
                return query(Err(NoService::OwnNotOn { query: text, name, transport }));
            }
            if let Some(service) = registered {
                let name = service.name();
                return query(Err(NoService::NotOn { query: text, name, transport }));
            }
        }
        if may_be_a_name(subject) {
            return query(Err(NoService::Unknown { name: subject }));
        }
        Err(QueryError::Port { query: text.to_owned() })
    }

    /// Whether any service has what is asked for.
    pub(crate) fn has_a_name(&self, own_names: &OwnNames) -> bool {
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
    /// Whether the port on the transport is among what is asked for.
    pub(crate) fn covers(&self, number: u16, transport: Transport) -> bool {
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
    pub(crate) fn ports(&self) -> impl Iterator<Item = Port<'a>> + use<'a> {
        let Self { registry, numbers, transport } = self.clone();
        numbers.map(move |number| on(registry.lookup(number), transport))
    }
}

impl<'a> ServiceOn<'a> {
    pub(crate) fn name(self) -> &'a str {
        self.service.name()
    }

    pub(crate) fn transport(self) -> Option<Transport> {
        self.transport
    }

    /// The rows of the service; one without a transport counts for each.
    pub(crate) fn records(self) -> impl Iterator<Item = Record<'a>> {
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

    /// Names on the service's ports that the registry marks as aliases or duplicates of this one.
    pub(crate) fn aliases(self) -> Vec<&'a str> {
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
    pub(crate) fn port(self) -> Option<u16> {
        self.records().find_map(|record| record.ports().map(|ports| *ports.start()))
    }
}

/// A name may have slashes of its own, and so what follows its last one need not be a transport.
fn split_transport(text: &str) -> Result<(&str, Option<Transport>), QueryError> {
    let Some((subject, transport)) = text.rsplit_once('/') else {
        return Ok((text, None));
    };
    match transport.parse() {
        Ok(transport) => Ok((subject, Some(transport))),
        Err(_) if may_be_a_name(subject) => Ok((text, None)),
        Err(_) => Err(QueryError::Transport { query: text.to_owned() }),
    }
}

/// A port or a range of ports, for options.
pub(crate) fn interval(text: &str) -> Result<RangeInclusive<u16>, &'static str> {
    let interval = port_number(text).map(|number| number..=number).or_else(|| port_range(text));
    interval
        .filter(|interval| !interval.is_empty())
        .ok_or("expected a port, or a range such as 8000-8999 with the lower port first")
}

/// The port as it is on the transport, or on all.
pub(crate) fn on(port: Port<'_>, transport: Option<Transport>) -> Port<'_> {
    transport.map_or(port, |transport| port.on(transport))
}

/// Whether the text may be meant as a service name: those have a letter (RFC 6335, section 5.1).
fn may_be_a_name(text: &str) -> bool {
    text.contains(char::is_alphabetic)
}

/// A port as the registry writes it, without sign or leading zeros.
fn port_number(text: &str) -> Option<u16> {
    text.parse().ok().filter(|number: &u16| number.to_string() == text)
}

fn port_range(text: &str) -> Option<RangeInclusive<u16>> {
    let (first, last) = text.split_once('-')?;
    Some(port_number(first)?..=port_number(last)?)
}
