//! The entry of a port.

use iana_ports::Transport;
use pyo3::prelude::*;

use crate::arguments::TransportArgument;
use crate::source::Source;
use crate::terms;

/// The entry of one port, for all transports together or `on` one.
#[pyclass(frozen, module = "iana_ports")]
pub(crate) struct Port {
    source: Source,
    number: u16,
    transport: Option<Transport>,
}

impl Port {
    pub(crate) fn new(source: Source, number: u16, transport: Option<Transport>) -> Self {
        Self { source, number, transport }
    }

    /// The library's port.
    fn port(&self) -> iana_ports::Port<'_> {
        let port = self.source.registry().lookup(self.number);
        self.transport.map_or(port, |transport| port.on(transport))
    }
}

#[pymethods]
impl Port {
    /// The port number, 0 to 65535.
    #[getter]
    fn number(&self) -> u16 {
        self.number
    }

    /// The service name, or None if no row names the port.
    #[getter]
    fn name(&self) -> Option<&str> {
        self.port().name()
    }

    /// The status of the port.
    #[getter]
    fn status<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        terms::status(py, self.port().status())
    }

    /// The range that contains the port.
    #[getter]
    fn range<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        terms::port_range(py, self.port().range())
    }

    /// The transport chosen with `on`, or None for all together.
    #[getter]
    fn transport<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.transport.map(|transport| terms::transport(py, transport)).transpose()
    }

    /// The same port with the rows of one transport only.
    fn on(&self, transport: TransportArgument) -> Self {
        Self::new(self.source.clone(), self.number, Some(transport.0))
    }
}
