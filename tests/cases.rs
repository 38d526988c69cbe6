//! The cases that trip everyone, to learn from; each expected value stands so in the registry of June 2024.
//!
//! They speak of the project's own data: under another `IANA_PORTS_CSV` run the other tests.

use iana_ports::Transport::{Dccp, Sctp, Tcp, Udp};
use iana_ports::{PortRange, lookup, service_name};

#[test]
fn port_80_has_three_names_and_is_http() {
    let port = lookup(80);
    assert_eq!(port.name(), Some("http"));
    assert!(port.names().eq(["http", "www", "www-http"]));
    assert!(port.names().rev().eq(["www-http", "www", "http"]));
    assert!(port.on(Sctp).names().eq(["http"]));
    assert_eq!(service_name(80, Udp), Some("http"));
}

/// `urd` comes first, but `submissions` stands in an RFC: what people mean.
#[test]
fn port_465_on_tcp_is_submissions_not_urd() {
    let port = lookup(465);
    assert_eq!(port.name(), Some("submissions"));
    assert_eq!(port.on(Tcp).name(), Some("submissions"));
    assert_eq!(port.on(Udp).name(), Some("igmpv3lite"));
    // The names are in registry order all the same.
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

/// Without User Ports `None` does not mean that nothing is registered, and `covered` says so.
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

    /// The registry itself notes "Conflict on 2049 !"; only `nfs` stands in an RFC, and there for sctp.
    #[test]
    fn port_2049_is_nfs_not_shilp() {
        assert_eq!(lookup(2_049).name(), Some("nfs"));
        assert_eq!(service_name(2_049, Tcp), Some("nfs"));
        assert_eq!(service_name(2_049, Udp), Some("nfs"));
        assert_eq!(service_name(2_049, Sctp), Some("nfs"));
        assert!(lookup(2_049).names().eq(["shilp", "nfs"]));
        assert!(lookup(2_049).on(Sctp).names().eq(["nfs"]));
    }

    /// One row, `27000-27009`, without a transport: it speaks for each.
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

    /// `7748-7776` says "Unassigned" although it holds a port that is assigned.
    #[test]
    fn port_7775_is_assigned_amid_an_unassigned_range() {
        assert_eq!(lookup(7_747).name(), Some("prgp"));
        assert_eq!(lookup(7_748).name(), None);
        assert_eq!(lookup(7_774).name(), None);
        assert_eq!(lookup(7_775).name(), Some("inetfs"));
        assert_eq!(service_name(7_775, Udp), None);
        assert_eq!(lookup(7_776).name(), None);
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

#[cfg(feature = "descriptions")]
mod descriptions {
    use iana_ports::{Record, Status};

    use super::*;

    #[test]
    fn a_description_belongs_to_the_name() {
        assert_eq!(lookup(80).description(), Some("World Wide Web HTTP"));
        assert_eq!(lookup(80).on(Sctp).description(), Some("HTTP"));
        assert_eq!(lookup(465).description(), Some("Message Submission over TLS protocol"));
        assert_eq!(lookup(1_455).description(), Some("ESL License Manager"));
        assert_eq!(lookup(27_005).description(), Some("FLEX LM (1-10)"));
        let nfs = "Network File System - Sun Microsystems";
        assert_eq!(lookup(2_049).description(), Some(nfs));
        assert_eq!(lookup(2_049).on(Sctp).description(), Some("Network File System"));
    }

    /// `syslog` has a name and no description; its neighbour's is not borrowed.
    #[test]
    fn port_514_on_udp_has_no_description() {
        assert_eq!(lookup(514).on(Udp).description(), None);
        assert_eq!(lookup(514).on(Udp).status(), Status::Assigned);
        let shell = "cmd like exec, but automatic authentication is performed as for login server";
        assert_eq!(lookup(514).description(), Some(shell));
    }

    #[test]
    fn a_status_may_differ_by_transport() {
        let port = lookup(7_775);
        assert_eq!(port.status(), Status::Assigned);
        assert_eq!(port.on(Tcp).status(), Status::Assigned);
        assert_eq!(port.on(Udp).status(), Status::Reserved);
        // Only the row of the range, which has no transport, speaks of these.
        assert_eq!(port.on(Sctp).status(), Status::Unassigned);
        assert_eq!(port.on(Sctp).description(), Some("Unassigned"));
        assert_eq!(port.records().len(), 3);
        assert_eq!(port.on(Udp).records().len(), 2);
    }

    /// A port that is on no row for a transport is not free on it.
    #[test]
    fn what_no_row_speaks_of_is_reserved() {
        assert_eq!(lookup(80).on(Dccp).status(), Status::Reserved);
        assert_eq!(lookup(80).on(Dccp).description(), None);
        assert_eq!(lookup(80).on(Dccp).records().len(), 0);
    }

    #[test]
    fn both_ends_of_the_user_ports_are_reserved() {
        assert_eq!(lookup(1_024).status(), Status::Reserved);
        assert_eq!(lookup(1_024).description(), Some("Reserved"));
        assert_eq!(lookup(49_151).status(), Status::Reserved);
        assert_eq!(lookup(49_151).description(), Some("IANA Reserved"));
        assert_eq!(lookup(0).status(), Status::Reserved);
    }

    #[test]
    fn dynamic_ports_are_never_assigned() {
        for port in [49_152, 65_000, 65_535] {
            assert_eq!(lookup(port).status(), Status::Dynamic);
            assert_eq!(lookup(port).on(Tcp).status(), Status::Dynamic);
            assert_eq!(lookup(port).description(), None);
            assert_eq!(lookup(port).records().len(), 0);
        }
    }

    /// Withheld for no one in particular: only "unassigned" as the first word is free to ask for.
    #[test]
    fn texts_other_than_unassigned_are_reserved() {
        assert_eq!(lookup(24).status(), Status::Reserved);
        assert_eq!(lookup(24).description(), Some("any private mail system"));
        assert_eq!(lookup(26).status(), Status::Unassigned);
        // The port of the former netstat, and one that brackets the word.
        assert_eq!(lookup(15).status(), Status::Unassigned);
        assert_eq!(lookup(15).description(), Some("Unassigned [was netstat]"));
        assert_eq!(lookup(2_825).status(), Status::Reserved);
        assert_eq!(lookup(2_825).description(), Some("(unassigned) Possibly assigned"));
        assert_eq!(lookup(114).status(), Status::Unassigned);
        assert_eq!(lookup(114).description(), Some("unassigned"));
        assert_eq!(lookup(585).status(), Status::Reserved);
        assert_eq!(lookup(585).description(), Some("De-registered"));
    }

    #[test]
    fn records_of_a_port_are_rows() {
        let port = lookup(9);
        let transports = [Some(Tcp), Some(Udp), Some(Sctp), Some(Dccp)];
        assert!(port.records().map(Record::transport).eq(transports));
        let record = port.on(Dccp).records().next().unwrap();
        assert_eq!(record.service_name(), Some("discard"));
        assert_eq!(record.ports(), Some(9..=9));
        assert_eq!(record.description(), Some("Discard"));
        assert_eq!(record.status(), Status::Assigned);
        let record = lookup(27_005).records().next().unwrap();
        assert_eq!((record.ports(), record.transport()), (Some(27_000..=27_009), None));
    }

    #[test]
    fn text_keeps_its_line_breaks() {
        let tcp = "Secondary, (non ANDI) multi-protocol multi-function interface to\n    \
                   the Allied ANDI-based family of forecourt controllers";
        assert_eq!(lookup(6_629).description(), Some(tcp));
    }
}

#[cfg(feature = "by-name")]
mod by_name {
    use iana_ports::{Record, Status, records, service, service_port};

    use super::*;

    #[test]
    fn a_name_has_its_ports_back() {
        assert_eq!(service_port("http", Tcp), Some(80));
        assert_eq!(service_port("esl-lm", Udp), Some(1_455));
        assert_eq!(service_port("syslog", Udp), Some(514));
        assert_eq!(service_port("syslog", Tcp), None);
        // The first of a range, and of three ports.
        assert_eq!(service_port("x11", Tcp), Some(6_000));
        assert_eq!(service_port("flex-lm", Sctp), Some(27_000));
        assert_eq!(service_port("http-alt", Tcp), Some(591));
        assert_eq!(service_port("no-such-service", Tcp), None);
    }

    #[test]
    fn names_that_lost_keep_their_port() {
        for name in ["urd", "submissions"] {
            assert_eq!(service_port(name, Tcp), Some(465));
        }
        for name in ["http", "www", "www-http"] {
            assert_eq!(service_port(name, Udp), Some(80));
        }
        assert_eq!(service_port("shilp", Udp), Some(2_049));
    }

    #[test]
    fn case_is_ignored_and_the_registrys_kept() {
        assert_eq!(service("HTTP").unwrap().name(), "http");
        assert_eq!(service("ethernet/ip-2").unwrap().name(), "EtherNet/IP-2");
        assert_eq!(service("HTTP"), service("http"));
        let desktop = service("apple remote desktop (NET ASSISTANT)").unwrap();
        assert_eq!(desktop.name(), "Apple Remote Desktop (Net Assistant)");
        assert_eq!(desktop.port(Udp), Some(3_283));
    }

    #[test]
    fn names_are_taken_as_they_are() {
        for name in ["", " http", "http ", "http\0", "http/tcp", "80", "nF\u{17F}", "Reserved"] {
            assert_eq!(service(name), None, "{name:?}");
        }
        assert_eq!(service_port("914c/g", Tcp), Some(211));
        assert_eq!(service_port("914C/G", Tcp), Some(211));
        assert_eq!(service_port("whois++", Udp), Some(63));
    }

    /// DNS-SD knows services by name alone.
    #[test]
    fn names_without_a_port_are_services() {
        let service = service("airplay").unwrap();
        assert_eq!(service.records().len(), 2);
        assert_eq!(service.port(Tcp), None);
        let record = service.records().next().unwrap();
        assert_eq!((record.ports(), record.transport()), (None, Some(Tcp)));
        assert_eq!(record.status(), Status::Assigned);
    }

    /// `https` and 15 others stand in both halves of the registry.
    #[test]
    fn a_name_may_occur_with_and_without_a_port() {
        let service = service("https").unwrap();
        let ports = service.records().map(Record::ports);
        assert!(ports.eq([Some(443..=443), Some(443..=443), Some(443..=443), None]));
        assert_eq!(service.port(Tcp), Some(443));
        assert_eq!(service.port(Dccp), None);
    }

    #[test]
    fn a_name_may_stand_on_several_ports() {
        let ports =
            service("http-alt").unwrap().records().map(|record| *record.ports().unwrap().start());
        assert!(ports.eq([591, 591, 8_008, 8_008, 8_080, 8_080]));
    }

    #[test]
    fn rows_without_a_port_come_last() {
        let (first, last) = (records().next().unwrap(), records().next_back().unwrap());
        assert_eq!((first.ports(), first.service_name()), (Some(0..=0), None));
        assert_eq!(last.ports(), None);
        assert_eq!(records().len(), 14_447);
        assert_eq!(records().filter(|record| record.ports().is_none()).count(), 1_039);
    }
}

#[cfg(feature = "full")]
mod full {
    use iana_ports::{Column, Date, Record, service};

    use super::*;

    fn first(port: u16) -> Record<'static> {
        lookup(port).records().next().unwrap()
    }

    #[test]
    fn port_1947_is_used_by_others_too() {
        let record = first(1_947);
        assert_eq!(record.unauthorized_use(), Some("Unauthorized Use Known on port 1947"));
        assert_eq!(record.assignee(), Some("[Michael_Zunke_2]"));
        assert_eq!(first(5_093).unauthorized_use(), None);
    }

    #[test]
    fn dccp_has_service_codes() {
        let record = lookup(9).on(Dccp).records().next().unwrap();
        // "DISC" in ASCII, which is how RFC 4340 means such codes to be read.
        assert_eq!(record.service_code(), Some(u32::from_be_bytes(*b"DISC")));
        assert_eq!(record.cell(Column::ServiceCode).to_string(), "1145656131");
        assert_eq!(lookup(9).on(Tcp).records().next().unwrap().service_code(), None);
        let ping = service("dccp-ping").unwrap().records().next().unwrap();
        assert_eq!(ping.service_code(), Some(1_885_957_735));
    }

    #[test]
    fn a_date_may_lack_its_day() {
        let record = first(1_035);
        assert_eq!(record.registration_date(), Some(Date { year: 2_003, month: 4, day: None }));
        assert_eq!(record.modification_date(), Some(Date { year: 2_015, month: 5, day: Some(5) }));
        assert_eq!(record.cell(Column::RegistrationDate).to_string(), "2003-04");
        assert_eq!(record.cell(Column::ModificationDate).to_string(), "2015-05-05");
        assert_eq!(first(80).registration_date(), None);
    }

    #[test]
    fn a_range_of_one_port_stays_a_range() {
        for port in [4_748, 6_345, 6_512, 8_203, 9_989, 20_047] {
            let record = first(port);
            assert_eq!(record.ports(), Some(port..=port));
            assert_eq!(record.cell(Column::PortNumber).to_string(), format!("{port}-{port}"));
        }
        assert_eq!(first(1_455).cell(Column::PortNumber).to_string(), "1455");
        assert_eq!(first(27_009).cell(Column::PortNumber).to_string(), "27000-27009");
        let portless = service("airplay").unwrap().records().next().unwrap();
        assert!(portless.cell(Column::PortNumber).is_empty());
        assert_eq!(portless.cell(Column::PortNumber).to_string(), "");
    }

    #[test]
    fn aliases_on_port_80() {
        let aliases =
            lookup(80).on(Tcp).records().map(|record| (record.service_name(), record.alias_of()));
        let expected =
            [(Some("http"), None), (Some("www"), Some("http")), (Some("www-http"), Some("http"))];
        assert!(aliases.eq(expected));
    }

    #[test]
    fn ethernet_ip_has_a_historic_spelling() {
        let record = service("EtherNet/IP-2").unwrap().records().next().unwrap();
        assert_eq!(record.ports(), Some(44_818..=44_818));
        assert_eq!(record.alias_of(), Some("EtherNet-IP-2"));
        let notes = "New contact added for port 44818 on 2008-02-01\n\
                     This entry is an alias to \"EtherNet-IP-2\".\n\
                     This entry is now historic, not usable for use with many\n\
                     common service discovery mechanisms.";
        assert_eq!(record.assignment_notes(), Some(notes));
        let today = service("EtherNet-IP-2").unwrap().records().next().unwrap();
        assert_eq!(today.alias_of(), None);
    }

    #[test]
    fn the_word_alias_alone_makes_no_alias() {
        let record = service("powereasy-erp").unwrap().records().next().unwrap();
        assert!(record.assignment_notes().unwrap().contains("cgi-alias"));
        assert_eq!(record.alias_of(), None);
    }

    #[test]
    fn the_other_columns_of_http() {
        let record = first(80);
        assert_eq!(record.assignee(), Some("[IESG]"));
        assert_eq!(record.contact(), Some("[IETF_Chair]"));
        assert_eq!(record.reference(), Some("[RFC9110]"));
        assert_eq!(record.service_code(), None);
        assert_eq!(record.unauthorized_use(), None);
        let notes = "Defined TXT keys: u=<username> p=<password> path=<path to document>";
        assert_eq!(record.assignment_notes(), Some(notes));
    }

    #[test]
    fn text_need_not_be_ascii() {
        assert_eq!(first(10_020).contact(), Some("[Adam_Norén]"));
        assert_eq!(first(23_546).cell(Column::Contact).to_string(), "[Roman_Štěpánek]");
    }
}
