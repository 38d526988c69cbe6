//! The transport of all rows, or the column of transports.

use arrow_array::cast::AsArray as _;
use arrow_array::types::{Float32Type, Float64Type};
use arrow_array::{Array, ArrayRef, downcast_integer_array};
use arrow_schema::DataType;
use pyo3::exceptions::{PyOverflowError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyFloat, PyInt, PyString};

use super::column::{
    Column, Parameter, capacity_for, extend, extend_by_keys, for_each, is_missing, whole,
};
use crate::arguments;
use crate::name_codes::NameFilter;

const PARAMETER: Parameter = Parameter {
    name: "transports",
    expected_column: "a transport, or a column of names or protocol numbers, such as \
                      df[\"proto\"], an array or a list",
    expected_item: "a transport's name or a protocol number",
};

/// The rows of the registry that give the names: one filter for all rows of the column,
/// or one for each.
pub(super) enum NameFilters {
    One(NameFilter),
    Each(Vec<NameFilter>),
}

/// Reads the argument for a column of `len` ports.
pub(super) fn read(argument: Option<&Bound<'_, PyAny>>, len: usize) -> PyResult<NameFilters> {
    let Some(argument) = argument else {
        return Ok(NameFilters::One(NameFilter::ALL_TOGETHER));
    };
    if is_scalar(argument)? {
        let transport = arguments::transport(argument, PARAMETER.name)?;
        return Ok(NameFilters::One(transport.into()));
    }
    let filters = match Column::read(argument, PARAMETER)? {
        Column::Arrays(arrays) => argument.py().detach(|| of_arrays(&arrays))?,
        Column::Objects(objects) => of_objects(&objects)?,
    };
    if filters.len() != len {
        return Err(PyValueError::new_err(format!(
            "transports has {} values and ports has {len}: expected one transport for all ports, \
             or one for each",
            filters.len()
        )));
    }
    Ok(NameFilters::Each(filters))
}

/// Whether the argument is a single transport. A NumPy integer is one. A NumPy array is
/// not, although it has `__index__`.
fn is_scalar(argument: &Bound<'_, PyAny>) -> PyResult<bool> {
    let py = argument.py();
    Ok(argument.is_instance_of::<PyString>()
        || argument.is_instance_of::<PyInt>()
        || (argument.hasattr(intern!(py, "__index__"))?
            && !argument.hasattr(intern!(py, "__len__"))?))
}

fn of_objects(objects: &Bound<'_, PyAny>) -> PyResult<Vec<NameFilter>> {
    let mut filters = Vec::with_capacity(capacity_for(objects));
    for_each(objects, |index, object| {
        filters.push(of_object(index, object)?);
        Ok(())
    })?;
    Ok(filters)
}

fn of_object(index: usize, object: &Bound<'_, PyAny>) -> PyResult<NameFilter> {
    if let Ok(text) = object.cast::<PyString>() {
        return Ok(text.to_str().map_or(NameFilter::NONE, NameFilter::of_text));
    }
    if let Ok(number) = object.cast_exact::<PyInt>() {
        return Ok(number.extract().map_or(NameFilter::NONE, NameFilter::of_protocol));
    }
    if is_missing(object) {
        return Ok(NameFilter::NONE);
    }
    if object.is_instance_of::<PyBool>() {
        return Err(PARAMETER.wrong_object(index, object));
    }
    if let Ok(number) = object.cast::<PyFloat>() {
        return Ok(of_float(number.value()));
    }
    match object.extract::<u8>() {
        Ok(number) => Ok(NameFilter::of_protocol(number)),
        Err(error) if error.is_instance_of::<PyOverflowError>(object.py()) => Ok(NameFilter::NONE),
        Err(error) => Err(PARAMETER.no_integer(index, object, error)),
    }
}

fn of_arrays(arrays: &[ArrayRef]) -> PyResult<Vec<NameFilter>> {
    let mut filters = Vec::with_capacity(arrays.iter().map(Array::len).sum());
    for array in arrays {
        append(array, &mut filters).map_err(|data_type| PARAMETER.wrong_arrays(data_type))?;
    }
    Ok(filters)
}

/// Appends the filter of each row. An array of another kind gives its type as the error.
fn append<'a>(array: &'a dyn Array, filters: &mut Vec<NameFilter>) -> Result<(), &'a DataType> {
    downcast_integer_array! {
        array => extend(filters, array, NameFilter::NONE, of_integer),
        DataType::Float32 => {
            extend(filters, array.as_primitive::<Float32Type>(), NameFilter::NONE, of_float);
        }
        DataType::Float64 => {
            extend(filters, array.as_primitive::<Float64Type>(), NameFilter::NONE, of_float);
        }
        DataType::Utf8 => filters.extend(array.as_string::<i32>().iter().map(of_text)),
        DataType::LargeUtf8 => filters.extend(array.as_string::<i64>().iter().map(of_text)),
        DataType::Utf8View => filters.extend(array.as_string_view().iter().map(of_text)),
        DataType::Dictionary(_, _) => {
            let dictionary = array.as_any_dictionary();
            let mut values = Vec::new();
            append(dictionary.values().as_ref(), &mut values)?;
            extend_by_keys(filters, dictionary.keys(), &values, NameFilter::NONE);
        }
        DataType::Null => filters.resize(filters.len() + array.len(), NameFilter::NONE),
        other => return Err(other),
    }
    Ok(())
}

fn of_integer(number: impl TryInto<u8>) -> NameFilter {
    number.try_into().map_or(NameFilter::NONE, NameFilter::of_protocol)
}

fn of_float(number: impl Into<f64>) -> NameFilter {
    whole(number.into()).map_or(NameFilter::NONE, of_integer)
}

fn of_text(text: Option<&str>) -> NameFilter {
    text.map_or(NameFilter::NONE, NameFilter::of_text)
}
