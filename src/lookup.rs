//! The methods of a registry that look up a port or a service.

use iana_ports_tables::Transport;

use crate::port::Port;
#[cfg(feature = "by-name")]
use crate::records::Records;
use crate::registry::Registry;
#[cfg(feature = "by-name")]
use crate::service::Service;

impl<'a> Registry<'a> {
    /// The entry of `port`. Every port from 0 to 65535 has one. Constant time.
    #[inline]
    pub const fn lookup(self, port: u16) -> Port<'a> {
        Port::new(self, port)
    }

    /// The name of `port` on `transport`, or `None`.
    ///
    /// The same as `lookup(port).on(transport).name()`. Constant time.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    #[cfg_attr(target_os = "none", inline)]
    pub const fn service_name(self, port: u16, transport: Transport) -> Option<&'a str> {
        self.lookup(port).on(transport).name()
    }

    /// Names many ports on `transport`: see [`service_names`](crate::service_names).
    ///
    /// Writes the [`service_name`](Self::service_name) of each port of `ports` into
    /// `names`, in order, until either slice ends. Returns the number of names written.
    #[inline]
    pub fn service_names(
        self,
        ports: &[u16],
        transport: Transport,
        names: &mut [Option<&'a str>],
    ) -> usize {
        for (name, &port) in names.iter_mut().zip(ports) {
            *name = self.service_name(port, transport);
        }
        ports.len().min(names.len())
    }

    /// The service with this name, or `None` if no row has the name.
    ///
    /// Ignores ASCII case. Computes one hash and compares the name with those in one or
    /// two places: the time grows with the length of the name.
    #[cfg(feature = "by-name")]
    #[inline]
    pub const fn service(self, name: &str) -> Option<Service<'a>> {
        Service::find(self, name)
    }

    /// The first port of the service with this name on `transport`, or `None`.
    ///
    /// `None` if there is no such service, or it has no port on `transport`. Ignores
    /// ASCII case. The same as `service(name)?.port(transport)`.
    #[cfg(feature = "by-name")]
    // Short once the tables are constants, which inlining makes them.
    #[inline(always)]
    pub const fn service_port(self, name: &str, transport: Transport) -> Option<u16> {
        match self.service(name) {
            Some(service) => service.port(transport),
            None => None,
        }
    }

    /// All rows, in registry order.
    ///
    /// They are sorted by first port. Rows without a port come last. Rows with the same
    /// first port keep the order of the file.
    #[cfg(feature = "by-name")]
    pub const fn records(self) -> Records<'a> {
        Records::new(self)
    }
}
