//! The column of names.

use std::sync::Arc;

use arrow_array::cast::AsArray as _;
use arrow_array::types::Int32Type;
use arrow_array::{Array as _, DictionaryArray, Int32Array, StringArray};
use arrow_buffer::{BooleanBuffer, NullBuffer, ScalarBuffer};
use arrow_schema::{Field, FieldRef};
use pyo3::exceptions::{PyIndexError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{
    PyBytes, PyCapsule, PyDict, PyIterator, PyList, PyMemoryView, PySlice, PyString, PyTuple,
};
use pyo3_arrow::ffi::{to_array_pycapsules, to_schema_pycapsule};

use super::libraries::import;
use super::numbering::{MISSING, Numbering};
use super::requested;
use super::transports::NameFilters;
use crate::name_codes::{NameCodes, NameFilter};
use crate::pickling::{Reduced, reduce};

/// The name of the column in other libraries.
const NAME: &str = "service_name";

/// A column of service names: what `service_names` returns.
///
/// Immutable and dictionary-encoded: `names` has each name that occurs, in the order of
/// its first row, and `codes` the index of each row's name. Arrow calls this a
/// dictionary, Polars and pandas a categorical. Other libraries take it by the Arrow
/// PyCapsule interface.
///
/// It supports len, indices, slices and iteration: each item is a str, or None for a
/// missing name.
///
/// >>> from iana_ports import service_names
/// >>> names = service_names([443, 53, 443, 51234], "tcp")
/// >>> names
/// ServiceNames(['https', 'domain', 'https', None])
/// >>> names.names, names.codes.tolist()
/// (('https', 'domain'), [0, 1, 0, -1])
/// >>> names[0], len(names), names[1:3]
/// ('https', 4, ServiceNames(['domain', 'https']))
#[pyclass(frozen, eq, module = "iana_ports")]
pub(crate) struct ServiceNames {
    rows: DictionaryArray<Int32Type>,
    /// The index of the ports, if they were a pandas Series.
    index: Option<Py<PyAny>>,
}

impl ServiceNames {
    /// The names of the ports, each by the rows of its filter.
    pub(super) fn new(
        codes: &NameCodes,
        ports: Vec<i32>,
        filters: &NameFilters,
        index: Option<Py<PyAny>>,
    ) -> Self {
        let mut numbering = Numbering::new(codes.len());
        let mut name_index = |filter: NameFilter, port: i32| {
            numbering.index(usize::try_from(port).map_or(0, |port| codes.code(filter, port)))
        };
        let mut rows = ports;
        match filters {
            NameFilters::One(filter) => {
                for row in &mut rows {
                    *row = name_index(*filter, *row);
                }
            }
            NameFilters::Each(filters) => {
                for (row, filter) in rows.iter_mut().zip(filters) {
                    *row = name_index(*filter, *row);
                }
            }
        }
        let names = numbering.codes().iter().filter_map(|code| codes.name(*code));
        Self::of_rows(rows, StringArray::from_iter_values(names), index)
    }

    /// The column of rows with these indices into `names`, or [`MISSING`].
    fn of_rows(mut rows: Vec<i32>, names: StringArray, index: Option<Py<PyAny>>) -> Self {
        let is_valid = BooleanBuffer::collect_bool(rows.len(), |row| {
            rows.get(row).is_some_and(|index| *index != MISSING)
        });
        let nulls = Some(NullBuffer::new(is_valid)).filter(|nulls| nulls.null_count() > 0);
        if nulls.is_some() {
            for index in &mut rows {
                *index = (*index).max(0);
            }
        }
        let rows = DictionaryArray::new(Int32Array::new(rows.into(), nulls), Arc::new(names));
        Self { rows, index }
    }

    /// Some rows as a column, with a dictionary of their own.
    fn select(&self, rows: impl Iterator<Item = usize>, index: Option<Py<PyAny>>) -> Self {
        let mut numbering = Numbering::new(self.names().len() + 1);
        let rows = rows
            .map(|row| numbering.index(self.rows.key(row).map_or(0, |index| index + 1)))
            .collect();
        let names = self.names();
        let chosen = numbering.codes().iter().map(|code| names.value(code - 1));
        Self::of_rows(rows, StringArray::from_iter_values(chosen), index)
    }

    fn names(&self) -> &StringArray {
        self.rows.values().as_string()
    }

    fn get(&self, row: usize) -> Option<&str> {
        let index = self.rows.key(row)?;
        Some(self.names().value(index))
    }

    fn iter(&self) -> impl Iterator<Item = Option<&str>> {
        (0..self.rows.len()).map(|row| self.get(row))
    }

    /// The index of each row, [`MISSING`] where a name is missing.
    fn indices(&self) -> ScalarBuffer<i32> {
        let keys = self.rows.keys();
        if keys.null_count() == 0 {
            return keys.values().clone();
        }
        keys.iter().map(|index| index.unwrap_or(MISSING)).collect()
    }

    /// The field has a name, because Polars 2 uses it even if `polars.Series` gets
    /// another.
    fn field(&self) -> FieldRef {
        Arc::new(Field::new(NAME, self.rows.data_type().clone(), true))
    }
}

/// Columns are equal if their rows are, whatever their dictionaries have.
impl PartialEq for ServiceNames {
    fn eq(&self, other: &Self) -> bool {
        self.rows.len() == other.rows.len() && self.iter().eq(other.iter())
    }
}

#[pymethods]
impl ServiceNames {
    /// The names that occur, in the order of their first row.
    #[getter(names)]
    fn names_tuple<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.names().iter().flatten().collect::<Vec<_>>())
    }

    /// The index in `names` of each row's name, or -1 where it is missing: a memoryview
    /// of int32, which `numpy.asarray` takes. A copy.
    #[getter]
    fn codes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let bytes = PyBytes::new(py, self.indices().inner());
        PyMemoryView::from(&bytes)?.call_method1(intern!(py, "cast"), ("i",))
    }

    fn __len__(&self) -> usize {
        self.rows.len()
    }

    fn __getitem__<'py>(
        &self,
        py: Python<'py>,
        key: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let len = self.rows.len();
        if let Ok(slice) = key.cast::<PySlice>() {
            let range = slice.indices(len.try_into()?)?;
            let rows = (0..range.slicelength)
                .scan(range.start, |next, _| Some(std::mem::replace(next, *next + range.step)))
                .filter_map(|row| usize::try_from(row).ok());
            let index = self.index.as_ref().map(|index| index.bind(py).get_item(slice));
            let column = self.select(rows, index.transpose()?.map(Bound::unbind));
            return Ok(Bound::new(py, column)?.into_any());
        }
        let index = key.extract::<isize>()?;
        let row =
            if index < 0 { len.checked_add_signed(index) } else { usize::try_from(index).ok() };
        match row.filter(|row| *row < len) {
            Some(row) => Ok(self.get(row).into_pyobject(py)?.into_any()),
            None => Err(PyIndexError::new_err(format!(
                "index is {index}: expected one of a column of {len} rows"
            ))),
        }
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        PyIterator::from_object(self.to_list(py)?.as_any())
    }

    fn __reversed__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        let names = self.to_list(py)?;
        names.reverse()?;
        PyIterator::from_object(names.as_any())
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        const MAX_SHOWN: usize = 8;
        let names = self.iter().take(MAX_SHOWN).collect::<Vec<_>>();
        let shown = PyList::new(py, names)?.repr()?.to_string();
        let len = self.rows.len();
        Ok(match shown.strip_suffix(']').filter(|_| len > MAX_SHOWN) {
            Some(shown) => format!("ServiceNames({shown}, …], len={len})"),
            None => format!("ServiceNames({shown})"),
        })
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        let py = slf.py();
        let names = slf.get();
        let codes =
            names.indices().iter().flat_map(|index| index.to_le_bytes()).collect::<Vec<_>>();
        reduce(slf, (names.names_tuple(py)?, PyBytes::new(py, &codes), &names.index))
    }

    #[staticmethod]
    fn _restore(names: Vec<String>, codes: &[u8], index: Option<Py<PyAny>>) -> PyResult<Self> {
        let row = |code: &[u8]| {
            let index = i32::from_le_bytes(code.try_into().ok()?);
            let is_index = usize::try_from(index).is_ok_and(|index| index < names.len());
            (is_index || index == MISSING).then_some(index)
        };
        let rows = codes.chunks(size_of::<i32>()).map(row).collect::<Option<Vec<_>>>();
        let rows = rows.ok_or_else(|| {
            PyValueError::new_err(format!(
                "codes has an index without a name: expected -1, or one of {} names",
                names.len()
            ))
        })?;
        Ok(Self::of_rows(rows, StringArray::from_iter_values(names), index))
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        let texts = requested_schema.map(|schema| requested::texts(schema, self.iter()));
        Ok(match texts.transpose()?.flatten() {
            Some(texts) => {
                let field = Field::new(NAME, texts.data_type().clone(), true);
                to_array_pycapsules(py, Arc::new(field), &texts, None)?
            }
            None => to_array_pycapsules(py, self.field(), &self.rows, None)?,
        })
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, self.field().as_ref())?)
    }

    /// An array of objects, as `to_numpy` returns it.
    #[pyo3(signature = (dtype=None, copy=None))]
    fn __array__<'py>(
        &self,
        py: Python<'py>,
        dtype: Option<&Bound<'py, PyAny>>,
        copy: Option<bool>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let _ = copy;
        let array = self.to_numpy(py)?;
        match dtype {
            None => Ok(array),
            Some(dtype) => array.call_method1(intern!(py, "astype"), (dtype,)),
        }
    }

    /// A list of str, with None where a name is missing.
    fn to_list<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let names: Vec<_> =
            self.names().iter().flatten().map(|name| PyString::new(py, name)).collect();
        PyList::new(
            py,
            self.rows
                .keys()
                .iter()
                .map(|index| names.get(usize::try_from(index?).ok()?))
                .collect::<Vec<_>>(),
        )
    }

    /// A NumPy array of objects: str, or None where a name is missing.
    ///
    /// Raises:
    ///     ImportError: if NumPy is not installed.
    fn to_numpy<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let numpy = import(py, "numpy", "to_numpy")?;
        let names: Vec<_> = self.names().iter().flatten().map(Some).chain([None]).collect();
        let options = PyDict::new(py);
        options.set_item("dtype", "object")?;
        // Index -1 selects the last item, None.
        let names = numpy.call_method("array", (PyList::new(py, names)?,), Some(&options))?;
        let codes = numpy.call_method1("asarray", (self.codes(py)?,))?;
        names.call_method1("take", (codes,))
    }

    /// A `pyarrow.DictionaryArray`. No copy.
    ///
    /// Raises:
    ///     ImportError: if pyarrow is not installed.
    fn to_arrow<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        import(slf.py(), "pyarrow", "to_arrow")?.call_method1("array", (slf,))
    }

    /// A Polars Series of the type Categorical, with the name `service_name`.
    ///
    /// Raises:
    ///     ImportError: if Polars is not installed.
    fn to_polars<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        import(slf.py(), "polars", "to_polars")?.call_method1("Series", (NAME, slf))
    }

    /// A pandas Series of the type category, with the name `service_name`. If the ports
    /// were a pandas Series, it has the index of that one, so that pandas assigns each
    /// name to its row.
    ///
    /// Raises:
    ///     ImportError: if pandas is not installed.
    fn to_pandas<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let pandas = import(py, "pandas", "to_pandas")?;
        let codes =
            import(py, "numpy", "to_pandas")?.call_method1("asarray", (self.codes(py)?,))?;
        let names = PyList::new(py, self.names().iter().flatten().collect::<Vec<_>>())?;
        let categories =
            pandas.getattr("Categorical")?.call_method1("from_codes", (codes, names))?;
        let options = PyDict::new(py);
        options.set_item("name", NAME)?;
        options.set_item("index", &self.index)?;
        pandas.call_method("Series", (categories,), Some(&options))
    }
}
