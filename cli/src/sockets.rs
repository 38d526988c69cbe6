//! The sockets of this machine.

use iana_ports_explain::machine::Socket;

#[cfg(any(target_os = "linux", target_os = "macos", target_os = "windows"))]
use {iana_ports::Transport, iana_ports_explain::machine::Process, std::net::SocketAddr};

/// Why the sockets cannot be listed.
#[derive(Debug, thiserror::Error)]
#[error("the sockets of this machine: {0}")]
pub(crate) struct SocketsError(String);

/// All sockets, ordered by port.
#[cfg(any(target_os = "linux", target_os = "macos", target_os = "windows"))]
pub(crate) fn all() -> Result<Vec<Socket>, SocketsError> {
    use netsock::family::AddressFamilyFlags;
    use netsock::protocol::ProtocolFlags;

    let families = AddressFamilyFlags::IPV4 | AddressFamilyFlags::IPV6;
    let transports = ProtocolFlags::TCP | ProtocolFlags::UDP;
    let sockets = netsock::iter_sockets(families, transports)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| SocketsError(format!("{error} ({error:?})")))?;
    let mut sockets: Vec<_> =
        sockets.into_iter().map(socket).filter(|socket| socket.address.port() > 0).collect();
    sockets.sort_by(|one, other| {
        let key = |socket: &Socket| (socket.address.port(), socket.transport);
        key(one).cmp(&key(other)).then_with(|| one.cmp(other))
    });
    sockets.dedup();
    Ok(sockets)
}

#[cfg(not(any(target_os = "linux", target_os = "macos", target_os = "windows")))]
pub(crate) fn all() -> Result<Vec<Socket>, SocketsError> {
    Err(SocketsError("only Linux, macOS and Windows are supported".to_owned()))
}

#[cfg(any(target_os = "linux", target_os = "macos", target_os = "windows"))]
fn socket(info: netsock::socket::SocketInfo) -> Socket {
    use netsock::socket::ProtocolSocketInfo;
    use netsock::state::TcpState;

    let (transport, listens) = match &info.protocol_socket_info {
        ProtocolSocketInfo::Tcp(tcp) => (Transport::Tcp, tcp.state == TcpState::Listen),
        ProtocolSocketInfo::Udp(_) => (Transport::Udp, true),
    };
    let address = SocketAddr::new(info.local_addr(), info.local_port());
    // On Windows, a socket without a process has process 0, and a process without a name
    // is called "Unknown".
    let processes = info.processes.into_iter().filter(|process| process.pid > 0);
    let processes = processes.map(|process| match process.name {
        name if cfg!(windows) && name == "Unknown" => {
            Process { pid: process.pid, name: String::new() }
        }
        name => Process { pid: process.pid, name },
    });
    let mut processes: Vec<_> = processes.collect();
    // A process may have several descriptors for one socket.
    processes.sort();
    processes.dedup();
    Socket { address, transport, listens, processes }
}
