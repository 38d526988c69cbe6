//! `completions` and `man`.

use std::collections::BTreeSet;

use iana_ports::SNAPSHOT;

#[cfg(unix)]
use crate::Ended;
use crate::files::empty_folder;
#[cfg(unix)]
use crate::files::names_in;
use crate::help::commands;
#[cfg(unix)]
use crate::program::shell;
use crate::{embedded_table, file, is_refused, run};

#[test]
fn each_shell_gets_its_script() {
    for (shell, call) in [
        ("bash", "complete -F _iana_ports iana-ports\n"),
        ("zsh", "#compdef iana-ports\n"),
        ("fish", "complete -c iana-ports "),
    ] {
        let ended = run(&["completions", shell]);
        assert_eq!((ended.stderr.as_str(), ended.status), ("", 0));
        assert!(ended.stdout.contains(call), "{shell}");
    }
    // The scripts of the others contain the commands.
    for shell in ["elvish", "powershell"] {
        let ended = run(&["completions", shell]);
        assert_eq!((ended.stderr.as_str(), ended.status), ("", 0));
        for (command, _) in commands() {
            assert!(ended.stdout.contains(&command), "{shell}: {command}");
        }
    }
    let shells = "[possible values: bash, elvish, fish, powershell, zsh]; try --help";
    is_refused(&["completions", "tcl"], &format!("invalid value 'tcl' for '[SHELL]' {shells}"));
    let missing = "expected a shell: bash, elvish, fish, powershell or zsh; try --help";
    is_refused(&["completions"], missing);
}

/// The words that may replace the last one. `cli/shells/run` tests them in real shells.
fn candidates(words: &[&str]) -> Vec<String> {
    let ended = run(&[&["__complete"], words].concat());
    assert_eq!((ended.stderr.as_str(), ended.status), ("", 0), "{words:?}");
    ended.stdout.lines().map(|line| line.split('\t').next().unwrap().to_owned()).collect()
}

#[test]
fn service_names_are_completed() {
    let names: BTreeSet<&str> = embedded_table()[1..]
        .iter()
        .map(|row| row[0].as_str())
        .filter(|name| !name.is_empty())
        .collect();
    for prefix in ["a", "s", "x1", "dns", "LiebDev", "914c/g", "Apple Remote Desktop", "sql*"] {
        let expected: Vec<_> =
            names.iter().copied().filter(|name| name.starts_with(prefix)).collect();
        assert!(!expected.is_empty());
        for before in [&["--"][..], &["listening"], &["80"]] {
            assert_eq!(candidates(&[before, &[prefix]].concat()), expected, "{prefix}");
        }
    }
    assert_eq!(candidates(&["listening", ""]), [""; 0], "not all at once");
}

/// Every option that takes a value completes it, unless the value is the user's
/// invention.
#[test]
fn values_of_options_are_completed() {
    let invented = [
        "--append",
        "--column",
        "--count",
        "--delimiter",
        "--key",
        "--limit",
        "--modified-since",
        "--near",
        "--ports",
        "--registered-since",
        "--run-of",
        "--since",
        "--top",
        "--transport-column",
    ];
    let mut completed = 0;
    for command in candidates(&["help", ""]) {
        for option in candidates(&[&command, "--"]) {
            let takes_value =
                run(&[&command, &option, "--", "80"]).stderr.contains("a value is required for");
            if takes_value && !invented.contains(&option.as_str()) {
                assert!(!candidates(&[&command, &option, ""]).is_empty(), "{command} {option}");
                completed += 1;
            }
        }
    }
    assert!(completed > 12, "{completed}");
}

const SECTIONS: [&str; 8] = [
    "NAME",
    "SYNOPSIS",
    "DESCRIPTION",
    "OPTIONS",
    "\"EXIT STATUS\"",
    "ENVIRONMENT",
    "EXAMPLES",
    "\"SEE ALSO\"",
];

/// `cli/shells/run` has mandoc and groff read them.
#[test]
fn each_command_has_a_manual_page() {
    let page = run(&["man"]);
    assert_eq!((page.stderr.as_str(), page.status), ("", 0));
    let (version, date) = (env!("CARGO_PKG_VERSION"), SNAPSHOT.newest_date().unwrap());
    // `--out` is the older name.
    for option in ["--output", "--out"] {
        let directory = empty_folder(&format!("man1{option}"));
        let ended = run(&["man", option, directory.to_str().unwrap()]);
        assert_eq!((ended.stdout.as_str(), ended.stderr.as_str(), ended.status), ("", "", 0));
        let pages = commands().into_iter().map(|(command, _)| format!("iana-ports-{command}.1"));
        for name in pages.chain(["iana-ports.1".to_owned()]) {
            let source = std::fs::read_to_string(directory.join(&name)).unwrap();
            let sections: Vec<_> =
                source.lines().filter_map(|line| line.strip_prefix(".SH ")).collect();
            let mut expected = SECTIONS.to_vec();
            if name == "iana-ports.1" {
                assert_eq!(source, page.stdout);
                expected.insert(4, "COMMANDS");
            }
            assert_eq!(sections, expected, "{name}");
            let title = name.trim_end_matches(".1").to_uppercase();
            let title = format!(".TH {title} 1 {date} \"iana-ports {version}\" \"User Commands\"");
            assert!(source.contains(&title), "{name}: {source}");
        }
    }
}

#[test]
fn a_folder_that_cannot_be_made_is_an_error() {
    let path = file("no-directory", "");
    let ended = run(&["man", "--output", path.to_str().unwrap()]);
    assert_eq!((ended.stderr.lines().count(), ended.status), (1, 2));
}

/// Each page is written whole or not at all.
#[test]
#[cfg(unix)]
fn a_page_that_cannot_be_written_stays_as_it_was() {
    let folder = empty_folder("man-full");
    let path = folder.join("iana-ports.1");
    std::fs::write(&path, "old").unwrap();
    let line = "trap '' XFSZ; ulimit -f 1; exec \"$PROGRAM\" man --output \"$0\"";
    let ended = Ended::from(shell(line).arg(&folder).output().unwrap());
    let complaint = format!("iana-ports: {}: File too large (os error 27)\n", path.display());
    assert_eq!((ended.stdout.as_str(), ended.stderr, ended.status), ("", complaint, 2));
    assert_eq!(std::fs::read(&path).unwrap(), b"old");
    assert_eq!(names_in(&folder), ["iana-ports.1"]);
}
