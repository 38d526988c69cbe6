//! The ports and transports of rows.

use iana_ports::{Column, Record, Transport};

/// The ports and transports of rows that read the same: `591/tcp,udp 8008/tcp,udp`,
/// `27000-27009`, `-` without a port.
pub fn places(records: &[Record<'_>]) -> String {
    let mut places: Vec<(String, Vec<&str>)> = Vec::new();
    for record in records {
        let port = record.cell(Column::PortNumber).to_string();
        let port = if port.is_empty() { "-".to_owned() } else { port };
        let transports = record.transport().map(Transport::as_str);
        match places.last_mut() {
            Some((same, its_own)) if *same == port => its_own.extend(transports),
            _ => places.push((port, transports.into_iter().collect())),
        }
    }
    let written = places.into_iter().map(|(port, transports)| {
        if transports.is_empty() { port } else { format!("{port}/{}", transports.join(",")) }
    });
    written.collect::<Vec<_>>().join(" ")
}
