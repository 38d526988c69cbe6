//! `getservbyport` and `getservbyname` of Python's module `socket`, with this registry's
//! names.

use iana_ports::{Registry, Transport};
use pyo3::exceptions::{PyOSError, PyOverflowError};
use pyo3::prelude::*;

use crate::service;

/// The transport of a protocol name; None without a name. An error for any other
/// protocol, as in `socket`.
fn transport(
    protocolname: Option<&Bound<'_, PyAny>>,
    missing: &'static str,
) -> PyResult<Option<Transport>> {
    let Some(name) = protocolname else { return Ok(None) };
    let name: &str = name.extract()?;
    name.parse().map(Some).map_err(|_| PyOSError::new_err(missing))
}

/// The name of a port.
pub(crate) fn getservbyport<'r>(
    registry: Registry<'r>,
    port: &Bound<'_, PyAny>,
    protocolname: Option<&Bound<'_, PyAny>>,
) -> PyResult<&'r str> {
    const MISSING: &str = "port/proto not found";
    const WRONG: &str = "getservbyport: port must be 0-65535.";
    let port: i32 = port.extract()?;
    let number = u16::try_from(port).map_err(|_| PyOverflowError::new_err(WRONG))?;
    let port = registry.lookup(number);
    let port = transport(protocolname, MISSING)?.map_or(port, |transport| port.on(transport));
    port.name().ok_or_else(|| PyOSError::new_err(MISSING))
}

/// The port of a service.
pub(crate) fn getservbyname(
    registry: Registry<'_>,
    servicename: &Bound<'_, PyAny>,
    protocolname: Option<&Bound<'_, PyAny>>,
) -> PyResult<u16> {
    const MISSING: &str = "service/proto not found";
    let name: &str = servicename.extract()?;
    let transport = transport(protocolname, MISSING)?;
    let port = registry.service(name).and_then(|found| service::port(found, transport));
    port.ok_or_else(|| PyOSError::new_err(MISSING))
}
