//! Engines that name many ports at once.

use iana_ports::{Transport, service_name, service_names};

use crate::engine::Origin::Library;
use crate::engine::{Answer, Visitor};

/// The number of ports in a block.
pub const PORTS: usize = 256;

/// The ports of a block.
pub type Block = &'static [u16];
/// Their names on tcp.
pub type Names = [Option<&'static str>; PORTS];

impl Answer for Names {
    #[inline]
    fn weight(&self) -> usize {
        self.iter().map(Answer::weight).sum()
    }
}

/// Divides a stream of ports into blocks.
pub fn blocks(ports: &[u16]) -> Vec<Block> {
    ports.to_vec().leak().chunks_exact(PORTS).collect()
}

/// From the ports of a block to their names on tcp.
pub fn names_of_ports(to: &mut impl Visitor<Block, Names>) {
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
}
