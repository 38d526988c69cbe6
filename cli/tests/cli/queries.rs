//! How an argument is understood, and the exit status.

use crate::{Ended, is_refused, run, succeeds};

/// What a query was taken for: its card's first line, the complaint if there is no card, and the exit status.
fn taken_for(query: &str) -> (String, i32) {
    let Ended { stdout, stderr, status } = run(&["--", query]);
    (stdout.lines().next().map_or(stderr.trim_end().to_owned(), str::to_owned), status)
}

#[track_caller]
fn is_taken_for(query: &str, first_line: &str, status: i32) {
    assert_eq!(taken_for(query), (first_line.to_owned(), status), "{query}");
}

#[test]
fn a_number_is_a_port() {
    is_taken_for("80", "80 http", 0);
    is_taken_for("0", "0", 1);
    is_taken_for("65535", "65535", 1);
    is_taken_for("80/SCTP", "80/sctp http", 0);
    is_taken_for("27003/dccp", "27003/dccp flex-lm", 0);
    is_taken_for("514/dccp", "514/dccp", 1);
}

#[test]
fn two_numbers_are_a_range() {
    is_taken_for("5-5", "5  assigned  rje  Remote Job Entry", 0);
    is_taken_for("79-80/tcp", "79/tcp  assigned  finger               Finger", 0);
}

#[test]
fn a_range_has_a_name_if_one_of_its_ports_has() {
    is_taken_for("4-5", "4  unassigned       Unassigned", 0);
    is_taken_for("4-4", "4  unassigned    Unassigned", 1);
}

#[test]
fn all_else_is_a_name_in_any_case() {
    is_taken_for("HTTP", "http", 0);
    is_taken_for("http/Udp", "http/udp", 0);
    is_taken_for("z39.50", "z39.50", 0);
    is_taken_for("Apple Remote Desktop (Net Assistant)", "Apple Remote Desktop (Net Assistant)", 0);
}

#[test]
fn a_whole_argument_that_is_a_name_wins() {
    is_taken_for("914c/g", "914c/g", 0);
    is_taken_for("914C/G/tcp", "914c/g/tcp", 0);
    is_taken_for("ethernet/ip-2", "EtherNet/IP-2", 0);
    is_taken_for("cl/1/udp", "cl/1/udp", 0);
}

#[test]
fn names_that_are_not_registered() {
    is_taken_for("gopher-hole", r#"iana-ports: "gopher-hole": no service has this name"#, 1);
    is_taken_for("gopher-hole/tcp", r#"iana-ports: "gopher-hole": no service has this name"#, 1);
    is_taken_for("http/1.1", r#"iana-ports: "http/1.1": no service has this name"#, 1);
    is_taken_for(
        "http ",
        r#"iana-ports: "http ": no service has this name; did you mean http?"#,
        1,
    );
    is_taken_for("80/tcp/udp", r#"iana-ports: "80/tcp": no service has this name"#, 1);
    is_taken_for(
        "SYSLOG/tcp",
        r#"iana-ports: "SYSLOG/tcp": the service syslog is not registered on tcp"#,
        1,
    );
}

#[test]
fn names_that_may_have_been_meant() {
    for (query, meant) in [
        ("esl-ml", "esl-lm"),
        ("ESL-ML/udp", "esl-lm"),
        ("htpp", "http, htcp or htsp"),
        ("postgres", "postgresql"),
        ("kerbeross", "kerberos"),
        ("serch", "the command search or search"),
        ("lst", "the command list, lstp, ls3 or sst"),
    ] {
        let Ended { stdout, stderr, status } = run(&[query]);
        let name = query.split('/').next().unwrap();
        let complaint =
            format!("iana-ports: {name:?}: no service has this name; did you mean {meant}?\n");
        assert_eq!((stdout.as_str(), stderr, status), ("", complaint, 1), "{query}");
    }
    // A command comes first.
    let complaint = "iana-ports: \"serch\": no service has this name; did you mean search?\n";
    assert_eq!(run(&["80", "-q", "serch"]).stderr, complaint);
}

#[test]
fn names_alone() {
    succeeds(
        &["-q", "80", "HTTP-alt", "78-82", "514/udp"],
        "http\nhttp-alt\nvettcp\nfinger\nhttp\nxfer\nsyslog\n",
    );
    assert_eq!(
        run(&["--quiet", "4"]),
        Ended { stdout: String::new(), stderr: String::new(), status: 1 }
    );
    is_refused(
        &["-q", "--json", "80"],
        "the argument '--quiet' cannot be used with '--json'; try --help",
    );
}

#[test]
fn one_query_without_a_name_is_status_1_and_the_others_are_answered() {
    let Ended { stdout, stderr, status } =
        run(&["--json", "nor-that", "80", "nor-this", "81", "esl-lm"]);
    let answered: Vec<_> = stdout.lines().map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(answered, [r#"{"query":"80""#, r#"{"query":"81""#, r#"{"query":"esl-lm""#]);
    let complaints =
        [r#""nor-that": no service has this name"#, r#""nor-this": no service has this name"#];
    assert_eq!(stderr, complaints.map(|complaint| format!("iana-ports: {complaint}\n")).concat());
    assert_eq!(status, 1);
}

#[test]
fn what_has_no_letter_is_meant_as_a_port() {
    let expected = "not a port: expected 0 to 65535 without sign or leading zeros, a range such as 27000-27009, \
                    or a service name";
    for query in [
        "65536",
        "70000",
        "70000/tcp",
        "99999999999999999999",
        "0-65536",
        "080",
        "00",
        "+80",
        "-80",
        "80-",
        "-",
        "1-2-3",
        "80-090",
        "80,443",
        "80:90",
        "1024..2048",
        " 80",
        "８０",
        "",
        "/tcp",
        "...",
    ] {
        is_refused(&["--", query], &format!("{query:?}: {expected}"));
        is_refused(&["--json", "--", query], &format!("{query:?}: {expected}"));
    }
}

#[test]
fn a_negative_number_is_no_option() {
    assert_eq!(run(&["-80"]), run(&["--", "-80"]));
}

#[test]
fn a_range_upside_down() {
    for query in ["27009-27000", "1-0/udp"] {
        is_refused(
            &[query],
            &format!("{query:?}: a range upside down: expected the lower port first"),
        );
    }
}

#[test]
fn an_unknown_transport_behind_a_number() {
    let expected = "unknown transport protocol: expected tcp, udp, sctp or dccp behind the slash";
    for query in ["80/icmp", "80/", "80/tcp ", "79-80/tcpp", "70000/x", "/"] {
        is_refused(&[query], &format!("{query:?}: {expected}"));
    }
}

#[test]
fn nothing_is_answered_if_one_query_is_wrong() {
    let complaint = "\"9-8\": a range upside down: expected the lower port first";
    is_refused(&["80", "no-such-service", "9-8", "70000"], complaint);
}

#[test]
fn control_characters_in_a_query_are_made_visible() {
    is_taken_for("a\x1b\n\u{9b}", r#"iana-ports: "a\u{1b}\n\u{9b}": no service has this name"#, 1);
}
