//! Loads a registry from a file or from bytes.

use iana_ports::OwnedRegistry;
use iana_ports_explain::words::Visible;
use iana_ports_tables::limits::MAX_FILE_LEN;
use pyo3::create_exception;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::arguments::wrong_type;
use crate::source::Registry;

create_exception!(
    iana_ports,
    RegistryError,
    PyValueError,
    "A file is not a registry.

The message is one line: the file, the line, the column's title, the value, and what was
expected."
);

/// Loads a registry. Errors call it `name`.
fn load(name: &str, csv: Bound<'_, PyBytes>) -> PyResult<Registry> {
    let bytes = csv.as_bytes();
    let loaded = csv.py().detach(|| OwnedRegistry::check_reader(name, bytes));
    let registry = loaded
        .map_err(|problems| RegistryError::new_err(problems.first().map(ToString::to_string)))?;
    Ok(Registry::loaded(registry, csv))
}

/// Loads the file at a path.
pub(crate) fn from_csv(path: &Bound<'_, PyAny>) -> PyResult<Registry> {
    let py = path.py();
    let fspath = py.import("os")?.call_method1(intern!(py, "fspath"), (path,));
    let path = fspath.map_err(|error| {
        let is_no_path = error.is_instance_of::<PyTypeError>(py);
        if is_no_path { wrong_type(path, "path", "a str or an os.PathLike") } else { error }
    })?;
    // Python's own `open` gives the errors that users expect, with the file's name.
    let file = py.import("io")?.call_method1(intern!(py, "open"), (&path, "rb"))?;
    // The library rejects a longer file, whatever it contains.
    let csv = file.call_method1(intern!(py, "read"), (MAX_FILE_LEN + 1,));
    file.call_method0(intern!(py, "close"))?;
    load(&Visible(&path.str()?.to_string()).to_string(), csv?.cast_into()?)
}

/// Loads the bytes of a file.
pub(crate) fn from_bytes(data: &Bound<'_, PyAny>) -> PyResult<Registry> {
    match data.cast::<PyBytes>() {
        Ok(csv) => load("<bytes>", csv.clone()),
        Err(_) => Err(wrong_type(data, "data", "bytes")),
    }
}
