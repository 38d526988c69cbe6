//! The enums of `terms.py`.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;

/// The member of an enum of `terms.py` that has the value.
macro_rules! member {
    ($name:literal) => {
        |py: Python<'py>, value: &str| -> PyResult<Bound<'py, PyAny>> {
            static ENUM: PyOnceLock<Py<PyType>> = PyOnceLock::new();
            ENUM.import(py, "iana_ports.terms", $name)?.call1((value,))
        }
    };
}

pub(crate) fn transport<'py>(
    py: Python<'py>,
    transport: iana_ports::Transport,
) -> PyResult<Bound<'py, PyAny>> {
    member!("Transport")(py, transport.as_str())
}

pub(crate) fn status<'py>(
    py: Python<'py>,
    status: iana_ports::Status,
) -> PyResult<Bound<'py, PyAny>> {
    member!("Status")(py, status.as_str())
}

pub(crate) fn port_range<'py>(
    py: Python<'py>,
    range: iana_ports::PortRange,
) -> PyResult<Bound<'py, PyAny>> {
    member!("PortRange")(py, range.as_str())
}
