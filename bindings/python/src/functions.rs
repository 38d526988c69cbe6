//! The functions of the module: the embedded registry's answers.

use iana_ports::Transport;
use pyo3::prelude::*;

use crate::arguments::{PortNumber, TransportArgument};
use crate::port::Port;
use crate::source::Source;

/// The entry of a port.
#[pyfunction]
pub(crate) fn lookup(port: PortNumber) -> Port {
    Port::new(Source::Embedded, port.0, None)
}

/// The name of a port on a transport, or on all together.
#[pyfunction]
#[pyo3(signature = (port, transport=None))]
pub(crate) fn service_name(
    port: PortNumber,
    transport: Option<TransportArgument>,
) -> Option<&'static str> {
    let transport: Option<Transport> = transport.map(|transport| transport.0);
    match transport {
        Some(transport) => iana_ports::service_name(port.0, transport),
        None => iana_ports::lookup(port.0).name(),
    }
}
