//! Arguments from Python: a port, a transport, a text. Each error names the argument and
//! the value, and what was expected.

use std::convert::Infallible;

use iana_ports::Transport;
use iana_ports_explain::words::Visible;
use pyo3::exceptions::{PyOverflowError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyInt, PyString};

/// A port number: an integer from 0 to 65535, or an object with `__index__`.
///
/// Keeps its error for the function to raise, because pyo3 adds a line to an argument's
/// error.
pub(crate) struct PortNumber(PyResult<u16>);

impl PortNumber {
    #[inline]
    pub(crate) fn get(self) -> PyResult<u16> {
        self.0
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for PortNumber {
    type Error = Infallible;

    #[inline]
    fn extract(value: Borrowed<'a, 'py, PyAny>) -> Result<Self, Infallible> {
        let number = match value.cast_exact::<PyInt>() {
            Ok(number) => number.extract().ok(),
            Err(_) => None,
        };
        Ok(Self(match number {
            Some(number) => Ok(number),
            None => integer(&value, "port", "an integer from 0 to 65535"),
        }))
    }
}

/// A transport: its name in any case, or its protocol number.
///
/// Keeps its error for the function to raise, as [`PortNumber`] does.
pub(crate) struct TransportArgument(PyResult<Transport>);

impl TransportArgument {
    #[inline]
    pub(crate) fn get(self) -> PyResult<Transport> {
        self.0
    }

    /// The transport of an optional argument.
    #[inline]
    pub(crate) fn optional(argument: Option<Self>) -> PyResult<Option<Transport>> {
        argument.map(Self::get).transpose()
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for TransportArgument {
    type Error = Infallible;

    #[inline]
    fn extract(value: Borrowed<'a, 'py, PyAny>) -> Result<Self, Infallible> {
        Ok(Self(transport(&value, "transport")))
    }
}

/// A transport from the argument `name`.
#[inline]
pub(crate) fn transport(value: &Bound<'_, PyAny>, name: &str) -> PyResult<Transport> {
    const EXPECTED: &str = "tcp, udp, sctp or dccp, or their protocol numbers 6, 17, 132 or 33";
    let transport = match value.cast::<PyString>() {
        Ok(text) => text.to_str().ok().and_then(named_transport),
        Err(_) => Transport::from_protocol_number(integer(value, name, EXPECTED)?),
    };
    transport.ok_or_else(|| wrong_value(value, name, EXPECTED))
}

/// The transport of a name in any case, or of a protocol number in decimal digits, as
/// text files contain it.
#[inline]
pub(crate) fn named_transport(text: &str) -> Option<Transport> {
    match text.as_bytes() {
        [b'0'..=b'9', ..] => text.parse().ok().and_then(Transport::from_protocol_number),
        _ => text.parse().ok(),
    }
}

/// The text of a str. None if it has an unpaired surrogate, which no text of the registry
/// has.
pub(crate) fn text<'a>(value: &'a Bound<'_, PyAny>, name: &str) -> PyResult<Option<&'a str>> {
    match value.cast::<PyString>() {
        Ok(text) => Ok(text.to_str().ok()),
        Err(_) => Err(wrong_type(value, name, "a str")),
    }
}

/// An integer, or the result of `__index__`. Rejects bool.
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

/// The value's repr on one line, truncated if it is long. None if there is no repr, as
/// for an integer of more than 4,300 digits.
fn shown(value: &Bound<'_, PyAny>) -> Option<String> {
    const MAX_CHARS: usize = 60;
    let text = value.repr().ok()?.to_string();
    match text.char_indices().nth(MAX_CHARS) {
        Some((end, _)) => Some(format!("{}…", Visible(text.get(..end)?))),
        None => Some(Visible(&text).to_string()),
    }
}
