//! The entry of a port.

use iana_ports::Transport;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple, PyType};

use crate::arguments::{PortNumber, TransportArgument};
use crate::pickling::{self, PickledRegistry, Reduced};
use crate::record;
use crate::repr::Repr;
use crate::source::Source;
use crate::terms;

/// One port in the registry, with all transports or `on` one.
///
/// `lookup` returns it. Each attribute is looked up when you read it, which takes about
/// as long as an attribute of a Python object. Immutable. Two ports are equal if all
/// their attributes are, even from different registries. int(port) and range(port) take
/// its number.
///
/// >>> from iana_ports import lookup
/// >>> lookup(1455)
/// Port(1455, name='esl-lm', status='assigned')
/// >>> str(lookup(514).on("udp"))
/// '514/udp'
#[pyclass(frozen, eq, hash, module = "iana_ports")]
pub(crate) struct Port {
    source: Source,
    number: u16,
    transport: Option<Transport>,
}

impl Port {
    #[inline]
    pub(crate) fn new(source: Source, number: u16, transport: Option<Transport>) -> Self {
        Self { source, number, transport }
    }

    /// The library's port.
    #[inline]
    fn port(&self) -> iana_ports::Port<'_> {
        let port = self.source.registry().lookup(self.number);
        self.transport.map_or(port, |transport| port.on(transport))
    }
}

impl PartialEq for Port {
    fn eq(&self, other: &Self) -> bool {
        self.port() == other.port()
    }
}

impl std::hash::Hash for Port {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.port().hash(state);
    }
}

#[pymethods]
impl Port {
    #[classattr]
    fn __match_args__() -> (&'static str, &'static str) {
        ("number", "transport")
    }

    /// The port number, 0 to 65535.
    #[getter]
    fn number(&self) -> u16 {
        self.number
    }

    /// The transport chosen with `on`; None for all together.
    #[getter]
    fn transport<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.transport.map(|transport| terms::transport(py, transport)).transpose()
    }

    /// The range that contains the port (RFC 6335, section 6).
    #[getter]
    fn range<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        terms::port_range(py, self.port().range())
    }

    /// The service name (registry column Service Name), or None if no row names the port.
    ///
    /// Of several names on a transport, the first that cites an RFC wins: any row of this
    /// port with that name has RFC in Reference. Else the first in registry order wins:
    /// 2049 is nfs. Without a transport, this is the name on the first of tcp, udp, sctp
    /// and dccp that has one.
    ///
    /// >>> from iana_ports import lookup
    /// >>> lookup(465).on("tcp").name
    /// 'submissions'
    #[getter]
    fn name(&self) -> Option<&str> {
        self.port().name()
    }

    /// Every name in registry order. Names that differ in ASCII case alone count as one,
    /// spelled as it occurs first.
    ///
    /// >>> from iana_ports import lookup
    /// >>> lookup(80).names
    /// ('http', 'www', 'www-http')
    #[getter]
    fn names<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.port().names())
    }

    /// The status. Of several rows, assigned wins over reserved, and reserved over
    /// unassigned. Without any row, the port is dynamic from 49152 up and reserved below.
    ///
    /// >>> from iana_ports import lookup
    /// >>> lookup(4).status
    /// <Status.UNASSIGNED: 'unassigned'>
    #[getter]
    fn status<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        terms::status(py, self.port().status())
    }

    /// The description (registry column Description) of the first row that gives the port
    /// its name; for a port without a name, that of the first row whose status is the
    /// port's. None if the cell is empty or there is no such row.
    ///
    /// >>> from iana_ports import lookup
    /// >>> lookup(1455).description
    /// 'ESL License Manager'
    #[getter]
    fn description(&self) -> Option<&str> {
        self.port().description()
    }

    /// Every row that covers the port, rows of ranges included, in registry order.
    ///
    /// >>> from iana_ports import lookup
    /// >>> [str(row.transport) for row in lookup(1455).records]
    /// ['tcp', 'udp']
    #[getter]
    fn records<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        record::tuple(py, &self.source, self.port().records())
    }

    /// The same port with the rows of one transport only. A row without a transport
    /// counts for each. Replaces the transport of an earlier `on`.
    ///
    /// Args:
    ///     transport: a Transport, its name in any case, or its protocol number (6, 17, 132,
    ///         33).
    ///
    /// Raises:
    ///     TypeError: if the transport is neither a str nor an integer.
    ///     ValueError: if it is unknown.
    ///
    /// >>> from iana_ports import lookup
    /// >>> lookup(514).on("udp").name
    /// 'syslog'
    fn on(&self, py: Python<'_>, transport: TransportArgument) -> PyResult<Self> {
        Ok(Self::new(self.source.clone_ref(py), self.number, Some(transport.get()?)))
    }

    /// The object that `iana-ports --json` prints for the port, without `query`: a dict
    /// of port, range, status, name, description and records. It has no key for what is
    /// None.
    ///
    /// >>> from iana_ports import lookup
    /// >>> lookup(65000).to_dict()
    /// {'port': 65000, 'range': 'dynamic', 'status': 'dynamic', 'records': []}
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let port = self.port();
        let dict = PyDict::new(py);
        dict.set_item("port", self.number)?;
        dict.set_item("range", port.range().as_str())?;
        dict.set_item("status", port.status().as_str())?;
        if let Some(name) = port.name() {
            dict.set_item("name", name)?;
        }
        if let Some(description) = port.description() {
            dict.set_item("description", description)?;
        }
        dict.set_item("records", record::dicts(py, port.records())?)?;
        Ok(dict)
    }

    fn __int__(&self) -> u16 {
        self.number
    }

    fn __index__(&self) -> u16 {
        self.number
    }

    fn __str__(&self) -> String {
        match self.transport {
            Some(transport) => format!("{}/{transport}", self.number),
            None => self.number.to_string(),
        }
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let port = self.port();
        let repr = Repr::new(py, "Port")
            .value(self.number)
            .text("transport", self.transport.map(Transport::as_str))?
            .text("name", port.name())?
            .text("status", Some(port.status().as_str()))?;
        Ok(repr.finish())
    }

    fn __copy__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __deepcopy__<'py>(slf: Bound<'py, Self>, _memo: &Bound<'py, PyAny>) -> Bound<'py, Self> {
        slf
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        let Self { source, number, transport } = slf.get();
        let registry = pickling::pickled(slf.py(), source);
        pickling::reduce(slf, (registry, *number, transport.map(Transport::as_str)))
    }

    #[classmethod]
    fn _restore(
        _class: &Bound<'_, PyType>,
        registry: PickledRegistry<'_>,
        number: PortNumber,
        transport: Option<TransportArgument>,
    ) -> PyResult<Self> {
        let transport = TransportArgument::optional(transport)?;
        Ok(Self::new(pickling::source(&registry), number.get()?, transport))
    }
}

/// A tuple of the ports.
pub(crate) fn tuple<'py>(
    py: Python<'py>,
    source: &Source,
    ports: impl ExactSizeIterator<Item = u16>,
) -> PyResult<Bound<'py, PyTuple>> {
    let ports = ports.map(|port| Bound::new(py, Port::new(source.clone_ref(py), port, None)));
    PyTuple::new(py, ports.collect::<PyResult<Vec<_>>>()?)
}
