//! Maps and sorted tables of the library's names on tcp.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use iana_ports::{Record, Transport, records, service_name, service_port};

use crate::rust_source::{ints, offsets, text};

pub(crate) fn write(source: &mut String) -> fmt::Result {
    let name = |port| service_name(port, Transport::Tcp);
    let names: Vec<_> = (0..=u16::MAX).filter_map(|port| Some((port, name(port)?))).collect();
    let ports: BTreeMap<&str, u16> = records()
        .filter_map(Record::service_name)
        .filter_map(|name| Some((name, service_port(name, Transport::Tcp)?)))
        .collect();
    let ports: Vec<_> = ports.into_iter().collect();
    writeln!(
        source,
        "pub(crate) static NAME_OF_PORT: [(u16, &str); {}] = {names:?};",
        names.len()
    )?;
    writeln!(
        source,
        "pub(crate) static PORT_OF_NAME: [(&str, u16); {}] = {ports:?};",
        ports.len()
    )?;

    let mut map = phf_codegen::Map::new();
    for (port, name) in &names {
        map.entry(*port, format!("{name:?}"));
    }
    writeln!(source, "pub(crate) static PHF_NAME_OF_PORT: phf::Map<u16, &str> = {};", map.build())?;
    let mut map = phf_codegen::Map::new();
    for (name, port) in &ports {
        map.entry(*name, port.to_string());
    }
    writeln!(source, "pub(crate) static PHF_PORT_OF_NAME: phf::Map<&str, u16> = {};", map.build())?;

    let names: Vec<&str> = (0..=u16::MAX).map(|port| name(port).unwrap_or("")).collect();
    ints(source, "DIRECT_OFFSETS", 16, &offsets(&names))?;
    text(source, "DIRECT_NAMES", &names.concat())
}
