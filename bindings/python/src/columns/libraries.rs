//! The libraries of columns, which are imported when somebody asks for their objects.

use pyo3::exceptions::{PyImportError, PyModuleNotFoundError};
use pyo3::prelude::*;

/// Imports the package for a method.
pub(super) fn import<'py>(
    py: Python<'py>,
    package: &str,
    method: &str,
) -> PyResult<Bound<'py, PyModule>> {
    py.import(package).map_err(|error| {
        if !error.is_instance_of::<PyModuleNotFoundError>(py) {
            return error;
        }
        let wanted = PyImportError::new_err(format!(
            "{method} needs the package {package}: pip install {package}"
        ));
        wanted.set_cause(py, Some(error));
        wanted
    })
}
