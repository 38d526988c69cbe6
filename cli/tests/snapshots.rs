//! `check` and `diff`, run as a user would.

use std::path::Path;
use std::process::Command;

const HEADER: &str = "Service Name,Port Number,Transport Protocol,Description,Assignee,Contact,Registration Date,\
                      Modification Date,Reference,Service Code,Unauthorized Use Reported,Assignment Notes";

/// Standard output, standard error and exit status of a run in a directory of this test's own, which has `files`.
fn run(test: &str, files: &[(&str, &str)], args: &[&str]) -> (String, String, i32) {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("snapshots-{test}"));
    std::fs::create_dir_all(&directory).unwrap();
    for (name, content) in files {
        std::fs::write(directory.join(name), content).unwrap();
    }
    let output = Command::new(env!("CARGO_BIN_EXE_iana-ports"))
        .args(args)
        .current_dir(directory)
        .output()
        .unwrap();
    let [out, err] = [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap());
    (out, err, output.status.code().unwrap())
}

/// A file of these rows. Adds the empty cells that are missing at the end of a row.
fn csv(rows: &[&str]) -> String {
    let commas = |line: &str| line.matches(',').count();
    let row = |row: &&str| format!("{row}{}\r\n", ",".repeat(commas(HEADER) - commas(row)));
    format!("{HEADER}\r\n{}", rows.iter().map(row).collect::<String>())
}

fn check(test: &str, content: &str) -> (String, String, i32) {
    run(test, &[("a.csv", content)], &["check", "a.csv"])
}

#[test]
fn a_good_file_is_told_in_one_line() {
    let (out, err, status) =
        check("good", &csv(&["http,80,tcp,,,,2020-02-03", ",81,tcp,Unassigned"]));
    assert!(out.starts_with("a.csv: 2 rows, newest date 2020-02-03, SHA-256 "), "{out}");
    assert_eq!((out.lines().count(), err.as_str(), status), (1, "", 0));
}

#[test]
fn iana_s_file_is_good() {
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/service-names-port-numbers.csv");
    let (out, err, status) = run("iana", &[], &["check", data]);
    assert_eq!(
        (out, err, status),
        (format!("{data}: {}\n", iana_ports::SNAPSHOT), String::new(), 0)
    );
}

#[test]
fn every_problem_is_told_in_order() {
    let content = csv(&[
        "a,080,TCP,\"two\nlines\",,,2020-13,soon,,07",
        "b,80,tcp,fine",
        "c,90-80,tcp",
        "d,1\u{1b}[2J,tcp",
    ]) + "e,1\r\n";
    let (out, err, status) = check("problems", &content);
    let port = "expected a port from 0 to 65535 without sign or leading zeros, a range of two such as 6000-6063, or nothing";
    let date = "expected YYYY-MM-DD or YYYY-MM, or nothing";
    let expected = [
        &format!("a.csv:2: column 2 (Port Number): not a port number: \"080\": {port}"),
        "a.csv:2: column 3 (Transport Protocol): unknown transport protocol: \"TCP\": expected tcp, udp, sctp or dccp, \
         in lower case, or nothing",
        &format!("a.csv:2: column 7 (Registration Date): not a date: \"2020-13\": {date}"),
        &format!("a.csv:2: column 8 (Modification Date): not a date: \"soon\": {date}"),
        "a.csv:2: column 10 (Service Code): not a service code: \"07\": expected a number from 0 to 4294967295 without \
         sign or leading zeros, or nothing",
        "a.csv:5: column 2 (Port Number): a range upside down: \"90-80\": expected the lower port first",
        &format!("a.csv:6: column 2 (Port Number): not a port number: \"1\\u{{1b}}[2J\": {port}"),
        "a.csv:7: a row of 2 cells, beginning with \"e\": expected 12; is a comma or a quote missing?",
    ];
    assert_eq!(out.lines().collect::<Vec<_>>(), expected);
    assert_eq!((err.as_str(), status), ("iana-ports: a.csv: 8 problems: no registry\n", 2));
}

#[test]
fn where_cells_cannot_be_told_apart_there_is_one_problem() {
    for (test, content, problem) in [
        ("empty", String::new(), "a.csv:1: column 1 (Service Name): wrong header: "),
        (
            "header",
            csv(&["a,x"]).replace("Contact", "Kontakt"),
            "a.csv:1: column 6 (Contact): wrong header: ",
        ),
        (
            "quote",
            csv(&["a,x", "b\",y"]),
            "a.csv:3: column 1 (Service Name): a quote inside a cell ",
        ),
        (
            "return",
            csv(&["a,x", "b,y\r,z"]),
            "a.csv:3: column 2 (Port Number): a carriage return without ",
        ),
    ] {
        let (out, err, status) = check(test, &content);
        assert!(out.starts_with(problem), "{out}");
        assert_eq!(out.lines().count(), 1, "{out}");
        assert_eq!((err.as_str(), status), ("iana-ports: a.csv: 1 problem: no registry\n", 2));
    }
}

#[test]
fn what_the_tables_cannot_hold_is_a_problem() {
    let rows = vec!["a,80,tcp"; 600];
    let (out, _, status) = check("limit", &csv(&rows));
    assert_eq!(out, "a.csv: 600 rows for port 80: the tables hold at most 511 in one place\n");
    assert_eq!(status, 2);
}

#[test]
fn problems_without_end_are_cut_short() {
    let rows = vec!["a,x,tcp"; 20_000];
    let (out, err, status) = check("many", &csv(&rows));
    assert_eq!(out.lines().count(), 10_001);
    assert!(out.lines().last().unwrap().starts_with("a.csv: more than 10000 problems: "), "{out}");
    assert!(err.ends_with(" problems: no registry\n"), "{err}");
    assert_eq!(status, 2);
}

#[test]
fn a_file_that_is_not_there() {
    let (out, err, status) = run("missing", &[], &["check", "no.csv"]);
    assert!(out.starts_with("no.csv: cannot be read: "), "{out}");
    assert_eq!((err.as_str(), status), ("iana-ports: no.csv: 1 problem: no registry\n", 2));
}

/// Where fuzzing starts, and what it has found.
#[test]
fn the_corpus_is_good_or_bad_as_its_names_say() {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/../fuzz/corpus/reader");
    let files: Vec<_> =
        std::fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    for name in files.iter().map(|name| name.to_str().unwrap()) {
        let (out, _, status) = run("corpus", &[], &["check", &format!("{corpus}/{name}")]);
        assert_eq!(status, if name.starts_with("good-") { 0 } else { 2 }, "{out}");
    }
    assert!(files.len() > 10);
}

#[test]
fn registry_files_are_named_once() {
    let message = "iana-ports: check and diff are about the files that they name; leave out --registry; try --help\n";
    for args in [&["--registry", "a", "check", "b"][..], &["diff", "a", "b", "--registry", "c"]] {
        assert_eq!(run("twice", &[], args), (String::new(), message.to_owned(), 2));
    }
}

/// The differences as text, the two lines on the files aside, and as JSON.
fn diff(test: &str, old: &str, new: &str) -> (String, String, i32) {
    let files = [("old.csv", old), ("new.csv", new)];
    let (out, err, status) = run(test, &files, &["diff", "old.csv", "new.csv"]);
    assert_eq!(err, "");
    let mut lines = out.splitn(3, '\n');
    for start in ["--- old.csv: ", "+++ new.csv: "] {
        assert!(lines.next().is_some_and(|line| line.starts_with(start)), "{out}");
    }
    let (json, err, json_status) = run(test, &[], &["diff", "--json", "old.csv", "new.csv"]);
    assert_eq!((err.as_str(), json_status), ("", status));
    (lines.next().unwrap_or_default().to_owned(), json, status)
}

#[test]
fn no_difference() {
    let rows = ["a,1,tcp", "b,1,tcp", ",2-9,,Unassigned", "c", "c,,udp"];
    let old = csv(&rows);
    assert_eq!(diff("same", &old, &old), (String::new(), String::new(), 0));
    // Line ends, a mark, and an order that changes no answer.
    let reordered = csv(&["c", ",2-9,,Unassigned", "a,1,tcp", "c,,udp", "b,1,tcp"]);
    let other = format!("\u{feff}{}", reordered.replace("\r\n", "\n"));
    assert_eq!(diff("order", &old, &other), (String::new(), String::new(), 0));
}

#[test]
fn differences_of_all_kinds() {
    let old = csv(&[
        "gone,1,tcp,To go",
        "before,2,udp,The same,[A]",
        "nomad,3,tcp,Wandering",
        "tidy,4,tcp,Tidy,[A],[A]",
        "first,5,tcp,One",
        "second,5,tcp,Two",
        ",6-9,,Unassigned",
        "growing,20-21,tcp",
        "anywhere,,tcp",
    ])
    .replace("Unauthorized Use Reported", "Known Unauthorized Uses");
    let new = csv(&[
        ",1,tcp,Reserved",
        "after,2,udp,The same,[B]",
        "tidy,4,tcp,Tidy,[A],\"[B]\n\u{1b}\"",
        "second,5,tcp,Two",
        "first,5,tcp,One",
        ",6,,Unassigned",
        "fresh,7,,New\nhere",
        ",8-9,,Unassigned",
        "nomad,10,tcp,Wandering",
        "growing,20-22,tcp",
        "anywhere,,udp",
    ])
    .replace("New\nhere", "\"New\nhere\"");
    let (text, json, status) = diff("kinds", &old, &new);
    assert_eq!(
        text,
        r#"
Titles: 1
  Known Unauthorized Uses -> Unauthorized Use Reported

Added: 1
  fresh  7  New here

Removed: 1
  gone  1/tcp  To go

Renamed: 1
  before -> after  2/udp
    Assignee: "[A]" -> "[B]"

Moved: 3
  nomad  3/tcp -> 10/tcp
  growing  20-21/tcp -> 20-22/tcp
  anywhere  -/tcp -> -/udp

Other cells: 1
  tidy  4/tcp
    Contact: "[A]" -> "[B]\n\u{1b}"

Rows without a name added: 3
  1/tcp  Reserved
  6  Unassigned
  8-9  Unassigned

Rows without a name removed: 1
  6-9  Unassigned

Names of ports: 1
  5/tcp: first -> second

Statuses of ports: 5
  1/tcp: assigned -> reserved
  3/tcp: assigned -> reserved
  7: unassigned -> assigned
  10/tcp: reserved -> assigned
  22/tcp: reserved -> assigned
"#
    );
    let expected = [
        r#"{"change":"header","old":"Known Unauthorized Uses","new":"Unauthorized Use Reported"}"#,
        r#"{"change":"added","new":{"service_name":"fresh","port_number":"7","description":"New\nhere"}}"#,
        r#"{"change":"removed","old":{"service_name":"gone","port_number":"1","transport_protocol":"tcp","description":"To go"}}"#,
        r#"{"change":"renamed","old":{"service_name":"before","port_number":"2","transport_protocol":"udp","description":"The same","assignee":"[A]"},"new":{"service_name":"after","port_number":"2","transport_protocol":"udp","description":"The same","assignee":"[B]"},"columns":["service_name","assignee"]}"#,
    ];
    assert_eq!(json.lines().take(4).collect::<Vec<_>>(), expected);
    let expected = [
        r#"{"change":"name","port":5,"transport":"tcp","old":"first","new":"second"}"#,
        r#"{"change":"status","first_port":1,"last_port":1,"transport":"tcp","old":"assigned","new":"reserved"}"#,
        r#"{"change":"status","first_port":3,"last_port":3,"transport":"tcp","old":"assigned","new":"reserved"}"#,
        r#"{"change":"status","first_port":7,"last_port":7,"old":"unassigned","new":"assigned"}"#,
    ];
    assert_eq!(json.lines().skip(12).take(4).collect::<Vec<_>>(), expected);
    assert_eq!((json.lines().count(), status), (18, 1));
}

#[test]
fn twins_are_counted() {
    let (once, twice) = (csv(&["a,1,tcp,One"]), csv(&["a,1,tcp,One", "a,1,tcp,One"]));
    let (text, _, status) = diff("twins", &once, &twice);
    assert_eq!((text.as_str(), status), ("\nAdded: 1\n  a  1/tcp  One\n", 1));
}

#[test]
fn a_bad_file_is_refused() {
    let files = [("old.csv", "x"), ("new.csv", "y")];
    let (out, err, status) = run("bad", &files, &["diff", "old.csv", "new.csv"]);
    assert!(
        err.starts_with("iana-ports: old.csv:1: column 1 (Service Name): wrong header: "),
        "{err}"
    );
    assert_eq!((out.as_str(), err.lines().count(), status), ("", 1, 2));
}
