//! The file that a registry comes from.

use iana_ports::Date;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyType;

use crate::pickling::{self, Reduced};
use crate::repr::Repr;

/// The file that a registry was compiled or loaded from. Quote it in a bug report.
///
/// >>> from iana_ports import SNAPSHOT
/// >>> SNAPSHOT.rows > 14_000
/// True
/// >>> print(SNAPSHOT)  # doctest: +SKIP
/// 14447 rows, newest date 2024-06-12, SHA-256 a86d10128fad...
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
    /// The number of rows, without the header: 14447 in the snapshot of 2024-06-12.
    #[getter]
    fn rows(&self) -> u32 {
        self.0.rows()
    }

    /// The newest registration or modification date, such as '2024-06-12'; None if the
    /// file has no date.
    #[getter]
    fn newest_date(&self) -> Option<String> {
        self.0.newest_date().map(|date| date.to_string())
    }

    /// The SHA-256 of the file, in hexadecimal: 64 digits.
    #[getter]
    fn sha256(&self) -> String {
        let digits = |byte: u8| format!("{byte:02x}");
        self.0.sha256().map(digits).concat()
    }

    /// The length of the longest service name in bytes: 36 in the snapshot of 2024-06-12.
    #[getter]
    fn max_service_name_len(&self) -> usize {
        self.0.max_service_name_len()
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let repr = Repr::new(py, "Snapshot")
            .field("rows", Some(self.rows()))
            .text("newest_date", self.newest_date().as_deref())?
            .text("sha256", Some(&self.sha256()))?
            .field("max_service_name_len", Some(self.max_service_name_len()));
        Ok(repr.finish())
    }

    fn __copy__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __deepcopy__<'py>(slf: Bound<'py, Self>, _memo: &Bound<'py, PyAny>) -> Bound<'py, Self> {
        slf
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        let own = slf.get();
        let len = own.max_service_name_len();
        pickling::reduce(slf, (own.rows(), own.newest_date(), own.0.sha256(), len))
    }

    #[classmethod]
    fn _restore(
        _class: &Bound<'_, PyType>,
        rows: u32,
        newest_date: Option<&str>,
        sha256: [u8; 32],
        max_service_name_len: u16,
    ) -> PyResult<Self> {
        let date = newest_date.map(str::parse::<Date>).transpose();
        let date = date.map_err(|error| PyValueError::new_err(error.to_string()))?;
        Ok(Self(iana_ports::Snapshot::new(rows, date, sha256, max_service_name_len)))
    }
}
