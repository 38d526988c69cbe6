//! The rows of a service name.

use iana_ports::{PortRange, Status, Transport};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple, PyType};

use crate::arguments::TransportArgument;
use crate::pickling::{self, PickledRegistry, Reduced};
use crate::record;
use crate::repr::Repr;
use crate::source::Source;
use crate::terms;

/// All rows of one service name. Names that differ in ASCII case alone are one service.
///
/// `service` returns it. Nothing can be changed. Two services are equal if their rows
/// are.
///
/// >>> from iana_ports import service
/// >>> service("HTTP-ALT")
/// Service('http-alt', tcp=591, udp=591)
/// >>> [row.port_number for row in service("http-alt").records]
/// ['591', '591', '8008', '8008', '8080', '8080']
#[pyclass(frozen, eq, hash, module = "iana_ports")]
pub(crate) struct Service {
    source: Source,
    /// The name, as the registry spells it first. `find` takes it from a row.
    name: String,
}

impl Service {
    /// The service of this name in any case.
    pub(crate) fn find(source: Source, name: &str) -> Option<Self> {
        let name = source.registry().service(name)?.name().to_owned();
        Some(Self { source, name })
    }

    /// The library's service.
    fn service(&self) -> iana_ports::Service<'_> {
        self.source.registry().service(&self.name).expect("the registry has the name")
    }

    /// The first row's description.
    fn first_description(&self) -> Option<&str> {
        self.service().records().next().and_then(iana_ports::Record::description)
    }
}

impl PartialEq for Service {
    fn eq(&self, other: &Self) -> bool {
        self.service() == other.service()
    }
}

impl std::hash::Hash for Service {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.service().hash(state);
    }
}

/// The first port of a service on a transport; without one, on the first of tcp, udp,
/// sctp and dccp that has one.
pub(crate) fn port(service: iana_ports::Service<'_>, transport: Option<Transport>) -> Option<u16> {
    match transport {
        Some(transport) => service.port(transport),
        None => Transport::ALL.into_iter().find_map(|transport| service.port(transport)),
    }
}

#[pymethods]
impl Service {
    #[classattr]
    fn __match_args__() -> (&'static str,) {
        ("name",)
    }

    /// The name, as the registry spells it first.
    #[getter]
    fn name(&self) -> &str {
        &self.name
    }

    /// The rows in registry order. There is at least one.
    #[getter]
    fn records<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        record::tuple(py, &self.source, self.service().records())
    }

    /// Always Status.ASSIGNED.
    #[getter]
    #[expect(clippy::unused_self, reason = "an attribute of the object, as of a port")]
    fn status<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        terms::status(py, Status::Assigned)
    }

    /// The description (registry column Description) of the first row; None if the cell
    /// is empty.
    #[getter]
    fn description(&self) -> Option<&str> {
        self.first_description()
    }

    /// The first port on a transport: the port, or the start of the range, in the first
    /// row that has one and counts for the transport. None without such a row.
    ///
    /// Args:
    ///     transport: a Transport, its name in any case, or its protocol number (6, 17, 132,
    ///         33). Without one, the first of tcp, udp, sctp and dccp that has a port.
    ///
    /// Raises:
    ///     TypeError: if the transport is neither a str nor an integer.
    ///     ValueError: if it is unknown.
    ///
    /// >>> from iana_ports import service
    /// >>> service("x11").port("tcp")
    /// 6000
    #[pyo3(signature = (transport=None))]
    fn port(&self, transport: Option<TransportArgument>) -> PyResult<Option<u16>> {
        Ok(port(self.service(), TransportArgument::optional(transport)?))
    }

    /// The object that `iana-ports --json` prints for the service, without `query`: a
    /// dict of port, range, status, name, description and records. It has no key for what
    /// is None.
    ///
    /// >>> from iana_ports import service
    /// >>> sorted(service("https").to_dict())
    /// ['description', 'name', 'port', 'range', 'records', 'status']
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let service = self.service();
        let port =
            service.records().find_map(iana_ports::Record::ports).map(|ports| *ports.start());
        let dict = PyDict::new(py);
        if let Some(port) = port {
            dict.set_item("port", port)?;
            dict.set_item("range", PortRange::of(port).as_str())?;
        }
        dict.set_item("status", Status::Assigned.as_str())?;
        dict.set_item("name", &self.name)?;
        if let Some(description) = self.first_description() {
            dict.set_item("description", description)?;
        }
        dict.set_item("records", record::dicts(py, service.records())?)?;
        Ok(dict)
    }

    fn __str__(&self) -> &str {
        &self.name
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let service = self.service();
        let mut repr = Repr::new(py, "Service").text_value(Some(&self.name))?;
        for transport in Transport::ALL {
            repr = repr.field(transport.as_str(), service.port(transport));
        }
        Ok(repr.finish())
    }

    fn __copy__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __deepcopy__<'py>(slf: Bound<'py, Self>, _memo: &Bound<'py, PyAny>) -> Bound<'py, Self> {
        slf
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        let Self { source, name } = slf.get();
        pickling::reduce(slf, (pickling::pickled(slf.py(), source), name.clone()))
    }

    #[classmethod]
    fn _restore(
        _class: &Bound<'_, PyType>,
        registry: PickledRegistry<'_>,
        name: &str,
    ) -> PyResult<Self> {
        let missing = || PyValueError::new_err(format!("the registry has no service {name:?}"));
        Self::find(pickling::source(&registry), name).ok_or_else(missing)
    }
}
