//! Parsers for options with a fixed set of values, which help and completions list.

use std::str::FromStr;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use iana_ports::{PortRange, Status, Transport};

/// A value from a fixed set of words, in any case (with `ignore_case` of the option).
fn one_of<T>(words: impl IntoIterator<Item = PossibleValue>) -> impl TypedValueParser<Value = T>
where
    T: FromStr<Err: std::error::Error + Send + Sync + 'static> + Clone + Send + Sync + 'static,
{
    PossibleValuesParser::new(words).try_map(|word| word.parse())
}

/// A transport.
pub(crate) fn transport() -> impl TypedValueParser<Value = Transport> {
    one_of(Transport::ALL.map(|transport| PossibleValue::new(transport.as_str())))
}

/// The status of a row.
pub(crate) fn row_status() -> impl TypedValueParser<Value = Status> {
    let has_rows = |status: &Status| *status != Status::Dynamic;
    let words = Status::ALL.into_iter().filter(has_rows);
    one_of(words.map(|status| PossibleValue::new(status.as_str())))
}

/// A range of ports by its name in RFC 6335, or by its everyday name.
pub(crate) fn port_range() -> impl TypedValueParser<Value = PortRange> {
    one_of([
        PossibleValue::new(PortRange::System.as_str()).alias("well-known"),
        PossibleValue::new(PortRange::User.as_str()).alias("registered"),
        PossibleValue::new(PortRange::Dynamic.as_str()).aliases(["private", "ephemeral"]),
    ])
}
