//! NumPy, Arrow, Polars and pandas. Imports each only when a call needs its objects.

use pyo3::exceptions::{PyImportError, PyModuleNotFoundError};
use pyo3::prelude::*;
use pyo3::types::PyDict;

/// Whether the object is of a class of a library. Imports nothing: without the import of
/// the library, there is no such object.
pub(super) fn is_instance(object: &Bound<'_, PyAny>, module: &str, class: &str) -> PyResult<bool> {
    let modules = object.py().import("sys")?.getattr("modules")?.cast_into::<PyDict>()?;
    match modules.get_item(module)?.map(|module| module.getattr(class)) {
        Some(Ok(class)) => object.is_instance(&class),
        // During its import, a module may not have the class yet.
        Some(Err(_)) | None => Ok(false),
    }
}

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
