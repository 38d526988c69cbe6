//! Answers that surprise people. The expected values are from IANA's file of June 2024.
//!
//! They need the project's own data: with another `IANA_PORTS_CSV`, run the other tests.

#[cfg(feature = "by-name")]
mod by_name;
#[cfg(feature = "descriptions")]
mod descriptions;
#[cfg(feature = "full")]
mod full;

use iana_ports::Transport::{Dccp, Sctp, Tcp, Udp};
use iana_ports::{PortRange, Transport, assigned_ports, lookup, service_name};

#[test]
fn port_80_has_three_names_and_is_http() {
    let port = lookup(80);
    assert_eq!(port.name(), Some("http"));
    assert!(port.names().eq(["http", "www", "www-http"]));
    assert!(port.names().rev().eq(["www-http", "www", "http"]));
    assert!(port.on(Sctp).names().eq(["http"]));
    assert_eq!(service_name(80, Udp), Some("http"));
}

/// `urd` comes first, but an RFC defines `submissions`, which people mean.
#[test]
fn port_465_on_tcp_is_submissions_not_urd() {
    let port = lookup(465);
    assert_eq!(port.name(), Some("submissions"));
    assert_eq!(port.on(Tcp).name(), Some("submissions"));
    assert_eq!(port.on(Udp).name(), Some("igmpv3lite"));
    // The names are in registry order.
    assert!(port.on(Tcp).names().eq(["urd", "submissions"]));
    assert!(port.names().eq(["urd", "submissions", "igmpv3lite"]));
}

#[test]
fn port_514_is_another_service_on_udp() {
    assert_eq!(lookup(514).name(), Some("shell"));
    assert_eq!(service_name(514, Tcp), Some("shell"));
    assert_eq!(service_name(514, Udp), Some("syslog"));
    assert_eq!(service_name(514, Sctp), None);
    assert!(lookup(514).names().eq(["shell", "syslog"]));
}

#[test]
fn port_9_has_a_name_on_all_four_transports() {
    for transport in [Tcp, Udp, Sctp, Dccp] {
        assert_eq!(service_name(9, transport), Some("discard"));
    }
}

#[test]
fn port_0_is_covered_and_has_no_name() {
    let port = lookup(0);
    assert!(port.covered());
    assert_eq!(port.range(), PortRange::System);
    assert_eq!(port.name(), None);
    assert_eq!(port.names().len(), 0);
}

#[test]
fn assigned_ports_are_counted() {
    let expected = (0..=u16::MAX).filter(|&port| lookup(port).name().is_some()).count();
    assert_eq!(assigned_ports().len(), expected);
    assert_eq!(assigned_ports().count(), expected);
    assert_eq!(assigned_ports().next(), Some(lookup(1)));
}

#[test]
fn protocol_numbers_are_those_of_the_ip_header() {
    let numbers = [(Tcp, 6), (Udp, 17), (Sctp, 132), (Dccp, 33)];
    for number in 0..=u8::MAX {
        let expected = numbers.iter().find(|(_, theirs)| *theirs == number).map(|(one, _)| *one);
        assert_eq!(Transport::from_protocol_number(number), expected, "{number}");
    }
    assert_eq!(numbers.map(|(transport, _)| transport), Transport::ALL);
    assert_eq!(numbers.map(|(transport, _)| transport.protocol_number()), [6, 17, 132, 33]);
}

#[test]
fn the_ranges_meet_at_1024_and_49152() {
    let expected = [
        (0, PortRange::System),
        (1_023, PortRange::System),
        (1_024, PortRange::User),
        (49_151, PortRange::User),
        (49_152, PortRange::Dynamic),
        (65_535, PortRange::Dynamic),
    ];
    for (port, range) in expected {
        assert_eq!(lookup(port).range(), range);
        assert_eq!(PortRange::of(port), range);
    }
}

/// Without User Ports, `covered` distinguishes "not in this tier" from "not registered".
#[cfg(not(feature = "user-ports"))]
#[test]
fn port_1455_is_not_covered() {
    assert!(lookup(1_023).covered());
    assert!(!lookup(1_024).covered());
    assert!(!lookup(1_455).covered());
    assert_eq!(lookup(1_455).name(), None);
}

#[cfg(feature = "user-ports")]
mod user_ports {
    use super::*;

    #[test]
    fn port_1455_is_esl_lm() {
        let port = lookup(1_455);
        assert!(port.covered());
        assert_eq!(port.name(), Some("esl-lm"));
        assert_eq!(service_name(1_455, Tcp), Some("esl-lm"));
        assert_eq!(service_name(1_455, Udp), Some("esl-lm"));
        assert_eq!(service_name(1_455, Sctp), None);
    }

    /// The registry notes "Conflict on 2049 !". Only `nfs` has an RFC, in its row for
    /// sctp.
    #[test]
    fn port_2049_is_nfs_not_shilp() {
        assert_eq!(lookup(2_049).name(), Some("nfs"));
        assert_eq!(service_name(2_049, Tcp), Some("nfs"));
        assert_eq!(service_name(2_049, Udp), Some("nfs"));
        assert_eq!(service_name(2_049, Sctp), Some("nfs"));
        assert!(lookup(2_049).names().eq(["shilp", "nfs"]));
        assert!(lookup(2_049).on(Sctp).names().eq(["nfs"]));
    }

    /// One row, `27000-27009`, without a transport, which counts for each.
    #[test]
    fn ports_27000_to_27009_are_flex_lm() {
        assert_eq!(lookup(26_999).name(), None);
        for port in 27_000..=27_009 {
            assert_eq!(lookup(port).name(), Some("flex-lm"));
            assert_eq!(service_name(port, Udp), Some("flex-lm"));
            assert_eq!(service_name(port, Dccp), Some("flex-lm"));
        }
        assert_eq!(lookup(27_010).name(), Some("flex-lmadmin"));
    }

    /// One row for tcp and one for udp, both `6000-6063`.
    #[test]
    fn ports_6000_to_6063_are_x11() {
        for port in 6_000..=6_063 {
            assert_eq!(service_name(port, Tcp), Some("x11"));
            assert_eq!(service_name(port, Udp), Some("x11"));
            assert_eq!(service_name(port, Sctp), None);
        }
        assert_eq!(lookup(6_064).name(), Some("ndl-ahp-svc"));
    }

    /// In the registry of June 2024, a row for `7748-7776` says "Unassigned".
    #[test]
    fn port_7775_is_assigned_amid_an_unassigned_range() {
        assert_eq!(lookup(7_747).name(), Some("prgp"));
        assert_eq!(lookup(7_775).name(), Some("inetfs"));
        assert_eq!(service_name(7_775, Udp), None);
        assert_eq!(lookup(7_777).name(), Some("cbt"));
    }

    #[test]
    fn license_managers() {
        assert_eq!(lookup(1_947).name(), Some("sentinelsrm"));
        assert_eq!(lookup(5_093).name(), Some("sentinel-lm"));
    }

    #[test]
    fn names_may_break_the_syntax_of_rfc_6335() {
        assert_eq!(lookup(3_283).name(), Some("Apple Remote Desktop (Net Assistant)"));
        assert_eq!(lookup(3_679).name(), Some("Escale (Newton Dock)"));
        assert!(lookup(44_818).names().eq(["EtherNet-IP-2", "EtherNet/IP-2"]));
        assert!(lookup(210).names().eq(["z39-50", "z39.50"]));
    }

    #[test]
    fn dynamic_ports_are_covered_and_have_no_name() {
        for port in [49_152, 65_000, 65_535] {
            assert!(lookup(port).covered());
            assert_eq!(lookup(port).name(), None);
        }
    }
}
