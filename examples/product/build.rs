//! Compiles the product's two registries.

mod used_ports;

use iana_ports_build::{BuildError, compile, iana};

fn main() -> Result<(), BuildError> {
    compile("ports.csv")?;
    iana().ports(used_ports::USED_PORTS).compile("iana")
}
