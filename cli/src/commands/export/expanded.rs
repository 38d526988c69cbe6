//! `--expand`: a row for each port on each transport, so that a join finds every port.

use iana_ports::{Port, Registry, Transport};
use serde::ser::{Serialize, SerializeMap as _, Serializer};

/// A port on a transport.
#[derive(Clone, Copy)]
pub(super) struct Row<'a>(Port<'a>);

/// A column of the expanded table.
pub(super) struct Column {
    pub(super) name: &'static str,
    /// Whether each row has a value in this column.
    #[cfg_attr(
        not(feature = "parquet"),
        expect(dead_code, reason = "only Parquet declares required columns")
    )]
    pub(super) is_required: bool,
    pub(super) value: Value,
}

/// The function that returns a row's value in a column.
pub(super) enum Value {
    Port(fn(Row<'_>) -> Option<u16>),
    Text(for<'a> fn(Row<'a>) -> Option<&'a str>),
}

/// The columns, the same in each format.
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

/// The rows, by port, then in the order of [`Transport::ALL`].
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
