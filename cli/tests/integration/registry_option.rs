//! `--registry FILE`.

use crate::files::path_of;
use crate::{Ended, HEADER, csv, file, is_refused, run, succeeds};

/// A file of 2018 from an enemy: rows out of order, the eleventh title of those days,
/// control characters everywhere.
fn hostile() -> String {
    let header = HEADER.replace("Unauthorized Use Reported", "Known Unauthorized Uses");
    let rows = [
        "red\x1b[31m,7001,tcp,\"\x1b]0;owned\x07a\r\nb\u{7f}\",[a\tb],,,,,,\u{9b}31m,\"one\n  two\rthree\n\"",
        ",7000,,\x1b[2J,,,,,,,,",
    ];
    format!("{header}\n{}\n", rows.join("\n"))
}

#[test]
fn answers_come_from_the_file_alone() {
    let csv = csv(&["mine,80,tcp,My own"]);
    let path = &path_of("own.csv", csv);
    let mine = "80 mine\nMy own\n\n  Status            assigned\n  Range             System Ports, 0-1023\n  Ports             \
                80/tcp\n";
    let mine = format!("{mine}\nMore: iana-ports explain 80\n");
    succeeds(&["--registry", path, "80"], &mine);
    succeeds(&["80", "--registry", path], &mine);
    let unknown = "iana-ports: \"http\": no service has this name or description; --names FILE adds your own names\n";
    let expected = Ended { stdout: String::new(), stderr: unknown.to_owned(), status: 1 };
    assert_eq!(run(&["--registry", path, "http"]), expected);
}

#[test]
fn a_name_that_looks_like_a_number_is_a_name() {
    let path = &path_of("numbers.csv", csv(&["7-9,1,tcp", "90000,2,tcp"]));
    let first_line =
        |query| run(&["--registry", path, query]).stdout.lines().next().map(str::to_owned);
    assert_eq!(first_line("7-9").as_deref(), Some("7-9"));
    assert_eq!(first_line("7-9/tcp").as_deref(), Some("7-9/tcp  reserved"));
    assert_eq!(first_line("90000/tcp").as_deref(), Some("90000/tcp"));
}

#[test]
fn export_gives_the_file_back_in_registry_order() {
    let csv = hostile();
    let path = file("export.csv", &csv);
    let [header, rest] = csv.splitn(2, '\n').collect::<Vec<_>>()[..] else { panic!() };
    let (last, first) = rest.trim_end().rsplit_once('\n').unwrap();
    let expected = format!("{header}\r\n{first}\r\n{last}\r\n");
    succeeds(&["--registry", path.to_str().unwrap(), "export", "--format", "csv"], &expected);
}

#[test]
fn control_characters_are_made_visible_to_a_person() {
    let path = file("text.csv", hostile());
    succeeds(
        &["--registry", path.to_str().unwrap(), "7001", "7000-7001"],
        r"7001 red\u{1b}[31m
\u{1b}]0;owned\u{7}a b\u{7f}

  Status            assigned
  Range             User Ports, 1024-49151
  Ports             7001/tcp
  Assignee          [a\tb]
  Unauthorized use  \u{9b}31m
  Notes             one
                    two\rthree

7000  reserved                 \u{1b}[2J
7001  assigned  red\u{1b}[31m  \u{1b}]0;owned\u{7}a b\u{7f}

More: iana-ports explain 7001
",
    );
}

#[test]
fn json_escapes_control_characters_and_has_the_keys_of_today() {
    let path = &path_of("json.csv", hostile());
    let expected = concat!(
        r#"{"query":"7001","port":7001,"range":"user","status":"assigned","name":"red\u001b[31m","#,
        r#""description":"\u001b]0;owned\u0007a\r\nb\u007f","records":["#,
        r#"{"service_name":"red\u001b[31m","port_number":"7001","transport_protocol":"tcp","#,
        r#""description":"\u001b]0;owned\u0007a\r\nb\u007f","assignee":"[a\tb]","#,
        r#""unauthorized_use_reported":"\u009b31m","assignment_notes":"one\n  two\rthree\n"}],"#,
    );
    let registry = format!("\"registry\":{{\"rows\":2,\"source\":{path:?}}}}}\n");
    succeeds(&["--registry", path, "--json", "7001"], &(expected.to_owned() + &registry));
}

/// One line that begins with the place, and names the value.
#[track_caller]
fn is_refused_at(name: &str, content: impl AsRef<[u8]>, place: &str, value: &str) {
    let path = &path_of(name, content);
    for args in
        [&["--registry", path, "80"][..], &["--registry", path, "export", "--format", "csv"]]
    {
        let Ended { stdout, stderr, status } = run(args);
        assert!(stderr.starts_with(&format!("iana-ports: {path}:{place}: ")), "{stderr}");
        assert!(stderr.contains(value), "{stderr}");
        assert_eq!((stdout.as_str(), stderr.lines().count(), status), ("", 1, 2), "{stderr}");
    }
}

#[test]
fn a_bad_file_is_refused() {
    let row = |row: &str| format!("{HEADER}\nfine,1,tcp,\"two\nlines\",,,,,,,,\n{row}\n");
    is_refused_at(
        "header.csv",
        "<!DOCTYPE html>\n",
        "1: column 1 (Service Name)",
        r#""<!DOCTYPE html>""#,
    );
    is_refused_at(
        "port.csv",
        row("x,70000,tcp,,,,,,,,,"),
        "4: column 2 (Port Number)",
        r#""70000""#,
    );
    is_refused_at("range.csv", row("x,9-8,tcp,,,,,,,,,"), "4: column 2 (Port Number)", r#""9-8""#);
    is_refused_at(
        "transport.csv",
        row("x,9,icmp,,,,,,,,,"),
        "4: column 3 (Transport Protocol)",
        r#""icmp""#,
    );
    is_refused_at(
        "date.csv",
        row("x,9,tcp,,,,2020-13,,,,,"),
        "4: column 7 (Registration Date)",
        r#""2020-13""#,
    );
    is_refused_at("cells.csv", row("x,9"), "4", "2 cells");
    is_refused_at(
        "escape.csv",
        row("x,\x1b[2J,,,,,,,,,,"),
        "4: column 2 (Port Number)",
        r#""\u{1b}[2J""#,
    );
    let latin1 = [HEADER.as_bytes(), b"\nx,9,tcp,\xe9,,,,,,,,\n"].concat();
    is_refused_at("latin1.csv", latin1, "2: column 4 (Description)", "not UTF-8");
}

#[test]
fn a_missing_file_is_refused() {
    let reason = std::fs::read("no/such\nfile").unwrap_err();
    is_refused(
        &["--registry", "no/such\nfile", "80"],
        &format!("no/such\\nfile: cannot be read: {reason}"),
    );
}

#[test]
fn no_command_sends_control_characters() {
    let path = &path_of("commands.csv", hostile());
    for args in [
        &["-q", "7001"][..],
        &["search", "a"],
        &["search", "31m"],
        &["list"],
        &["list", "--unauthorized"],
        &["list", "--json"],
        &["search", "--json", "a"],
        &["map"],
        &["stats"],
        &["stats", "--json"],
        &["red\u{1b}[32m"],
    ] {
        let output = crate::program(&[&["--registry", path], args].concat()).output().unwrap();
        let Ended { stdout, stderr, .. } = output.into();
        assert!(
            !(stdout + &stderr).chars().any(|char| char.is_control() && char != '\n'),
            "{args:?}"
        );
    }
    let expected = "\
PORT      STATUS    NAME           DESCRIPTION
7000      reserved                 \\u{1b}[2J
7001/tcp  assigned  red\\u{1b}[31m  \\u{1b}]0;owned\\u{7}a b\\u{7f}
";
    succeeds(&["--registry", path, "list"], expected);
}

#[test]
fn marks_that_reverse_text_are_made_visible() {
    let csv = csv(&["name,7000,tcp,a\u{202e}b\u{2066}c\u{200f}d\u{61c}"]);
    let path = file("bidi.csv", csv);
    let Ended { stdout, .. } = run(&["--registry", path.to_str().unwrap(), "7000"]);
    assert_eq!(stdout.lines().nth(1), Some(r"a\u{202e}b\u{2066}c\u{200f}d\u{61c}"));
}
