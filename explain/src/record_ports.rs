//! The ports and transports of rows.

use iana_ports::{Column, Record, Transport};

/// The ports of rows with their transports, separated by blanks: `591/tcp,udp
/// 8008/tcp,udp`, `27000-27009` for all transports, `-` without a port. Joins the
/// transports of adjacent rows for one port.
///
/// ```
/// use iana_ports::service;
/// use iana_ports_explain::record_ports;
///
/// let records: Vec<_> = service("flex-lm").unwrap().records().collect();
/// assert_eq!(record_ports(&records), "27000-27009");
/// let records: Vec<_> = service("esl-lm").unwrap().records().collect();
/// assert_eq!(record_ports(&records), "1455/tcp,udp");
/// ```
pub fn record_ports(records: &[Record<'_>]) -> String {
    let mut ports: Vec<(String, Vec<&str>)> = Vec::new();
    for record in records {
        let port = record.cell(Column::PortNumber).to_string();
        let port = if port.is_empty() { "-".to_owned() } else { port };
        let transports = record.transport().map(Transport::as_str);
        match ports.last_mut() {
            Some((same, on)) if *same == port => on.extend(transports),
            _ => ports.push((port, transports.into_iter().collect())),
        }
    }
    let written = ports.into_iter().map(|(port, transports)| {
        if transports.is_empty() { port } else { format!("{port}/{}", transports.join(",")) }
    });
    written.collect::<Vec<_>>().join(" ")
}
