//! The meaning of a text in a search box.

use iana_ports::{Registry, Transport};
use serde::Serialize;

use super::asked::{Asked, Own, Query};
use super::error::NoService;
use super::list::items;
use crate::own_names::OwnNames;

/// How a text in a search box is understood.
///
/// Serializes as an object with `kind`, the variant in snake case, and the fields of the
/// variant; a key without a value is absent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Understood {
    /// A port.
    Port {
        /// The number.
        port: u16,
        /// The requested transport; `None` for all.
        #[serde(skip_serializing_if = "Option::is_none")]
        transport: Option<Transport>,
    },
    /// A range of ports.
    Range {
        /// The lowest port.
        first: u16,
        /// The highest port, which may be the same.
        last: u16,
        /// The requested transport; `None` for all.
        #[serde(skip_serializing_if = "Option::is_none")]
        transport: Option<Transport>,
    },
    /// A registered service.
    Service {
        /// The name, as registered.
        name: String,
        /// The requested transport; `None` for all.
        #[serde(skip_serializing_if = "Option::is_none")]
        transport: Option<Transport>,
    },
    /// The user's own name. The registry may have a service of this name, too.
    OwnName {
        /// The name, as in the file; for an alias, the name of its first port.
        name: String,
        /// The requested transport; `None` for all.
        #[serde(skip_serializing_if = "Option::is_none")]
        transport: Option<Transport>,
    },
    /// Several queries, separated by commas.
    List {
        /// The text of each query. They may be wrong.
        queries: Vec<String>,
    },
    /// No name, but words to search for; or no text at all.
    Words {
        /// The text without blanks around it.
        words: String,
    },
    /// Not a query, or a query for a transport that its service does not have. A search
    /// for the text may still find something: `http 2`.
    Wrong {
        /// What is wrong, on one line, in English.
        message: String,
        /// The queries that the user may have meant.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        did_you_mean: Vec<String>,
    },
}

impl Understood {
    /// What `text` means. Blanks around it do not count.
    ///
    /// Fast enough for each keystroke: a few lookups.
    ///
    /// ```
    /// use iana_ports::Registry;
    /// use iana_ports_explain::own_names::OwnNames;
    /// use iana_ports_explain::query::Understood;
    ///
    /// let understood = |text| Understood::new(text, Registry::embedded(), &OwnNames::default());
    /// assert_eq!(understood("1455 "), Understood::Port { port: 1455, transport: None });
    /// let words = "license manager".to_owned();
    /// assert_eq!(understood("license manager"), Understood::Words { words });
    /// ```
    pub fn new(text: &str, registry: Registry<'_>, own_names: &OwnNames) -> Self {
        let text = text.trim();
        if text.is_empty() {
            return Self::Words { words: String::new() };
        }
        let items = match items(text, registry, own_names) {
            Ok(items) => items,
            Err(error) => return Self::wrong(&error, error.did_you_mean()),
        };
        let [item] = &items[..] else {
            return Self::List { queries: items.into_iter().map(String::from).collect() };
        };
        match Query::parse(item, registry, own_names) {
            Err(error) => Self::wrong(&error, error.did_you_mean()),
            Ok(query) => match query.asked {
                Ok(asked) => Self::from(&asked),
                Err(NoService::Unknown { .. }) => Self::Words { words: text.to_owned() },
                Err(
                    ref error @ (NoService::NotOn { name, .. } | NoService::OwnNotOn { name, .. }),
                ) => Self::wrong(error, vec![name]),
            },
        }
    }

    fn wrong(error: &impl ToString, meant: Vec<&str>) -> Self {
        let did_you_mean = meant.into_iter().map(str::to_owned).collect();
        Self::Wrong { message: error.to_string(), did_you_mean }
    }
}

impl From<&Asked<'_>> for Understood {
    fn from(asked: &Asked<'_>) -> Self {
        match asked {
            Asked::Port(port) => Self::Port { port: port.number(), transport: port.transport() },
            Asked::Range(range) => {
                let numbers = range.numbers();
                let (first, last) = (*numbers.start(), *numbers.end());
                Self::Range { first, last, transport: range.transport() }
            }
            Asked::Service(service) => {
                Self::Service { name: service.name().to_owned(), transport: service.transport() }
            }
            Asked::Own(Own { own, .. }) => Self::OwnName {
                name: own.entries()[0].name().to_owned(),
                transport: own.transport(),
            },
        }
    }
}
