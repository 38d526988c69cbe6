//! The reasons why a query has no answer.

use iana_ports::Transport;

use crate::excerpt::excerpt;
use crate::transports;

/// The longest query that a message suggests.
const MAX_SUGGESTION_LEN: usize = 100;

/// Why no service matches. Displays as one line in English, with the query as typed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoService<'a> {
    /// No service has the name.
    #[error("{}: no service has this name", excerpt(name))]
    Unknown {
        /// The text of the query without its transport.
        name: &'a str,
    },
    /// The service has no row on the transport.
    #[error("{}: the service {name} is not registered on {transport}", excerpt(query))]
    NotOn {
        /// The text of the query.
        query: &'a str,
        /// The name of the service, as registered.
        name: &'a str,
        /// The transport of the query.
        transport: Transport,
    },
    /// The user's own name has no port on the transport.
    #[error("{}: your own name {name} is not on {transport}", excerpt(query))]
    OwnNotOn {
        /// The text of the query.
        query: &'a str,
        /// The own name, as in the file.
        name: &'a str,
        /// The transport of the query.
        transport: Transport,
    },
}

/// Why a text is not a query. Displays as one line in English: the text, what was
/// expected, and a query that the user may have meant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct QueryError(Problem);

impl QueryError {
    /// The queries that the user may have meant, as in the message. Often none.
    pub fn did_you_mean(&self) -> Vec<&str> {
        match &self.0 {
            Problem::Port { suggestion: Some(suggestion), .. }
            | Problem::OtherNotation { suggestion, .. }
            | Problem::Several { suggestion, .. }
            | Problem::EmptyItem { suggestion: Some(suggestion), .. }
            | Problem::UpsideDown { suggestion, .. }
            | Problem::Transport { suggestion: Some(suggestion), .. } => alternatives(suggestion),
            Problem::Port { suggestion: None, .. }
            | Problem::TooLarge { .. }
            | Problem::Address { .. }
            | Problem::EmptyItem { suggestion: None, .. }
            | Problem::Transport { suggestion: None, .. } => Vec::new(),
        }
    }
}

impl From<Problem> for QueryError {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

/// The queries of a text such as `591 or 591-65535`. Empty for one that is too long to
/// read.
pub(crate) fn alternatives(suggestion: &str) -> Vec<&str> {
    if suggestion.len() > MAX_SUGGESTION_LEN {
        Vec::new()
    } else {
        suggestion.split(" or ").collect()
    }
}

/// What is wrong with the text. `suggestion` is a query that the user may have meant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Problem {
    #[error(
        "{}: not a port: expected 0 to 65535 without sign or leading zeros, a range such as \
         27000-27009, or a service name{}",
        excerpt(query),
        did_you_mean(suggestion.as_deref())
    )]
    Port { query: String, suggestion: Option<String> },
    #[error("{}: not a port: expected 0 to 65535", excerpt(query))]
    TooLarge { query: String },
    #[error("{}: an IP address, not a port: expected 0 to 65535 or a service name", excerpt(query))]
    Address { query: String },
    #[error(
        "{}: expected a port, a range or a service name; a transport comes after it, as in \
         514/udp{}",
        excerpt(query),
        did_you_mean(Some(suggestion))
    )]
    OtherNotation { query: String, suggestion: String },
    #[error(
        "{}: several queries in one: expected commas between them{}",
        excerpt(query),
        did_you_mean(Some(suggestion))
    )]
    Several { query: String, suggestion: String },
    #[error(
        "{}: an empty item in a list: expected single commas between queries{}",
        excerpt(query),
        did_you_mean(suggestion.as_deref())
    )]
    EmptyItem { query: String, suggestion: Option<String> },
    #[error(
        "{}: a range in descending order: expected the lower port first{}",
        excerpt(query),
        did_you_mean(Some(suggestion))
    )]
    UpsideDown { query: String, suggestion: String },
    #[error(
        "{}: unknown transport protocol: expected {} after the slash{}",
        excerpt(query),
        transports::any_of(),
        did_you_mean(suggestion.as_deref())
    )]
    Transport { query: String, suggestion: Option<String> },
}

/// The question for the user, or nothing if the suggestion is too long to read.
fn did_you_mean(suggestion: Option<&str>) -> String {
    let suggestion = suggestion.filter(|suggestion| suggestion.len() <= MAX_SUGGESTION_LEN);
    suggestion.map_or(String::new(), |suggestion| format!("; did you mean {suggestion}?"))
}
