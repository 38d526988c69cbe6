//! Commands that show what listens on ports, for each operating system.

use std::ops::RangeInclusive;

use iana_ports::Transport;

/// An operating system, and its commands for the ports.
pub(crate) struct Checks {
    /// The system's name. The shell follows in parentheses if the commands need a certain
    /// one.
    pub(crate) system: &'static str,
    /// `None` if the system has no command for the transport.
    pub(crate) commands: Option<Vec<String>>,
}

/// The commands for these ports on the transport, or on tcp and udp. There is at least
/// one port.
pub(crate) fn checks(ports: &[RangeInclusive<u16>], transport: Option<Transport>) -> [Checks; 3] {
    let (tcp, udp) = match transport {
        None => (true, true),
        Some(transport) => (transport == Transport::Tcp, transport == Transport::Udp),
    };
    let wanted = |tcp_command: String, udp_command: String| {
        let commands = [(tcp, tcp_command), (udp, udp_command)].into_iter();
        let commands: Vec<_> =
            commands.filter(|&(wanted, _)| wanted).map(|(_, command)| command).collect();
        (!commands.is_empty()).then_some(commands)
    };
    let list = list(ports, "-", ",");
    let powershell = powershell(ports);
    [
        Checks { system: "Linux", commands: Some(vec![ss(ports, transport)]) },
        Checks {
            system: "macOS",
            commands: wanted(
                format!("sudo lsof -nP -iTCP:{list} -sTCP:LISTEN"),
                format!("sudo lsof -nP -iUDP:{list}"),
            ),
        },
        Checks {
            system: "Windows (PowerShell)",
            commands: wanted(
                format!("Get-NetTCPConnection -State Listen -LocalPort {powershell}"),
                format!("Get-NetUDPEndpoint -LocalPort {powershell}"),
            ),
        },
    ]
}

/// The command of iproute2: ss(8).
fn ss(ports: &[RangeInclusive<u16>], transport: Option<Transport>) -> String {
    let transports = match transport {
        None => "tu",
        Some(Transport::Tcp) => "t",
        Some(Transport::Udp) => "u",
        Some(Transport::Sctp) => "S",
        Some(Transport::Dccp) => "d",
    };
    let conditions = ports.iter().map(|interval| match bounds(interval) {
        (first, last) if first == last => format!("sport = :{first}"),
        (first, last) => {
            let both = format!("sport >= :{first} and sport <= :{last}");
            if ports.len() == 1 { both } else { format!("( {both} )") }
        }
    });
    let conditions = conditions.collect::<Vec<_>>().join(" or ");
    format!("sudo ss -{transports}lpn '{conditions}'")
}

/// The ports as PowerShell writes an array of numbers.
fn powershell(ports: &[RangeInclusive<u16>]) -> String {
    match ports {
        [interval] if interval.start() == interval.end() => interval.start().to_string(),
        [interval] => format!("({}..{})", interval.start(), interval.end()),
        _ if ports.iter().all(|interval| interval.start() == interval.end()) => {
            list(ports, "..", ",")
        }
        _ => {
            let arrays = ports.iter().map(|interval| match bounds(interval) {
                (first, last) if first == last => format!("@({first})"),
                (first, last) => format!("({first}..{last})"),
            });
            format!("({})", arrays.collect::<Vec<_>>().join(" + "))
        }
    }
}

fn list(ports: &[RangeInclusive<u16>], to: &str, separator: &str) -> String {
    let ports = ports.iter().map(|interval| match bounds(interval) {
        (first, last) if first == last => first.to_string(),
        (first, last) => format!("{first}{to}{last}"),
    });
    ports.collect::<Vec<_>>().join(separator)
}

fn bounds(interval: &RangeInclusive<u16>) -> (u16, u16) {
    (*interval.start(), *interval.end())
}
