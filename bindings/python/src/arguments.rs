//! Arguments from Python: a port, a transport, a text. Each error names the argument and the
//! value, and what was expected.

use std::fmt::Display;

use iana_ports::Transport;
use pyo3::exceptions::{PyOverflowError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyInt, PyString};

/// A port number: an integer from 0 to 65535, or an object with `__index__`.
pub(crate) struct PortNumber(pub(crate) u16);

impl<'a, 'py> FromPyObject<'a, 'py> for PortNumber {
    type Error = PyErr;

    #[inline]
    fn extract(value: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        let number = match value.cast_exact::<PyInt>() {
            Ok(number) => number.extract().ok(),
            Err(_) => None,
        };
        match number {
            Some(number) => Ok(Self(number)),
            None => integer(&value, "port", "an integer from 0 to 65535").map(Self),
        }
    }
}

/// A transport: its name in any case, or its protocol number.
pub(crate) struct TransportArgument(pub(crate) Transport);

impl<'a, 'py> FromPyObject<'a, 'py> for TransportArgument {
    type Error = PyErr;

    #[inline]
    fn extract(value: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        const NAME: &str = "transport";
        const EXPECTED: &str = "tcp, udp, sctp or dccp, or their protocol numbers 6, 17, 132 or 33";
        let transport = match value.cast::<PyString>() {
            Ok(name) => name.to_str().ok().and_then(|name| name.parse().ok()),
            Err(_) => Transport::from_protocol_number(integer(&value, NAME, EXPECTED)?),
        };
        transport.map(Self).ok_or_else(|| wrong_value(&value, NAME, EXPECTED))
    }
}

/// A text: a str. None if it has a surrogate without its partner, which no text of the
/// registry has.
pub(crate) fn text<'a>(value: &'a Bound<'_, PyAny>, name: &str) -> PyResult<Option<&'a str>> {
    match value.cast::<PyString>() {
        Ok(text) => Ok(text.to_str().ok()),
        Err(_) => Err(wrong_type(value, name, "a str")),
    }
}

/// An integer, or what `__index__` returns. A bool is none.
#[cold]
pub(crate) fn integer<'py, N>(value: &Bound<'py, PyAny>, name: &str, expected: &str) -> PyResult<N>
where
    N: for<'a> FromPyObject<'a, 'py, Error = PyErr>,
{
    if value.is_instance_of::<PyBool>() {
        return Err(wrong_type(value, name, expected));
    }
    value.extract().map_err(|error: PyErr| {
        let py = value.py();
        if error.is_instance_of::<PyTypeError>(py) {
            wrong_type(value, name, expected)
        } else if error.is_instance_of::<PyOverflowError>(py) {
            wrong_value(value, name, expected)
        } else {
            error
        }
    })
}

/// The error for a value of a wrong type.
#[cold]
pub(crate) fn wrong_type(value: &Bound<'_, PyAny>, name: &str, expected: &str) -> PyErr {
    let message = match (shown(value), type_name(value)) {
        (Some(shown), class) => format!("{name} is {shown} of type {class}: expected {expected}"),
        (None, class) => format!("{name} is of type {class}: expected {expected}"),
    };
    PyTypeError::new_err(message)
}

/// The error for a wrong value of the right type.
#[cold]
pub(crate) fn wrong_value(value: &Bound<'_, PyAny>, name: &str, expected: &str) -> PyErr {
    let shown = shown(value).unwrap_or_else(|| "too long to print".to_owned());
    PyValueError::new_err(format!("{name} is {shown}: expected {expected}"))
}

fn type_name(value: &Bound<'_, PyAny>) -> String {
    value.get_type().name().map_or_else(|_| "unknown".to_owned(), |name| name.to_string())
}

/// The value as Python writes it, on one line, cut where it is long. None if Python cannot
/// write it, such as an integer of more than 4,300 digits.
pub(crate) fn shown(value: &Bound<'_, PyAny>) -> Option<String> {
    value.repr().ok().map(one_line)
}

/// A text on one line without control characters, cut where it is long.
pub(crate) fn one_line(text: impl Display) -> String {
    const MAX_CHARS: usize = 60;
    let text = text.to_string();
    let mut line = String::new();
    for (index, char) in text.chars().enumerate() {
        if index == MAX_CHARS {
            line.push('…');
            break;
        }
        if char.is_control() {
            line.extend(char.escape_default());
        } else {
            line.push(char);
        }
    }
    line
}
