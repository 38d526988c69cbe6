//! What the classes need to be pickled: each has a class method `_restore`, and reduces
//! to a call of it.

use pyo3::exceptions::PyValueError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::source::{Registry, Source};

/// What `__reduce__` returns: what to call, and the arguments.
pub(crate) type Reduced<'py> = (Bound<'py, PyAny>, Bound<'py, PyTuple>);

/// A call of `_restore` of the object's class.
pub(crate) fn reduce<'py, T>(
    object: &Bound<'py, T>,
    arguments: impl IntoPyObject<'py, Target = PyTuple, Output = Bound<'py, PyTuple>, Error = PyErr>,
) -> PyResult<Reduced<'py>> {
    let py = object.py();
    let restore = object.as_any().get_type().getattr(intern!(py, "_restore"))?;
    Ok((restore, arguments.into_pyobject(py)?))
}

/// A registry in a pickle: None for the embedded one.
pub(crate) type PickledRegistry<'py> = Option<Bound<'py, Registry>>;

/// The registry to restore an object from.
pub(crate) fn source(registry: &PickledRegistry<'_>) -> Source {
    registry.as_ref().map_or(Source::Embedded, Source::of)
}

/// Puts the registry of an object into a pickle.
pub(crate) fn pickled<'py>(py: Python<'py>, source: &Source) -> PickledRegistry<'py> {
    match source {
        Source::Embedded => None,
        Source::Loaded(registry) => Some(registry.bind(py).clone()),
    }
}

/// The first bytes of the SHA-256 of a registry's file. Ids of rows mean something in
/// this file only.
pub(crate) fn fingerprint(source: &Source) -> u64 {
    let sha256 = source.registry().snapshot().sha256();
    sha256.first_chunk().copied().map_or(0, u64::from_be_bytes)
}

/// Checks that ids of rows are restored with the registry that they were pickled with.
pub(crate) fn check_fingerprint(source: &Source, pickled: u64) -> PyResult<()> {
    let own = fingerprint(source);
    if own == pickled {
        return Ok(());
    }
    Err(PyValueError::new_err(format!(
        "the pickle has rows of another registry: its SHA-256 begins with {pickled:016x}, \
         expected {own:016x}"
    )))
}
