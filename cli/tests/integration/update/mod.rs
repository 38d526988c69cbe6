//! `update`, against servers that the tests start.

mod interrupted;
mod network;
mod server;

use std::fs;
#[cfg(unix)]
use std::process::Command;

use iana_ports::SNAPSHOT;

use crate::files::names_in;
#[cfg(unix)]
use crate::program::shell;
use crate::stored_registry::Home;
use crate::{Ended, csv, embedded_csv};
use iana_ports_test_support::csv::split;
use server::{Server, answer};

/// The embedded registry, and one row more of a later date.
fn newer() -> String {
    embedded_csv().to_owned() + "moon-lamp,10,tcp,Moon Lamp,[A],[A],2098-01-02,,,,,\r\n"
}

/// How `update` from this server ends.
fn update_from(home: &Home, server: &Server, args: &[&str]) -> Ended {
    home.run(&[&["update", "--url", &server.url], args].concat())
}

/// The files of the home's directory.
fn names(home: &Home) -> Vec<String> {
    if home.directory().exists() { names_in(&home.directory()) } else { Vec::new() }
}

const STORED: &str = "service-names-port-numbers.csv";

#[test]
fn a_good_file_is_stored_and_answers() {
    let home = Home::new("good");
    let (date, rows) = (SNAPSHOT.newest_date().unwrap(), crate::embedded_rows());
    let newer_rows = crate::with_commas(rows + 1);
    let rows = crate::with_commas(rows);
    let server = Server::new(|_| answer("200 OK", newer()));
    let Ended { stdout, stderr, status } = update_from(&home, &server, &["--dry-run"]);
    let start = format!(
        "Old: IANA's registry of {date}, {rows} rows, embedded\n\
         New: IANA's registry of 2098-01-02, {newer_rows} rows\n\n1 added"
    );
    assert!(stdout.starts_with(&start), "{stdout}{stderr}");
    assert!(stdout.contains("\n\nAdded: 1\n  moon-lamp  10/tcp  Moon Lamp\n"), "{stdout}");
    assert!(stdout.ends_with("\n\nNothing is stored\n"), "{stdout}");
    assert_eq!((stderr.as_str(), status, names(&home).len()), ("", 0, 0));
    home.prints(&["-q", "80"], "http\n");

    let Ended { stdout, stderr, status } = update_from(&home, &server, &[]);
    assert!(stdout.starts_with(&start), "{stdout}{stderr}");
    let stored = home.stored().display().to_string();
    let end = format!("\n\nStored in {stored}; all commands answer from it\n");
    assert!(stdout.ends_with(&end), "{stdout}");
    assert_eq!((stderr.as_str(), status), ("", 0));
    assert_eq!(
        (names(&home), fs::read_to_string(&stored).unwrap()),
        (vec![STORED.to_owned()], newer())
    );
    home.prints(&["-q", "10"], "moon-lamp\n");
    assert_eq!(home.run(&["--embedded", "-q", "10"]).status, 1);
    assert!(home.run(&["list", "--since", "2098"]).stdout.contains("moon-lamp"));

    let no_change = "No change: the registry of 2098-01-02 is the newest\n";
    home.prints(&["update", "--url", &server.url], no_change);
    assert_eq!(server.requests().len(), 3);
    for request in server.requests() {
        let version = env!("CARGO_PKG_VERSION");
        let mut lines: Vec<_> = request.head.lines().map(str::to_lowercase).collect();
        lines[1..].sort();
        let agent = format!("user-agent: iana-ports/{version}");
        let host = format!("host: {}", server.host());
        assert_eq!(lines, ["get /a.csv http/1.1", "", "accept: */*", &host, &agent]);
    }

    // The embedded registry's own file is not newer.
    let same = Server::new(|_| answer("200 OK", embedded_csv()));
    home.prints(
        &["update", "--remove"],
        &format!(
            "Removed {stored}; answers come from IANA's registry of {date}, {rows} rows, embedded\n"
        ),
    );
    let no_change = format!("No change: the registry of {date} is the newest\n");
    home.prints(&["update", "--url", &same.url], &no_change);
    assert!(names(&home).is_empty());
}

/// Only the first changes of each kind are shown.
#[test]
fn many_changes_are_summarised() {
    use std::fmt::Write as _;
    let home = Home::new("many");
    let server = Server::new(|_| {
        let mut csv = newer();
        for number in 0..30 {
            let _ = writeln!(csv, "moon-lamp-{number},,,,,,,,,,,");
        }
        answer("200 OK", csv)
    });
    let Ended { stdout, stderr, .. } = update_from(&home, &server, &[]);
    assert!(stdout.contains("\nAdded: 31\n"), "{stdout}{stderr}");
    assert!(stdout.contains("\n  and 21 more\n"), "{stdout}");
    assert_eq!(stdout.matches("  moon-lamp").count(), 10, "{stdout}");
}

/// One line names the address and the reason, and the stored file stays.
#[track_caller]
fn is_refused(home: &Home, server: &Server, reason: &str) {
    let after =
        if reason.ends_with('?') { " Nothing has changed" } else { "; nothing has changed" };
    let before = fs::read(home.stored()).ok();
    let names_before = names(home);
    let expected = Ended {
        stdout: String::new(),
        stderr: format!("iana-ports: {}{reason}{after}\n", server.url),
        status: 2,
    };
    assert_eq!(update_from(home, server, &[]), expected);
    assert_eq!((fs::read(home.stored()).ok(), names(home)), (before, names_before));
}

#[test]
fn only_a_newer_registry_is_accepted() {
    let home = Home::new("bad");
    let html = || Server::new(|_| answer("200 OK", "<!DOCTYPE html>\n<title>Moved</title>\n"));
    let header = ":1: column 1 (Service Name): wrong header: expected the title \"Service Name\", found \
                  \"<!DOCTYPE html>\": is this IANA's CSV?";
    is_refused(&home, &html(), header);
    home.store(&newer());
    is_refused(&home, &html(), header);
    let two = csv(&["x,70000,tcp", "y,2,icmp"]);
    let server = Server::new(move |_| answer("200 OK", two.clone()));
    let problems = ":2: column 2 (Port Number): a port over 65535: \"70000\": expected a port from 0 to 65535 without \
                    sign or leading zeros, a range of two such as 6000-6063, or nothing; 2 problems in all";
    is_refused(&home, &server, problems);
    let embedded = Server::new(|_| answer("200 OK", embedded_csv()));
    let date = SNAPSHOT.newest_date().unwrap();
    let older =
        format!(": the registry of {date} is older than that of 2098-01-02, which is in use");
    is_refused(&home, &embedded, &older);
    // One row fewer than 98 %.
    let row_count = crate::embedded_rows() + 1;
    let few_count = (row_count * 98).div_ceil(100) - 1;
    let few = move || {
        let mut rows: Vec<_> = split(&newer());
        rows.drain(1_000..1_000 + row_count - few_count);
        let lines = rows.iter().map(|row| {
            let cells: Vec<_> =
                row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            cells.join(",") + "\n"
        });
        lines.collect::<String>()
    };
    let server = Server::new(move |_| answer("200 OK", few()));
    let [few, all] = [few_count, row_count].map(crate::with_commas);
    let reason =
        format!(": the registry has {few} rows, expected at least 98 % of the {all} rows in use");
    is_refused(&home, &server, &reason);
    let server = Server::new(|_| answer("200 OK", csv(&[])));
    is_refused(&home, &server, ": the registry has no dates");
    // Cut in the last cell.
    for cut in [1, 2, 5, 7] {
        let csv = newer();
        let part = csv[..csv.len() - cut].to_owned();
        let server = Server::new(move |_| {
            [b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", part.as_bytes()].concat()
        });
        let ended = update_from(&home, &server, &[]);
        assert_eq!((ended.stdout.as_str(), ended.status), ("", 2), "{cut}");
    }
    let server = Server::new(|_| {
        let csv = newer();
        let csv = csv.strip_suffix("\r\n").unwrap();
        format!("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{csv}").into_bytes()
    });
    let reason = ": the last line has no line end: expected the whole file";
    is_refused(&home, &server, reason);
}

#[test]
fn an_answer_without_the_file_is_refused() {
    let home = Home::new("answers");
    home.store(&newer());
    let server = Server::new(|_| answer("404 Not Found", "no"));
    is_refused(&home, &server, ": the server answered 404 Not Found: expected 200 and the file");
    let server = Server::new(|_| answer("304 Not Modified", ""));
    is_refused(&home, &server, ": the server answered 304 Not Modified without an address");
    // The half of a body.
    let server = Server::new(|_| {
        let csv = newer();
        let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", csv.len());
        [head.as_bytes(), &csv.as_bytes()[..csv.len() / 2]].concat()
    });
    is_refused(&home, &server, ": Peer disconnected");
    let server = Server::new(|_| {
        let len = 1_u64 << 40;
        let mut bytes = format!("HTTP/1.1 200 OK\r\nContent-Length: {len}\r\n\r\n").into_bytes();
        bytes.resize(bytes.len() + (1 << 26) + 1, b'a');
        bytes
    });
    let reason = ": more than 67108864 bytes: expected IANA's CSV, which has some 1,200,000";
    is_refused(&home, &server, reason);
}

#[test]
#[cfg(unix)]
fn a_full_disk_keeps_the_old_file() {
    let server = Server::new(|_| answer("200 OK", newer()));
    for is_stored in [false, true] {
        let home = Home::new("full");
        if is_stored {
            home.store(&csv(&["old,80,tcp,,,,2097-01-01"]));
        }
        let before = fs::read(home.stored()).ok();
        let line = "trap '' XFSZ; ulimit -f 512; exec \"$PROGRAM\" update --url \"$0\"";
        let ended = Ended::from(home.of(shell(line)).arg(&server.url).output().unwrap());
        let complaint =
            format!("iana-ports: {}: File too large (os error 27)\n", home.stored().display());
        assert_eq!((ended.stderr, ended.status), (complaint, 2));
        assert_eq!(fs::read(home.stored()).ok(), before);
        assert_eq!(names(&home).len(), usize::from(is_stored));
    }
}

/// The program prints before it stores, and stores nothing if it cannot print.
#[test]
#[cfg(target_os = "linux")]
fn output_that_cannot_be_written_keeps_the_old_file() {
    let home = Home::new("unseen");
    let server = Server::new(|_| answer("200 OK", newer()));
    let with_output = |redirection: &str, args: &[&str]| -> Ended {
        let line = format!("exec \"$PROGRAM\" \"$@\" {redirection}");
        home.of(shell(&line)).arg("bash").args(args).output().unwrap().into()
    };
    let full = "iana-ports: standard output: No space left on device (os error 28)\n";
    let closed = "iana-ports: standard output: it is closed\n";
    let update = ["update", "--url", server.url.as_str()];
    for (redirection, complaint) in [(">/dev/full", full), (">&-", closed)] {
        let ended = with_output(redirection, &update);
        assert_eq!((ended.stderr.as_str(), ended.status), (complaint, 2));
        assert!(names(&home).is_empty(), "{redirection}");
    }
    // A reader that closes the pipe does not stop the update.
    let ended = with_output("| true", &update);
    assert_eq!((ended.stderr.as_str(), ended.status), ("", 0));
    home.prints(&["-q", "10"], "moon-lamp\n");
    let ended = with_output(">&-", &["update", "--remove"]);
    assert_eq!((ended.stderr.as_str(), ended.status, names(&home).len()), (closed, 2, 1));
    // A removed file stays removed.
    let ended = with_output(">/dev/full", &["update", "--remove"]);
    assert_eq!((ended.stderr.as_str(), ended.status, names(&home).len()), (full, 0, 0));
}

#[test]
#[cfg(unix)]
fn a_named_pipe_is_replaced() {
    let home = Home::new("piped");
    fs::create_dir_all(home.directory()).unwrap();
    assert!(Command::new("mkfifo").arg(home.stored()).status().unwrap().success());
    let server = Server::new(|_| answer("200 OK", newer()));
    let ended = update_from(&home, &server, &[]);
    assert_eq!((ended.stderr.as_str(), ended.status), ("", 0));
    home.prints(&["-q", "10"], "moon-lamp\n");
}

#[test]
fn a_directory_that_cannot_be_made_is_an_error() {
    let home = Home::new("directory");
    fs::write(home.directory(), "a file").unwrap();
    let server = Server::new(|_| answer("200 OK", newer()));
    let ended = update_from(&home, &server, &[]);
    let reason = fs::create_dir(home.directory()).unwrap_err();
    let complaint = format!("iana-ports: {}: {reason}\n", home.directory().display());
    assert_eq!((ended.stderr, ended.status), (complaint, 2));
    home.prints(&["-q", "80"], "http\n");
}

#[test]
fn nothing_else_uses_the_network() {
    const REGISTRY: &str =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../data/service-names-port-numbers.csv");
    let home = Home::new("unasked");
    let proxy = Server::new(|_| answer("200 OK", newer()));
    for is_stored in [false, true] {
        if is_stored {
            home.store(&newer());
        }
        for args in [
            &["80"][..],
            &["--json", "0-100", "http"],
            &["--version"],
            &["--help"],
            &["search", "license"],
            &["explain", "1455"],
            &["annotate"],
            &["check", REGISTRY],
            &["diff", REGISTRY, REGISTRY],
            &["completions", "bash"],
            &["man"],
            &["list", "--ports", "80"],
            &["free"],
            &["stats"],
            &["map"],
            &["export", "--format", "csv"],
            &["update", "--help"],
            &["update", "--remove"],
        ] {
            let mut program = home.program(args);
            for variable in ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"] {
                program.env(variable, format!("http://{}", proxy.host()));
            }
            assert!(program.output().unwrap().status.success(), "{args:?}");
        }
    }
    assert_eq!(proxy.requests().len(), 0);
    // `update` does ask the proxy.
    let mut program = home.program(&["update"]);
    program.env("HTTPS_PROXY", format!("http://{}", proxy.host()));
    assert_eq!(program.output().unwrap().status.code(), Some(2));
    assert!(proxy.requests()[0].head.starts_with("CONNECT www.iana.org:443 "));
}
