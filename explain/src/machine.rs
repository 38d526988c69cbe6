//! The reader's machine: its sockets and its ephemeral ports.

use std::net::SocketAddr;
use std::ops::RangeInclusive;

use iana_ports::Transport;
use serde::Serialize;

/// The reader's machine. A front end that does not know it, such as a web page, makes
/// pages without it.
#[derive(Debug, Clone)]
pub struct Machine {
    /// The ephemeral ports: those that the system assigns to sockets without a fixed
    /// port.
    pub ephemeral: RangeInclusive<u16>,
    /// All sockets; or, on one line, why they cannot be listed.
    pub sockets: Result<Vec<Socket>, String>,
}

/// A socket with a port.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Socket {
    /// The local address.
    pub address: SocketAddr,
    /// The transport protocol.
    pub transport: Transport,
    /// Whether it listens. Unknown for UDP, where sockets have no such state.
    pub listens: bool,
    /// The processes that have the socket open, if the system shows them.
    pub processes: Vec<Process>,
}

/// A process that has a socket open.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Process {
    /// The number of the process.
    pub pid: u32,
    /// The name; empty if the system shows none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
}

impl Socket {
    /// The processes, separated by commas: `sshd (812)`; `-` if the system shows none.
    pub fn processes_in_words(&self) -> String {
        let shown = self.processes.iter().map(|Process { pid, name }| match name.as_str() {
            "" => pid.to_string(),
            name => format!("{name} ({pid})"),
        });
        let shown = shown.collect::<Vec<_>>().join(", ");
        if shown.is_empty() { "-".to_owned() } else { shown }
    }
}
