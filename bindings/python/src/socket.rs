//! `getservbyport` and `getservbyname` of Python's module `socket`, with this registry's
//! names.

use iana_ports::Transport;
use pyo3::exceptions::{PyOSError, PyOverflowError};
use pyo3::prelude::*;

use crate::service;
use crate::source::Registry;

/// The transport of a protocol name; None without a name. An error for any other protocol, as
/// in `socket`.
fn transport(
    protocolname: Option<&Bound<'_, PyAny>>,
    missing: &'static str,
) -> PyResult<Option<Transport>> {
    let Some(name) = protocolname else { return Ok(None) };
    let name: &str = name.extract()?;
    name.parse().map(Some).map_err(|_| PyOSError::new_err(missing))
}

#[pymethods]
impl Registry {
    /// The name of a port, as socket.getservbyport: a drop-in that knows the whole registry
    /// and no system file.
    ///
    /// socket.getservbyport reads /etc/services, which has 318 names in Debian. For three of
    /// four, both give the same one. The others are older spellings (whois, here nicname), or
    /// names that IANA has not registered (10000 is webmin there, ndmp here). Without a
    /// protocol, this function takes the name on the first of tcp, udp, sctp and dccp that has
    /// one; that of socket takes the first line of the file.
    ///
    /// Args:
    ///     port: an integer from 0 to 65535.
    ///     protocolname: 'tcp', 'udp', 'sctp' or 'dccp' in any case. Without one, any.
    ///
    /// Raises:
    ///     OSError: port/proto not found.
    ///     OverflowError: if the port is out of range.
    ///     TypeError: if the port is no integer, or the protocol no str.
    ///
    /// >>> from iana_ports import getservbyport
    /// >>> getservbyport(1455)
    /// 'esl-lm'
    /// >>> getservbyport(514, "udp")
    /// 'syslog'
    #[pyo3(signature = (port, protocolname=None, /))]
    fn getservbyport(
        &self,
        port: &Bound<'_, PyAny>,
        protocolname: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<&str> {
        const MISSING: &str = "port/proto not found";
        let port: i32 = port.extract()?;
        let number = u16::try_from(port)
            .map_err(|_| PyOverflowError::new_err("getservbyport: port must be 0-65535."))?;
        let port = self.registry().lookup(number);
        let port = transport(protocolname, MISSING)?.map_or(port, |transport| port.on(transport));
        port.name().ok_or_else(|| PyOSError::new_err(MISSING))
    }

    /// The port of a service, as socket.getservbyname: a drop-in that knows the whole registry
    /// and no system file.
    ///
    /// Args:
    ///     servicename: a service name; unlike socket, in any ASCII case.
    ///     protocolname: 'tcp', 'udp', 'sctp' or 'dccp' in any case. Without one, the first of
    ///         them on which the service has a port.
    ///
    /// Raises:
    ///     OSError: service/proto not found.
    ///     TypeError: if one of them is no str.
    ///
    /// >>> from iana_ports import getservbyname
    /// >>> getservbyname("ipp")
    /// 631
    #[pyo3(signature = (servicename, protocolname=None, /))]
    fn getservbyname(
        &self,
        servicename: &Bound<'_, PyAny>,
        protocolname: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<u16> {
        const MISSING: &str = "service/proto not found";
        let name: &str = servicename.extract()?;
        let transport = transport(protocolname, MISSING)?;
        let found = self.registry().service(name);
        found
            .and_then(|found| service::port(found, transport))
            .ok_or_else(|| PyOSError::new_err(MISSING))
    }
}
