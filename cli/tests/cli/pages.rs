//! `completions` and `man`.

use std::path::Path;

use crate::{is_refused, run};

const COMMANDS: [&str; 10] = [
    "annotate",
    "completions",
    "export",
    "free",
    "list",
    "listening",
    "man",
    "map",
    "search",
    "stats",
];

#[test]
fn completions() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ended = run(&["completions", shell]);
        assert_eq!((ended.stderr.as_str(), ended.status), ("", 0));
        for word in COMMANDS {
            assert!(ended.stdout.contains(word), "{shell}: {word}");
        }
    }
    let complaint = "invalid value 'tcl' for '<SHELL>'; [possible values: bash, elvish, fish, powershell, zsh]; try --help";
    is_refused(&["completions", "tcl"], complaint);
}

#[test]
fn manual_pages() {
    let page = run(&["man"]);
    assert_eq!((page.stderr.as_str(), page.status), ("", 0));
    assert!(page.stdout.contains(".TH iana-ports 1"), "{}", page.stdout);
    // The second is the first's older name.
    for option in ["--output", "--out"] {
        let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("man1{option}"));
        let ended = run(&["man", option, directory.to_str().unwrap()]);
        assert_eq!((ended.stdout.as_str(), ended.stderr.as_str(), ended.status), ("", "", 0));
        for name in COMMANDS
            .map(|command| format!("iana-ports-{command}.1"))
            .iter()
            .map(String::as_str)
            .chain(["iana-ports.1"])
        {
            let page = std::fs::read_to_string(directory.join(name)).unwrap();
            assert!(page.contains(".SH SYNOPSIS"), "{name}");
        }
    }
}

#[test]
fn a_place_that_cannot_be_written() {
    let path = crate::file("no-directory", "");
    let ended = run(&["man", "--output", path.to_str().unwrap()]);
    assert_eq!((ended.stderr.lines().count(), ended.status), (1, 2));
}
