//! The column of ports.

use std::fmt::Debug;

use arrow_array::cast::AsArray as _;
use arrow_array::types::{Float32Type, Float64Type};
use arrow_array::{Array, ArrayRef, downcast_integer_array};
use arrow_schema::DataType;
use pyo3::exceptions::PyOverflowError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyFloat, PyInt};

use super::column::{
    Column, Parameter, capacity_for, extend, extend_by_keys, for_each, is_missing, whole,
};
use crate::arguments::wrong_value;

const PARAMETER: Parameter = Parameter {
    name: "ports",
    expected_column: "a column of integers, such as df[\"port\"], an array or a list",
    expected_item: "an integer from 0 to 65535",
};

/// A row without a port.
pub(super) const MISSING: i32 = -1;

/// A row whose value is no port.
const WRONG: i32 = -2;

/// The port of each row, or [`MISSING`].
pub(super) fn read(column: &Bound<'_, PyAny>) -> PyResult<Vec<i32>> {
    match Column::read(column, PARAMETER)? {
        Column::Arrays(arrays) => column.py().detach(|| of_arrays(&arrays)),
        Column::Objects(objects) => of_objects(&objects),
    }
}

fn of_objects(objects: &Bound<'_, PyAny>) -> PyResult<Vec<i32>> {
    let mut ports = Vec::with_capacity(capacity_for(objects));
    for_each(objects, |index, object| {
        ports.push(of_object(index, object)?);
        Ok(())
    })?;
    Ok(ports)
}

fn of_object(index: usize, object: &Bound<'_, PyAny>) -> PyResult<i32> {
    // Most objects are ints in range. The other checks take longer.
    if let Ok(number) = object.cast_exact::<PyInt>() {
        if let Ok(port) = number.extract::<u16>() {
            return Ok(port.into());
        }
    }
    if is_missing(object) {
        return Ok(MISSING);
    }
    if object.is_instance_of::<PyBool>() {
        return Err(PARAMETER.wrong_object(index, object));
    }
    let port = match object.cast::<PyFloat>() {
        Ok(number) => of_float(number.value()),
        Err(_) => match object.extract::<u16>() {
            Ok(port) => port.into(),
            Err(error) if error.is_instance_of::<PyOverflowError>(object.py()) => WRONG,
            Err(error) => return Err(PARAMETER.no_integer(index, object, error)),
        },
    };
    if port == WRONG {
        return Err(wrong_value(object, &format!("ports[{index}]"), PARAMETER.expected_item));
    }
    Ok(port)
}

fn of_arrays(arrays: &[ArrayRef]) -> PyResult<Vec<i32>> {
    let mut ports = Vec::with_capacity(arrays.iter().map(Array::len).sum());
    for array in arrays {
        append(array, &mut ports).map_err(|data_type| PARAMETER.wrong_arrays(data_type))?;
    }
    match ports.iter().position(|port| *port == WRONG) {
        None => Ok(ports),
        Some(index) => Err(PARAMETER.wrong_value(index, &shown(arrays, index))),
    }
}

/// Appends the port of each row. An array without integers gives its type as the error.
fn append<'a>(array: &'a dyn Array, ports: &mut Vec<i32>) -> Result<(), &'a DataType> {
    downcast_integer_array! {
        array => extend(ports, array, MISSING, of_integer),
        DataType::Float32 => extend(ports, array.as_primitive::<Float32Type>(), MISSING, of_float),
        DataType::Float64 => extend(ports, array.as_primitive::<Float64Type>(), MISSING, of_float),
        DataType::Dictionary(_, _) => {
            let dictionary = array.as_any_dictionary();
            let mut values = Vec::new();
            append(dictionary.values().as_ref(), &mut values)?;
            extend_by_keys(ports, dictionary.keys(), &values, MISSING);
        }
        DataType::Null => ports.resize(ports.len() + array.len(), MISSING),
        other => return Err(other),
    }
    Ok(())
}

fn of_integer(value: impl TryInto<u16>) -> i32 {
    value.try_into().map_or(WRONG, i32::from)
}

/// The port of a float. pandas stores integers with missing values as floats and NaN.
fn of_float(value: impl Into<f64>) -> i32 {
    let value = value.into();
    if value.is_nan() { MISSING } else { whole(value).map_or(WRONG, of_integer) }
}

/// The value of a row, as Python writes it.
fn shown(arrays: &[ArrayRef], mut index: usize) -> String {
    for array in arrays {
        match index.checked_sub(array.len()) {
            None => return shown_item(array, index),
            Some(rest) => index = rest,
        }
    }
    String::new()
}

fn shown_item(array: &dyn Array, index: usize) -> String {
    fn debug(value: Option<impl Debug>) -> String {
        value.map_or_else(String::new, |value| format!("{value:?}"))
    }
    downcast_integer_array! {
        array => debug(array.values().get(index)),
        DataType::Float32 => debug(array.as_primitive::<Float32Type>().values().get(index)),
        DataType::Float64 => debug(array.as_primitive::<Float64Type>().values().get(index)),
        DataType::Dictionary(_, _) => {
            let dictionary = array.as_any_dictionary();
            let key = shown_item(dictionary.keys(), index).parse().unwrap_or_default();
            shown_item(dictionary.values().as_ref(), key)
        }
        _ => String::new(),
    }
}
