//! Descriptions, statuses and rows.

use iana_ports::{Record, Status};

use super::*;

#[test]
fn the_description_is_from_the_row_of_the_name() {
    assert_eq!(lookup(80).description(), Some("World Wide Web HTTP"));
    assert_eq!(lookup(80).on(Sctp).description(), Some("HTTP"));
    assert_eq!(lookup(465).description(), Some("Message Submission over TLS protocol"));
    assert_eq!(lookup(1_455).description(), Some("ESL License Manager"));
    assert_eq!(lookup(27_005).description(), Some("FLEX LM (1-10)"));
    let nfs = "Network File System - Sun Microsystems";
    assert_eq!(lookup(2_049).description(), Some(nfs));
    assert_eq!(lookup(2_049).on(Sctp).description(), Some("Network File System"));
}

/// `syslog` has no description, and does not take that of `shell`.
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
    // Only the row of the range, which has no transport, counts for these.
    assert_eq!(port.on(Sctp).status(), Status::Unassigned);
    assert_eq!(port.on(Sctp).description(), Some("Unassigned"));
    assert_eq!(port.records().len(), 3);
    assert_eq!(port.on(Udp).records().len(), 2);
}

/// A port without a row for a transport is not free on it.
#[test]
fn a_port_without_a_row_for_a_transport_is_reserved() {
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

/// Only "unassigned" as the first word makes a port unassigned.
#[test]
fn only_the_first_word_unassigned_makes_a_port_unassigned() {
    assert_eq!(lookup(24).status(), Status::Reserved);
    assert_eq!(lookup(24).description(), Some("any private mail system"));
    assert_eq!(lookup(26).status(), Status::Unassigned);
    // A former service, and the word in parentheses.
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
fn a_port_has_a_record_for_each_row() {
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
fn descriptions_keep_their_line_breaks() {
    let tcp = "Secondary, (non ANDI) multi-protocol multi-function interface to\n    \
               the Allied ANDI-based family of forecourt controllers";
    assert_eq!(lookup(6_629).description(), Some(tcp));
}
