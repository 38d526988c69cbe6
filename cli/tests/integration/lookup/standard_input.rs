//! `-`: queries from standard input.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, Stdio};

use crate::{Ended, file, program, run};

fn started(args: &[&str]) -> (Child, ChildStdin) {
    let mut program = program(args);
    let mut child = program
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let input = child.stdin.take().unwrap();
    (child, input)
}

fn run_with(args: &[&str], input: &[u8]) -> Ended {
    let (child, mut stdin) = started(args);
    stdin.write_all(input).unwrap();
    drop(stdin);
    child.wait_with_output().unwrap().into()
}

#[test]
fn each_line_is_a_query() {
    let lines = b"80\r\n\n \t\n# no query\n  #80\n  443/udp \t\r\nssh, 25\n27000-27001\nESL-LM";
    let queries = ["80", "443/udp", "ssh", "25", "27000-27001", "ESL-LM"];
    for options in [&[][..], &["--json"], &["-q"]] {
        let expected = run(&[options, &queries].concat());
        assert_eq!(run_with(&[options, &["-"]].concat(), lines), expected, "{options:?}");
        // After a double dash too.
        assert_eq!(run_with(&[options, &["--", "-"]].concat(), lines), expected, "{options:?}");
    }
}

#[test]
fn a_dash_stands_among_other_queries() {
    let expected =
        Ended { stdout: "ftp\nhttp\nhttps\nssh\n".to_owned(), stderr: String::new(), status: 0 };
    assert_eq!(run_with(&["-q", "21", "-", "22"], b"\xef\xbb\xbf80\n443\n"), expected);
    let names = file("input.csv", "80,,web\n");
    let args = ["--names", names.to_str().unwrap(), "-q", "-"];
    assert_eq!(run_with(&args, b"80\nweb\n").stdout, "web\nweb\n");
    let empty = Ended { stdout: String::new(), stderr: String::new(), status: 0 };
    assert_eq!(run_with(&["-"], b""), empty);
    assert_eq!(run_with(&["-"], b"\n\n \n"), empty);
}

#[test]
fn complaints_name_the_line() {
    let long = "8".repeat(5000);
    let input = [
        "80\n\n70000\nnor-this\n# a comment\n81\nh\u{1b}\n".as_bytes(),
        b"ht\xfftp\n22\n",
        long.as_bytes(),
        b"\n443\n-\n2\0\n22",
    ]
    .concat();
    let complaints = [
        r#"3: "70000": not a port: expected 0 to 65535"#,
        r#"4: "nor-this": no service has this name or description; --names FILE adds your own names"#,
        r#"7: "h\u{1b}": no service has this name, and no new one can: a service name has letters, digits and hyphens only (RFC 6335, section 5.1)"#,
        "8: not UTF-8: expected a query, found the byte 0xff",
        "10: more than 4096 bytes: expected a query",
        r#"12: "-": not a port: expected 0 to 65535 without sign or leading zeros, a range such as 27000-27009, or a service name"#,
        r#"13: "2\0": not a port: expected 0 to 65535 without sign or leading zeros, a range such as 27000-27009, or a service name"#,
    ];
    let stderr =
        complaints.map(|complaint| format!("iana-ports: standard input: line {complaint}\n"));
    let expected =
        Ended { stdout: "http\nssh\nhttps\nssh\n".to_owned(), stderr: stderr.concat(), status: 2 };
    assert_eq!(run_with(&["-q", "-"], &input), expected);
    // A query without an answer is not wrong.
    let unknown = run_with(&["-q", "-"], b"80\nnor-this\n");
    assert_eq!((unknown.stdout.as_str(), unknown.status), ("http\n", 1));
    // In a line, the name of a command is a query.
    let stderr = "iana-ports: standard input: line 1: \"serch\": no service has this name; did you mean search?\n";
    assert_eq!(run_with(&["-"], b"serch\n").stderr, stderr);
}

#[test]
fn standard_input_is_read_once() {
    let expected = Ended {
        stdout: "http\nssh\n".to_owned(),
        stderr: "iana-ports: \"-\" may be given only once: it reads all of standard input\n"
            .to_owned(),
        status: 2,
    };
    assert_eq!(run_with(&["-q", "-", "-", "22"], b"80\n"), expected);
}

/// A program may wait for each answer before it asks again.
#[test]
fn each_line_is_answered_before_the_next_is_read() {
    let (mut child, mut input) = started(&["-q", "-"]);
    let mut output = BufReader::new(child.stdout.take().unwrap());
    for (query, answer) in [("80", "http\n"), ("81\n22", "ssh\n"), ("1455", "esl-lm\n")] {
        writeln!(input, "{query}").unwrap();
        input.flush().unwrap();
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        assert_eq!(line, answer);
    }
    drop(input);
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[test]
#[cfg(target_os = "linux")]
fn input_that_cannot_be_read_is_an_error() {
    let directory = std::fs::File::open(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let ended = Ended::from(program(&["-q", "80", "-"]).stdin(directory).output().unwrap());
    let expected = Ended {
        stdout: "http\n".to_owned(),
        stderr: "iana-ports: standard input: Is a directory (os error 21)\n".to_owned(),
        status: 2,
    };
    assert_eq!(ended, expected);
}
