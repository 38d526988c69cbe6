//! Names the ports of sockets as firmware does that uses a network stack such as smoltcp
//! or embassy-net.
//!
//! Takes addresses of `core::net` and writes names into a buffer on the stack. Only
//! `println!` in `main` needs `std`.
//!
//!     cargo run --example sockets

use core::fmt::{self, Write};
use core::net::SocketAddr;

use iana_ports::{Transport, lookup};

/// A socket of the network stack.
struct Socket {
    transport: Transport,
    local: SocketAddr,
    remote: SocketAddr,
}

/// A line of a log, without an allocator.
struct Line {
    bytes: [u8; 96],
    length: usize,
}

impl Line {
    const EMPTY: Self = Self { bytes: [0; 96], length: 0 };

    fn as_str(&self) -> &str {
        core::str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }
}

impl Write for Line {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.length + text.len();
        self.bytes.get_mut(self.length..end).ok_or(fmt::Error)?.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}

/// An address, followed by the name of its port on this transport if it has one.
struct Named(SocketAddr, Transport);

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(address, transport) = self;
        match lookup(address.port()).on(*transport).name() {
            Some(name) => write!(f, "{address} ({name})"),
            None => write!(f, "{address}"),
        }
    }
}

/// The line for one socket, or an error if it does not fit.
fn describe(socket: &Socket) -> Result<Line, fmt::Error> {
    let Socket { transport, local, remote } = socket;
    let mut line = Line::EMPTY;
    write!(line, "{transport} {} <- {}", Named(*local, *transport), Named(*remote, *transport))?;
    Ok(line)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sockets = [
        (Transport::Tcp, "192.0.2.7:443", "198.51.100.20:50412"),
        (Transport::Udp, "192.0.2.7:50000", "192.0.2.1:53"),
        (Transport::Udp, "[2001:db8::7]:514", "[2001:db8::1]:49153"),
        (Transport::Tcp, "192.0.2.7:502", "192.0.2.30:51515"),
    ];
    for (transport, local, remote) in sockets {
        let socket = Socket { transport, local: local.parse()?, remote: remote.parse()? };
        println!("{}", describe(&socket)?.as_str());
    }
    Ok(())
}
