//! `stats`: the tests count every figure themselves, and read the plot back.

mod picture;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use iana_ports::Transport;
use serde_json::{Value, json};

use crate::files::path_of;
use crate::{HEADER, csv, embedded_csv, embedded_table, file, is_refused, run, succeeds};
use iana_ports_test_support::csv::split;

/// The hash by a program of the system: of coreutils, macOS or Windows.
fn sha256(content: &str) -> String {
    let path = &path_of(&format!("sha256-{}", content.len()), content);
    let programs = [
        &["sha256sum", path][..],
        &["shasum", "-a", "256", path],
        &["certutil", "-hashfile", path, "SHA256"],
    ];
    let hash = programs.into_iter().find_map(|args| {
        let output = std::process::Command::new(args[0]).args(&args[1..]).output().ok()?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let mut words = text.split_whitespace();
        let is_hash =
            |word: &&str| word.len() == 64 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
        words.find(is_hash).map(str::to_owned)
    });
    hash.expect("a program for SHA-256")
}

/// The expected `--json` with all assignees, from a plain reading of the rows.
fn counted(csv: &str) -> Value {
    let rows: Vec<_> = split(csv).into_iter().skip(1).collect();
    let newest = rows.iter().flat_map(|row| [&row[6], &row[7]]).max().unwrap();
    let transports = || Transport::ALL.map(Transport::as_str).into_iter();
    let ports: BTreeMap<_, _> = ["all"]
        .into_iter()
        .chain(transports())
        .map(|transport| (transport, statuses(&rows, transport)))
        .collect();
    let count = |is: &dyn Fn(&Vec<String>) -> bool| rows.iter().filter(|row| is(row)).count();
    let rows_by_transport: BTreeMap<_, _> = transports()
        .map(|transport| (transport, transport))
        .chain([("every", "")])
        .map(|(key, cell)| (key, count(&|row| row[2] == cell)))
        .collect();
    let name = |row: &Vec<String>| row[0].to_ascii_lowercase();
    let names: BTreeSet<_> = rows.iter().map(name).filter(|name| !name.is_empty()).collect();
    let with_port =
        rows.iter().filter(|row| !row[1].is_empty()).map(name).filter(|name| !name.is_empty());
    let with_port: BTreeSet<_> = with_port.collect();
    json!({
        "snapshot": {"rows": rows.len(), "newest_date": newest, "sha256": sha256(csv)},
        "ports": ports,
        "rows": {
            "total": rows.len(),
            "with_name": count(&|row| !row[0].is_empty()),
            "without_name": count(&|row| row[0].is_empty()),
            "with_port": count(&|row| !row[1].is_empty()),
            "without_port": count(&|row| row[1].is_empty()),
            "transports": rows_by_transport,
            "with_registration_date": count(&|row| !row[6].is_empty()),
            "with_modification_date": count(&|row| !row[7].is_empty()),
        },
        "names": {
            "total": names.len(),
            "with_port": with_port.len(),
            "without_port": names.difference(&with_port).count(),
        },
        "years": years(&rows).into_iter().map(|(year, registered, modified)| {
            json!({"year": year, "registered": registered, "modified": modified})
        }).collect::<Vec<_>>(),
        "assignees": assignees(&rows),
    })
}

fn interval(ports: &str) -> std::ops::RangeInclusive<usize> {
    let (first, last) = ports.split_once('-').unwrap_or((ports, ports));
    first.parse().unwrap()..=last.parse().unwrap()
}

fn statuses(rows: &[Vec<String>], transport: &str) -> Value {
    let statuses = ["unassigned", "reserved", "assigned"];
    let mut ranks = vec![None; 65536];
    for row in rows.iter().filter(|row| !row[1].is_empty()) {
        if transport == "all" || row[2].is_empty() || row[2] == transport {
            let is_unassigned = row[3].to_ascii_lowercase().starts_with("unassigned");
            let rank = if row[0].is_empty() { usize::from(!is_unassigned) } else { 2 };
            for port in interval(&row[1]) {
                ranks[port] = ranks[port].max(Some(rank));
            }
        }
    }
    let ranges = [("system", 0..1024), ("user", 1024..49152), ("dynamic", 49152..65536)];
    let ranges = ranges.map(|(range, ports)| {
        let mut counts: BTreeMap<_, _> =
            ["assigned", "reserved", "unassigned", "dynamic"].map(|status| (status, 0)).into();
        for port in ports {
            let unmentioned = if port < 49152 { "reserved" } else { "dynamic" };
            *counts
                .get_mut(ranks[port].map_or(unmentioned, |rank: usize| statuses[rank]))
                .unwrap() += 1;
        }
        (range, counts)
    });
    json!(BTreeMap::from(ranges))
}

/// Years, rows registered, rows modified.
fn years(rows: &[Vec<String>]) -> Vec<(u16, usize, usize)> {
    let years = |column: usize| -> Vec<u16> {
        rows.iter()
            .filter_map(|row| row[column].get(..4))
            .map(|year| year.parse().unwrap())
            .collect()
    };
    let (registered, modified) = (years(6), years(7));
    let count = |years: &[u16], year| years.iter().filter(|&&other| other == year).count();
    let Some(&first) = registered.iter().chain(&modified).min() else { return Vec::new() };
    let last = *registered.iter().chain(&modified).max().unwrap();
    (first..=last).map(|year| (year, count(&registered, year), count(&modified, year))).collect()
}

fn assignees(rows: &[Vec<String>]) -> Vec<Value> {
    type Held = (BTreeSet<usize>, BTreeSet<String>, usize);
    let mut held: BTreeMap<String, Held> = BTreeMap::new();
    for row in rows.iter().filter(|row| !row[0].is_empty()) {
        let tags = row[4].split(']').map(str::trim).filter(|tag| !tag.is_empty());
        for tag in tags.map(|tag| format!("{tag}]")).collect::<BTreeSet<_>>() {
            let (ports, names, rows) = held.entry(tag).or_default();
            if !row[1].is_empty() {
                ports.extend(interval(&row[1]));
            }
            names.insert(row[0].to_ascii_lowercase());
            *rows += 1;
        }
    }
    let mut held: Vec<_> = held
        .iter()
        .map(|(tag, (ports, names, rows))| (ports.len(), names.len(), *rows, tag))
        .collect();
    // They are sorted by tag already.
    held.sort_by_key(|&(ports, names, rows, _)| std::cmp::Reverse((ports, names, rows)));
    held.iter()
        .map(|(ports, names, rows, assignee)| json!({"assignee": assignee, "ports": ports, "names": names, "rows": rows}))
        .collect()
}

#[track_caller]
fn answered(args: &[&str]) -> Value {
    let ended = run(args);
    assert_eq!((ended.stderr.as_str(), ended.status, ended.stdout.lines().count()), ("", 0, 1));
    serde_json::from_str(&ended.stdout).unwrap()
}

#[test]
fn json_has_every_figure() {
    let expected = counted(embedded_csv());
    assert_eq!(answered(&["stats", "--json", "--top", "100000"]), expected);
    let all = expected["assignees"].as_array().unwrap();
    assert!(all.len() > 1000);
    for (top, option) in [(10, &[][..]), (3, &["--top", "3"]), (0, &["--top=0"])] {
        let answered = answered(&[&["stats", "--json"], option].concat());
        assert_eq!(answered["assignees"].as_array().unwrap()[..], all[..top]);
    }
}

/// A year without rows is listed. Each of two tags counts. Overlapping ranges count a
/// port once.
const SMALL: &str = "\
one,1,tcp,,[A],,2001-02,,,,,\r
ONE,1,udp,,[A][B],,2001-02-03,2004,,,,\r
two,2-9,,,[B],,,2004-05,,,,\r
three,5-12,tcp,,[B][B],,2003-01,,,,,\r
,1024-2000,,Unassigned,[C],,,,,,,\r
none,,,,[D],,,,,,,\r
";

fn small(test: &str) -> (PathBuf, String) {
    let csv = format!("{HEADER}\r\n{}", SMALL.replace(",2004,", ",2004-01,"));
    (file(&format!("small-{test}.csv"), &csv), csv)
}

#[test]
fn json_of_a_small_registry_is_counted_alike() {
    let (path, csv) = small("json");
    let answered = answered(&["--registry", path.to_str().unwrap(), "stats", "--json"]);
    assert_eq!(answered, counted(&csv));
    let assignees = json!([
        {"assignee": "[B]", "ports": 12, "names": 3, "rows": 3},
        {"assignee": "[A]", "ports": 1, "names": 1, "rows": 2},
        {"assignee": "[D]", "ports": 0, "names": 1, "rows": 1},
    ]);
    assert_eq!(answered["assignees"], assignees);
}

#[test]
fn the_whole_text_of_a_small_registry() {
    let (path, _) = small("text");
    succeeds(
        &["--registry", path.to_str().unwrap(), "stats", "--top", "2"],
        "\
IANA's registry of 2004-05, 6 rows

PORTS                   assigned    reserved  unassigned     dynamic
all     system                12       1,012           0           0
all     user                   0      47,151         977           0
all     dynamic                0           0           0      16,384
all     total                 12      48,163         977      16,384
tcp     system                12       1,012           0           0
tcp     user                   0      47,151         977           0
tcp     dynamic                0           0           0      16,384
tcp     total                 12      48,163         977      16,384
udp     system                 9       1,015           0           0
udp     user                   0      47,151         977           0
udp     dynamic                0           0           0      16,384
udp     total                  9      48,166         977      16,384
sctp    system                 8       1,016           0           0
sctp    user                   0      47,151         977           0
sctp    dynamic                0           0           0      16,384
sctp    total                  8      48,167         977      16,384
dccp    system                 8       1,016           0           0
dccp    user                   0      47,151         977           0
dccp    dynamic                0           0           0      16,384
dccp    total                  8      48,167         977      16,384
A port below 49152 without a row on a transport is reserved there.

ROWS  6:      5 with a name, 1 without
              5 with a port, 1 without
              2 tcp, 1 udp, 0 sctp, 0 dccp, 3 for every transport
NAMES 4:      3 with a port, 1 without

Rows by year: 3 of 6 have a registration date, 2 a modification date
YEAR REGISTERED                                             MODIFIED
2001     2 ████████████                                         -
2002     -                                                      -
2003     1 ██████                                               -
2004     -                                                      2 ████████████

PORTS  NAMES   ROWS  ASSIGNEE
   12      3      3  [B]
    1      1      2  [A]
",
    );
    let empty = file("empty-stats.csv", csv(&[]));
    let ended = run(&["--registry", empty.to_str().unwrap(), "stats"]);
    assert!(
        ended.stdout.starts_with("IANA's registry without dates, 0 rows\n\nPORTS "),
        "{}",
        ended.stdout
    );
    assert!(
        ended
            .stdout
            .ends_with("\nRows by year: 0 of 0 have a registration date, 0 a modification date\n"),
        "{}",
        ended.stdout
    );
    let one = file("one-stats.csv", csv(&["a,1,tcp"]));
    let ended = run(&["--registry", one.to_str().unwrap(), "stats"]);
    assert!(
        ended.stdout.starts_with("IANA's registry without dates, 1 row\n\nPORTS "),
        "{}",
        ended.stdout
    );
    let all = run(&["stats", "--top", "100"]).stdout;
    let wide: Vec<_> = all.lines().filter(|line| line.chars().count() > 80).collect();
    assert_eq!(wide, Vec::<&str>::new());
}

#[test]
fn bars_are_true_to_scale() {
    let shown = run(&["stats"]).stdout;
    let lines = shown.lines().skip_while(|line| !line.starts_with("YEAR ")).skip(1);
    let mut bars = Vec::new();
    for ((year, registered, modified), line) in years(&embedded_table()[1..]).into_iter().zip(lines)
    {
        let (first, second) =
            (line.chars().take(59).collect::<String>(), line.chars().skip(59).collect::<String>());
        assert!(first.starts_with(&year.to_string()), "{line}");
        for (count, text) in [(registered, &first[4..]), (modified, &second)] {
            let shown: String = text.chars().filter(char::is_ascii_digit).collect();
            assert_eq!(shown, if count == 0 { String::new() } else { count.to_string() }, "{line}");
            let eighth =
                |char| "▏▎▍▌▋▊▉█".chars().position(|part| part == char).map(|place| place + 1);
            bars.push((count, text.chars().filter_map(eighth).sum::<usize>()));
        }
    }
    let &(most, longest) = bars.iter().max().unwrap();
    for (count, length) in bars {
        let expected = (count * longest / most).max(usize::from(count > 0));
        assert_eq!(length, expected, "{count}: {length} eighths");
    }
}

#[test]
fn wrong_options_are_refused() {
    is_refused(
        &["stats", "--theme", "dark"],
        "the following required arguments were not provided: <--output <FILE>|--format <FORMAT>>; try --help",
    );
    is_refused(
        &["stats", "--json", "--output", "years.svg"],
        "the argument '--json' cannot be used with '--output <FILE>'; try --help",
    );
    is_refused(&["stats", "--top", "-1"], "unexpected argument '-1' found; try --help");
}
