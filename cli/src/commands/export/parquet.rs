//! Parquet, written column by column.

use std::io::Write;
use std::sync::Arc;

use chrono::NaiveDate;
use iana_ports::{Column, Date, Record, Registry};
use parquet::basic::{Compression, Encoding, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DataType, Int32Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{ColumnPath, Type};

use super::expanded;
use crate::error::Error;

/// A column of the file: its name and type, and its value in a row of type `T`.
struct Field<T> {
    name: &'static str,
    repetition: Repetition,
    value: Value<T>,
}

/// The value in a row; `None` is written as null.
enum Value<T> {
    Text(Box<dyn Fn(T) -> Option<ByteArray>>),
    Port(fn(T) -> Option<u16>),
    Code(fn(T) -> Option<u32>),
    Date(fn(T) -> Option<Date>),
}

fn required<T>(name: &'static str, value: Value<T>) -> Field<T> {
    Field { name, repetition: Repetition::REQUIRED, value }
}

fn optional<T>(name: &'static str, value: Value<T>) -> Field<T> {
    Field { name, repetition: Repetition::OPTIONAL, value }
}

/// Writes the registry's rows.
pub(super) fn rows(registry: Registry<'_>, out: &mut impl Write) -> Result<(), Error> {
    let mut fields: Vec<_> = Column::ALL.into_iter().flat_map(fields_of).collect();
    let status = |row: Record<'_>| Some(row.status().as_str().into());
    fields.push(required("status", Value::Text(Box::new(status))));
    write(registry, &fields, &registry.records(), out)
}

/// The fields for a column of the registry. A typed value may lose part of the cell,
/// which further fields keep: `4748-4748` is a range, and a date without a day becomes
/// the first of its month.
fn fields_of<'a>(column: Column) -> Vec<Field<Record<'a>>> {
    let field = |value| optional(column.key(), value);
    let text = || field(Value::Text(Box::new(move |row: Record<'_>| cell(row, column))));
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
            optional("port_first", Value::Port(|row| row.ports().map(|ports| *ports.start()))),
            optional("port_last", Value::Port(|row| row.ports().map(|ports| *ports.end()))),
        ],
        Column::RegistrationDate => vec![
            field(Value::Date(Record::registration_date)),
            optional(
                "registration_precision",
                Value::Text(Box::new(|row| row.registration_date().map(precision))),
            ),
        ],
        Column::ModificationDate => vec![
            field(Value::Date(Record::modification_date)),
            optional(
                "modification_precision",
                Value::Text(Box::new(|row| row.modification_date().map(precision))),
            ),
        ],
        Column::ServiceCode => vec![field(Value::Code(Record::service_code))],
    }
}

/// Writes a row for each port on each transport.
pub(super) fn expanded(registry: Registry<'_>, out: &mut impl Write) -> Result<(), Error> {
    let fields = expanded::COLUMNS.map(|expanded::Column { name, is_required, value }| {
        let value = match value {
            expanded::Value::Port(value) => Value::Port(value),
            expanded::Value::Text(value) => {
                Value::Text(Box::new(move |row| value(row).map(ByteArray::from)))
            }
        };
        if is_required { required(name, value) } else { optional(name, value) }
    });
    write(registry, &fields, &expanded::rows(registry), out)
}

fn cell(row: Record<'_>, column: Column) -> Option<ByteArray> {
    let cell = row.cell(column);
    (!cell.is_empty()).then(|| ByteArray::from(cell.to_string().into_bytes()))
}

/// The smallest unit that a date gives.
fn precision(date: Date) -> ByteArray {
    if date.day.is_some() { "day".into() } else { "month".into() }
}

/// Writes a file with one row group. Builds it in memory, because the crate requires a
/// writer that is `Send`, and a locked standard output is not.
fn write<T>(
    registry: Registry<'_>,
    fields: &[Field<T>],
    rows: &(impl Iterator<Item = T> + Clone),
    out: &mut impl Write,
) -> Result<(), Error> {
    let columns =
        fields.iter().map(|field| field.column().map(Arc::new)).collect::<Result<_, _>>()?;
    let schema = Type::group_type_builder("registry").with_fields(columns).build()?;
    let mut file = SerializedFileWriter::new(
        Vec::new(),
        Arc::new(schema),
        Arc::new(properties(registry, fields)?),
    )?;
    let mut group = file.next_row_group()?;
    let mut fields = fields.iter();
    while let (Some(field), Some(mut column)) = (fields.next(), group.next_column()?) {
        field.write(rows.clone(), &mut column)?;
        column.close()?;
    }
    group.close()?;
    Ok(out.write_all(&file.into_inner()?)?)
}

/// The snapshot as metadata, serialized like [`Snapshot`](iana_ports::Snapshot), and the
/// encoding of ports. Ports ascend, so the differences between them take far less space
/// than a dictionary.
fn properties<T>(
    registry: Registry<'_>,
    fields: &[Field<T>],
) -> serde_json::Result<WriterProperties> {
    let snapshot = serde_json::to_string(&registry.snapshot())?;
    let snapshot = KeyValue::new("iana_ports.snapshot".to_owned(), snapshot);
    let mut builder = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_key_value_metadata(Some(vec![snapshot]));
    for port in fields.iter().filter(|field| matches!(field.value, Value::Port(_))) {
        let path = ColumnPath::from(port.name);
        builder = builder
            .set_column_dictionary_enabled(path.clone(), false)
            .set_column_encoding(path, Encoding::DELTA_BINARY_PACKED);
    }
    Ok(builder.build())
}

impl<T> Field<T> {
    fn column(&self) -> Result<Type, ParquetError> {
        let (physical, logical) = match self.value {
            Value::Text(_) => (Physical::BYTE_ARRAY, LogicalType::String),
            Value::Port(_) => (Physical::INT32, LogicalType::integer(16, false)),
            Value::Code(_) => (Physical::INT32, LogicalType::integer(32, false)),
            Value::Date(_) => (Physical::INT32, LogicalType::Date),
        };
        Type::primitive_type_builder(self.name, physical)
            .with_logical_type(Some(logical))
            .with_repetition(self.repetition)
            .build()
    }

    fn write(
        &self,
        rows: impl Iterator<Item = T>,
        column: &mut SerializedColumnWriter<'_>,
    ) -> Result<(), ParquetError> {
        match &self.value {
            Value::Text(value) => self.write_as::<ByteArrayType>(rows.map(value), column),
            Value::Port(value) => {
                self.write_as::<Int32Type>(rows.map(|row| value(row).map(i32::from)), column)
            }
            // An unsigned integer has the bits of a signed one.
            Value::Code(value) => {
                let bits = |code: u32| i32::from_ne_bytes(code.to_ne_bytes());
                self.write_as::<Int32Type>(rows.map(|row| value(row).map(bits)), column)
            }
            Value::Date(value) => {
                self.write_as::<Int32Type>(rows.map(|row| value(row).and_then(days)), column)
            }
        }
    }

    fn write_as<D: DataType>(
        &self,
        values: impl Iterator<Item = Option<D::T>>,
        column: &mut SerializedColumnWriter<'_>,
    ) -> Result<(), ParquetError> {
        let values: Vec<_> = values.collect();
        let levels: Vec<_> = values.iter().map(|value| i16::from(value.is_some())).collect();
        let values: Vec<_> = values.into_iter().flatten().collect();
        let levels = (self.repetition == Repetition::OPTIONAL).then_some(levels.as_slice());
        column.typed::<D>().write_batch(&values, levels, None)?;
        Ok(())
    }
}

/// Days since 1970. The reader has rejected invalid dates.
fn days(date: Date) -> Option<i32> {
    let day = date.day.unwrap_or(1);
    NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), day.into())
        .map(|date| date.to_epoch_days())
}
