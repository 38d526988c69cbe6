//! JSON output: one object per line.

use std::io::{self, Write};

use iana_ports::{Port, PortRange, Record, Status};
use iana_ports_explain::own_names::OwnName;
use iana_ports_explain::query::ServiceOn;
use iana_ports_explain::words::is_hidden;
use serde::ser::{Serialize, Serializer};
use serde_json::ser::Formatter;

use crate::registry_source::Source;

/// The answer for a port or a service, with the query.
#[derive(serde::Serialize)]
struct Answer<'a, T: Serialize> {
    query: &'a str,
    #[serde(flatten)]
    keys: T,
    /// The registry that answered, if it is not the embedded one: repeated on 65,536
    /// lines, it would be a quarter of the output.
    #[serde(skip_serializing_if = "Option::is_none")]
    registry: Option<Source<'a>>,
}

/// The answer for a service, or for a port with an own name. Its keys are those of a port.
/// A key without a value is absent.
#[derive(serde::Serialize)]
struct AnswerKeys<'a, R: Serialize> {
    #[serde(skip_serializing_if = "Option::is_none")]
    port: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<PortRange>,
    status: Status,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    own_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    own_description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    records: R,
}

/// Writes the answer for a port, with its own name if it has one.
pub(crate) fn port(
    out: &mut impl Write,
    query: &str,
    port: Port<'_>,
    own: Option<OwnName<'_>>,
    source: Source<'_>,
) -> serde_json::Result<()> {
    let Some(own) = own else {
        return line(out, &Answer { query, keys: port, registry: source.unless_embedded() });
    };
    let answer = AnswerKeys {
        port: Some(port.number()),
        range: Some(port.range()),
        status: port.status(),
        name: port.name(),
        own_name: Some(own.name()),
        own_description: own.description(),
        description: port.description(),
        records: port.records(),
    };
    line(out, &Answer { query, keys: answer, registry: source.unless_embedded() })
}

/// Writes the answer for a service.
pub(crate) fn service(
    out: &mut impl Write,
    query: &str,
    service: ServiceOn<'_>,
    source: Source<'_>,
) -> serde_json::Result<()> {
    let answer = AnswerKeys {
        port: service.port(),
        range: service.port().map(PortRange::of),
        status: Status::Assigned,
        name: Some(service.name()),
        own_name: None,
        own_description: None,
        description: service.records().next().and_then(Record::description),
        records: Rows(|| service.records()),
    };
    line(out, &Answer { query, keys: answer, registry: source.unless_embedded() })
}

/// Writes a row, with the same keys as in `records`.
pub(crate) fn record(out: &mut impl Write, record: Record<'_>) -> serde_json::Result<()> {
    line(out, &record)
}

/// Writes a value on one line.
pub(crate) fn line(out: &mut impl Write, answer: &impl Serialize) -> serde_json::Result<()> {
    value(out, answer)?;
    out.write_all(b"\n").map_err(serde_json::Error::io)
}

/// Writes an array with one line per value.
pub(crate) fn array(
    out: &mut impl Write,
    values: impl Iterator<Item = impl Serialize>,
) -> serde_json::Result<()> {
    out.write_all(b"[").map_err(serde_json::Error::io)?;
    for (index, one) in values.enumerate() {
        let before = if index == 0 { "\n" } else { ",\n" };
        out.write_all(before.as_bytes()).map_err(serde_json::Error::io)?;
        value(out, &one)?;
    }
    out.write_all(b"\n]\n").map_err(serde_json::Error::io)
}

fn value(out: &mut impl Write, value: &impl Serialize) -> serde_json::Result<()> {
    value.serialize(&mut serde_json::Serializer::with_formatter(out, TerminalSafe))
}

/// Rows that are serialized one at a time, because a service of a hostile file may have
/// very many.
struct Rows<F>(F);

impl<'a, F: Fn() -> R, R: Iterator<Item = Record<'a>>> Serialize for Rows<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

/// Compact JSON. Also escapes characters that JSON allows unescaped and that terminals
/// obey: DEL, U+0080 to U+009F, and those that change the direction of text.
struct TerminalSafe;

impl Formatter for TerminalSafe {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        // Serde has escaped the other control characters of ASCII.
        if fragment.is_ascii() && !fragment.contains('\u{7f}') {
            return writer.write_all(fragment.as_bytes());
        }
        let mut shown = 0;
        for (index, hidden) in fragment.match_indices(is_hidden) {
            writer.write_all(&fragment.as_bytes()[shown..index])?;
            hidden.chars().try_for_each(|char| write!(writer, "\\u{:04x}", u32::from(char)))?;
            shown = index + hidden.len();
        }
        writer.write_all(&fragment.as_bytes()[shown..])
    }
}
