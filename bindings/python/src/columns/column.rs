//! A column from Python.

use std::panic::{AssertUnwindSafe, catch_unwind};

use arrow_array::{
    Array, ArrayRef, ArrowPrimitiveType, PrimitiveArray, downcast_integer_array, new_empty_array,
};
use arrow_schema::DataType;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{
    PyByteArray, PyBytes, PyDict, PyFloat, PyFrozenSet, PyList, PyRange, PySet, PyString, PyTuple,
};
use pyo3_arrow::{PyArray, PyChunkedArray};

use super::buffer::{self, Buffer};
use super::libraries::is_instance;
use crate::arguments::wrong_type;

/// The values of a column.
pub(super) enum Column<'py> {
    /// Arrays of one type, one after the other.
    Arrays(Vec<ArrayRef>),
    /// An iterable of Python's objects.
    Objects(Bound<'py, PyAny>),
}

/// An argument that is a column: its name, and what it expects.
#[derive(Clone, Copy)]
pub(super) struct Parameter {
    pub(super) name: &'static str,
    pub(super) expected_column: &'static str,
    pub(super) expected_item: &'static str,
}

impl Parameter {
    /// The error for a column of a wrong type.
    pub(super) fn wrong_column(self, is: &str) -> PyErr {
        PyTypeError::new_err(format!("{} is {is}: expected {}", self.name, self.expected_column))
    }

    /// The error for arrays of a wrong type.
    pub(super) fn wrong_arrays(self, data_type: &DataType) -> PyErr {
        match data_type {
            DataType::Struct(_) => self.wrong_column("a table"),
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => {
                self.wrong_column("a column of text")
            }
            _ => self.wrong_column(&format!("a column of type {data_type}")),
        }
    }

    /// The error for a wrong value of an array.
    pub(super) fn wrong_value(self, index: usize, value: &str) -> PyErr {
        let Self { name, expected_item, .. } = self;
        PyValueError::new_err(format!("{name}[{index}] is {value}: expected {expected_item}"))
    }

    /// The error for an object of a column that is not an integer. Keeps an error of the
    /// object's own.
    pub(super) fn no_integer(self, index: usize, value: &Bound<'_, PyAny>, error: PyErr) -> PyErr {
        if error.is_instance_of::<PyTypeError>(value.py()) {
            self.wrong_object(index, value)
        } else {
            error
        }
    }

    /// The error for an object of a wrong type in a column.
    pub(super) fn wrong_object(self, index: usize, value: &Bound<'_, PyAny>) -> PyErr {
        wrong_type(value, &format!("{}[{index}]", self.name), self.expected_item)
    }
}

impl<'py> Column<'py> {
    /// Takes a column from the first protocol that the object has.
    pub(super) fn read(value: &Bound<'py, PyAny>, parameter: Parameter) -> PyResult<Self> {
        let py = value.py();
        if value.is_instance_of::<PyList>()
            || value.is_instance_of::<PyTuple>()
            || value.is_instance_of::<PyRange>()
        {
            return Ok(Self::Objects(value.clone()));
        }
        if is_no_column(value) {
            return Err(parameter.wrong_column(&class_of(value)));
        }
        // The buffer lacks the mask. The list has None for each masked value.
        if is_instance(value, "numpy.ma", "MaskedArray")? {
            return Ok(Self::Objects(value.call_method0(intern!(py, "tolist"))?));
        }
        let array = intern!(py, "__array__");
        // pyo3-arrow panics if an object exports data that breaks Arrow's rules.
        let arrays = catch_unwind(AssertUnwindSafe(|| arrow(value))).unwrap_or_else(|_| {
            let class = class_of(value);
            Err(parameter.wrong_column(&format!("{class} with Arrow data that are not valid")))
        });
        match arrays {
            Ok(Some(arrays)) => return Ok(Self::Arrays(arrays)),
            Ok(None) => {}
            // pandas exports Arrow only with pyarrow, and not for objects of several
            // types.
            Err(_) if value.hasattr(array)? => {}
            Err(error) => return Err(error),
        }
        if let Some(column) = Self::of_buffer(value, parameter)? {
            return Ok(column);
        }
        if value.hasattr(array)? {
            let array = value.call_method0(array)?;
            let column = Self::of_buffer(&array, parameter)?;
            return Ok(column.unwrap_or(Self::Objects(array)));
        }
        if !value.hasattr(intern!(py, "__iter__"))? {
            return Err(parameter.wrong_column(&class_of(value)));
        }
        Ok(Self::Objects(value.clone()))
    }

    fn of_buffer(value: &Bound<'py, PyAny>, parameter: Parameter) -> PyResult<Option<Self>> {
        Ok(match buffer::read(value)? {
            None => None,
            Some(Buffer::Items(array)) => Some(Self::Arrays(vec![array])),
            Some(Buffer::Objects) => Some(Self::Objects(value.clone())),
            Some(Buffer::Dimensions(count)) => {
                return Err(parameter.wrong_column(&format!("an array of {count} dimensions")));
            }
            Some(Buffer::Other(format)) => {
                return Err(parameter.wrong_column(&format!("a buffer of format {format}")));
            }
        })
    }
}

/// Whether the object is not a column, although it can be iterated: bytes have no type of
/// items, and a set has no order.
fn is_no_column(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyString>()
        || value.is_instance_of::<PyBytes>()
        || value.is_instance_of::<PyByteArray>()
        || value.is_instance_of::<PyDict>()
        || value.is_instance_of::<PySet>()
        || value.is_instance_of::<PyFrozenSet>()
}

/// The arrays of an object that has the Arrow `PyCapsule` interface.
fn arrow(value: &Bound<'_, PyAny>) -> PyResult<Option<Vec<ArrayRef>>> {
    let py = value.py();
    if value.hasattr(intern!(py, "__arrow_c_array__"))? {
        let (array, _) = value.extract::<PyArray>()?.into_inner();
        return Ok(Some(vec![array]));
    }
    if value.hasattr(intern!(py, "__arrow_c_stream__"))? {
        let (arrays, field) = value.extract::<PyChunkedArray>()?.into_inner();
        // A column without rows keeps its type.
        let arrays =
            if arrays.is_empty() { vec![new_empty_array(field.data_type())] } else { arrays };
        return Ok(Some(arrays));
    }
    Ok(None)
}

/// Appends `value` of each item to `values`, and `null` for each null.
pub(super) fn extend<T: ArrowPrimitiveType, V: Copy>(
    values: &mut Vec<V>,
    array: &PrimitiveArray<T>,
    null: V,
    value: impl Fn(T::Native) -> V,
) {
    let start = values.len();
    values.extend(array.values().iter().map(|item| value(*item)));
    if let Some(nulls) = array.nulls() {
        for (value, is_valid) in values.iter_mut().skip(start).zip(nulls) {
            if !is_valid {
                *value = null;
            }
        }
    }
}

/// Appends the value of each key to `rows`, and `null` for each null.
pub(super) fn extend_by_keys<V: Copy>(rows: &mut Vec<V>, keys: &dyn Array, values: &[V], null: V) {
    fn value<V: Copy>(key: impl TryInto<usize>, values: &[V]) -> Option<V> {
        values.get(key.try_into().ok()?).copied()
    }
    downcast_integer_array! {
        keys => extend(rows, keys, null, |key| value(key, values).unwrap_or(null)),
        _ => {}
    }
}

/// The float as an integer, if it is whole. Saturates at the limits of `i64`.
pub(super) fn whole(number: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "the conversion saturates")]
    (number.fract() == 0.0).then_some(number as i64)
}

/// The number of rows to reserve. An object may report a wrong length.
pub(super) fn capacity_for(objects: &Bound<'_, PyAny>) -> usize {
    const MAX: usize = 1 << 20;
    objects.len().unwrap_or_default().min(MAX)
}

/// Calls `read` with each object and its index. A signal ends even an endless iterable.
pub(super) fn for_each(
    objects: &Bound<'_, PyAny>,
    mut read: impl FnMut(usize, &Bound<'_, PyAny>) -> PyResult<()>,
) -> PyResult<()> {
    const OBJECTS_PER_CHECK: usize = 1 << 16;
    for (index, object) in objects.try_iter()?.enumerate() {
        if index % OBJECTS_PER_CHECK == 0 {
            objects.py().check_signals()?;
        }
        read(index, &object?)?;
    }
    Ok(())
}

/// Whether an object of a column is a missing value: None, NaN, or pandas' NA or NaT.
pub(super) fn is_missing(value: &Bound<'_, PyAny>) -> bool {
    if value.is_none() {
        return true;
    }
    if let Ok(number) = value.cast::<PyFloat>() {
        return number.value().is_nan();
    }
    let class = value.get_type();
    let module = class.module().is_ok_and(|module| module.to_string().starts_with("pandas."));
    module && class.name().is_ok_and(|name| name == "NAType" || name == "NaTType")
}

/// An object's class, as an error message shows it.
fn class_of(value: &Bound<'_, PyAny>) -> String {
    let name =
        value.get_type().name().map_or_else(|_| "object".to_owned(), |name| name.to_string());
    format!("of type {name}")
}
