//! The ephemeral ports of this machine: those that its system assigns to sockets that do
//! not request a specific port.

use std::ops::RangeInclusive;

use iana_ports::PortRange;

/// The ephemeral ports: on Linux the kernel's range, elsewhere the Dynamic Ports, as on
/// macOS, Windows and the BSDs. Also the Dynamic Ports if the kernel's range cannot be
/// read.
pub(crate) fn range() -> RangeInclusive<u16> {
    of_kernel().unwrap_or(PortRange::Dynamic.bounds())
}

#[cfg(target_os = "linux")]
fn of_kernel() -> Option<RangeInclusive<u16>> {
    parse(&std::fs::read_to_string("/proc/sys/net/ipv4/ip_local_port_range").ok()?)
}

#[cfg(not(target_os = "linux"))]
fn of_kernel() -> Option<RangeInclusive<u16>> {
    None
}

/// The kernel's text: the first and the last port, separated by blanks.
#[cfg(any(target_os = "linux", test))]
fn parse(text: &str) -> Option<RangeInclusive<u16>> {
    let mut ports = text.split_ascii_whitespace().map(str::parse);
    let (first, last) = (ports.next()?.ok()?, ports.next()?.ok()?);
    (ports.next().is_none() && first <= last).then_some(first..=last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kernels_text() {
        for (text, range) in [
            ("32768\t60999\n", 32768..=60999),
            ("1024 65535", 1024..=65535),
            ("  1  \t 1\n\n", 1..=1),
        ] {
            assert_eq!(parse(text), Some(range), "{text:?}");
        }
    }

    #[test]
    fn text_that_is_no_range() {
        for text in [
            "",
            "\n",
            "32768",
            "32768 60999 1",
            "60999 32768",
            "32768-60999",
            "32768 65536",
            "-1 60999",
            "32768\t60999x",
            "\0\0",
        ] {
            assert_eq!(parse(text), None, "{text:?}");
        }
    }
}
