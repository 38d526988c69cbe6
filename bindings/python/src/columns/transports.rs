//! The transport of all rows, or the column of transports.

use arrow_array::cast::AsArray as _;
use arrow_array::types::{Float32Type, Float64Type};
use arrow_array::{Array, ArrayRef, downcast_integer_array};
use arrow_schema::DataType;
use iana_ports::Transport;
use pyo3::exceptions::{PyOverflowError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyFloat, PyInt, PyString};

use super::column::{
    Column, Parameter, capacity_for, extend, extend_by_keys, for_each, is_missing, whole,
};
use crate::arguments::{named_transport, wrong_type, wrong_value};
use crate::name_codes::View;

const PARAMETER: Parameter = Parameter {
    name: "transports",
    expected_column: "a transport, or a column of names or protocol numbers, such as \
                      df[\"proto\"], an array or a list",
    expected_item: "a transport's name or a protocol number",
};

/// The rows of the registry that answer for each row of the column.
pub(super) enum Views {
    One(View),
    Each(Vec<View>),
}

/// Reads the argument for a column of `len` ports.
pub(super) fn read(argument: Option<&Bound<'_, PyAny>>, len: usize) -> PyResult<Views> {
    let Some(argument) = argument else { return Ok(Views::One(View::ALL_TOGETHER)) };
    if is_scalar(argument)? {
        return one(argument);
    }
    let views = match Column::read(argument, PARAMETER)? {
        Column::Arrays(arrays) => argument.py().detach(|| of_arrays(&arrays))?,
        Column::Objects(objects) => of_objects(&objects)?,
    };
    if views.len() != len {
        return Err(PyValueError::new_err(format!(
            "transports has {} values and ports has {len}: expected one transport for all ports, \
             or one for each",
            views.len()
        )));
    }
    Ok(Views::Each(views))
}

/// Whether the argument is one transport. An integer of NumPy is one, and an array is none,
/// although it has `__index__`.
fn is_scalar(argument: &Bound<'_, PyAny>) -> PyResult<bool> {
    let py = argument.py();
    Ok(argument.is_instance_of::<PyString>()
        || argument.is_instance_of::<PyInt>()
        || (argument.hasattr(intern!(py, "__index__"))?
            && !argument.hasattr(intern!(py, "__len__"))?))
}

fn one(argument: &Bound<'_, PyAny>) -> PyResult<Views> {
    const EXPECTED: &str = "tcp, udp, sctp or dccp, or their protocol numbers 6, 17, 132 or 33";
    if argument.is_instance_of::<PyBool>() {
        return Err(wrong_type(argument, PARAMETER.name, EXPECTED));
    }
    let transport = match argument.cast::<PyString>() {
        Ok(name) => name.to_str().ok().and_then(named_transport),
        Err(_) => argument.extract().ok().and_then(Transport::from_protocol_number),
    };
    match transport {
        Some(transport) => Ok(Views::One(View::from(transport))),
        None => Err(wrong_value(argument, PARAMETER.name, EXPECTED)),
    }
}

fn of_objects(objects: &Bound<'_, PyAny>) -> PyResult<Vec<View>> {
    let mut views = Vec::with_capacity(capacity_for(objects));
    for_each(objects, |index, object| {
        views.push(of_object(index, object)?);
        Ok(())
    })?;
    Ok(views)
}

fn of_object(index: usize, object: &Bound<'_, PyAny>) -> PyResult<View> {
    if let Ok(text) = object.cast::<PyString>() {
        return Ok(text.to_str().map_or(View::NONE, View::of_text));
    }
    if let Ok(number) = object.cast_exact::<PyInt>() {
        return Ok(number.extract().map_or(View::NONE, View::of_protocol));
    }
    if is_missing(object) {
        return Ok(View::NONE);
    }
    if object.is_instance_of::<PyBool>() {
        return Err(PARAMETER.wrong_object(index, object));
    }
    if let Ok(number) = object.cast::<PyFloat>() {
        return Ok(of_float(number.value()));
    }
    match object.extract::<u8>() {
        Ok(number) => Ok(View::of_protocol(number)),
        Err(error) if error.is_instance_of::<PyOverflowError>(object.py()) => Ok(View::NONE),
        Err(error) => Err(PARAMETER.no_integer(index, object, error)),
    }
}

fn of_arrays(arrays: &[ArrayRef]) -> PyResult<Vec<View>> {
    let mut views = Vec::with_capacity(arrays.iter().map(Array::len).sum());
    for array in arrays {
        append(array, &mut views).map_err(|data_type| PARAMETER.wrong_arrays(data_type))?;
    }
    Ok(views)
}

/// Appends the view of each row, or returns the type that has none.
fn append<'a>(array: &'a dyn Array, views: &mut Vec<View>) -> Result<(), &'a DataType> {
    downcast_integer_array! {
        array => extend(views, array, View::NONE, of_integer),
        DataType::Float32 => {
            extend(views, array.as_primitive::<Float32Type>(), View::NONE, of_float);
        }
        DataType::Float64 => {
            extend(views, array.as_primitive::<Float64Type>(), View::NONE, of_float);
        }
        DataType::Utf8 => views.extend(array.as_string::<i32>().iter().map(of_text)),
        DataType::LargeUtf8 => views.extend(array.as_string::<i64>().iter().map(of_text)),
        DataType::Utf8View => views.extend(array.as_string_view().iter().map(of_text)),
        DataType::Dictionary(_, _) => {
            let dictionary = array.as_any_dictionary();
            let mut values = Vec::new();
            append(dictionary.values().as_ref(), &mut values)?;
            extend_by_keys(views, dictionary.keys(), &values, View::NONE);
        }
        DataType::Null => views.resize(views.len() + array.len(), View::NONE),
        other => return Err(other),
    }
    Ok(())
}

fn of_integer(number: impl TryInto<u8>) -> View {
    number.try_into().map_or(View::NONE, View::of_protocol)
}

fn of_float(number: impl Into<f64>) -> View {
    whole(number.into()).map_or(View::NONE, of_integer)
}

fn of_text(text: Option<&str>) -> View {
    text.map_or(View::NONE, View::of_text)
}
