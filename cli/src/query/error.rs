//! Why a query has no answer.

use iana_ports::Transport;

use crate::transports;

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

/// Why a text is no query. `meant` is what it may have been meant as.
#[derive(Debug, thiserror::Error)]
pub(crate) enum QueryError {
    #[error(
        "{query:?}: not a port: expected 0 to 65535 without sign or leading zeros, a range such as 27000-27009, or a \
         service name{}",
        did_you_mean(meant.as_deref())
    )]
    Port { query: String, meant: Option<String> },
    #[error("{query:?}: not a port: expected 0 to 65535")]
    TooLarge { query: String },
    #[error("{query:?}: an IP address, not a port: expected 0 to 65535 or a service name")]
    Address { query: String },
    #[error(
        "{query:?}: expected a port, a range or a service name; a transport comes after it, as in 514/udp{}",
        did_you_mean(Some(meant))
    )]
    OtherNotation { query: String, meant: String },
    #[error(
        "{query:?}: several queries in one: expected commas between them; did you mean {meant}?"
    )]
    Several { query: String, meant: String },
    #[error(
        "{query:?}: a list with an empty place: expected single commas between queries{}",
        did_you_mean(meant.as_deref())
    )]
    EmptyItem { query: String, meant: Option<String> },
    #[error(
        "{query:?}: a range upside down: expected the lower port first{}",
        did_you_mean(Some(meant))
    )]
    UpsideDown { query: String, meant: String },
    #[error(
        "{query:?}: unknown transport protocol: expected {} after the slash{}",
        transports::any_of(),
        did_you_mean(meant.as_deref())
    )]
    Transport { query: String, meant: Option<String> },
    #[error("not UTF-8: expected a query, found the byte {byte:#04x}")]
    NotUtf8 { byte: u8 },
    #[error("more than {limit} bytes: expected a query")]
    LongLine { limit: usize },
    #[error("\"-\": expected once: it reads all of standard input")]
    SecondInput,
}

fn did_you_mean(meant: Option<&str>) -> String {
    meant.map_or(String::new(), |meant| format!("; did you mean {meant}?"))
}
