//! The heading of a page.

use crate::items::short_description;
use crate::page::{Page, Subject};
use crate::words::{in_one_line, notation};

impl Page<'_> {
    /// The title, on one line: `1455 esl-lm`.
    pub fn title(&self) -> String {
        in_one_line(&match &self.subject {
            Subject::Port(port) => {
                let name = match (self.own.first(), port.name()) {
                    (Some(own), _) => format!(" {}*", own.name()),
                    (None, Some(name)) => format!(" {name}"),
                    (None, None) => String::new(),
                };
                format!("{}{name}", notation(&port.number(), self.transport))
            }
            Subject::Range(_) => notation(&self.ports_in_words(), self.transport),
            Subject::Service(service) => {
                let ports = if self.ports.is_empty() {
                    String::new()
                } else {
                    format!(" {}", self.ports_in_words())
                };
                format!("{}{ports}", notation(&service.name(), self.transport))
            }
            Subject::OwnName(name) => {
                format!("{}* {}", notation(name, self.transport), self.ports_in_words())
            }
        })
    }

    /// What the subject is for, on one line: the description of the user's own name, or
    /// else the registry's.
    pub fn description(&self) -> Option<String> {
        let own = self.own.iter().find_map(|own| own.description());
        own.map(in_one_line).or_else(|| self.registered_description())
    }

    /// The registry's description of the subject, on one line.
    pub(crate) fn registered_description(&self) -> Option<String> {
        match &self.subject {
            Subject::Port(port) => port.description().map(short_description),
            Subject::Service(_) => {
                self.records.iter().find_map(|row| row.description()).map(short_description)
            }
            Subject::Range(_) | Subject::OwnName(_) => None,
        }
    }
}
