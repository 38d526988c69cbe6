//! Services, their ports and rows without a port.

use iana_ports::{Record, Status, records, service, service_port};

use super::*;

#[test]
fn a_name_finds_its_port() {
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
fn every_name_of_a_port_finds_it() {
    for name in ["urd", "submissions"] {
        assert_eq!(service_port(name, Tcp), Some(465));
    }
    for name in ["http", "www", "www-http"] {
        assert_eq!(service_port(name, Udp), Some(80));
    }
    assert_eq!(service_port("shilp", Udp), Some(2_049));
}

#[test]
fn case_is_ignored_and_the_answer_has_the_registrys_spelling() {
    assert_eq!(service("HTTP").unwrap().name(), "http");
    assert_eq!(service("ethernet/ip-2").unwrap().name(), "EtherNet/IP-2");
    assert_eq!(service("HTTP"), service("http"));
    let desktop = service("apple remote desktop (NET ASSISTANT)").unwrap();
    assert_eq!(desktop.name(), "Apple Remote Desktop (Net Assistant)");
    assert_eq!(desktop.port(Udp), Some(3_283));
}

#[test]
fn names_are_not_trimmed_or_split() {
    for name in ["", " http", "http ", "http\0", "http/tcp", "80", "nF\u{17F}", "Reserved"] {
        assert_eq!(service(name), None, "{name:?}");
    }
    assert_eq!(service_port("914c/g", Tcp), Some(211));
    assert_eq!(service_port("914C/G", Tcp), Some(211));
    assert_eq!(service_port("whois++", Udp), Some(63));
}

/// DNS-SD finds services by name.
#[test]
fn names_without_a_port_are_services() {
    let service = service("airplay").unwrap();
    assert_eq!(service.records().len(), 2);
    assert_eq!(service.port(Tcp), None);
    let record = service.records().next().unwrap();
    assert_eq!((record.ports(), record.transport()), (None, Some(Tcp)));
    assert_eq!(record.status(), Status::Assigned);
}

/// `https` and 15 others have rows with a port and rows without.
#[test]
fn a_name_may_occur_with_and_without_a_port() {
    let service = service("https").unwrap();
    let ports = service.records().map(Record::ports);
    assert!(ports.eq([Some(443..=443), Some(443..=443), Some(443..=443), None]));
    assert_eq!(service.port(Tcp), Some(443));
    assert_eq!(service.port(Dccp), None);
}

#[test]
fn a_name_may_have_several_ports() {
    let ports =
        service("http-alt").unwrap().records().map(|record| *record.ports().unwrap().start());
    assert!(ports.eq([591, 591, 8_008, 8_008, 8_080, 8_080]));
}

#[test]
fn rows_without_a_port_come_last() {
    let (first, last) = (records().next().unwrap(), records().next_back().unwrap());
    assert_eq!((first.ports(), first.service_name()), (Some(0..=0), None));
    assert_eq!(last.ports(), None);
    let with_port = records().filter(|record| record.ports().is_some()).count();
    assert!(records().skip(with_port).all(|record| record.ports().is_none()));
    assert!(with_port < records().len() - 1_000);
}
