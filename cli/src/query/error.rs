//! The reasons why a query has no answer.

use iana_ports::Transport;

use crate::excerpt::excerpt;
use crate::transports;

/// The longest query that a message suggests.
const MAX_MEANT_LEN: usize = 100;

/// Why no service matches.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NoService<'a> {
    #[error("{}: no service has this name", excerpt(name))]
    Unknown { name: &'a str },
    #[error("{}: the service {name} is not registered on {transport}", excerpt(query))]
    NotOn { query: &'a str, name: &'a str, transport: Transport },
    #[error("{}: your own name {name} is not on {transport}", excerpt(query))]
    OwnNotOn { query: &'a str, name: &'a str, transport: Transport },
}

/// Why a text is not a query. `meant` is a query that the user may have meant.
#[derive(Debug, thiserror::Error)]
pub(crate) enum QueryError {
    #[error(
        "{}: not a port: expected 0 to 65535 without sign or leading zeros, a range such as 27000-27009, or a \
         service name{}", excerpt(query), did_you_mean(meant.as_deref()))]
    Port { query: String, meant: Option<String> },
    #[error("{}: not a port: expected 0 to 65535", excerpt(query))]
    TooLarge { query: String },
    #[error("{}: an IP address, not a port: expected 0 to 65535 or a service name", excerpt(query))]
    Address { query: String },
    #[error(
        "{}: expected a port, a range or a service name; a transport comes after it, as in 514/udp{}",
        excerpt(query),
        did_you_mean(Some(meant))
    )]
    OtherNotation { query: String, meant: String },
    #[error(
        "{}: several queries in one: expected commas between them{}",
        excerpt(query),
        did_you_mean(Some(meant))
    )]
    Several { query: String, meant: String },
    #[error(
        "{}: a list with an empty place: expected single commas between queries{}", excerpt(query), did_you_mean(meant.as_deref()))]
    EmptyItem { query: String, meant: Option<String> },
    #[error(
        "{}: a range upside down: expected the lower port first{}",
        excerpt(query),
        did_you_mean(Some(meant))
    )]
    UpsideDown { query: String, meant: String },
    #[error(
        "{}: unknown transport protocol: expected {} after the slash{}", excerpt(query), transports::any_of(),
        did_you_mean(meant.as_deref()))]
    Transport { query: String, meant: Option<String> },
    #[error("not UTF-8: expected a query, found the byte {byte:#04x}")]
    NotUtf8 { byte: u8 },
    #[error("more than {limit} bytes: expected a query")]
    LongLine { limit: usize },
    #[error("\"-\": expected once: it reads all of standard input")]
    SecondInput,
}

/// The question for the user, or nothing if the suggestion is too long to read.
fn did_you_mean(meant: Option<&str>) -> String {
    let meant = meant.filter(|meant| meant.len() <= MAX_MEANT_LEN);
    meant.map_or(String::new(), |meant| format!("; did you mean {meant}?"))
}
