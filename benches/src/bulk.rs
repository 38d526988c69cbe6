//! Naming many ports at once.

use iana_ports::{Transport, lookup, service_name, service_names};

use crate::engine::Origin::Library;
use crate::engine::{Answer, Visitor};

/// How many ports are named at once.
pub const PORTS: usize = 256;

/// Ports, one behind another.
pub type Asked = &'static [u16];
/// Their names on tcp.
pub type Names = [Option<&'static str>; PORTS];

impl Answer for Names {
    #[inline]
    fn weight(&self) -> usize {
        self.iter().map(Answer::weight).sum()
    }
}

/// Cuts a stream of ports into such as are named at once, on tcp.
pub fn blocks(ports: &[u16]) -> Vec<Asked> {
    ports.to_vec().leak().chunks_exact(PORTS).collect()
}

/// From ports to their names.
pub fn names_of_ports(to: &mut impl Visitor<Asked, Names>) {
    to.engine("a loop of service_name(port, Tcp)", Library, || {
        |ports| {
            let mut names = [None; PORTS];
            for (name, &port) in names.iter_mut().zip(ports) {
                *name = service_name(port, Transport::Tcp);
            }
            names
        }
    });
    to.engine("service_names(ports, Tcp, names)", Library, || {
        |ports| {
            let mut names = [None; PORTS];
            service_names(ports, Transport::Tcp, &mut names);
            names
        }
    });
    // What it does, but with the port's other answers at hand.
    to.engine("lookup for each, then name() for each", Library, || {
        |ports| {
            let mut names = [None; PORTS];
            let mut found = [lookup(0); PORTS];
            for (found, &port) in found.iter_mut().zip(ports) {
                *found = lookup(port).on(Transport::Tcp);
            }
            for (name, port) in names.iter_mut().zip(found) {
                *name = port.name();
            }
            names
        }
    });
    to.engine("a loop that remembers the last answer", Library, || {
        |ports| {
            let (mut last, mut its_name) = (0, service_name(0, Transport::Tcp));
            let mut names = [None; PORTS];
            for (name, &port) in names.iter_mut().zip(ports) {
                if port != last {
                    (last, its_name) = (port, service_name(port, Transport::Tcp));
                }
                *name = its_name;
            }
            names
        }
    });
}
