//! `free`.

use std::net::{TcpListener, UdpSocket};

use iana_ports::{Status, Transport, lookup};

use crate::{Ended, is_refused, run, succeeds, turn};

const PROCEDURE: &str = "iana-ports: unassigned today, not yours: IANA assigns ports by a procedure, described in RFC 6335, section 8\n";

#[test]
fn the_procedure_is_told_apart_from_the_ports() {
    let expected =
        Ended { stdout: "8079\n8078\n8076\n".to_owned(), stderr: PROCEDURE.to_owned(), status: 0 };
    assert_eq!(run(&["free", "--near", "8080", "--count", "3"]), expected);
    succeeds(&["free", "--near", "8080", "--count", "3", "-q"], "8079\n8078\n8076\n");
}

#[test]
fn blocks_do_not_overlap() {
    succeeds(
        &["free", "--run-of", "10", "--count", "3", "--quiet"],
        "4461-4470\n4471-4480\n4489-4498\n",
    );
    let near = run(&["free", "--run-of", "3", "--near", "8080", "--count", "2", "--quiet"]).stdout;
    for block in near.lines() {
        let (first, last) = block.split_once('-').unwrap();
        let (first, last) = (first.parse::<u16>().unwrap(), last.parse::<u16>().unwrap());
        assert_eq!(last - first, 2);
        assert!((first..=last).all(|port| lookup(port).status() == Status::Unassigned), "{block}");
    }
}

/// All of them, against the library.
#[test]
fn never_one_that_is_reserved_or_assigned() {
    let free = |options: &[&str]| -> Vec<u16> {
        let mut args = vec!["free", "--quiet", "--count", "65535"];
        args.extend(options);
        let Ended { stdout, stderr, status } = run(&args);
        let ports: Vec<u16> = stdout.lines().map(|line| line.parse().unwrap()).collect();
        assert_eq!(
            (stderr, status),
            (format!("iana-ports: there are no more than {}\n", ports.len()), 1)
        );
        ports
    };
    let unassigned =
        |port: u16, transport: Transport| lookup(port).on(transport).status() == Status::Unassigned;
    let user_ports = 1024..=49151;
    let all: Vec<u16> = user_ports
        .clone()
        .filter(|&port| {
            lookup(port).status() == Status::Unassigned
                && unassigned(port, Transport::Tcp)
                && unassigned(port, Transport::Udp)
        })
        .collect();
    assert!(all.len() > 40_000);
    assert_eq!(free(&[]), all);
    let udp: Vec<u16> =
        user_ports.clone().filter(|&port| unassigned(port, Transport::Udp)).collect();
    assert_eq!(free(&["--transport", "udp"]), udp);
    let both = user_ports.filter(|&port| udp.contains(&port) && unassigned(port, Transport::Tcp));
    assert_eq!(free(&["--transport", "udp", "--transport", "TCP"]), both.collect::<Vec<_>>());
}

#[test]
fn at_the_ends() {
    let first = |near| run(&["free", "--near", near, "--count", "1", "-q"]).stdout;
    assert_eq!(first("0"), run(&["free", "--count", "1", "-q"]).stdout);
    assert_eq!(first("65535"), "49149\n");
    let expected = "iana-ports: there are no more than 0\n";
    let ended = run(&["free", "--run-of", "65535"]);
    assert_eq!((ended.stdout.as_str(), ended.stderr.as_str(), ended.status), ("", expected, 1));
    for (option, value) in
        [("--count", "0"), ("--run-of", "0"), ("--near", "70000"), ("--transport", "icmp")]
    {
        assert_eq!(run(&["free", option, value]).status, 2, "{option} {value}");
    }
    is_refused(
        &["free", "--transport", "icmp"],
        "invalid value 'icmp' for '--transport <TRANSPORT>' [possible values: tcp, udp, sctp, dccp]; tip: a similar value exists: 'tcp'; try --help",
    );
}

#[test]
fn none_that_is_in_use_here() {
    let _turn = turn();
    let nearest =
        || run(&["free", "--near", "28000", "--count", "2", "--not-listening", "-q"]).stdout;
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
