//! The other eight columns.

use iana_ports::{Column, Date, Record, service};

use super::*;

fn first(port: u16) -> Record<'static> {
    lookup(port).records().next().unwrap()
}

#[test]
fn port_1947_has_unauthorized_use() {
    let record = first(1_947);
    assert_eq!(record.unauthorized_use(), Some("Unauthorized Use Known on port 1947"));
    assert_eq!(record.assignee(), Some("[Michael_Zunke_2]"));
    assert_eq!(first(5_093).unauthorized_use(), None);
}

#[test]
fn dccp_has_service_codes() {
    let record = lookup(9).on(Dccp).records().next().unwrap();
    // "DISC" in ASCII, as in RFC 4340.
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
fn the_word_alias_alone_does_not_make_an_alias() {
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
fn texts_may_contain_other_letters_than_ascii() {
    assert_eq!(first(10_020).contact(), Some("[Adam_Norén]"));
    assert_eq!(first(23_546).cell(Column::Contact).to_string(), "[Roman_Štěpánek]");
}
