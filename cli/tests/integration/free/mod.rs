//! `free`.

/// `--not-listening`.
mod not_listening;

use iana_ports::{Status, Transport, lookup};

use crate::sockets::ephemeral_ports;
use crate::{Ended, is_refused, run, succeeds};

const PROCEDURE: &str = "iana-ports: unassigned, but not yours: IANA assigns ports by the procedure in RFC 6335, section 8\n";

/// The note about ephemeral ports, with the range of the machine that runs the tests.
fn ephemeral_note() -> String {
    let range = ephemeral_ports();
    format!(
        "iana-ports: left out the ephemeral ports, {}-{}, which this system gives to clients; --ephemeral includes them\n",
        range.start(),
        range.end()
    )
}

fn has_nothing(stderr: &str) -> Ended {
    Ended { stdout: String::new(), stderr: format!("iana-ports: {stderr}\n"), status: 1 }
}

#[test]
fn the_procedure_is_explained_on_standard_error() {
    let expected =
        Ended { stdout: "8079\n8078\n8076\n".to_owned(), stderr: PROCEDURE.to_owned(), status: 0 };
    assert_eq!(run(&["free", "--near", "8080", "--count", "3", "--ephemeral"]), expected);
    succeeds(
        &["free", "--near", "8080", "--count", "3", "--ephemeral", "-q"],
        "8079\n8078\n8076\n",
    );
}

#[test]
fn blocks_do_not_overlap() {
    succeeds(
        &["free", "--run-of", "10", "--count", "3", "--quiet", "--ephemeral"],
        "4461-4470\n4471-4480\n4489-4498\n",
    );
    let args =
        ["free", "--run-of", "3", "--near", "8080", "--count", "2", "--quiet", "--ephemeral"];
    let near = run(&args).stdout;
    for block in near.lines() {
        let (first, last) = block.split_once('-').unwrap();
        let (first, last) = (first.parse::<u16>().unwrap(), last.parse::<u16>().unwrap());
        assert_eq!(last - first, 2);
        assert!((first..=last).all(|port| lookup(port).status() == Status::Unassigned), "{block}");
    }
}

fn is_free(port: u16) -> bool {
    [None, Some(Transport::Tcp), Some(Transport::Udp)].into_iter().all(|transport| {
        let port = transport.map_or(lookup(port), |transport| lookup(port).on(transport));
        port.status() == Status::Unassigned
    })
}

#[test]
fn ephemeral_ports_are_ephemeral_note() {
    let number = |line: &str| line.parse::<u16>().unwrap();
    let middle =
        (ephemeral_ports().start() / 2 + ephemeral_ports().end() / 2).min(49151).to_string();
    let args = ["free", "--near", &middle, "--count", "5"];
    let Ended { stdout, stderr, status } = run(&args);
    assert!(
        stdout
            .lines()
            .all(|line| is_free(number(line)) && !ephemeral_ports().contains(&number(line)))
    );
    let included = run(&[&args[..], &["--ephemeral"]].concat());
    assert_eq!((included.stderr.as_str(), included.status), (PROCEDURE, 0));
    assert!(included.stdout.lines().map(number).all(is_free));
    // A word where it changes the answer.
    if included.stdout == stdout {
        assert_eq!(stderr, PROCEDURE);
    } else {
        assert_eq!((stderr, status), (PROCEDURE.to_owned() + &ephemeral_note(), 0));
        let quiet = run(&[&args[..], &["-q"]].concat());
        assert_eq!(quiet, Ended { stdout, stderr: String::new(), status: 0 });
    }
}

/// All of the ephemeral ones that are free.
#[test]
fn an_interval_of_ephemeral_ports() {
    let inside: Vec<u16> =
        ephemeral_ports().filter(|port| (1024..=49151).contains(port) && is_free(*port)).collect();
    let (Some(first), Some(last)) = (inside.first(), inside.last()) else { return };
    let within = format!("{first}-{last}");
    let expected = Ended {
        stdout: String::new(),
        stderr: ephemeral_note()
            + &format!("iana-ports: no unassigned ports in {within} outside the ephemeral ports\n"),
        status: 1,
    };
    assert_eq!(run(&["free", "--within", &within]), expected);
    let count = inside.len().to_string();
    let all = run(&["free", "--within", &within, "--count", &count, "--ephemeral", "-q"]);
    let ports: Vec<u16> = all.stdout.lines().map(|line| line.parse().unwrap()).collect();
    assert_eq!((ports, all.status), (inside, 0));
}

#[test]
fn within_limits_the_ports() {
    let free = |args: &[&str]| run(&[&["free", "--ephemeral", "-q"], args].concat());
    for (first, last) in [(8000, 8999), (1024, 1600), (0, 1500), (48000, 65535), (8079, 8079)] {
        let expected: Vec<_> = (first.max(1024)..=u16::min(last, 49151))
            .filter(|&port| is_free(port))
            .map(|port| format!("{port}\n"))
            .collect();
        let within = if first == last { first.to_string() } else { format!("{first}-{last}") };
        let count = expected.len().to_string();
        let found = free(&["--within", &within, "--count", &count]);
        assert_eq!((found.stdout, found.status), (expected.concat(), 0), "{within}");
        let more = (expected.len() + 1).to_string();
        let found = free(&["--within", &within, "--count", &more]);
        let ports = if expected.len() == 1 { "port" } else { "ports" };
        let complaint = format!("iana-ports: only {count} unassigned {ports} in {within}\n");
        assert_eq!(found, Ended { stdout: expected.concat(), stderr: complaint, status: 1 });
    }
    // The nearest to a port that is not in it.
    assert_eq!(free(&["--within", "8070-8079", "--near", "9000", "--count", "1"]).stdout, "8079\n");
}

#[test]
fn the_longest_run_is_named_if_none_is_long_enough() {
    let run_of = |length: &str, args: &[&str]| {
        run(&[&["free", "--ephemeral", "--run-of", length], args].concat())
    };
    // Port by port.
    let mut longest: (u16, u16) = (0, 0);
    let mut first = None;
    for port in 8000..=8999 {
        first = is_free(port).then(|| first.unwrap_or(port));
        if let Some(first) = first {
            if longest.0 == 0 || port - first > longest.1 - longest.0 {
                longest = (first, port);
            }
        }
    }
    let (first, last) = longest;
    let length = last - first + 1;
    let expected = has_nothing(&format!(
        "no run of 500 unassigned ports in 8000-8999; the longest is {length}: {first}-{last}"
    ));
    assert_eq!(run_of("500", &["--within", "8000-8999"]), expected);
    let found = run_of(&length.to_string(), &["--within", "8000-8999", "--count", "2", "-q"]);
    let expected = Ended {
        stdout: format!("{first}-{last}\n"),
        stderr: format!("iana-ports: only 1 run of {length} unassigned ports in 8000-8999\n"),
        status: 1,
    };
    assert_eq!(found, expected);
    assert_eq!(
        run_of("3", &["--within", "8080-8081"]),
        has_nothing("no unassigned ports in 8080-8081")
    );
    assert_eq!(
        run_of("2", &["--within", "8079-8080"]),
        has_nothing("no run of 2 unassigned ports in 8079-8080; the longest is 1: 8079")
    );
}

/// All of them, against the library.
#[test]
fn every_unassigned_port_is_found_and_no_other() {
    let free = |options: &[&str]| -> Vec<u16> {
        let mut args = vec!["free", "--quiet", "--count", "65535", "--ephemeral"];
        args.extend(options);
        let Ended { stdout, stderr, status } = run(&args);
        let ports: Vec<u16> = stdout.lines().map(|line| line.parse().unwrap()).collect();
        assert_eq!(
            (stderr, status),
            (
                format!(
                    "iana-ports: only {} unassigned ports in the User Ports, 1024-49151\n",
                    ports.len()
                ),
                1
            )
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
    let udp: Vec<u16> = user_ports.filter(|&port| unassigned(port, Transport::Udp)).collect();
    assert_eq!(free(&["--transport", "udp"]), udp);
    let both = udp.into_iter().filter(|&port| unassigned(port, Transport::Tcp));
    assert_eq!(free(&["--transport", "udp", "--transport", "TCP"]), both.collect::<Vec<_>>());
}

#[test]
fn ports_near_the_ends_are_found() {
    let first = |near| run(&["free", "--near", near, "--count", "1", "-q", "--ephemeral"]).stdout;
    assert_eq!(first("0"), run(&["free", "--count", "1", "-q", "--ephemeral"]).stdout);
    assert_eq!(first("65535"), "49149\n");
    let ended = run(&["free", "--run-of", "65535", "--ephemeral"]);
    let complaint = "iana-ports: no run of 65535 unassigned ports in the User Ports, 1024-49151; the longest is ";
    assert!(ended.stderr.starts_with(complaint), "{ended:?}");
    assert_eq!((ended.stdout.as_str(), ended.status), ("", 1));
}

#[test]
fn wrong_options_are_refused() {
    let near = "for '--near <PORT>': expected a port (0 to 65535)";
    let within = "for '--within <INTERVAL>': ";
    let expected = "(RFC 6335, section 6); expected an interval with User Ports, 1024-49151";
    for (option, value, complaint) in [
        ("--near", "ssh", format!("{near}, not a name; ssh is port 22")),
        ("--near", "HTTP", format!("{near}, not a name; HTTP is port 80")),
        ("--near", "nobody", format!("{near}, not a name")),
        ("--near", "accessone", format!("{near}, not a name")),
        ("--near", "70000", near.to_owned()),
        ("--near", "-1", near.to_owned()),
        ("--near", "", near.to_owned()),
        (
            "--within",
            "0-1023",
            format!("{within}System Ports are assigned by IETF Review or IESG Approval {expected}"),
        ),
        ("--within", "49152", format!("{within}Dynamic Ports are never assigned {expected}")),
        (
            "--within",
            "user",
            format!(
                "{within}expected a port, or a range such as 8000-8999 with the lower port first; the user ports are \
                 1024-49151"
            ),
        ),
    ] {
        let complaint = format!("invalid value '{value}' {complaint}; try --help");
        is_refused(&["free", option, value], &complaint);
    }
    for (option, value) in [("--count", "0"), ("--run-of", "0"), ("--transport", "icmp")] {
        assert_eq!(run(&["free", option, value]).status, 2, "{option} {value}");
    }
    is_refused(
        &["free", "--transport", "icmp"],
        "invalid value 'icmp' for '--transport <TRANSPORT>' [possible values: tcp, udp, sctp, dccp]; tip: a similar value exists: 'tcp'; try --help",
    );
}

/// Only User Ports are free to take, and whoever asks for others hears so.
#[test]
fn ports_that_are_never_free_are_explained() {
    let why = "left out System Ports, 0-1023: System Ports are assigned by IETF Review or IESG Approval (RFC 6335, \
               section 6)";
    let Ended { stdout, stderr, status } = run(&["free", "--near", "81", "-n", "1"]);
    assert_eq!((stdout.lines().count(), status), (1, 0));
    assert_eq!(stderr.lines().nth(1), Some(&*format!("iana-ports: {why}")));
    let why = "left out Dynamic Ports, 49152-65535: Dynamic Ports are never assigned (RFC 6335, section 6)";
    let stderr = run(&["free", "--near", "50000"]).stderr;
    assert!(stderr.contains(&format!("\niana-ports: {why}\n")), "{stderr}");
    assert!(!run(&["free", "--near", "8080"]).stderr.contains("left out System"));
    assert_eq!(run(&["free", "-q", "--near", "81"]).stderr, "");
}
