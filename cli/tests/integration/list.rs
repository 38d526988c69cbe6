//! `list`.

use std::collections::HashSet;

use iana_ports::Transport;

use crate::{Ended, embedded_table, is_refused, run, succeeds};
use iana_ports_test_support::csv::split;

/// The rows that `list --csv` gives, which must be those of the file that `passes` lets
/// through, in registry order.
#[track_caller]
fn lists(filters: &[&str], passes: impl Fn(&[String]) -> bool) {
    let mut args = vec!["list", "--csv"];
    args.extend(filters);
    let ended = run(&args);
    let all = embedded_table();
    let mut expected: Vec<_> = all[1..].iter().filter(|row| passes(row)).collect();
    expected.sort_by_key(|row| bounds(row).map_or(u32::MAX, |(first, _)| first.into()));
    assert!(ended.stdout.ends_with('\n'), "{filters:?}");
    let listed = split(&ended.stdout);
    assert_eq!(listed[0], all[0]);
    assert_eq!(listed[1..].iter().collect::<Vec<_>>(), expected, "{filters:?}");
    let (complaint, status) = if expected.is_empty() {
        ("iana-ports: no row matches all of the filters\n", 1)
    } else {
        ("", 0)
    };
    assert_eq!((ended.stderr.as_str(), ended.status), (complaint, status), "{filters:?}");
}

fn bounds(row: &[String]) -> Option<(u16, u16)> {
    let (first, last) = row[1].split_once('-').unwrap_or((&row[1], &row[1]));
    Some((first.parse().ok()?, last.parse().ok()?))
}

fn status(row: &[String]) -> &'static str {
    match (row[0].is_empty(), row[3].to_lowercase().starts_with("unassigned")) {
        (false, _) => "assigned",
        (true, true) => "unassigned",
        (true, false) => "reserved",
    }
}

/// As it stands, or as late as it may be.
fn since(date: &str, first: &str) -> bool {
    !date.is_empty() && format!("{date}-31").as_str() >= first
}

#[test]
fn each_filter_selects_its_rows() {
    lists(&[], |_| true);
    lists(&["--range", "system"], |row| bounds(row).is_some_and(|(first, _)| first < 1024));
    lists(&["--range", "User"], |row| {
        bounds(row).is_some_and(|(first, last)| last >= 1024 && first < 49152)
    });
    lists(&["--range", "dynamic"], |_| false);
    for wanted in ["assigned", "reserved", "unassigned"] {
        lists(&["--status", wanted], |row| status(row) == wanted);
    }
    for transport in Transport::ALL.map(Transport::as_str) {
        lists(&["--transport", transport], |row| ["", transport].contains(&row[2].as_str()));
    }
    lists(&["--ports", "6000-6010"], |row| {
        bounds(row).is_some_and(|(first, last)| first <= 6010 && last >= 6000)
    });
    lists(&["--ports", "27005"], |row| {
        bounds(row).is_some_and(|(first, last)| (first..=last).contains(&27005))
    });
    lists(&["--registered-since", "2020"], |row| since(&row[6], "2020-01-01"));
    lists(&["--modified-since", "2023-05-17"], |row| since(&row[7], "2023-05-17"));
    lists(&["--since", "2024-02"], |row| {
        since(&row[6], "2024-02-01") || since(&row[7], "2024-02-01")
    });
    lists(&["--unauthorized"], |row| !row[10].is_empty());
    lists(&["--portless"], |row| row[1].is_empty());
}

#[test]
fn filters_combine() {
    lists(
        &[
            "--range",
            "user",
            "--transport",
            "sctp",
            "--status",
            "assigned",
            "--registered-since",
            "2010",
        ],
        |row| {
            bounds(row).is_some_and(|(first, last)| last >= 1024 && first < 49152)
                && ["", "sctp"].contains(&row[2].as_str())
                && status(row) == "assigned"
                && since(&row[6], "2010-01-01")
        },
    );
    lists(&["--portless", "--modified-since", "2015"], |row| {
        row[1].is_empty() && since(&row[7], "2015-01-01")
    });
    lists(&["--unauthorized", "--status", "unassigned"], |row| {
        !row[10].is_empty() && status(row) == "unassigned"
    });
}

#[test]
fn the_table_has_the_columns_of_its_filters() {
    succeeds(
        &["list", "--ports", "1455-1456"],
        "\
PORT          STATUS    NAME    DESCRIPTION
1455/tcp,udp  assigned  esl-lm  ESL License Manager
1456/tcp,udp  assigned  dca     DCA
",
    );
    succeeds(
        &["list", "--since", "2024-06-12", "--ports", "1815"],
        "\
PORT          STATUS    REGISTERED  MODIFIED    NAME   DESCRIPTION
1815/tcp,udp  assigned              2024-06-12  mmpft  Manufacturing messaging protocol for factory transmission
",
    );
    succeeds(
        &["list", "--unauthorized", "--ports", "1947"],
        "\
PORT          STATUS    NAME         DESCRIPTION
1947/tcp,udp  assigned  sentinelsrm  SentinelSRM
    Unauthorized use: Unauthorized Use Known on port 1947
",
    );
    for options in [&[][..], &["--json"]] {
        let expected = Ended {
            stdout: String::new(),
            stderr: "iana-ports: no row matches all of the filters\n".to_owned(),
            status: 1,
        };
        assert_eq!(run(&[&["list", "--range", "dynamic"], options].concat()), expected);
    }
}

#[test]
fn rows_are_sorted_by_name_or_date() {
    let column = |args: &[&str], column: usize| -> Vec<String> {
        split(&run(args).stdout)[1..].iter().map(|row| row[column].to_lowercase()).collect()
    };
    let names = column(&["list", "--csv", "--sort", "name"], 0);
    let with_name = names.iter().take_while(|name| !name.is_empty()).count();
    assert!(names[..with_name].is_sorted() && names[with_name..].iter().all(String::is_empty));
    let dates = column(&["list", "--csv", "--sort", "registered", "--reverse"], 6);
    let with_date = dates.iter().take_while(|date| !date.is_empty()).count();
    assert!(
        dates[..with_date].iter().rev().is_sorted()
            && dates[with_date..].iter().all(String::is_empty)
    );
    let all: HashSet<_> = column(&["list", "--csv"], 0).into_iter().collect();
    assert_eq!(names.into_iter().collect::<HashSet<_>>(), all);
}

#[test]
fn json_has_the_rows_of_a_lookup() {
    let lookup: serde_json::Value = serde_json::from_str(&run(&["--json", "1455"]).stdout).unwrap();
    let listed = run(&["list", "--ports", "1455", "--json"]).stdout;
    let listed: Vec<serde_json::Value> =
        listed.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(serde_json::Value::from(listed), lookup["records"]);
}

#[test]
fn wrong_filters_are_refused() {
    for (args, complaint) in [
        (
            &["list", "--range", "big"][..],
            "invalid value 'big' for '--range <RANGE>' [possible values: system, user, dynamic]",
        ),
        (
            &["list", "--status", "dynamic"],
            "invalid value 'dynamic' for '--status <STATUS>' [possible values: assigned, reserved, unassigned]",
        ),
        (
            &["list", "--range", "1-20"],
            "invalid value '1-20' for '--range <RANGE>' [possible values: system, user, dynamic]; for ports by number: --ports 1-20",
        ),
        (
            &["list", "--ports", "well-known"],
            "invalid value 'well-known' for '--ports <INTERVAL>': expected a port, or a range such as 8000-8999 with the lower port first; for a range by name: --range system",
        ),
        (
            &["list", "--since", "May"],
            "invalid value 'May' for '--since <DATE>': expected YYYY, YYYY-MM or YYYY-MM-DD",
        ),
        (
            &["list", "--ports", "9-8"],
            "invalid value '9-8' for '--ports <INTERVAL>': expected a port, or a range such as 8000-8999 with the lower port first",
        ),
        (&["list", "--json", "--csv"], "the argument '--json' cannot be used with '--csv'"),
        (
            &["list", "--portless", "--ports", "1"],
            "the argument '--portless' cannot be used with '--ports <INTERVAL>'",
        ),
    ] {
        is_refused(args, &format!("{complaint}; try --help"));
    }
}
