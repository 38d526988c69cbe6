//! The ports of a service.

use iana_ports::{Record, Transport};
use iana_ports_explain::words::interval;

use super::own_names::wrapped;

/// The maximum number of ports on a card, which counts the others.
const MAX_PORTS: usize = 24;

/// The ports of a service: `53/tcp, 53/udp`, `6000-6063/tcp`. Joins adjacent ports.
pub(super) fn service_ports<'a>(records: impl Iterator<Item = Record<'a>>) -> String {
    let mut runs: Vec<(u16, u16, Option<Transport>)> = Vec::new();
    let mut without_port: Vec<Option<Transport>> = Vec::new();
    for record in records {
        let transport = record.transport();
        let Some(ports) = record.ports() else {
            if !without_port.contains(&transport) {
                without_port.push(transport);
            }
            continue;
        };
        let (first, last) = (*ports.start(), *ports.end());
        // The rows for a port on several transports are adjacent.
        let recent = runs.len().saturating_sub(Transport::ALL.len() + 1);
        let before = runs[recent..].iter_mut().find(|(_, end, on)| {
            *on == transport && (*end == first || end.checked_add(1) == Some(first))
        });
        match before {
            Some((_, end, _)) => *end = last,
            None => runs.push((first, last, transport)),
        }
    }
    let without_port = self::without_port(&without_port, runs.is_empty());
    let rest = runs.len().saturating_sub(MAX_PORTS);
    let shown = runs.iter().take(MAX_PORTS).map(|&(first, last, transport)| {
        let ports = interval(&(first..=last));
        match transport {
            Some(transport) => format!("{ports}/{transport}"),
            None => format!("{ports} (every transport)"),
        }
    });
    let rest = (rest > 0).then(|| format!("and {rest} more"));
    wrapped(shown.chain(rest).chain(without_port))
}

/// The rows of a service that have no port, by their transports.
fn without_port(transports: &[Option<Transport>], are_all: bool) -> Option<String> {
    if transports.is_empty() {
        return None;
    }
    let text = if are_all { "no port (service discovery by name)" } else { "no port" };
    let names: Vec<_> = transports.iter().flatten().map(|on| on.as_str()).collect();
    Some(if names.is_empty() { text.to_owned() } else { format!("{text} on {}", names.join(", ")) })
}
