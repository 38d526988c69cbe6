//! The transports, for messages and help.

use iana_ports::Transport;

/// All of them: `tcp, udp, sctp or dccp`.
pub(crate) fn any_of() -> String {
    let names = Transport::ALL.map(Transport::as_str);
    match names.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} or {last}", others.join(", ")),
        _ => names.concat(),
    }
}
