//! `--expand`: a row for each port on each transport, so that a join loses nothing.

use iana_ports::{Port, Registry, Transport};
use serde::ser::{Serialize, SerializeMap as _, Serializer};

/// A port on a transport.
#[derive(Clone, Copy)]
pub(super) struct Row<'a>(Port<'a>);

pub(super) struct Column {
    pub(super) name: &'static str,
    /// Whether each row has a value there.
    #[cfg_attr(
        not(feature = "parquet"),
        expect(dead_code, reason = "of the formats Parquet alone tells it")
    )]
    pub(super) is_required: bool,
    pub(super) value: Value,
}

/// What a row has in a column, if it has anything.
pub(super) enum Value {
    Port(fn(Row<'_>) -> Option<u16>),
    Text(for<'a> fn(Row<'a>) -> Option<&'a str>),
}

/// In each format.
pub(super) const COLUMNS: [Column; 6] = [
    required("port", Value::Port(|Row(port)| Some(port.number()))),
    required("transport", Value::Text(|Row(port)| port.transport().map(Transport::as_str))),
    optional("name", Value::Text(|Row(port)| port.name())),
    required("status", Value::Text(|Row(port)| Some(port.status().as_str()))),
    required("range", Value::Text(|Row(port)| Some(port.range().as_str()))),
    optional("description", Value::Text(|Row(port)| port.description())),
];

const fn required(name: &'static str, value: Value) -> Column {
    Column { name, is_required: true, value }
}

const fn optional(name: &'static str, value: Value) -> Column {
    Column { name, is_required: false, value }
}

/// By port, then in the order of [`Transport::ALL`].
pub(super) fn rows(registry: Registry<'_>) -> impl Iterator<Item = Row<'_>> + Clone {
    (0..=u16::MAX).flat_map(move |number| {
        Transport::ALL.into_iter().map(move |transport| Row(registry.lookup(number).on(transport)))
    })
}

/// A key without a value is absent.
impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_map(None)?;
        for Column { name, value, .. } in COLUMNS {
            match value {
                Value::Port(value) => value(*self).map(|value| row.serialize_entry(name, &value)),
                Value::Text(value) => value(*self).map(|value| row.serialize_entry(name, value)),
            }
            .transpose()?;
        }
        row.end()
    }
}
