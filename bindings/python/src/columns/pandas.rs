//! Tables of pandas without pyarrow, and the index of a pandas Series.

use arrow_array::cast::AsArray as _;
use arrow_array::types::{ArrowPrimitiveType, Date32Type, UInt16Type, UInt32Type};
use arrow_array::{Array, RecordBatch};
use arrow_schema::DataType;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyList};

use super::libraries::is_instance;

/// The index of a pandas Series; None for every other column.
pub(super) fn index_of(column: &Bound<'_, PyAny>) -> PyResult<Option<Py<PyAny>>> {
    let is_series = is_instance(column, "pandas", "Series")?;
    is_series.then(|| column.getattr("index").map(Bound::unbind)).transpose()
}

/// The table as a `pandas.DataFrame`.
pub(super) fn data_frame<'py>(
    pandas: &Bound<'py, PyModule>,
    batch: &RecordBatch,
) -> PyResult<Bound<'py, PyAny>> {
    let py = pandas.py();
    let numpy = py.import("numpy")?;
    let columns = PyDict::new(py);
    for (field, array) in batch.schema_ref().fields().iter().zip(batch.columns()) {
        let may_be_missing = field.is_nullable();
        let column = match array.data_type() {
            DataType::UInt16 => {
                integers::<UInt16Type>(pandas, &numpy, array, may_be_missing, "uint16")?
            }
            DataType::UInt32 => {
                integers::<UInt32Type>(pandas, &numpy, array, may_be_missing, "uint32")?
            }
            DataType::Date32 => dates(&numpy, array)?,
            _ => PyList::new(py, array.as_string::<i32>().iter().collect::<Vec<_>>())?.into_any(),
        };
        columns.set_item(field.name(), column)?;
    }
    pandas.call_method1("DataFrame", (columns,))
}

/// A NumPy array, or pandas' nullable one.
fn integers<'py, T: ArrowPrimitiveType>(
    pandas: &Bound<'py, PyModule>,
    numpy: &Bound<'py, PyModule>,
    array: &dyn Array,
    may_be_missing: bool,
    dtype: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let array = array.as_primitive::<T>();
    let values = from_bytes(numpy, array.values().inner(), dtype)?;
    if !may_be_missing {
        return Ok(values);
    }
    let is_missing: Vec<u8> = (0..array.len()).map(|row| array.is_null(row).into()).collect();
    let mask = from_bytes(numpy, &is_missing, "bool")?;
    pandas.getattr("arrays")?.call_method1("IntegerArray", (values, mask))
}

/// A NumPy array of days, with NaT where a date is missing.
fn dates<'py>(numpy: &Bound<'py, PyModule>, array: &dyn Array) -> PyResult<Bound<'py, PyAny>> {
    /// NumPy's NaT.
    const MISSING: i64 = i64::MIN;
    let days: Vec<u8> = array
        .as_primitive::<Date32Type>()
        .iter()
        .flat_map(|day| day.map_or(MISSING, i64::from).to_ne_bytes())
        .collect();
    from_bytes(numpy, &days, "datetime64[D]")?.call_method1("astype", ("datetime64[s]",))
}

/// A writable NumPy array.
fn from_bytes<'py>(
    numpy: &Bound<'py, PyModule>,
    bytes: &[u8],
    dtype: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let bytes = PyBytes::new(numpy.py(), bytes);
    numpy.call_method1("frombuffer", (bytes, dtype))?.call_method0("copy")
}
