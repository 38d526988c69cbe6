//! `listening`, against sockets opened here.

/// `--skip-ephemeral`.
mod ephemeral_ports;
/// `--names FILE`.
mod own_names;

use std::net::{Ipv4Addr, TcpListener, TcpStream, UdpSocket};

use iana_ports::{Port, Record, Status, Transport, lookup};
use serde_json::json;

use crate::program::json_lines;
use crate::sockets::is_alone;
use crate::{Ended, is_refused, run};

/// Listens on the first User Port that passes and that no socket uses.
fn listener(passes: impl Fn(Port<'static>) -> bool) -> (TcpListener, Port<'static>) {
    let ports =
        (1024..=49151).map(|port| lookup(port).on(Transport::Tcp)).filter(|&port| passes(port));
    let mut listeners = ports.filter_map(|port| {
        // No socket may use it on UDP either.
        UdpSocket::bind((Ipv4Addr::LOCALHOST, port.number())).ok()?;
        Some((TcpListener::bind((Ipv4Addr::LOCALHOST, port.number())).ok()?, port))
    });
    listeners.next().unwrap()
}

#[test]
fn json_has_the_process_and_the_name() {
    if !is_alone(json_has_the_process_and_the_name) {
        return;
    }
    let (_listener, port) =
        listener(|port| port.name() == Some("esl-lm") || port.name() == Some("dca"));
    let number = port.number();
    let lines = json_lines(&["listening", "--json", &number.to_string()]);
    let process = &lines[0]["processes"][0];
    assert_eq!(process["pid"], std::process::id());
    assert!(process["name"].as_str().unwrap().starts_with("integration"), "{process}");
    let expected = json!({
        "transport": "tcp",
        "address": "127.0.0.1",
        "port": number,
        "processes": [process],
        "range": "user",
        "status": "assigned",
        "name": port.name(),
        "description": port.description(),
    });
    assert_eq!(lines, [expected]);
}

#[test]
fn the_table_marks_odd_ports() {
    if !is_alone(the_table_marks_odd_ports) {
        return;
    }
    for (passes, mark, status) in [
        (
            (|port: Port<'_>| port.status() == Status::Unassigned) as fn(Port<'_>) -> bool,
            "!",
            "unassigned",
        ),
        (|port| port.status() == Status::Reserved, "!", "reserved"),
        (
            |port| {
                port.name().is_some() && port.records().all(|row| row.unauthorized_use().is_none())
            },
            " ",
            "assigned",
        ),
        (
            |port| {
                port.name().is_some() && port.records().any(|row| row.unauthorized_use().is_some())
            },
            "!",
            "assigned",
        ),
    ] {
        let (_listener, port) = listener(passes);
        let Ended { stdout, stderr, status: exit } =
            run(&["listening", &port.number().to_string()]);
        let mut lines = stdout.lines();
        assert!(lines.next().unwrap().trim_start().starts_with("SOCKET "), "{stdout}");
        let line: Vec<_> = lines.next().unwrap().split_whitespace().collect();
        let socket = format!("127.0.0.1:{}", port.number());
        let beginning = [mark.trim(), "tcp", &socket];
        let beginning: Vec<_> = beginning.into_iter().filter(|word| !word.is_empty()).collect();
        assert!(line.starts_with(&beginning), "{stdout}");
        assert!(line.contains(&format!("({})", std::process::id()).as_str()), "{stdout}");
        assert!(line.contains(&status), "{stdout}");
        assert!(port.name().is_none_or(|name| line.contains(&name)), "{stdout}");
        let unauthorized_use = port.records().find_map(Record::unauthorized_use);
        let below = unauthorized_use.map(|_| "    Unauthorized use: ");
        let next = lines.next();
        assert!(below.map_or(next.is_none(), |below| next.unwrap().starts_with(below)), "{stdout}");
        assert_eq!((stderr.as_str(), exit), ("", 0));
    }
}

#[test]
fn udp_and_ipv6_sockets_are_listed() {
    if !is_alone(udp_and_ipv6_sockets_are_listed) {
        return;
    }
    let udp = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = udp.local_addr().unwrap().port();
    let found = json_lines(&["listening", "--json", &format!("{port}/udp")]);
    assert_eq!(
        (found.len(), &found[0]["transport"], &found[0]["port"]),
        (1, &json!("udp"), &json!(port))
    );
    // A machine need not have IPv6.
    if let Ok(tcp) = TcpListener::bind(("::1", 0)) {
        let port = tcp.local_addr().unwrap().port();
        let found = json_lines(&["listening", "--json", &format!("{port}-{port}/tcp")]);
        assert_eq!((found.len(), &found[0]["address"]), (1, &json!("::1")));
        assert!(
            run(&["listening", &port.to_string()]).stdout.contains(&format!("tcp [::1]:{port} "))
        );
    }
}

#[test]
fn a_connection_does_not_listen() {
    if !is_alone(a_connection_does_not_listen) {
        return;
    }
    let (listener, port) = listener(|port| port.name().is_some());
    let connection = TcpStream::connect((Ipv4Addr::LOCALHOST, port.number())).unwrap();
    let (_accepted, _) = listener.accept().unwrap();
    assert_eq!(json_lines(&["listening", "--json", &port.number().to_string()]).len(), 1);
    let local = connection.local_addr().unwrap().port();
    assert!(json_lines(&["listening", "--json", &format!("{local}/tcp")]).is_empty());
}

#[test]
fn all_sockets_are_sorted_by_port() {
    if !is_alone(all_sockets_are_sorted_by_port) {
        return;
    }
    let (_listener, port) = listener(|port| port.name().is_some());
    let all = json_lines(&["listening", "--json"]);
    let ports: Vec<_> = all.iter().map(|line| line["port"].as_u64().unwrap()).collect();
    assert!(ports.is_sorted() && ports.contains(&port.number().into()), "{ports:?}");
    // By name.
    let by_name = json_lines(&["listening", "--json", port.name().unwrap()]);
    assert!(by_name.iter().any(|line| line["port"] == port.number()));
}

#[test]
fn nothing_that_listens_is_status_1() {
    if !is_alone(nothing_that_listens_is_status_1) {
        return;
    }
    let (listener, port) = listener(|port| port.name().is_none());
    drop(listener);
    let query = port.number().to_string();
    let complaint = format!("iana-ports: nothing listens on {query}\n");
    let expected = Ended { stdout: String::new(), stderr: complaint, status: 1 };
    assert_eq!(run(&["listening", &query]), expected);
    assert_eq!(run(&["listening", "--json", &query]), expected);
    assert_eq!(run(&["listening", "no-such-service"]).status, 1);
    is_refused(
        &["listening", "9-8"],
        "\"9-8\": a range in descending order: expected the lower port first; did you mean 8-9?",
    );
}

#[test]
fn a_wrong_query_is_status_2_and_the_others_are_answered() {
    if !is_alone(a_wrong_query_is_status_2_and_the_others_are_answered) {
        return;
    }
    let (_listener, port) = listener(|port| port.name().is_some());
    let number = port.number().to_string();
    let expected = run(&["listening", &number]);
    assert_eq!(expected.status, 0);
    let complaint = "iana-ports: \"70000\": not a port: expected 0 to 65535\n";
    let list = format!("{number},70000");
    for args in [&["listening", "70000", &number][..], &["listening", &list]] {
        let Ended { stdout, stderr, status } = run(args);
        assert_eq!(
            (&stdout, stderr.as_str(), status),
            (&expected.stdout, complaint, 2),
            "{args:?}"
        );
    }
    // It does not list all ports instead.
    is_refused(&["listening", "70000"], "\"70000\": not a port: expected 0 to 65535");
}

#[test]
fn a_list_is_several_queries() {
    if !is_alone(a_list_is_several_queries) {
        return;
    }
    let (_listener, port) = listener(|port| port.name().is_some());
    let (_other_listener, other) =
        listener(|other| other.name().is_some() && other.number() != port.number());
    let queries = [port.number().to_string(), format!("{}/tcp", other.number())];
    let expected = run(&["listening", "--json", &queries[0], &queries[1]]);
    assert_eq!((expected.stdout.lines().count(), expected.status), (2, 0));
    assert_eq!(run(&["listening", "--json", &queries.join(",")]), expected);
}
