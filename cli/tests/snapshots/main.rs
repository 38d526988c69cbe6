//! `check` and `diff`, run as a user would.

mod check;
mod diff;

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

const HEADER: &str = "Service Name,Port Number,Transport Protocol,Description,Assignee,Contact,Registration Date,\
                      Modification Date,Reference,Service Code,Unauthorized Use Reported,Assignment Notes";

/// Standard output, standard error and exit status of a run in a directory of this test's own, which has `files`.
fn run(test: &str, files: &[(&str, &str)], args: &[&str]) -> (String, String, i32) {
    run_with(test, files, args, "")
}

/// The same, with `input` as standard input.
fn run_with(
    test: &str,
    files: &[(&str, &str)],
    args: &[&str],
    input: &str,
) -> (String, String, i32) {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("snapshots-{test}"));
    std::fs::create_dir_all(&directory).unwrap();
    for (name, content) in files {
        std::fs::write(directory.join(name), content).unwrap();
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_iana-ports"))
        .args(args)
        .current_dir(directory)
        .env_remove("COLUMNS")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that is refused its arguments reads nothing.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let [out, err] = [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap());
    (out, err, output.status.code().unwrap())
}

/// A file of these rows. Adds the empty cells that are missing at the end of a row.
fn csv(rows: &[&str]) -> String {
    let commas = |line: &str| line.matches(',').count();
    let row = |row: &&str| format!("{row}{}\r\n", ",".repeat(commas(HEADER) - commas(row)));
    format!("{HEADER}\r\n{}", rows.iter().map(row).collect::<String>())
}

#[test]
fn a_dash_is_standard_input() {
    let good = csv(&["http,80,tcp,,,,2020-02-03"]);
    let (of_file, _, _) = run("dash", &[("a.csv", &good)], &["check", "a.csv"]);
    let (out, err, status) = run_with("dash", &[], &["check", "-"], &good);
    assert_eq!(out, of_file.replacen("a.csv", "standard input", 1));
    assert_eq!((err.as_str(), status), ("", 0));
    let (out, err, status) = run_with("dash", &[], &["check", "-"], &csv(&["http,080,tcp"]));
    assert!(
        out.starts_with("standard input:2: column 2 (Port Number): not a port number: "),
        "{out}"
    );
    let last = "iana-ports: standard input: 1 problem; this is not a valid registry\n";
    assert_eq!((err.as_str(), status), (last, 2));

    let new = csv(&["http,80,tcp,,,,2021-02-03", "https,443,tcp"]);
    let files = [("old.csv", good.as_str()), ("new.csv", new.as_str())];
    let (expected, _, _) = run("dash", &files, &["diff", "old.csv", "new.csv"]);
    for (args, input, name) in
        [(["diff", "-", "new.csv"], &good, "old.csv"), (["diff", "old.csv", "-"], &new, "new.csv")]
    {
        let (out, err, status) = run_with("dash", &[], &args, input);
        assert_eq!(out, expected.replacen(name, "standard input", 1));
        assert_eq!((err.as_str(), status), ("", 1));
    }
    let (out, err, status) = run_with("dash", &[], &["diff", "-", "new.csv"], "");
    let empty = "iana-ports: standard input: the file is empty: expected IANA's CSV, which has some 15,000 rows\n";
    assert_eq!((out.as_str(), err.as_str(), status), ("", empty, 2));
    let both = "iana-ports: standard input can be only one of the two files; try --help\n";
    assert_eq!(run("dash", &[], &["diff", "-", "-"]), (String::new(), both.to_owned(), 2));
}

#[test]
fn registry_files_are_named_once() {
    let message = "iana-ports: check, diff, update, completions and man do not answer from a registry; leave out --registry; try --help\n";
    for args in [&["--registry", "a", "check", "b"][..], &["diff", "a", "b", "--registry", "c"]] {
        assert_eq!(run("twice", &[], args), (String::new(), message.to_owned(), 2));
    }
}
