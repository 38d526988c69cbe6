//! `explain`, with sockets opened here.

use std::net::{TcpListener, UdpSocket};

use serde_json::Value;

use crate::sockets::is_alone;
use crate::{Ended, run};

/// The section about sockets.
fn section(page: &str) -> String {
    let title = "\nListening on this machine now\n";
    let section = page.split_once(title).unwrap().1;
    section.split("\n\n").next().unwrap().to_owned() + "\n"
}

#[test]
fn sockets_on_the_port_are_listed() {
    if !is_alone(sockets_on_the_port_are_listed) {
        return;
    }
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let udp = UdpSocket::bind(("127.0.0.1", port)).ok();
    let Ended { stdout, .. } = run(&["explain", &port.to_string()]);
    let listening = section(&stdout);
    let own = format!("({})\n", std::process::id());
    let line = format!("  tcp 127.0.0.1:{port}  ");
    let expected = listening
        .lines()
        .any(|shown| shown.starts_with(&line) && format!("{shown}\n").ends_with(&own));
    assert!(expected, "{listening}");
    assert_eq!(listening.contains("udp "), udp.is_some());
    let Ended { stdout, .. } = run(&["explain", "--json", &port.to_string()]);
    let page: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(page["listening"][0]["processes"][0]["pid"], std::process::id());
    drop((listener, udp));
    let Ended { stdout, .. } = run(&["explain", &port.to_string()]);
    let listening = section(&stdout);
    assert_eq!(listening, format!("  Nothing listens on port {port}.\n"));
}
