//! `search`.

use crate::{Ended, program, run, succeeds};

/// The names that a search finds, in its order.
fn names(words: &[&str]) -> Vec<String> {
    let mut args = vec!["search", "--json"];
    args.extend(words);
    let ended = run(&args);
    assert_eq!((ended.stderr.as_str(), ended.status), ("", 0), "{words:?}");
    let mut names: Vec<_> = ended
        .stdout
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|row| row["service_name"].as_str().unwrap_or_default().to_owned())
        .collect();
    names.dedup();
    names
}

#[test]
fn initials_stand_for_words() {
    for words in [&["license", "manager"][..], &["License Manager"]] {
        let names = names(words);
        for expected in ["esl-lm", "flex-lm", "sentinel-lm"] {
            assert!(names.iter().any(|name| name == expected), "{words:?}: {expected}");
        }
        let place = |wanted: &str| names.iter().position(|name| name == wanted);
        assert!(place("esl-lm") < place("sentinel-lm"), "the words come before their initials");
    }
}

#[test]
fn exact_then_prefix_then_whole_word_then_part() {
    let found = names(&["ldap"]);
    let place = |wanted: &str| found.iter().position(|name| name == wanted).unwrap();
    assert_eq!(found[0], "ldap");
    assert!(place("ldap") < place("ldap-admin"));
    assert!(place("ldap-admin") < place("www-ldap-gw"));
    assert!(place("ldaps") < place("www-ldap-gw"));
    assert!(names(&["quote", "of", "the", "day"]).contains(&"qotd".to_owned()));
}

#[test]
fn whole_output() {
    succeeds(
        &["search", "EtherNet", "ip-2"],
        "\
PORT           NAME           DESCRIPTION
44818/tcp,udp  EtherNet-IP-2  EtherNet/IP messaging IANA assigned this well-formed service name as a replacement for \"EtherNet/IP-2\".
44818/tcp,udp  EtherNet/IP-2  EtherNet/IP messaging
",
    );
    succeeds(
        &["search", "private", "mail"],
        "\
PORT        NAME  DESCRIPTION
24/tcp,udp        any private mail system
",
    );
}

#[test]
fn assignees_and_notes_are_shown_if_they_are_why() {
    let ended = run(&["search", "Abel_Chou"]);
    let expected = "\
PORT          NAME    DESCRIPTION
1455/tcp,udp  esl-lm  ESL License Manager
    Assignee: [Abel_Chou]
";
    assert_eq!((ended.stdout.as_str(), ended.status), (expected, 0));
    let notes = run(&["search", "914c-g"]).stdout;
    assert!(notes.contains("    Notes: This entry is an alias to \"914c-g\".\n"), "{notes}");
}

#[test]
fn matches_are_highlighted_on_a_terminal() {
    let output = program(&["search", "Abel_Chou"]).env("CLICOLOR_FORCE", "1").output().unwrap();
    let shown = Ended::from(output).stdout;
    assert!(shown.contains("[\x1b[1m\x1b[33mAbel_Chou\x1b[0m]"), "{shown:?}");
}

#[test]
fn nothing_found() {
    for words in [&["search", "no-such", "thing"][..], &["search", "--json", "no-such thing"]] {
        let complaint = "iana-ports: nothing is registered that speaks of \"no-such thing\"\n";
        let expected = Ended { stdout: String::new(), stderr: complaint.to_owned(), status: 1 };
        assert_eq!(run(words), expected);
    }
    assert_eq!(run(&["search", " "]).status, 1);
}
