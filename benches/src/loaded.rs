//! A registry that is loaded at run time from IANA's file.

use iana_ports::{OwnedRegistry, Registry, Transport};

use crate::engine::Origin::Library;
use crate::engine::Visitor;

/// The file that the embedded registry is compiled from.
pub const CSV: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../data/service-names-port-numbers.csv");

/// From a port to its name on tcp.
pub fn name_of_port(to: &mut impl Visitor<u16, Option<&'static str>>) {
    to.engine("iana-ports: registry.lookup(port).on(Tcp).name()", Library, || {
        let registry = registry();
        move |port| registry.lookup(port).on(Transport::Tcp).name()
    });
}

/// From a service's name to its port on tcp.
pub fn port_of_name(to: &mut impl Visitor<&'static str, Option<u16>>) {
    to.engine("iana-ports: registry.service_port(name, Tcp)", Library, || {
        let registry = registry();
        move |name| registry.service_port(name, Transport::Tcp)
    });
}

/// From the path of a file to the number of its rows.
pub fn load(to: &mut impl Visitor<&'static str, usize>) {
    to.engine("iana-ports: OwnedRegistry::from_path(csv)", Library, || {
        |path| open(path).registry().snapshot().rows() as usize
    });
}

fn registry() -> Registry<'static> {
    Box::leak(Box::new(open(CSV))).registry()
}

fn open(path: &str) -> OwnedRegistry {
    OwnedRegistry::from_path(path).expect("the repository's CSV is valid")
}
