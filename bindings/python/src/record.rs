//! A row of a registry.

use std::ops::RangeInclusive;

use iana_ports::Column;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyRange, PyTuple, PyType};

use crate::pickling::{self, PickledRegistry, Reduced};
use crate::repr::Repr;
use crate::source::Source;
use crate::terms;

/// One row of the registry, unchanged: nothing merged, nothing left out.
///
/// An attribute of an empty cell is None. Each attribute is looked up when you read it.
/// Nothing can be changed. Two records are equal if all their cells are.
///
/// >>> from iana_ports import lookup
/// >>> lookup(1455).records[0]
/// Record('esl-lm', port_number='1455', transport='tcp', description='ESL License Manager')
#[pyclass(frozen, eq, hash, module = "iana_ports")]
pub(crate) struct Record {
    source: Source,
    /// The library's id of the row. `new` takes it from a row, and `_restore` checks it.
    id: u32,
}

impl Record {
    pub(crate) fn new(source: Source, id: u32) -> Self {
        Self { source, id }
    }

    /// The library's record.
    #[inline]
    fn record(&self) -> iana_ports::Record<'_> {
        self.source.registry().record_of_id(self.id).expect("the registry has the row")
    }

    fn cell(&self, column: Column) -> Option<String> {
        let cell = self.record().cell(column);
        (!cell.is_empty()).then(|| cell.to_string())
    }
}

impl PartialEq for Record {
    fn eq(&self, other: &Self) -> bool {
        self.record() == other.record()
    }
}

impl std::hash::Hash for Record {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.record().hash(state);
    }
}

#[pymethods]
impl Record {
    #[classattr]
    fn __match_args__() -> (&'static str, &'static str, &'static str) {
        ("service_name", "port_number", "transport")
    }

    /// Column Service Name; None where the row describes a port without naming a service.
    #[getter]
    fn service_name(&self) -> Option<&str> {
        self.record().service_name()
    }

    /// Column Port Number as in the file: '80', '6000-6063'; None for a service without a
    /// port.
    #[getter]
    fn port_number(&self) -> Option<String> {
        self.cell(Column::PortNumber)
    }

    /// Column Port Number as numbers, a range of one or more ports; None for a service
    /// without a port.
    ///
    /// >>> from iana_ports import service
    /// >>> service("x11").records[0].ports
    /// range(6000, 6064)
    #[getter]
    fn ports<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyRange>>> {
        self.record().ports().map(|ports| range(py, &ports)).transpose()
    }

    /// Column Transport Protocol; None where the row counts for every transport.
    #[getter]
    fn transport<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.record().transport().map(|transport| terms::transport(py, transport)).transpose()
    }

    /// Column Description; None if the cell is empty.
    #[getter]
    fn description(&self) -> Option<&str> {
        self.record().description()
    }

    /// Column Assignee: a tag in brackets, such as '[Abel_Chou]'; None if the cell is
    /// empty.
    #[getter]
    fn assignee(&self) -> Option<&str> {
        self.record().assignee()
    }

    /// Column Contact: a tag in brackets, often the assignee's; None if the cell is
    /// empty.
    #[getter]
    fn contact(&self) -> Option<&str> {
        self.record().contact()
    }

    /// Column Registration Date, '2005-08-24' or '2005-08'; None if the cell is empty, as
    /// in older rows.
    #[getter]
    fn registration_date(&self) -> Option<String> {
        self.cell(Column::RegistrationDate)
    }

    /// Column Modification Date, '2005-08-24' or '2005-08'; None if the cell is empty.
    #[getter]
    fn modification_date(&self) -> Option<String> {
        self.cell(Column::ModificationDate)
    }

    /// Column Reference: mostly RFCs, such as '[RFC6335]'; None if the cell is empty.
    #[getter]
    fn reference(&self) -> Option<&str> {
        self.record().reference()
    }

    /// Column Service Code of DCCP (RFC 4340, section 8.1.2), 0 to 4294967295; None if
    /// the cell is empty.
    #[getter]
    fn service_code(&self) -> Option<u32> {
        self.record().service_code()
    }

    /// Column Unauthorized Use Reported: who is said to use the port without an
    /// assignment; None if the cell is empty.
    #[getter]
    fn unauthorized_use(&self) -> Option<&str> {
        self.record().unauthorized_use()
    }

    /// Column Assignment Notes, line breaks included; None if the cell is empty.
    #[getter]
    fn assignment_notes(&self) -> Option<&str> {
        self.record().assignment_notes()
    }

    /// Assigned if the row has a name. Otherwise unassigned if the description begins
    /// with that word, else reserved.
    #[getter]
    fn status<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        terms::status(py, self.record().status())
    }

    /// The service that this one is an alias or a duplicate of, by the assignment notes;
    /// None if they name none.
    ///
    /// >>> from iana_ports import service
    /// >>> service("www").records[0].alias_of
    /// 'http'
    #[getter]
    fn alias_of(&self) -> Option<&str> {
        self.record().alias_of()
    }

    /// The cells that are not empty, as in the file, with the keys of `iana-ports
    /// --json`: the titles of the columns in snake case.
    ///
    /// >>> from iana_ports import lookup
    /// >>> lookup(4).records[0].to_dict()
    /// {'port_number': '4', 'transport_protocol': 'tcp', 'description': 'Unassigned'}
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        dict(py, self.record())
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let record = self.record();
        let repr = Repr::new(py, "Record")
            .text_value(record.service_name())?
            .text("port_number", self.port_number().as_deref())?
            .text("transport", record.transport().map(iana_ports::Transport::as_str))?
            .text("description", record.description())?;
        Ok(repr.finish())
    }

    fn __copy__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __deepcopy__<'py>(slf: Bound<'py, Self>, _memo: &Bound<'py, PyAny>) -> Bound<'py, Self> {
        slf
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        let Self { source, id } = slf.get();
        let registry = pickling::pickled(slf.py(), source);
        pickling::reduce(slf, (registry, pickling::fingerprint(source), *id))
    }

    #[classmethod]
    fn _restore(
        _class: &Bound<'_, PyType>,
        registry: PickledRegistry<'_>,
        fingerprint: u64,
        id: u32,
    ) -> PyResult<Self> {
        let source = pickling::source(&registry);
        pickling::check_fingerprint(&source, fingerprint)?;
        check_id(&source, id)?;
        Ok(Self::new(source, id))
    }
}

/// Checks that the registry has a row with this id.
pub(crate) fn check_id(source: &Source, id: u32) -> PyResult<()> {
    match source.registry().record_of_id(id) {
        Some(_) => Ok(()),
        None => Err(PyValueError::new_err(format!("no row has the id {id}"))),
    }
}

/// A tuple of the rows.
pub(crate) fn tuple<'py, 'r>(
    py: Python<'py>,
    source: &Source,
    records: impl Iterator<Item = iana_ports::Record<'r>>,
) -> PyResult<Bound<'py, PyTuple>> {
    let record = |record: iana_ports::Record<'r>| {
        Bound::new(py, Record::new(source.clone_ref(py), record.id()))
    };
    PyTuple::new(py, records.map(record).collect::<PyResult<Vec<_>>>()?)
}

/// A list of the rows as dicts.
pub(crate) fn dicts<'py, 'r>(
    py: Python<'py>,
    records: impl Iterator<Item = iana_ports::Record<'r>>,
) -> PyResult<Bound<'py, PyList>> {
    PyList::new(py, records.map(|record| dict(py, record)).collect::<PyResult<Vec<_>>>()?)
}

fn dict<'py>(py: Python<'py>, record: iana_ports::Record<'_>) -> PyResult<Bound<'py, PyDict>> {
    let dict = PyDict::new(py);
    for column in Column::ALL {
        let cell = record.cell(column);
        if !cell.is_empty() {
            dict.set_item(column.key(), cell.to_string())?;
        }
    }
    Ok(dict)
}

/// The ports as a Python range.
pub(crate) fn range<'py>(
    py: Python<'py>,
    ports: &RangeInclusive<u16>,
) -> PyResult<Bound<'py, PyRange>> {
    let end = u32::from(*ports.end()) + 1;
    Ok(py.get_type::<PyRange>().call1((*ports.start(), end))?.cast_into()?)
}
