//! The registry as columns: those of `iana-ports export --format parquet`, with or
//! without `--expand`.

use std::sync::Arc;

use arrow_array::{ArrayRef, Date32Array, RecordBatch, StringArray, UInt16Array, UInt32Array};
use arrow_schema::{ArrowError, Field, Schema};
use chrono::NaiveDate;
use iana_ports::{Column, Date, Port, Record, Registry, Transport};

/// A column with its name. A column that `is_required` has no nulls in any registry.
struct Named {
    name: &'static str,
    values: ArrayRef,
    is_required: bool,
}

fn required(name: &'static str, values: ArrayRef) -> Named {
    Named { name, values, is_required: true }
}

fn optional(name: &'static str, values: ArrayRef) -> Named {
    Named { name, values, is_required: false }
}

/// A row for each row of the registry, in registry order.
pub(super) fn records(registry: Registry<'_>) -> Result<RecordBatch, ArrowError> {
    let mut columns: Vec<_> =
        Column::ALL.into_iter().flat_map(|column| columns_of(registry, column)).collect();
    columns.push(required("status", texts(registry.records(), |row| Some(row.status().as_str()))));
    batch(registry, columns)
}

/// The columns for a column of the registry. A typed value may lose part of the cell,
/// which a further column keeps: `4748-4748` is a range, and a date without a day becomes
/// the first of its month.
fn columns_of<'a>(registry: Registry<'a>, column: Column) -> Vec<Named> {
    let rows = || registry.records();
    let text = || {
        let cell = |row: Record<'_>| {
            let cell = row.cell(column);
            (!cell.is_empty()).then(|| cell.to_string())
        };
        optional(column.key(), Arc::new(rows().map(cell).collect::<StringArray>()) as ArrayRef)
    };
    let dates = |date: fn(Record<'a>) -> Option<Date>, precision_name| {
        vec![
            optional(
                column.key(),
                Arc::new(rows().map(|row| date(row).and_then(days)).collect::<Date32Array>())
                    as ArrayRef,
            ),
            optional(precision_name, texts(rows(), |row| date(row).map(precision))),
        ]
    };
    match column {
        Column::ServiceName
        | Column::TransportProtocol
        | Column::Description
        | Column::Assignee
        | Column::Contact
        | Column::Reference
        | Column::UnauthorizedUseReported
        | Column::AssignmentNotes => vec![text()],
        Column::PortNumber => vec![
            text(),
            optional("port_first", ports(rows(), |row| row.ports().map(|ports| *ports.start()))),
            optional("port_last", ports(rows(), |row| row.ports().map(|ports| *ports.end()))),
        ],
        Column::RegistrationDate => dates(Record::registration_date, "registration_precision"),
        Column::ModificationDate => dates(Record::modification_date, "modification_precision"),
        Column::ServiceCode => {
            let codes = rows().map(Record::service_code).collect::<UInt32Array>();
            vec![optional(column.key(), Arc::new(codes) as ArrayRef)]
        }
    }
}

/// A row for each port on each transport: by port, then in the order of
/// [`Transport::ALL`].
pub(super) fn expanded(registry: Registry<'_>) -> Result<RecordBatch, ArrowError> {
    let rows = || {
        (0..=u16::MAX).flat_map(move |number| {
            let port = registry.lookup(number);
            Transport::ALL.into_iter().map(move |transport| port.on(transport))
        })
    };
    let columns = vec![
        required("port", ports(rows(), |port| Some(port.number()))),
        required("transport", texts(rows(), |port| port.transport().map(Transport::as_str))),
        optional("name", texts(rows(), Port::name)),
        required("status", texts(rows(), |port| Some(port.status().as_str()))),
        required("range", texts(rows(), |port| Some(port.range().as_str()))),
        optional("description", texts(rows(), Port::description)),
    ];
    batch(registry, columns)
}

fn texts<'a, T>(rows: impl Iterator<Item = T>, text: impl Fn(T) -> Option<&'a str>) -> ArrayRef {
    Arc::new(rows.map(text).collect::<StringArray>())
}

fn ports<T>(rows: impl Iterator<Item = T>, port: impl Fn(T) -> Option<u16>) -> ArrayRef {
    Arc::new(rows.map(port).collect::<UInt16Array>())
}

/// The columns as a table. Its metadata has the snapshot, serialized as in the Parquet
/// file.
fn batch(registry: Registry<'_>, columns: Vec<Named>) -> Result<RecordBatch, ArrowError> {
    let snapshot = serde_json::to_string(&registry.snapshot())
        .map_err(|error| ArrowError::ExternalError(error.into()))?;
    let fields: Vec<_> = columns
        .iter()
        .map(|column| {
            Field::new(column.name, column.values.data_type().clone(), !column.is_required)
        })
        .collect();
    let schema =
        Schema::new(fields).with_metadata([("iana_ports.snapshot".to_owned(), snapshot)].into());
    RecordBatch::try_new(
        Arc::new(schema),
        columns.into_iter().map(|column| column.values).collect(),
    )
}

/// The smallest unit that a date gives.
fn precision(date: Date) -> &'static str {
    if date.day.is_some() { "day" } else { "month" }
}

/// Days since 1970. The reader rejects dates that do not exist.
fn days(date: Date) -> Option<i32> {
    let day = date.day.unwrap_or(1);
    NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), day.into())
        .map(|date| date.to_epoch_days())
}
