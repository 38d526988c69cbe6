//! The heading of a page.

use iana_ports::Transport;

use super::items::short;
use super::page::{Page, Subject};
use crate::text;

/// The title of a page: `1455 esl-lm`.
pub(super) fn title(page: &Page<'_>) -> String {
    match &page.subject {
        Subject::Port(port) => {
            let name = match (page.own.first(), port.name()) {
                (Some(own), _) => format!(" {}*", own.name()),
                (None, Some(name)) => format!(" {name}"),
                (None, None) => String::new(),
            };
            format!("{}{name}", on(&port.number().to_string(), page.transport))
        }
        Subject::Range(_) => on(&page.ports_in_words(), page.transport),
        Subject::Service(service) => {
            let ports = if page.ports.is_empty() {
                String::new()
            } else {
                format!(" {}", page.ports_in_words())
            };
            format!("{}{ports}", on(service.name(), page.transport))
        }
        Subject::OwnName(name) => {
            format!("{}* {}", on(name, page.transport), page.ports_in_words())
        }
    }
}

/// What the subject is for: by the user's own names, else by the registry.
pub(super) fn own_or_registered_description(page: &Page<'_>) -> Option<String> {
    let own = page.own.iter().find_map(|own| own.description());
    own.map(text::in_one_line).or_else(|| description(page))
}

/// What the subject is for, by the registry.
pub(super) fn description(page: &Page<'_>) -> Option<String> {
    match &page.subject {
        Subject::Port(port) => port.description().map(short),
        Subject::Service(_) => page.records.iter().find_map(|row| row.description()).map(short),
        Subject::Range(_) | Subject::OwnName(_) => None,
    }
}

pub(super) fn on(subject: &str, transport: Option<Transport>) -> String {
    match transport {
        Some(transport) => format!("{subject}/{transport}"),
        None => subject.to_owned(),
    }
}
