//! Lookups of ports and names: methods of `Registry`, and functions of the module.

use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::arguments::{PortNumber, TransportArgument, text};
use crate::port::{self, Port};
use crate::record;
use crate::service::{self, Service};
use crate::source::{Registry, Source};

#[pymethods]
impl Registry {
    /// The entry of a port. Every port from 0 to 65535 has one.
    ///
    /// Takes about a tenth of a microsecond.
    ///
    /// Args:
    ///     port: an integer from 0 to 65535, or an object with __index__, such as a NumPy
    ///         integer.
    ///
    /// Raises:
    ///     TypeError: if the port is no integer. A bool is none.
    ///     ValueError: if it is out of range.
    ///
    /// >>> from iana_ports import lookup
    /// >>> lookup(1455).name
    /// 'esl-lm'
    /// >>> lookup(514).on("udp").name
    /// 'syslog'
    /// >>> lookup(65000).status == "dynamic"
    /// True
    fn lookup(slf: &Bound<'_, Self>, port: PortNumber) -> PyResult<Port> {
        Ok(Port::new(Source::of(slf), port.get()?, None))
    }

    /// The name of a port on a transport, or on all together: `lookup(port).on(transport).name`.
    /// None if it has none there.
    ///
    /// Takes about a tenth of a microsecond. For many ports, `service_names` is faster.
    ///
    /// Args:
    ///     port: an integer from 0 to 65535, or an object with __index__.
    ///     transport: a Transport, its name in any case, or its protocol number (6, 17, 132,
    ///         33). Without one, the first of tcp, udp, sctp and dccp that has a name.
    ///
    /// Raises:
    ///     TypeError: if the port is no integer, or the transport neither a str nor an integer.
    ///     ValueError: if the port is out of range, or the transport is another one.
    ///
    /// >>> from iana_ports import service_name
    /// >>> service_name(514, "tcp")
    /// 'shell'
    /// >>> service_name(514, "dccp") is None
    /// True
    #[pyo3(signature = (port, transport=None))]
    fn service_name(
        &self,
        port: PortNumber,
        transport: Option<TransportArgument>,
    ) -> PyResult<Option<&str>> {
        let port = self.registry().lookup(port.get()?);
        Ok(match TransportArgument::optional(transport)? {
            Some(transport) => port.on(transport).name(),
            None => port.name(),
        })
    }

    /// The first port of a service on a transport: `service(name).port(transport)`. None if
    /// there is no such service, or if it has no port there.
    ///
    /// Takes about a tenth of a microsecond.
    ///
    /// Args:
    ///     name: a service name; ASCII case is ignored.
    ///     transport: a Transport, its name in any case, or its protocol number (6, 17, 132,
    ///         33). Without one, the first of tcp, udp, sctp and dccp that has a port.
    ///
    /// Raises:
    ///     TypeError: if the name is no str, or the transport neither a str nor an integer.
    ///     ValueError: if the transport is another one.
    ///
    /// >>> from iana_ports import service_port
    /// >>> service_port("https")
    /// 443
    /// >>> service_port("syslog", "tcp") is None
    /// True
    #[pyo3(signature = (name, transport=None))]
    fn service_port(
        &self,
        name: &Bound<'_, PyAny>,
        transport: Option<TransportArgument>,
    ) -> PyResult<Option<u16>> {
        let service = text(name, "name")?.and_then(|name| self.registry().service(name));
        let transport = TransportArgument::optional(transport)?;
        Ok(service.and_then(|service| service::port(service, transport)))
    }

    /// The service of a name, or None if no row has the name.
    ///
    /// Takes about a quarter of a microsecond.
    ///
    /// Args:
    ///     name: a service name; ASCII case is ignored.
    ///
    /// Raises:
    ///     TypeError: if the name is no str.
    ///
    /// >>> from iana_ports import service
    /// >>> service("ipp")
    /// Service('ipp', tcp=631, udp=631)
    /// >>> service("no-such-service") is None
    /// True
    fn service(slf: &Bound<'_, Self>, name: &Bound<'_, PyAny>) -> PyResult<Option<Service>> {
        Ok(text(name, "name")?.and_then(|name| Service::find(Source::of(slf), name)))
    }

    /// All rows in registry order: by first port, rows without a port last.
    ///
    /// Takes some milliseconds for the 14,447 rows of the snapshot of 2024-06-12.
    ///
    /// >>> from iana_ports import SNAPSHOT, records
    /// >>> len(records()) == SNAPSHOT.rows
    /// True
    fn records<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let source = Source::of(slf);
        record::tuple(slf.py(), &source, source.registry().records())
    }

    /// The ports that have a name on any transport, ascending: 6,333 in the snapshot of
    /// 2024-06-12.
    ///
    /// Takes about a millisecond.
    ///
    /// >>> from iana_ports import assigned_ports
    /// >>> assigned_ports()[0]
    /// Port(1, name='tcpmux', status='assigned')
    fn assigned_ports<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let source = Source::of(slf);
        let ports = source.registry().assigned_ports().map(iana_ports::Port::number);
        port::tuple(slf.py(), &source, ports)
    }
}
