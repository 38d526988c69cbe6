//! The file that a registry comes from.

use pyo3::prelude::*;

/// The file that the registry was compiled or loaded from.
#[pyclass(frozen, eq, hash, module = "iana_ports")]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Snapshot(iana_ports::Snapshot);

impl Snapshot {
    pub(crate) fn new(snapshot: iana_ports::Snapshot) -> Self {
        Self(snapshot)
    }
}

#[pymethods]
impl Snapshot {
    /// The number of rows, without the header.
    #[getter]
    fn rows(&self) -> u32 {
        self.0.rows()
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }
}
