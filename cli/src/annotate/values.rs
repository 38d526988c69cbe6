//! Parses the value of a cell or of a JSON member as a port or a transport.

use iana_ports::Transport;

use super::names::{Name, Names, port};

/// Parses a port in digits, also with the `.0` that pandas adds in a column with empty
/// cells.
pub(super) fn port_in(value: &[u8]) -> Option<u16> {
    port(without_fraction(value))
}

fn without_fraction(value: &[u8]) -> &[u8] {
    value.strip_suffix(b".0").unwrap_or(value)
}

/// The protocol that a record states for its ports.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Protocol {
    #[default]
    Unstated,
    Transport(Transport),
    /// A protocol without ports of this registry, such as ICMP.
    Other,
}

/// The names of IP protocols without ports of this registry, as cells and as values of
/// keys in free text.
pub(super) const PORTLESS_PROTOCOLS: [&str; 8] =
    ["ah", "esp", "gre", "igmp", "ipip", "ospf", "pim", "vrrp"];

/// More such names, for cells only.
const PORTLESS_CELLS: [&str; 6] = ["icmp", "icmp6", "icmpv6", "ip", "ipv6-icmp", "udplite"];

impl Protocol {
    /// Parses a protocol's name or number. Any other word is a protocol without ports.
    pub(super) fn parse(value: &[u8]) -> Self {
        match Self::of_ip(value) {
            Self::Unstated if !matches!(value.trim_ascii(), b"" | b"-") => Self::Other,
            protocol => protocol,
        }
    }

    /// Parses a protocol's name or number where the value may also be an application
    /// protocol such as `http`, which states nothing.
    pub(super) fn of_ip(value: &[u8]) -> Self {
        let value = value.trim_ascii();
        let Ok(text) = std::str::from_utf8(value) else { return Self::Unstated };
        // `tcp6`, as netstat writes it.
        let name = text.strip_suffix(['4', '6']).unwrap_or(text);
        if let Ok(transport) = name.parse() {
            return Self::Transport(transport);
        }
        let digits = without_fraction(value);
        if !digits.is_empty() && digits.iter().all(u8::is_ascii_digit) {
            let number = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse().ok());
            let transport = number.and_then(Transport::from_protocol_number);
            return transport.map_or(Self::Other, Self::Transport);
        }
        let mut portless = PORTLESS_PROTOCOLS.iter().chain(&PORTLESS_CELLS);
        let is_known = portless.any(|word| word.eq_ignore_ascii_case(text));
        if is_known { Self::Other } else { Self::Unstated }
    }

    /// This protocol, or the other if it is unstated.
    pub(super) fn or(self, other: Self) -> Self {
        if self == Self::Unstated { other } else { self }
    }
}

impl Names<'_> {
    /// The name of the port on the protocol that its record states.
    pub(super) fn name_on(&self, port: u16, protocol: Protocol) -> Option<Name<'_>> {
        match protocol {
            Protocol::Unstated => self.name(port, None),
            Protocol::Transport(transport) => self.name(port, Some(transport)),
            Protocol::Other => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports() {
        for (value, expected) in [
            ("443", Some(443)),
            ("443.0", Some(443)),
            ("65535", Some(65535)),
            ("0", None),
            ("0443", None),
            ("443.5", None),
            ("443.00", None),
            ("443.", None),
            (".0", None),
            ("65536", None),
            ("+443", None),
            (" 443", None),
            ("4e2", None),
            ("", None),
        ] {
            assert_eq!(port_in(value.as_bytes()), expected, "{value:?}");
        }
    }

    #[test]
    fn protocols() {
        use Protocol::{Other, Unstated};
        let (tcp, udp) = (Protocol::Transport(Transport::Tcp), Protocol::Transport(Transport::Udp));
        for (value, expected, of_ip) in [
            ("tcp", tcp, tcp),
            ("TCP6", tcp, tcp),
            ("Udp", udp, udp),
            (" udp ", udp, udp),
            ("17", udp, udp),
            ("6.0", tcp, tcp),
            ("006", tcp, tcp),
            ("1", Other, Other),
            ("256", Other, Other),
            ("ICMP", Other, Other),
            ("ipv6-icmp", Other, Other),
            ("http", Other, Unstated),
            ("tcp/ip", Other, Unstated),
            ("-6", Other, Unstated),
            ("\u{fffd}", Other, Unstated),
            ("", Unstated, Unstated),
            ("-", Unstated, Unstated),
        ] {
            assert_eq!(Protocol::parse(value.as_bytes()), expected, "{value:?}");
            assert_eq!(Protocol::of_ip(value.as_bytes()), of_ip, "{value:?}");
        }
        assert_eq!(Protocol::parse(b"132"), Protocol::Transport(Transport::Sctp));
        assert_eq!(Protocol::parse(b"33"), Protocol::Transport(Transport::Dccp));
        assert_eq!(Protocol::parse(b"\xff"), Other);
    }
}
