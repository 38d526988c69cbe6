//! `annotate` with files, and options that exclude each other.

use std::io::Write as _;
use std::process::Stdio;

use super::{annotate, annotated, filter};
use crate::files::path_of;
use crate::{Ended, is_refused, program, run};

#[test]
fn files_are_annotated_one_after_the_other() {
    let (first, second) =
        (path_of("first.csv", "p,q\n80,1\n443,2"), path_of("second.csv", "q\tp\n1\t22"));
    let Ended { stdout, stderr, status } = run(&["annotate", "--column", "p", &first, &second]);
    // Each has its own header and delimiter. The second begins on a line of its own.
    assert_eq!(stdout, "p,q\n80(http),1\n443(https),2\nq\tp\n1\t22(ssh)");
    assert_eq!((stderr.as_str(), status), ("", 0));
    let text = path_of("text.txt", "*:80");
    assert_eq!(run(&["annotate", &text, &text]).stdout, "*:80(http)\n*:80(http)");
    let empty = path_of("empty.txt", "");
    assert_eq!(run(&["annotate", &empty, &text, &empty]).stdout, "*:80(http)\n");
    let json = path_of("two.jsonl", "{\"sport\":80}");
    let line = "{\"sport\":80,\"sport_service\":\"http\"}";
    assert_eq!(run(&["annotate", "--jsonl", &json, &json]).stdout, format!("{line}\n{line}"));
}

#[test]
fn a_dash_among_files_is_standard_input() {
    let text = path_of("among.txt", "*:22\n");
    for args in [&["-"][..], &[&text, "-"], &["-", "-"], &[]] {
        let expected = match args {
            [first, _] if *first == text => "*:22(ssh)\n*:80(http)\n",
            _ => "*:80(http)\n",
        };
        assert_eq!(annotated(args, "*:80\n"), expected.as_bytes(), "{args:?}");
    }
}

#[test]
fn a_file_that_cannot_be_read_ends_the_run() {
    let text = path_of("readable.txt", "*:22\n");
    let missing = crate::files::folder().join("no-such-file.txt");
    let missing = missing.to_str().unwrap();
    let Ended { stdout, stderr, status } = run(&["annotate", &text, missing, &text]);
    assert_eq!((stdout.as_str(), status), ("*:22(ssh)\n", 2));
    assert!(stderr.starts_with(&format!("iana-ports: {missing}: ")), "{stderr}");
    if cfg!(unix) {
        let folder = env!("CARGO_TARGET_TMPDIR");
        for args in [
            &["annotate", folder][..],
            &["annotate", "--jsonl", folder],
            &["annotate", "--column=1", folder],
        ] {
            let Ended { stdout, stderr, status } = run(args);
            assert_eq!((stdout.as_str(), status), ("", 2));
            assert!(stderr.starts_with(&format!("iana-ports: {folder}: ")), "{stderr}");
        }
    }
}

#[test]
fn messages_name_the_file() {
    let first = path_of("right.csv", "p\n80\n");
    let second = path_of("wrong.csv", "q\n80\n");
    let Ended { stdout, stderr, status } = run(&["annotate", "--column", "p", &first, &second]);
    assert_eq!((stdout.as_str(), status), ("p\n80(http)\n", 2));
    let complaint = "1: \"p\": no such column: expected one of 1: \"q\"";
    assert_eq!(stderr, format!("iana-ports: {second}:{complaint}\n"));
    let json = path_of("wrong.jsonl", "{\"sport\":22}\n\n80\n");
    let (_, stderr, _) = annotate(&["--jsonl", "-", &json], |stdin| {
        stdin.write_all(b"{}\n").unwrap();
    });
    let complaint = "3:1: \"80\": not a JSON object: expected one on each line";
    assert_eq!(stderr, format!("iana-ports: {json}:{complaint}\n"));
}

#[test]
fn conflicting_options_are_refused() {
    is_refused(
        &["annotate", "--jsonl", "--column", "p"],
        "the argument '--jsonl' cannot be used with '--column <COLUMN>'; try --help",
    );
    for option in [&["--append"][..], &["--transport-column", "p"], &["--delimiter", ";"]] {
        is_refused(
            &[&["annotate"], option].concat(),
            "the following required arguments were not provided: --column <COLUMN>; try --help",
        );
        let Ended { stderr, status, .. } = run(&[&["annotate", "--jsonl"], option].concat());
        assert!(stderr.contains("cannot be used with"), "{stderr}");
        assert_eq!(status, 2);
    }
    is_refused(
        &["annotate", "--key", "p"],
        "the following required arguments were not provided: --jsonl; try --help",
    );
    is_refused(
        &["annotate", "--key", "p", "--column", "p"],
        "the argument '--key <KEY>' cannot be used with '--column <COLUMN>'; try --help",
    );
}

#[test]
fn each_row_is_answered_before_the_next_is_read() {
    use std::io::{BufRead as _, BufReader};

    for (args, rows) in [
        (
            &["--column", "p"][..],
            [("p,q\n", "p,q"), ("80,1\n", "80(http),1"), ("443,1\n", "443(https),1")],
        ),
        (
            &["--column", "p", "--append"],
            [("#fields\tp\n", "#fields\tp\tp_service"), ("80\n", "80\thttp"), ("1\n", "1\ttcpmux")],
        ),
        (
            &["--jsonl"],
            [
                ("{}\n", "{}"),
                ("\n", ""),
                ("{\"sport\":1}\n", "{\"sport\":1,\"sport_service\":\"tcpmux\"}"),
            ],
        ),
    ] {
        let mut child = filter(args).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
        for (row, answer) in rows {
            for piece in [&row[..row.len() / 2], &row[row.len() / 2..]] {
                stdin.write_all(piece.as_bytes()).unwrap();
            }
            assert_eq!(answers.next().unwrap().unwrap(), answer);
        }
        drop(stdin);
        assert_eq!(child.wait().unwrap().code(), Some(0));
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    let rows = path_of("many.csv", "80,443\n".repeat(200_000));
    let lines = path_of("many.jsonl", "{\"sport\":80}\n".repeat(200_000));
    for args in [["--column", "1", &rows], ["--jsonl", "--key=sport", &lines]] {
        let mut command = program(&["annotate"]);
        let command = command.args(args).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.stderr.as_slice(), output.status.code()), (&b""[..], Some(0)));
    }
}
