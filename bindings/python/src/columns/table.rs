//! The registry as a table, and the tables of other libraries made from it.

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StructArray};
use arrow_schema::Field;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};
use pyo3_arrow::ffi::{ArrayIterator, to_schema_pycapsule, to_stream_pycapsule};

use super::libraries::import;
use super::{pandas, rows};
use crate::source::Registry;

/// The registry as a table: what `Registry.table` returns.
///
/// Other libraries take it by the Arrow PyCapsule interface, without a copy:
/// `pyarrow.table(table)`, `polars.DataFrame(table)`, `duckdb.from_arrow(table)`. Types
/// are Arrow's: string, uint16, uint32 and date32. The schema's metadata has the snapshot
/// as JSON, with the key `iana_ports.snapshot`.
///
/// >>> from iana_ports import SNAPSHOT, Registry
/// >>> table = Registry.embedded().table()
/// >>> len(table) == SNAPSHOT.rows
/// True
/// >>> table.column_names[:4]
/// ('service_name', 'port_number', 'port_first', 'port_last')
#[pyclass(frozen, module = "iana_ports")]
pub(crate) struct Table(RecordBatch);

impl Table {
    fn new(registry: &Registry, expand: bool) -> PyResult<Self> {
        let registry = registry.registry();
        let batch = if expand { rows::expanded(registry) } else { rows::records(registry) };
        batch.map(Self).map_err(|error| PyRuntimeError::new_err(error.to_string()))
    }
}

#[pymethods]
impl Table {
    /// The names of the columns.
    #[getter]
    fn column_names<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let schema = self.0.schema_ref();
        PyTuple::new(py, schema.fields().iter().map(|field| field.name()).collect::<Vec<_>>())
    }

    fn __len__(&self) -> usize {
        self.0.num_rows()
    }

    fn __repr__(&self) -> String {
        format!("Table({} rows, {} columns)", self.0.num_rows(), self.0.num_columns())
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // The exporter may ignore it: see the module `requested`.
        let _ = requested_schema;
        let schema = self.0.schema_ref();
        let field = Field::new_struct("", schema.fields().clone(), false)
            .with_metadata(schema.metadata().clone());
        let rows: ArrayRef = Arc::new(StructArray::from(self.0.clone()));
        let chunks = ArrayIterator::new([Ok(rows)], Arc::new(field));
        Ok(to_stream_pycapsule(py, Box::new(chunks), None)?)
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, self.0.schema_ref().as_ref())?)
    }
}

/// The table of the registry. Releases the GIL.
pub(crate) fn table(py: Python<'_>, registry: &Registry, expand: bool) -> PyResult<Table> {
    py.detach(|| Table::new(registry, expand))
}

/// The table as a `pyarrow.Table`.
pub(crate) fn to_arrow<'py>(
    py: Python<'py>,
    registry: &Registry,
    expand: bool,
) -> PyResult<Bound<'py, PyAny>> {
    let pyarrow = import(py, "pyarrow", "to_arrow")?;
    pyarrow.call_method1("table", (table(py, registry, expand)?,))
}

/// The table as a `polars.DataFrame`.
pub(crate) fn to_polars<'py>(
    py: Python<'py>,
    registry: &Registry,
    expand: bool,
) -> PyResult<Bound<'py, PyAny>> {
    let polars = import(py, "polars", "to_polars")?;
    polars.call_method1("DataFrame", (table(py, registry, expand)?,))
}

/// The table as a `pandas.DataFrame`.
pub(crate) fn to_pandas<'py>(
    py: Python<'py>,
    registry: &Registry,
    expand: bool,
) -> PyResult<Bound<'py, PyAny>> {
    let pandas = import(py, "pandas", "to_pandas")?;
    pandas::data_frame(&pandas, &table(py, registry, expand)?.0)
}
