//! Parses one query.

use std::net::IpAddr;

use iana_ports::{Registry, Transport};

use super::asked::{Asked, Own, Query, Range, ServiceOn, on};
use super::error::{NoService, Problem, QueryError};
use super::{names, other_notations};
use crate::own_names::OwnNames;
use crate::ports::{port_number, port_range};
use crate::words::{interval, notation};

impl<'a> Query<'a> {
    /// Parses a query.
    ///
    /// A text that is an own name or a registered name means that service (`914c/g`).
    /// Otherwise a transport follows the last slash, and a port, a range or a name comes
    /// before it. A range has at least one port.
    ///
    /// # Errors
    ///
    /// If the text is none of these, such as `99999`, `tcp/80` or `80 443`. A text that
    /// may be a name is a query without an answer: [`Query::asked`] has the reason.
    pub fn parse(
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
        if let Some(suggestion) = other_notations::several(text, registry) {
            return Err(Problem::Several { query: text.to_owned(), suggestion }.into());
        }
        let (subject, transport) = split_transport(text, registry)?;
        if let Some(number) = port_number(subject) {
            return query(Ok(Asked::Port(on(registry.lookup(number), transport))));
        }
        if let Some(numbers) = port_range(subject) {
            if numbers.is_empty() {
                let suggestion =
                    notation(&interval(&(*numbers.end()..=*numbers.start())), transport);
                return Err(Problem::UpsideDown { query: text.to_owned(), suggestion }.into());
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
        match no_query(text, subject, registry) {
            Some(problem) => Err(problem.into()),
            None => query(Err(NoService::Unknown { name: subject })),
        }
    }
}

/// Why the text is not a query, or `None` if it may be a name. `subject` is the text
/// before its transport.
fn no_query(text: &str, subject: &str, registry: Registry<'_>) -> Option<Problem> {
    let query = text.to_owned();
    if text.trim().parse::<IpAddr>().is_ok() {
        return Some(Problem::Address { query });
    }
    let suggestion = other_notations::meant(text, registry);
    if !may_be_a_name(subject) {
        let is_too_large = subject.bytes().all(|byte| byte.is_ascii_digit())
            && !subject.starts_with('0')
            && !subject.is_empty();
        return Some(if is_too_large {
            Problem::TooLarge { query }
        } else {
            Problem::Port { query, suggestion }
        });
    }
    // `tcp80` may be a name, but `tcp/80` may not.
    if names::broken_rule(text).is_some() || other_notations::is_hexadecimal(text) {
        return Some(Problem::OtherNotation { query, suggestion: suggestion? });
    }
    None
}

/// Splits a query at its last slash, if a transport follows. A name may contain slashes
/// that no transport follows.
fn split_transport<'a>(
    text: &'a str,
    registry: Registry<'_>,
) -> Result<(&'a str, Option<Transport>), Problem> {
    let Some((subject, transport)) = text.rsplit_once('/') else {
        return Ok((text, None));
    };
    match transport.parse() {
        Ok(transport) => Ok((subject, Some(transport))),
        Err(_) if may_be_a_name(subject) => Ok((text, None)),
        Err(_) => Err(Problem::Transport {
            query: text.to_owned(),
            suggestion: other_notations::transport(subject, transport, registry),
        }),
    }
}

/// Whether the text may be a service name: a name has at least one letter (RFC 6335,
/// section 5.1).
fn may_be_a_name(text: &str) -> bool {
    text.contains(char::is_alphabetic)
}
