//! `annotate --skip-ephemeral`, with the range of the machine that runs the tests.

use iana_ports::{Transport, lookup};

use super::annotated;
use crate::file;
use crate::sockets::ephemeral_ports;

/// Ports in the range that have a name on tcp. Dynamic Ports have none.
fn named_in_range() -> impl Iterator<Item = u16> {
    ephemeral_ports().filter(|&port| lookup(port).on(Transport::Tcp).name().is_some())
}

#[test]
fn ephemeral_ports_stay_unnamed() {
    let outside = (1..=u16::MAX).find(|port| {
        !ephemeral_ports().contains(port) && lookup(*port).on(Transport::Tcp).name().is_some()
    });
    let inside: Vec<_> = named_in_range().take(3).collect();
    for &port in &inside {
        let line = format!("tcp 10.0.0.1:{port} {port}/tcp\n");
        let named = String::from_utf8(annotated(&[], &line)).unwrap();
        assert_ne!(named, line);
        assert_eq!(annotated(&["--skip-ephemeral"], &line), line.as_bytes());
        let csv = format!("{port}\n");
        let args = ["--skip-ephemeral", "--transport", "tcp", "--column", "1"];
        assert_eq!(annotated(&args, &csv), csv.as_bytes());
        let json = format!("{{\"sport\":{port},\"proto\":\"tcp\"}}\n");
        assert_ne!(annotated(&["--jsonl"], &json), json.as_bytes());
        assert_eq!(annotated(&["--skip-ephemeral", "--jsonl"], &json), json.as_bytes());
        // An own name still shows.
        let own = file("ephemeral.csv", format!("{port},tcp,mine\n"));
        let args = ["--skip-ephemeral", "--names", own.to_str().unwrap()];
        let expected = format!("tcp 10.0.0.1:{port}(mine*) {port}/tcp(mine*)\n");
        assert_eq!(String::from_utf8(annotated(&args, &line)).unwrap(), expected);
    }
    if let Some(port) = outside {
        let line = format!("{port}/tcp\n");
        assert_eq!(annotated(&["--skip-ephemeral"], &line), annotated(&[], &line));
    }
}
