//! Where a registry comes from: `Registry` without its lookups.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use iana_ports::OwnedRegistry;
use pyo3::create_exception;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyTuple, PyType};

use crate::arguments::{one_line, wrong_type};
use crate::pickling::Reduced;
use crate::snapshot::Snapshot;
use crate::source::Registry;

create_exception!(
    iana_ports,
    RegistryError,
    PyValueError,
    "A file is not a registry.

The message is one line: the file, the line, the column's title, the value, and what was
expected."
);

/// Files that are larger are no registry: the library rejects them, whatever they contain.
const MAX_FILE_LEN: usize = 64 << 20;

/// Loads a registry. Errors call it `name`.
fn load(name: &str, csv: Bound<'_, PyBytes>) -> PyResult<Registry> {
    let bytes = csv.as_bytes();
    let loaded = csv.py().detach(|| OwnedRegistry::check_reader(name, bytes));
    let registry = loaded
        .map_err(|problems| RegistryError::new_err(problems.first().map(ToString::to_string)))?;
    Ok(Registry::loaded(registry, csv))
}

#[pymethods]
impl Registry {
    /// The registry that is compiled into the package: always the same object.
    ///
    /// >>> from iana_ports import Registry, SNAPSHOT
    /// >>> Registry.embedded().snapshot == SNAPSHOT
    /// True
    #[classmethod]
    fn embedded<'py>(class: &Bound<'py, PyType>) -> PyResult<Bound<'py, Self>> {
        Registry::embedded_object(class.py()).map(|registry| registry.bind(class.py()).clone())
    }

    /// Loads a CSV file of the registry, in any form in which IANA has published it since
    /// 2018: <https://www.iana.org/assignments/service-names-port-numbers/>.
    ///
    /// Takes about a tenth of a second, in which other threads run. A loaded registry takes
    /// 1.6 MB, of which 1.1 MB are the file's bytes, for pickles; the first search adds 4 MB.
    ///
    /// Args:
    ///     path: a str or an os.PathLike.
    ///
    /// Raises:
    ///     OSError: if the file cannot be read; FileNotFoundError, for example.
    ///     RegistryError: if the file is not a registry. The message names the place.
    ///     TypeError: if the path is no path.
    ///
    /// >>> from iana_ports import Registry
    /// >>> registry = Registry.from_csv("service-names-port-numbers.csv")  # doctest: +SKIP
    #[classmethod]
    fn from_csv(class: &Bound<'_, PyType>, path: &Bound<'_, PyAny>) -> PyResult<Self> {
        let py = class.py();
        let fspath = py.import("os")?.call_method1(intern!(py, "fspath"), (path,));
        let path = fspath.map_err(|error| {
            let is_no_path = error.is_instance_of::<PyTypeError>(py);
            if is_no_path { wrong_type(path, "path", "a str or an os.PathLike") } else { error }
        })?;
        // Python's own `open` gives the errors that users expect, with the file's name.
        let file = py.import("io")?.call_method1(intern!(py, "open"), (&path, "rb"))?;
        let csv = file.call_method1(intern!(py, "read"), (MAX_FILE_LEN + 1,));
        file.call_method0(intern!(py, "close"))?;
        load(&one_line(&path.str()?.to_string()), csv?.cast_into()?)
    }

    /// Loads the bytes of a CSV file of the registry: see `from_csv`.
    ///
    /// Args:
    ///     data: the bytes of the file.
    ///
    /// Raises:
    ///     RegistryError: if they are not a registry. The message calls them <bytes>.
    ///     TypeError: if the data is no bytes.
    ///
    /// >>> from iana_ports import Registry
    /// >>> Registry.from_bytes(b"<html>")
    /// Traceback (most recent call last):
    ///     ...
    /// iana_ports.RegistryError: <bytes>:1: ...
    #[classmethod]
    fn from_bytes(_class: &Bound<'_, PyType>, data: &Bound<'_, PyAny>) -> PyResult<Self> {
        match data.cast::<PyBytes>() {
            Ok(csv) => load("<bytes>", csv.clone()),
            Err(_) => Err(wrong_type(data, "data", "bytes")),
        }
    }

    /// The file that the registry comes from.
    #[getter]
    fn snapshot(&self) -> Snapshot {
        Snapshot::new(self.registry().snapshot())
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.registry().snapshot() == other.registry().snapshot()
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.registry().snapshot().hash(&mut hasher);
        hasher.finish()
    }

    fn __repr__(&self) -> String {
        let origin = self.csv().map_or("embedded", |_| "loaded");
        let snapshot = self.registry().snapshot();
        let date = snapshot.newest_date().map(|date| format!(", newest date {date}"));
        format!("<Registry: {origin}, {} rows{}>", snapshot.rows(), date.unwrap_or_default())
    }

    fn __copy__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __deepcopy__<'py>(slf: Bound<'py, Self>, _memo: &Bound<'py, PyAny>) -> Bound<'py, Self> {
        slf
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        let (py, class) = (slf.py(), slf.get_type());
        match slf.get().csv() {
            None => Ok((class.getattr(intern!(py, "embedded"))?, PyTuple::empty(py))),
            Some(csv) => {
                Ok((class.getattr(intern!(py, "from_bytes"))?, PyTuple::new(py, [csv.bind(py)])?))
            }
        }
    }
}
