//! Arguments from Python.

use iana_ports::Transport;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyString};

/// A port number: an integer from 0 to 65535.
pub(crate) struct PortNumber(pub(crate) u16);

impl<'a, 'py> FromPyObject<'a, 'py> for PortNumber {
    type Error = PyErr;

    fn extract(value: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        const EXPECTED: &str = "expected an integer from 0 to 65535";
        let index = (!value.is_instance_of::<PyBool>())
            .then(|| value.call_method0("__index__").ok())
            .flatten()
            .ok_or_else(|| {
                PyTypeError::new_err(format!("port is {}: {EXPECTED}", shown(&value)))
            })?;
        index
            .extract()
            .map(Self)
            .map_err(|_| PyValueError::new_err(format!("port is {}: {EXPECTED}", shown(&value))))
    }
}

/// A transport: its name in any case, or its protocol number.
pub(crate) struct TransportArgument(pub(crate) Transport);

impl<'a, 'py> FromPyObject<'a, 'py> for TransportArgument {
    type Error = PyErr;

    fn extract(value: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        let wrong = || {
            format!(
                "transport is {}: expected tcp, udp, sctp or dccp, or their protocol numbers \
                 6, 17, 132 or 33",
                shown(&value)
            )
        };
        let transport = if let Ok(name) = value.cast::<PyString>() {
            name.to_str().ok().and_then(|name| name.parse().ok())
        } else if !value.is_instance_of::<PyBool>()
            && let Ok(number) = value.call_method0("__index__")
        {
            number.extract().ok().and_then(Transport::from_protocol_number)
        } else {
            return Err(PyTypeError::new_err(wrong()));
        };
        transport.map(Self).ok_or_else(|| PyValueError::new_err(wrong()))
    }
}

/// The value as Python writes it, cut where it is long.
pub(crate) fn shown(value: &Bound<'_, PyAny>) -> String {
    const MAX_CHARS: usize = 60;
    let Ok(text) = value.repr().map(|text| text.to_string()) else {
        return format!("of type {}", value.get_type());
    };
    if text.chars().count() <= MAX_CHARS {
        return text;
    }
    text.chars().take(MAX_CHARS).chain(['…']).collect()
}
