//! How the program reads an argument, and the exit status.

use crate::{Ended, file, is_refused, run, succeeds};

/// The first line of the card, or the complaint if there is no card, and the exit status.
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
fn anything_else_is_a_name_in_any_case() {
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
fn a_name_that_is_not_registered_is_status_1() {
    is_taken_for(
        "gopher-hole",
        r#"iana-ports: "gopher-hole": no service has this name or description; --names FILE adds your own names"#,
        1,
    );
    is_taken_for(
        "gopher-hole/tcp",
        r#"iana-ports: "gopher-hole": no service has this name or description; --names FILE adds your own names"#,
        1,
    );
    is_taken_for(
        "http ",
        r#"iana-ports: "http ": no service has this name; did you mean http? Or try: iana-ports search http"#,
        1,
    );
    is_taken_for(
        "SYSLOG/tcp",
        r#"iana-ports: "SYSLOG/tcp": the service syslog is not registered on tcp"#,
        1,
    );
}

#[test]
fn quiet_prints_names_alone() {
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
    let complaints = [
        r#""nor-that": no service has this name or description; --names FILE adds your own names"#,
        r#""nor-this": no service has this name or description; --names FILE adds your own names"#,
    ];
    assert_eq!(stderr, complaints.map(|complaint| format!("iana-ports: {complaint}\n")).concat());
    assert_eq!(status, 1);
}

#[test]
fn a_negative_number_is_no_option() {
    assert_eq!(run(&["-80"]), run(&["--", "-80"]));
}

#[test]
fn a_wrong_query_is_status_2_and_the_others_are_answered() {
    let (upside_down, unknown) = (
        "iana-ports: \"9-8\": a range in descending order: expected the lower port first; did you mean 8-9?\n",
        "iana-ports: \"nor-this\": no service has this name or description; --names FILE adds your own names\n",
    );
    let expected = Ended {
        stdout: "http\nssh\n".to_owned(),
        stderr: format!("{upside_down}{unknown}"),
        status: 2,
    };
    assert_eq!(run(&["-q", "80", "9-8", "ssh", "nor-this"]), expected);
    // A wrong query outweighs an unknown name, in any order.
    assert_eq!(run(&["-q", "nor-this", "9-8"]).status, 2);
    assert_eq!(run(&["-q", "4", "9-8"]).status, 2);
    let json = run(&["--json", "9-8", "80"]);
    assert_eq!(json.stdout, run(&["--json", "80"]).stdout);
    assert_eq!((json.stderr.as_str(), json.status), (upside_down, 2));
    let text = run(&["9-8", "80", "70000", "22"]);
    assert_eq!(text.stdout, run(&["80", "22"]).stdout);
    assert_eq!(text.status, 2);
}

#[test]
fn a_list_is_several_queries() {
    succeeds(&["-q", "80,443/udp,ssh,21-23"], "http\nhttps\nssh\nftp\nssh\ntelnet\n");
    for (list, queries) in [
        ("80,443", &["80", "443"][..]),
        ("ssh/tcp,25/tcp", &["ssh/tcp", "25/tcp"]),
        ("80, 443", &["80", "443"]),
        // As in the tables of `list` and `search`.
        ("1455/tcp,udp", &["1455/tcp", "1455/udp"]),
        ("discard/tcp,UDP,22", &["discard/tcp", "discard/udp", "22"]),
    ] {
        assert_eq!(run(&[list]).stdout, run(queries).stdout, "{list}");
    }
    let lines = run(&["--json", "80,443/udp"]).stdout;
    let queries: Vec<_> = lines.lines().map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(queries, [r#"{"query":"80""#, r#"{"query":"443/udp""#]);
}

#[test]
fn a_complaint_names_the_item_of_a_list() {
    let expected = Ended {
        stdout: "http\nssh\n".to_owned(),
        stderr: "iana-ports: \"70000\": not a port: expected 0 to 65535\n".to_owned(),
        status: 2,
    };
    assert_eq!(run(&["-q", "80,70000,22"]), expected);
    for (list, meant) in [
        ("80,", "; did you mean 80?"),
        (",80", "; did you mean 80?"),
        ("80,,443", "; did you mean 80,443?"),
        ("ssh, ,22", "; did you mean ssh,22?"),
        (",", ""),
        (",,", ""),
    ] {
        let complaint = format!(
            "{list:?}: an empty item in a list: expected single commas between queries{meant}"
        );
        is_refused(&[list], &complaint);
    }
}

#[test]
fn an_own_name_may_contain_a_comma() {
    let names = file("comma.csv", "80,tcp,\"80,web\"\n81,udp,\"a,b\"\n");
    let names = ["--names", names.to_str().unwrap(), "-q"];
    for (query, answer) in [
        ("a,b", "a,b\n"),
        ("a,b/udp", "a,b\n"),
        ("80/tcp,81/udp", "80,web\na,b\n"),
        ("80,WEB/tcp", "80,web\n"),
    ] {
        succeeds(&[&names[..], &[query]].concat(), answer);
    }
}

#[test]
fn control_characters_in_a_query_are_made_visible() {
    is_taken_for("a\x1b\n\u{9b}", r#"iana-ports: "a\u{1b}\n\u{9b}": no service has this name"#, 1);
}
