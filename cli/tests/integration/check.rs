//! `check`.

use crate::program::{run_in_folder, run_in_folder_with};
use crate::{csv, embedded_rows, with_commas};

fn check(content: &str) -> (String, String, i32) {
    run_in_folder(&[("a.csv", content)], &["check", "a.csv"])
}

#[test]
fn a_good_file_gets_one_line_and_a_short_one_two() {
    let (out, err, status) = check(&csv(&["http,80,tcp,,,,2020-02-03", ",81,tcp,Unassigned"]));
    assert!(
        out.starts_with("a.csv is a valid registry: 2 rows, newest date 2020-02-03, SHA-256 "),
        "{out}"
    );
    let embedded = with_commas(embedded_rows());
    let rows = format!("2 rows; the embedded registry has {embedded}: is the file cut off?");
    assert_eq!(out.lines().skip(1).collect::<Vec<_>>(), [rows]);
    assert_eq!((err.as_str(), status), ("", 0));
}

/// A file that is cut off between two rows is a registry, too.
#[test]
fn fewer_than_98_percent_of_the_rows_get_a_warning() {
    let row_count = embedded_rows();
    let least = (row_count * 98).div_ceil(100);
    for (count, lines) in [(least, 1), (least - 1, 2)] {
        let rows: Vec<_> = (0..count).map(|row| format!("s{row},{},tcp", row + 1)).collect();
        let rows: Vec<_> = rows.iter().map(String::as_str).collect();
        let (out, err, status) = check(&csv(&rows));
        assert_eq!((out.lines().count(), err.as_str(), status), (lines, "", 0), "{out}");
    }
}

#[test]
fn ianas_file_is_valid() {
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/service-names-port-numbers.csv");
    let (out, err, status) = run_in_folder(&[], &["check", data]);
    assert_eq!(
        (out, err, status),
        (format!("{data} is a valid registry: {}\n", iana_ports::SNAPSHOT), String::new(), 0)
    );
}

#[test]
fn every_problem_is_listed_in_order() {
    let content = csv(&[
        "a,080,TCP,\"two\nlines\",,,2020-13,soon,,07",
        "b,80,tcp,fine",
        "c,90-80,tcp",
        "d,1\u{1b}[2J,tcp",
    ]) + "e,1\r\n";
    let (out, err, status) = check(&content);
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
        "a.csv:5: column 2 (Port Number): a range in descending order: \"90-80\": expected the lower port first",
        &format!("a.csv:6: column 2 (Port Number): not a port number: \"1\\u{{1b}}[2J\": {port}"),
        "a.csv:7: a row of 2 cells, beginning with \"e\": expected 12; is a comma or a quote missing?",
    ];
    assert_eq!(out.lines().collect::<Vec<_>>(), expected);
    assert_eq!(
        (err.as_str(), status),
        ("iana-ports: a.csv: 8 problems; this is not a valid registry\n", 2)
    );
}

#[test]
fn a_file_that_cannot_be_split_into_cells_has_one_problem() {
    for (content, problem) in [
        (String::new(), "a.csv: the file is empty: expected IANA's CSV, "),
        ("\r\n\n".to_owned(), "a.csv: the file is empty: expected IANA's CSV, "),
        ("\u{feff}".to_owned(), "a.csv: the file is empty: expected IANA's CSV, "),
        ("http,80,tcp\n".to_owned(), "a.csv:1: column 1 (Service Name): wrong header: "),
        (csv(&[]), "a.csv: a header without rows: expected IANA's CSV, "),
        (
            csv(&["a,x"]).replace("Contact", "Kontakt"),
            "a.csv:1: column 6 (Contact): wrong header: ",
        ),
        (
            csv(&["a,x"]).replacen("\r\n", ",Country\r\n", 1),
            "a.csv:1: wrong header: expected 12 titles, found 13, the first extra one \"Country\": ",
        ),
        (csv(&["a,x", "b\",y"]), "a.csv:3: column 1 (Service Name): a quote inside a cell "),
        (csv(&["a,x", "b,y\r,z"]), "a.csv:3: column 2 (Port Number): a carriage return without "),
    ] {
        let (out, err, status) = check(&content);
        assert!(out.starts_with(problem), "{out}");
        // An empty file has nothing else.
        let rest = &["nothing else in the file was checked; fix this first"];
        let rest = &rest[..usize::from(!out.starts_with("a.csv: "))];
        assert_eq!(out.lines().skip(1).collect::<Vec<_>>(), rest);
        let last = "iana-ports: a.csv: 1 problem; this is not a valid registry\n";
        assert_eq!((err.as_str(), status), (last, 2));
    }
}

#[test]
fn too_many_rows_for_one_port_are_a_problem() {
    let rows = vec!["a,80,tcp"; 600];
    let (out, _, status) = check(&csv(&rows));
    assert_eq!(out, "a.csv: 600 rows for port 80: the tables hold at most 511 in one place\n");
    assert_eq!(status, 2);
}

#[test]
fn at_most_10_000_problems_are_listed() {
    let rows = vec!["a,x,tcp"; 20_000];
    let content = csv(&rows);
    let (out, err, status) = run_in_folder(&[("a.csv", &content)], &["check", "--all", "a.csv"]);
    assert_eq!(out.lines().count(), 10_001);
    assert!(
        out.lines().last().unwrap().starts_with("a.csv: stopped after 10000 problems: "),
        "{out}"
    );
    assert!(err.ends_with(" problems; this is not a valid registry\n"), "{err}");
    assert_eq!(status, 2);
    let (out, same_err, status) = check(&content);
    let expected = [
        "and 9,981 more; --all shows them:",
        "  9,980 × Port Number: not a port number",
        "      1 × the rest of the file was not checked",
    ];
    assert_eq!(out.lines().skip(20).collect::<Vec<_>>(), expected);
    assert_eq!((same_err, status), (err, 2));
}

/// Nobody knows whether it is a registry.
#[test]
fn a_file_that_cannot_be_read_is_an_error() {
    let (_, _, status) = check("");
    assert_eq!(status, 2);
    for file in ["no.csv", "."] {
        let (out, err, status) = run_in_folder(&[], &["check", file]);
        assert_eq!((out.as_str(), status), ("", 2));
        assert!(err.starts_with(&format!("iana-ports: {file}: cannot be read: ")), "{err}");
        assert!(err.lines().count() == 1 && !err.contains("registry"), "{err}");
    }
}

/// Problems beyond the twentieth are counted: the most frequent kind first, of equal ones
/// the first in the file.
#[test]
fn the_first_twenty_problems_are_shown() {
    let mut rows = vec!["a,x,tcp"; 19];
    rows.extend([
        "b,80,TCP",
        "c,1,udp,,,,2020-13",
        "d,1,tcp,,,,,soon",
        "e,y,tcp",
        "f,z,tcp",
        "g,2,TCP",
    ]);
    let content = csv(&rows) + "h,1\r\ni,1\r\n";
    let files = [("a.csv", content.as_str())];
    let (all, err, status) = run_in_folder(&files, &["check", "--all", "a.csv"]);
    assert_eq!(all.lines().count(), 27);
    let last = "iana-ports: a.csv: 27 problems; this is not a valid registry\n";
    assert_eq!((err.as_str(), status), (last, 2));
    let (out, err, status) = run_in_folder(&[], &["check", "a.csv"]);
    let first: String = all.split_inclusive('\n').take(20).collect();
    let counts = "\
and 7 more; --all shows them:
      2 × Port Number: not a port number
      2 × a row without exactly 12 cells
      1 × Registration Date: not a date
      1 × Modification Date: not a date
      1 × Transport Protocol: unknown transport protocol
";
    assert_eq!(out, format!("{first}{counts}"));
    assert_eq!((err.as_str(), status), (last, 2));
    // Exactly twenty need no counts.
    let (out, _, _) = check(&csv(&["a,x,tcp"; 20]));
    assert_eq!(out.lines().count(), 20);
}

/// Where fuzzing starts, and what it has found.
#[test]
fn the_fuzzing_corpus_is_valid_as_its_names_say() {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/../fuzz/corpus/reader");
    let files: Vec<_> =
        std::fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    for name in files.iter().map(|name| name.to_str().unwrap()) {
        let (out, _, status) = run_in_folder(&[], &["check", &format!("{corpus}/{name}")]);
        // Other commands accept a registry without rows.
        let is_good = name.starts_with("good-") && name != "good-no-rows.csv";
        assert_eq!(status, if is_good { 0 } else { 2 }, "{out}");
    }
    assert!(files.len() > 10);
}

#[test]
fn a_dash_is_standard_input() {
    let good = csv(&["http,80,tcp,,,,2020-02-03"]);
    let (of_file, _, _) = run_in_folder(&[("a.csv", &good)], &["check", "a.csv"]);
    let (out, err, status) = run_in_folder_with(&[], &["check", "-"], &good);
    assert_eq!(out, of_file.replacen("a.csv", "standard input", 1));
    assert_eq!((err.as_str(), status), ("", 0));
    let (out, err, status) = run_in_folder_with(&[], &["check", "-"], &csv(&["http,080,tcp"]));
    assert!(
        out.starts_with("standard input:2: column 2 (Port Number): not a port number: "),
        "{out}"
    );
    let last = "iana-ports: standard input: 1 problem; this is not a valid registry\n";
    assert_eq!((err.as_str(), status), (last, 2));
}
