//! `search`.

use crate::{Ended, is_refused, program, run, succeeds};

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
fn exact_names_come_before_prefixes_words_and_parts() {
    let found = names(&["ldap"]);
    let place = |wanted: &str| found.iter().position(|name| name == wanted).unwrap();
    assert_eq!(found[0], "ldap");
    assert!(place("ldap") < place("ldap-admin"));
    assert!(place("ldap-admin") < place("www-ldap-gw"));
    assert!(place("ldaps") < place("www-ldap-gw"));
    assert!(names(&["quote", "of", "the", "day"]).contains(&"qotd".to_owned()));
}

#[test]
fn everyday_names_come_first() {
    for (words, service) in [
        ("dns", "domain"),
        ("mssql", "ms-sql-s"),
        ("vnc", "rfb"),
        ("rdp", "ms-wbt-server"),
        ("postgres", "postgresql"),
        ("samba", "microsoft-ds"),
    ] {
        assert_eq!(names(&[words])[0], service, "{words}");
    }
    assert!(names(&["license", "manager"]).contains(&"sentinelsrm".to_owned()));
}

#[test]
fn the_whole_output_of_a_search() {
    succeeds(
        &["search", "EtherNet", "ip-2"],
        "\
PORT           NAME           DESCRIPTION
44818/tcp,udp  EtherNet-IP-2  EtherNet/IP messaging
    Alias: EtherNet/IP-2
",
    );
    succeeds(
        &["search", "private", "mail"],
        "\
PORT        NAME  DESCRIPTION
24/tcp,udp        any private mail system
",
    );
    // The description that matches is not that of the first row.
    succeeds(
        &["search", "dtls", "quic"],
        "\
PORT         NAME      DESCRIPTION
853/tcp,udp  domain-s  DNS query-response protocol run over TLS
    Description: DNS query-response protocol run over DTLS or QUIC
",
    );
}

#[test]
fn limit_cuts_the_hits() {
    let ended = run(&["search", "-n", "2", "vnc"]);
    let all = run(&["search", "vnc"]).stdout;
    let head: String = all.split_inclusive('\n').take(5).collect();
    assert_eq!((ended.stdout, ended.status), (head.clone(), 0));
    assert!(head.ends_with("    Alias: corel_vncadmin\n"), "{head}");
    let count = all.lines().filter(|line| !line.starts_with("    ")).count() - 1;
    assert_eq!(ended.stderr, format!("{} more; --limit {count} shows all\n", count - 2));
    succeeds(&["search", "--limit", &count.to_string(), "vnc"], &all);
    succeeds(&["search", "--limit", "9999", "vnc"], &all);
    for wrong in ["0", "-1", "x"] {
        let limit = format!("--limit={wrong}");
        let complaint = format!(
            "invalid value '{wrong}' for '--limit <N>': expected a number from 1 up; try --help"
        );
        is_refused(&["search", &limit, "vnc"], &complaint);
    }
}

/// The rows of a hit include its aliases.
#[test]
fn limit_of_json_counts_hits_not_rows() {
    let ended = run(&["search", "--json", "-n1", "corel vnc"]);
    let rows = ended.stdout.lines().map(|line| serde_json::from_str(line).unwrap());
    let rows: Vec<serde_json::Value> = rows.collect();
    let names: Vec<_> = rows.iter().map(|row| row["service_name"].as_str().unwrap()).collect();
    assert_eq!(names, ["corel-vncadmin", "corel-vncadmin", "corel_vncadmin", "corel_vncadmin"]);
    assert_eq!((ended.stderr.as_str(), ended.status), ("", 0));
}

#[test]
fn the_assignee_or_note_that_matches_is_shown() {
    let ended = run(&["search", "Abel_Chou"]);
    let expected = "\
PORT          NAME    DESCRIPTION
1455/tcp,udp  esl-lm  ESL License Manager
    Assignee: [Abel_Chou]
";
    assert_eq!((ended.stdout.as_str(), ended.status), (expected, 0));
    let notes = run(&["search", "914c-g"]).stdout;
    assert!(notes.contains("\n    Alias: 914c/g\n"), "{notes}");
    let notes = run(&["search", "bonjourprinting"]).stdout;
    assert!(notes.contains("    Notes: Defined TXT keys: See BonjourPrinting.pdf.\n"), "{notes}");
}

#[test]
fn matches_are_highlighted_on_a_terminal() {
    let output = program(&["search", "Abel_Chou"]).env("CLICOLOR_FORCE", "1").output().unwrap();
    let shown = Ended::from(output).stdout;
    assert!(shown.contains("[\x1b[1m\x1b[33mAbel_Chou\x1b[0m]"), "{shown:?}");
}

#[test]
fn nothing_found_is_status_1() {
    let complaint = |args: &[&str], complaint: &str| {
        let stderr = format!("iana-ports: nothing in the registry matches {complaint}\n");
        assert_eq!(run(args), Ended { stdout: String::new(), stderr, status: 1 });
    };
    complaint(&["search", "no-such", "thing"], "\"no-such thing\"");
    complaint(&["search", "--json", "no-such thing"], "\"no-such thing\"");
    complaint(&["search", " "], "\" \"");
    complaint(&["search", "++"], "\"++\"");
    let meant = "\"licence mangaer\"; did you mean licence manager?";
    complaint(&["search", "licence", "mangaer"], meant);
    complaint(&["search", "postgrse"], "\"postgrse\"; did you mean postgresql?");
    // Both words are in the registry, but not together.
    complaint(&["search", "kerberos", "flexera"], "\"kerberos flexera\"");
}
