//! `--skip-ephemeral` of `listening`, with the range of the machine that runs the tests.

use std::net::{Ipv4Addr, TcpListener};

use iana_ports::{Transport, lookup};
use serde_json::Value;

use crate::sockets::{ephemeral_ports, is_alone};
use crate::{file, run};

/// Ports in the range that have a name on tcp. Dynamic Ports have none.
fn named_in_range() -> impl Iterator<Item = u16> {
    ephemeral_ports().filter(|&port| lookup(port).on(Transport::Tcp).name().is_some())
}

#[test]
fn a_port_in_the_range_is_marked() {
    if !is_alone(a_port_in_the_range_is_marked) {
        return;
    }
    let bound = named_in_range()
        .find_map(|port| Some((TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok()?, port)));
    // The Dynamic Ports have no names.
    let Some((_listener, number)) = bound else { return };
    let query = format!("{number}/tcp");
    let port = lookup(number).on(Transport::Tcp);
    let row = |args: &[&str]| {
        let table = run(&[&["listening", &query], args].concat()).stdout;
        table.lines().nth(1).unwrap().to_owned()
    };
    assert!(row(&[]).contains(port.name().unwrap()));
    assert!(row(&["--skip-ephemeral"]).ends_with("  (ephemeral)"));
    let own = file("listening-ephemeral.csv", format!("{number},tcp,mine\n"));
    let with_own = ["--skip-ephemeral", "--names", own.to_str().unwrap()];
    assert!(row(&with_own).ends_with("  mine*"), "{}", row(&with_own));
    // JSON keeps the registry's name.
    let json = |args: &[&str]| -> Value {
        let stdout = run(&[&["listening", "--json", &query], args].concat()).stdout;
        serde_json::from_str(stdout.lines().next().unwrap()).unwrap()
    };
    let mut line = json(&["--skip-ephemeral"]);
    assert_eq!(line["name"], port.name().unwrap());
    assert_eq!(line.as_object_mut().unwrap().remove("ephemeral"), Some(true.into()));
    assert_eq!(line, json(&[]));
    assert_eq!(json(&with_own)["own_name"], "mine");
    assert_eq!(json(&with_own)["ephemeral"], true);
}

#[test]
fn a_port_outside_the_range_stays_as_it_is() {
    if !is_alone(a_port_outside_the_range_stays_as_it_is) {
        return;
    }
    let free = (1024..=u16::MAX).filter(|port| !ephemeral_ports().contains(port));
    let mut bound =
        free.filter_map(|port| Some((TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok()?, port)));
    let Some((_listener, port)) = bound.next() else { return };
    let query = format!("{port}/tcp");
    for args in [&[][..], &["--json"]] {
        let args = [&["listening", query.as_str()], args].concat();
        assert_eq!(run(&[&args[..], &["--skip-ephemeral"]].concat()), run(&args));
    }
}
