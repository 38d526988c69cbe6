//! `free --not-listening`, with sockets opened here.

use std::net::{TcpListener, UdpSocket};

use crate::files::path_of;
use crate::sockets::is_alone;
use crate::{Ended, run};

#[test]
fn the_complaint_names_the_filters() {
    if !is_alone(the_complaint_names_the_filters) {
        return;
    }
    let names = &path_of("free-short.csv", "8078,,mine\n");
    let args = ["free", "--within", "8078-8082", "--ephemeral", "-q", "--names", names];
    let expected = |filters: &str| Ended {
        stdout: "8079\n".to_owned(),
        stderr: format!("iana-ports: only 1 unassigned port {filters} in 8078-8082\n"),
        status: 1,
    };
    assert_eq!(run(&args), expected("without an own name"));
    // Somebody may have it.
    let Ok(_listener) = TcpListener::bind(("127.0.0.1", 8078)) else { return };
    let Ok(_other) = TcpListener::bind(("127.0.0.1", 8082)) else { return };
    let found = run(&["free", "--within", "8078-8078", "--ephemeral", "--not-listening"]);
    let complaint = "iana-ports: no unassigned ports that are not in use here in 8078\n";
    let expected = Ended { stdout: String::new(), stderr: complaint.to_owned(), status: 1 };
    assert_eq!(found, expected);
    let found = run(&[&args[..], &["--not-listening", "--count", "9"]].concat());
    assert_eq!(found.stderr.lines().count(), 1, "{found:?}");
    assert!(
        found.stderr.contains(" that are not in use here and have no own name in "),
        "{found:?}"
    );
}

#[test]
fn ports_in_use_are_skipped() {
    if !is_alone(ports_in_use_are_skipped) {
        return;
    }
    let nearest = || {
        run(&["free", "--near", "28000", "--ephemeral", "--count", "2", "--not-listening", "-q"])
            .stdout
    };
    let free = nearest();
    let mut ports = free.lines().map(|line| line.parse::<u16>().unwrap());
    let _tcp = TcpListener::bind(("127.0.0.1", ports.next().unwrap())).unwrap();
    let _udp = UdpSocket::bind(("127.0.0.1", ports.next().unwrap())).unwrap();
    let others = nearest();
    assert_eq!(others.lines().count(), 2);
    for port in free.lines() {
        assert!(others.lines().all(|other| other != port), "{port} is in use: {others}");
    }
}
