//! `diff`.

use crate::files::folder;
use crate::program::{run_in_folder, run_in_folder_with};
use crate::{csv, file, program};

/// The differences as text, the two lines on the files aside, and as JSON.
fn diff(old: &str, new: &str) -> (String, String, i32) {
    let files = [("old.csv", old), ("new.csv", new)];
    let (out, err, status) = run_in_folder(&files, &["diff", "old.csv", "new.csv"]);
    assert_eq!(err, "");
    let mut lines = out.splitn(3, '\n');
    for start in ["--- old.csv: IANA's registry ", "+++ new.csv: IANA's registry "] {
        assert!(lines.next().is_some_and(|line| line.starts_with(start)), "{out}");
    }
    let (json, err, json_status) = run_in_folder(&[], &["diff", "--json", "old.csv", "new.csv"]);
    assert_eq!((err.as_str(), json_status), ("", status));
    (lines.next().unwrap_or_default().to_owned(), json, status)
}

#[test]
fn equal_registries_have_no_differences() {
    let rows = ["a,1,tcp", "b,1,tcp", ",2-9,,Unassigned", "c", "c,,udp"];
    let old = csv(&rows);
    let none = "No differences\n".to_owned();
    assert_eq!(diff(&old, &old), (none.clone(), String::new(), 0));
    // Line ends, a mark, and an order that changes no answer.
    let reordered = csv(&["c", ",2-9,,Unassigned", "a,1,tcp", "c,,udp", "b,1,tcp"]);
    let other = format!("\u{feff}{}", reordered.replace("\r\n", "\n"));
    assert_eq!(diff(&old, &other), (none, String::new(), 0));
}

#[test]
fn each_kind_of_difference_is_listed() {
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
    let (text, json, status) = diff(&old, &new);
    assert_eq!(
        text,
        r"1 column title, 1 added, 1 removed, 1 renamed, 3 moved, 1 changed, 3 rows without a name added, 1 row without a name removed, 1 port by another name, 5 ports with another status

Column titles: 1
  Known Unauthorized Uses -> Unauthorized Use Reported

Added: 1
  fresh  7  New here

Removed: 1
  gone  1/tcp  To go

Renamed: 1
  before -> after  2/udp
    Assignee: [A] -> [B]

Moved: 3
  nomad     3/tcp -> 10/tcp
  growing   20-21/tcp -> 20-22/tcp
  anywhere  -/tcp -> -/udp

Changed: 1
  tidy  4/tcp
    Contact: [A] -> [B] \u{1b}

Rows without a name added: 3
  1/tcp  Reserved
  6      Unassigned
  8-9    Unassigned

Rows without a name removed: 1
  6-9  Unassigned

Ports that go by another of their names: 1
  5/tcp  first -> second

Ports with another status: 5
  1   tcp: assigned -> reserved
  3   tcp: assigned -> reserved
  7   unassigned -> assigned
  10  tcp: reserved -> assigned
  22  tcp: reserved -> assigned
"
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

/// Rows that changed alike on several transports are one line, and so are ports whose
/// status changed alike.
#[test]
fn transports_and_runs_are_folded() {
    let old = csv(&[
        "twin,1,tcp,One,[A]",
        "twin,1,udp,One,[A]",
        "leaver,2,tcp,Two",
        "leaver,2,udp,Two",
        "mover,3,tcp,Three",
        "mover,3,udp,Three",
        "old,4,tcp,Four",
        "old,4,udp,Four",
        "apart,5,tcp,Five,[A]",
        "apart,5,udp,Five,[A]",
        "blanks,6,tcp,Two  blanks",
        "p,7,tcp",
        "q,7,tcp",
        "p,7,udp",
        "q,7,udp",
        ",20-29,tcp,Unassigned",
        ",20-29,udp,Unassigned",
    ]);
    let new = csv(&[
        "twin,1,tcp,One,[B]",
        "twin,1,udp,One,[B]",
        "mover,13,tcp,Three",
        "mover,13,udp,Three",
        "new,4,tcp,Four",
        "new,4,udp,Four",
        "apart,5,tcp,Five,[B]",
        "apart,5,udp,Five,[C]",
        "blanks,6,tcp,Two\tblanks",
        "q,7,tcp",
        "p,7,tcp",
        "q,7,udp",
        "p,7,udp",
        "comer,9,tcp,Nine",
        "comer,9,udp,Nine",
        "comer,9,sctp,Nine elsewhere",
        "wide,20-29,tcp,Wide",
        ",20-29,udp,Reserved",
    ]);
    let (text, json, status) = diff(&old, &new);
    assert_eq!(
        text,
        r"3 added, 1 removed, 1 renamed, 1 moved, 5 changed, 1 row without a name removed, 1 port by another name, 14 ports with another status

Added: 3
  comer  9/tcp,udp  Nine
  comer  9/sctp     Nine elsewhere
  wide   20-29/tcp  Wide

Removed: 1
  leaver  2/tcp,udp  Two

Renamed: 1
  old -> new  4/tcp,udp

Moved: 1
  mover  3/tcp,udp -> 13/tcp,udp

Changed: 5
  twin       1/tcp,udp
    Assignee: [A] -> [B]
  apart      5/tcp
    Assignee: [A] -> [B]
  apart      5/udp
    Assignee: [A] -> [C]
  blanks     6/tcp
    Description: Two  blanks -> Two\tblanks
  (no name)  20-29/udp
    Description: Unassigned -> Reserved

Rows without a name removed: 1
  20-29/tcp  Unassigned

Ports that go by another of their names: 1
  7/tcp,udp  p -> q

Ports with another status: 14
  2-3    tcp,udp: assigned -> reserved
  9      tcp,udp,sctp: reserved -> assigned
  13     tcp,udp: reserved -> assigned
  20-29  tcp: unassigned -> assigned; udp: unassigned -> reserved
"
    );
    // Scripts get one object for each row and each transport.
    let changes = |kind: &str| json.matches(&format!("{{\"change\":\"{kind}\"")).count();
    let kinds = ["added", "removed", "renamed", "moved", "changed", "name", "status"];
    assert_eq!(kinds.map(changes), [4, 3, 2, 2, 6, 2, 9]);
    assert_eq!(status, 1);
}

#[test]
fn differences_fit_a_terminal() {
    let notes = "word ".repeat(60);
    let old = csv(&["a,1,tcp,One,[A]", "b,2,tcp,Two"]);
    let row = format!("long-name-of-one,3,tcp,{notes},,,,,,,,");
    let new = csv(&[row.as_str(), &format!("a,1,tcp,{notes},[B],,,,,,,"), "b,4,tcp,Two"]);
    let files = [("old.csv", old.as_str()), ("new.csv", &new)];
    for (name, content) in files {
        file(name, content);
    }
    for columns in [40, 60, 80, 200] {
        let output = program(&["diff", "old.csv", "new.csv"])
            .current_dir(folder())
            .env("COLUMNS", columns.to_string())
            .output()
            .unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.lines().all(|line| line.chars().count() <= columns), "{columns}: {text}");
        assert_eq!(text.matches("word").count(), 120, "{columns}: {text}");
    }
}

#[test]
fn a_second_equal_row_is_a_difference() {
    let (once, twice) = (csv(&["a,1,tcp,One"]), csv(&["a,1,tcp,One", "a,1,tcp,One"]));
    let (text, _, status) = diff(&once, &twice);
    assert_eq!((text.as_str(), status), ("1 added\n\nAdded: 1\n  a  1/tcp  One\n", 1));
}

#[test]
fn a_bad_file_is_refused() {
    let files = [("old.csv", "x"), ("new.csv", "y")];
    let (out, err, status) = run_in_folder(&files, &["diff", "old.csv", "new.csv"]);
    assert!(
        err.starts_with("iana-ports: old.csv:1: column 1 (Service Name): wrong header: "),
        "{err}"
    );
    assert_eq!((out.as_str(), err.lines().count(), status), ("", 1, 2));
}

#[test]
fn a_dash_is_standard_input() {
    let good = csv(&["http,80,tcp,,,,2020-02-03"]);
    let new = csv(&["http,80,tcp,,,,2021-02-03", "https,443,tcp"]);
    let files = [("old.csv", good.as_str()), ("new.csv", new.as_str())];
    let (expected, _, _) = run_in_folder(&files, &["diff", "old.csv", "new.csv"]);
    for (args, input, name) in
        [(["diff", "-", "new.csv"], &good, "old.csv"), (["diff", "old.csv", "-"], &new, "new.csv")]
    {
        let (out, err, status) = run_in_folder_with(&[], &args, input);
        assert_eq!(out, expected.replacen(name, "standard input", 1));
        assert_eq!((err.as_str(), status), ("", 1));
    }
    let (out, err, status) = run_in_folder_with(&[], &["diff", "-", "new.csv"], "");
    let empty = "iana-ports: standard input: the file is empty: expected IANA's CSV, which has some 15,000 rows\n";
    assert_eq!((out.as_str(), err.as_str(), status), ("", empty, 2));
    let both = "iana-ports: standard input can be only one of the two files; try --help\n";
    assert_eq!(run_in_folder(&[], &["diff", "-", "-"]), (String::new(), both.to_owned(), 2));
}
