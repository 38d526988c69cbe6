//! The sockets of this machine.

use std::net::SocketAddr;

use iana_ports::Transport;

/// A socket with a port.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Socket {
    pub(crate) address: SocketAddr,
    pub(crate) transport: Transport,
    /// Whether it listens. Unknown for UDP, where sockets have no such state.
    pub(crate) listens: bool,
    /// The processes that have the socket open, if the system shows them.
    pub(crate) processes: Vec<Process>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub(crate) struct Process {
    pub(crate) pid: u32,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) name: String,
}

/// Why the sockets cannot be listed.
#[derive(Debug, thiserror::Error)]
#[error("the sockets of this machine: {0}")]
pub(crate) struct SocketsError(String);

impl Socket {
    /// The processes, separated by commas: `sshd (812)`; `-` if the system shows none.
    pub(crate) fn processes_in_words(&self) -> String {
        let shown = self.processes.iter().map(|Process { pid, name }| match name.as_str() {
            "" => pid.to_string(),
            name => format!("{name} ({pid})"),
        });
        let shown = shown.collect::<Vec<_>>().join(", ");
        if shown.is_empty() { "-".to_owned() } else { shown }
    }

    /// All sockets, ordered by port.
    #[cfg(any(target_os = "linux", target_os = "macos", target_os = "windows"))]
    pub(crate) fn all() -> Result<Vec<Self>, SocketsError> {
        use netsock::family::AddressFamilyFlags;
        use netsock::protocol::ProtocolFlags;

        let families = AddressFamilyFlags::IPV4 | AddressFamilyFlags::IPV6;
        let transports = ProtocolFlags::TCP | ProtocolFlags::UDP;
        let sockets = netsock::iter_sockets(families, transports)
            .and_then(Iterator::collect::<Result<Vec<_>, _>>)
            .map_err(|error| SocketsError(format!("{error} ({error:?})")))?;
        let mut sockets: Vec<_> = sockets
            .into_iter()
            .map(Self::from)
            .filter(|socket| socket.address.port() > 0)
            .collect();
        sockets.sort_by(|one, other| {
            let key = |socket: &Self| (socket.address.port(), socket.transport);
            key(one).cmp(&key(other)).then_with(|| one.cmp(other))
        });
        sockets.dedup();
        Ok(sockets)
    }

    #[cfg(not(any(target_os = "linux", target_os = "macos", target_os = "windows")))]
    pub(crate) fn all() -> Result<Vec<Self>, SocketsError> {
        Err(SocketsError("only Linux, macOS and Windows are supported".to_owned()))
    }
}

#[cfg(any(target_os = "linux", target_os = "macos", target_os = "windows"))]
impl From<netsock::socket::SocketInfo> for Socket {
    fn from(info: netsock::socket::SocketInfo) -> Self {
        use netsock::socket::ProtocolSocketInfo;
        use netsock::state::TcpState;

        let (transport, listens) = match &info.protocol_socket_info {
            ProtocolSocketInfo::Tcp(tcp) => (Transport::Tcp, tcp.state == TcpState::Listen),
            ProtocolSocketInfo::Udp(_) => (Transport::Udp, true),
        };
        let address = SocketAddr::new(info.local_addr(), info.local_port());
        let processes = info.processes.into_iter();
        let mut processes: Vec<_> =
            processes.map(|process| Process { pid: process.pid, name: process.name }).collect();
        // A process may have several descriptors for one socket.
        processes.sort();
        processes.dedup();
        Self { address, transport, listens, processes }
    }
}
