//! What the complaint suggests for a query without an answer.

use crate::files::path_of;
use crate::{Ended, csv, file, is_refused, run};

/// The end of a complaint about a name that suggests nothing.
const NOWHERE: &str = " or description; --names FILE adds your own names";

/// The query has no answer, and `rest` follows "no service has this name" in the
/// complaint.
#[track_caller]
fn is_unknown(query: &str, rest: &str) {
    let expected = Ended {
        stdout: String::new(),
        stderr: format!("iana-ports: {query:?}: no service has this name{rest}\n"),
        status: 1,
    };
    assert_eq!(run(&["--", query]), expected, "{query}");
}

#[test]
fn similar_names_are_suggested() {
    for (query, meant) in [
        ("esl-ml", "esl-lm"),
        ("htpp", "http, htcp or htsp"),
        ("kerbeross", "kerberos"),
        ("serch", "the command search or search"),
    ] {
        is_unknown(query, &format!("; did you mean {meant}?"));
    }
    // A command is suggested only for the first word.
    let complaint = "iana-ports: \"serch\": no service has this name; did you mean search?\n";
    assert_eq!(run(&["80", "-q", "serch"]).stderr, complaint);
    // The transport is no part of the name.
    let complaint = "iana-ports: \"ESL-ML\": no service has this name; did you mean esl-lm?\n";
    assert_eq!(run(&["ESL-ML/udp"]).stderr, complaint);
}

#[test]
fn everyday_names_suggest_the_service() {
    for (query, name) in [("vnc", "rfb (5900)"), ("DNS", "domain (53)")] {
        let rest = format!("; did you mean {name}? Or try: iana-ports search {query}");
        is_unknown(query, &rest);
    }
}

#[test]
fn words_that_mean_a_command_suggest_it() {
    for (word, meant) in [
        ("all", "the command list"),
        ("ls", "the command list"),
        ("netstat", "the command listening"),
        ("unused", "the command free"),
        ("version", "--version"),
    ] {
        let Ended { stdout, stderr, status } = run(&[word, "-q", "80"]);
        let expected =
            format!("iana-ports: {word:?}: no service has this name; did you mean {meant}");
        assert!(stderr.starts_with(&expected), "{stderr}");
        assert_eq!((stdout.as_str(), status, stderr.lines().count()), ("http\n", 1, 1), "{word}");
        // A later word suggests no command.
        assert!(!run(&["80", word]).stderr.contains(meant));
    }
}

#[test]
fn words_before_queries_suggest_the_query() {
    let tip = "a port or a name needs no word before it, as in iana-ports 80";
    for word in ["port", "lookup", "what-is"] {
        is_unknown(word, &format!("; {tip}"));
    }
}

#[test]
fn names_without_a_likeness_get_no_suggestion() {
    for word in ["kubernetes", "kube", "k8s"] {
        is_unknown(word, NOWHERE);
    }
    is_unknown("doh", "; did you mean https (443)? Or try: iana-ports search doh");
    is_unknown("manager", "; try: iana-ports search manager");
    is_unknown("shs", "; did you mean ssh? Or try: iana-ports search shs");
    // With a file of names, the hint about the option is absent.
    let names = file("guesses.csv", "8080,,shop\n");
    let stderr = run(&["--names", names.to_str().unwrap(), "kubernetes"]).stderr;
    assert_eq!(stderr, "iana-ports: \"kubernetes\": no service has this name or description\n");
}

/// A search is suggested only if it finds something.
#[test]
fn words_of_descriptions_suggest_a_search() {
    is_unknown("license manager", "; try: iana-ports search license manager");
    assert_eq!(run(&["search", "license", "manager"]).status, 0);
    is_unknown(" license \tmanager ", "; try: iana-ports search license manager");
    is_unknown("license zanzibar", NOWHERE);
    assert_eq!(run(&["search", "license", "zanzibar"]).status, 1);
    is_unknown("license", "; did you mean licensedaemon? Or try: iana-ports search license");
    is_unknown("license-manager", "; try: iana-ports search license-manager");
    is_unknown("postgres", "; did you mean postgresql? Or try: iana-ports search postgres");
    // Words without quotes are queries of their own, and one search.
    let complaint = |name: &str| format!("iana-ports: {name:?}: no service has this name; ");
    let tip = "try: iana-ports search license manager\n";
    let Ended { stdout, stderr, status } = run(&["license", "manager"]);
    let lines: Vec<_> = stderr.split_inclusive('\n').collect();
    assert_eq!((stdout.as_str(), lines.len(), status), ("", 2, 1));
    for (line, name) in lines.iter().zip(["license", "manager"]) {
        assert!(line.starts_with(&complaint(name)) && line.ends_with(tip), "{line}");
    }
    // A long list of names is no phrase.
    let many = run(&["license"; 9]).stderr;
    assert_eq!(many.matches("try: iana-ports search license\n").count(), 9, "{many}");
    // No suggestion contains what a shell would not read as words.
    is_unknown("license $(manager)", "");
    is_unknown("--license --json", NOWHERE);
}

#[test]
fn the_complaint_says_why_a_name_is_invalid() {
    let rule = |rule: &str| format!(", and no new one can: {rule} (RFC 6335, section 5.1)");
    let length = rule("a service name has at most 15 characters");
    let characters = rule("a service name has letters, digits and hyphens only");
    let hyphens = rule("a hyphen must be between letters or digits");
    is_unknown("quite-a-long-nam", &length);
    is_unknown("quite-a-long-na", NOWHERE);
    is_unknown("postgresqlserver", &length);
    for query in ["x_y_z_0", "w.x.y.z9", "w+x+y+z9", "zürich-zürich", "http/1.1"] {
        is_unknown(query, &characters);
    }
    for query in ["-q9z8y7", "q9z8y7-", "q9z8--y7"] {
        is_unknown(query, &hyphens);
    }
    // Old names that break the rules are found.
    assert_eq!(run(&["-q", "subntbcst_tftp", "z39.50"]).status, 0);
    let complaint = run(&["subntbcst_tftpp"]).stderr;
    assert!(
        complaint.contains(&format!("{characters}; did you mean subntbcst_tftp?")),
        "{complaint}"
    );
}

#[test]
fn numbers_that_are_no_ports_are_refused() {
    for query in ["65536", "70000", "70000/tcp", "99999999999999999999"] {
        is_refused(&["--", query], &format!("{query:?}: not a port: expected 0 to 65535"));
        is_refused(
            &["--json", "--", query],
            &format!("{query:?}: not a port: expected 0 to 65535"),
        );
    }
    let expected = "not a port: expected 0 to 65535 without sign or leading zeros, a range such as 27000-27009, \
                    or a service name";
    for (query, meant) in [
        ("080", "80"),
        ("080/tcp", "80/tcp"),
        ("00", "0"),
        ("+80", "80"),
        ("-5", "5"),
        (" 80", "80"),
        ("1455.0", "1455"),
        ("#80", "80"),
        ("80-", "80 or 80-65535"),
        ("80:", "80 or 80-65535"),
        ("0-65536", "0-65535"),
        ("80-090", "80-90"),
        ("80:90", "80-90"),
        ("8080:80", "8080 or 80"),
        ("1024..2048", "1024-2048"),
        ("1024 - 2048", "1024-2048"),
        ("80\u{2013}90", "80-90"),
        (":80", "80"),
        ("*:8080", "8080"),
        ("10.0.0.1:443", "443"),
        ("[::1]:80", "80"),
        ("1-2-3", ""),
        ("+70000", ""),
        ("12:30:45", ""),
        ("８０", ""),
        ("", ""),
        ("/tcp", ""),
        ("...", ""),
    ] {
        let meant = match meant {
            "" => String::new(),
            meant => format!("; did you mean {meant}?"),
        };
        is_refused(&["--", query], &format!("{query:?}: {expected}{meant}"));
    }
}

#[test]
fn other_notations_suggest_the_query() {
    let expected =
        "expected a port, a range or a service name; a transport comes after it, as in 514/udp";
    for (query, meant) in [
        ("tcp/80", "80/tcp"),
        ("UDP/27000-27009", "27000-27009/udp"),
        ("udp:53", "53/udp"),
        ("80:tcp", "80/tcp"),
        ("80 tcp", "80/tcp"),
        ("tcp/http", "http/tcp"),
        ("_http._tcp", "http/tcp"),
        ("80/tcp/udp", "80/tcp or 80/udp"),
        ("https/443", "https or 443"),
        ("SSH:22", "ssh or 22"),
        ("localhost:80", "80"),
        ("example.org:https", "https"),
        ("http://localhost:8080/path?query#part", "8080"),
        ("ldaps://[2001:db8::1]:1636", "1636"),
        ("https://example.org/", "https"),
        ("0x50", "80"),
        ("port 80", "80"),
        ("Ports: 80-90", "80-90"),
    ] {
        is_refused(&[query], &format!("{query:?}: {expected}; did you mean {meant}?"));
    }
    // These may become names.
    for query in ["tcp80", "80tcp", "TCP-80", "80-tcp", "port80", "p80"] {
        let meant = if query.starts_with('p') { "80" } else { "80/tcp" };
        is_unknown(query, &format!("; did you mean {meant}?"));
    }
    is_unknown("ssh-22", "; did you mean ssh or 22?");
    for query in ["10.0.0.1", "::1", "fe80::1"] {
        let complaint = "an IP address, not a port: expected 0 to 65535 or a service name";
        is_refused(&[query], &format!("{query:?}: {complaint}"));
    }
}

#[test]
fn suggested_queries_have_answers() {
    for query in [
        "tcp/80",
        "udp:53",
        "080",
        "80-",
        "80:90",
        "_http._tcp",
        "80/tcp/udp",
        "0x50",
        "80/6",
        "80 443",
        "80,,443",
        "90-80/udp",
    ] {
        let complaint = run(&["--", query]).stderr;
        let (_, meant) = complaint.rsplit_once("did you mean ").expect(&complaint);
        for meant in meant.trim_end().trim_end_matches('?').split(" or ") {
            assert_eq!(run(&[meant]).status, 0, "{complaint}");
        }
    }
}

#[test]
fn several_queries_in_one_argument_need_commas() {
    for (query, meant) in [
        ("80 443", "80,443"),
        (" 80  443/tcp ", "80,443/tcp"),
        ("80; 443-445", "80,443-445"),
        ("80 http", "80,http"),
        ("ssh/tcp 22", "ssh/tcp,22"),
    ] {
        let complaint = "several queries in one: expected commas between them; did you mean";
        is_refused(&[query], &format!("{query:?}: {complaint} {meant}?"));
    }
}

#[test]
fn a_range_upside_down_is_refused() {
    for (query, meant) in [("27009-27000", "27000-27009"), ("1-0/udp", "0-1/udp")] {
        is_refused(
            &[query],
            &format!(
                "{query:?}: a range in descending order: expected the lower port first; did you mean {meant}?"
            ),
        );
    }
}

#[test]
fn an_unknown_transport_is_refused() {
    let expected = "unknown transport protocol: expected tcp, udp, sctp or dccp after the slash";
    for (query, meant) in [
        ("80/", "80"),
        ("80/tcp ", "80/tcp"),
        ("79-80/tcpp", "79-80/tcp"),
        ("53/udp6", "53/udp"),
        ("80/6", "80/tcp"),
        ("80/17", "80/udp"),
        ("22/ssh", "22 or ssh"),
        ("80/1", ""),
        ("80/icmp", ""),
        ("70000/x", ""),
        ("/", ""),
    ] {
        let meant = match meant {
            "" => String::new(),
            meant => format!("; did you mean {meant}?"),
        };
        is_refused(&[query], &format!("{query:?}: {expected}{meant}"));
    }
}

#[test]
fn suggestions_come_from_the_registry_that_answers() {
    let registry = &path_of("guesses.csv", csv(&["mine,80,tcp,Apples and pears"]));
    let complaint = |query: &str| run(&["--registry", registry, query]).stderr;
    assert_eq!(
        complaint("pears"),
        "iana-ports: \"pears\": no service has this name; try: iana-ports search pears\n"
    );
    assert_eq!(
        complaint("license"),
        format!("iana-ports: \"license\": no service has this name{NOWHERE}\n")
    );
}

/// The complaint about a long query neither repeats it nor suggests another.
#[test]
fn a_complaint_stays_short() {
    for (query, status) in [
        ("word ".repeat(4000), 1),
        ("x".repeat(100_000), 1),
        ("80 ".repeat(10_000), 2),
        ("9".repeat(10_000), 2),
        (format!("80/{}", "y".repeat(10_000)), 2),
    ] {
        let ended = run(&[&query]);
        assert_eq!((ended.stdout.as_str(), ended.status), ("", status));
        assert!(ended.stderr.lines().count() == 1 && ended.stderr.len() < 400, "{}", ended.stderr);
    }
}
