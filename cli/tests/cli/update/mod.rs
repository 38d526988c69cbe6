//! `update`, against servers of this machine.

mod server;

use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use iana_ports::SNAPSHOT;

use crate::Ended;
use crate::registry::HEADER;
use crate::stored::Home;
use server::{Request, Server, answer};

/// The embedded registry, and one row more of a later date.
fn newer() -> String {
    crate::embedded_csv() + "moon-lamp,10,tcp,Moon Lamp,[A],[A],2098-01-02,,,,,\r\n"
}

/// How `update` from this server ends.
fn update_from(home: &Home, server: &Server, args: &[&str]) -> Ended {
    home.run(&[&["update", "--url", &server.url], args].concat())
}

/// The files of the home's directory.
fn names(home: &Home) -> Vec<String> {
    let Ok(entries) = fs::read_dir(home.directory()) else { return Vec::new() };
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

const STORED: &str = "service-names-port-numbers.csv";

#[test]
fn a_good_file_is_stored_and_answers() {
    let home = Home::new("good");
    let (date, rows) = (SNAPSHOT.newest_date().unwrap(), SNAPSHOT.rows());
    let server = Server::new(|_| answer("200 OK", newer()));
    let Ended { stdout, stderr, status } = update_from(&home, &server, &["--dry-run"]);
    let start = format!(
        "Old: IANA's registry of {date}, 14,447 rows, embedded\n\
         New: IANA's registry of 2098-01-02, 14,448 rows\n\n1 added"
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
    let same = Server::new(|_| answer("200 OK", crate::embedded_csv()));
    home.prints(
        &["update", "--remove"],
        &format!(
            "Removed {stored}; answers come from IANA's registry of {date}, 14,447 rows, embedded\n"
        ),
    );
    let no_change = format!("No change: the registry of {date} is the newest\n");
    home.prints(&["update", "--url", &same.url], &no_change);
    assert!(names(&home).is_empty());
    assert_eq!(rows, 14_447);
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

/// One line names the address and the reason, and what was stored stays.
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
fn what_is_no_newer_registry_is_refused() {
    let home = Home::new("bad");
    let html = || Server::new(|_| answer("200 OK", "<!DOCTYPE html>\n<title>Moved</title>\n"));
    let header = ":1: column 1 (Service Name): wrong header: expected the title \"Service Name\", found \
                  \"<!DOCTYPE html>\": is this IANA's CSV?";
    is_refused(&home, &html(), header);
    home.store(&newer());
    is_refused(&home, &html(), header);
    let two = format!("{HEADER}\nx,70000,tcp,,,,,,,,,\ny,2,icmp,,,,,,,,,\n");
    let server = Server::new(move |_| answer("200 OK", two.clone()));
    let problems = ":2: column 2 (Port Number): a port over 65535: \"70000\": expected a port from 0 to 65535 without \
                    sign or leading zeros, a range of two such as 6000-6063, or nothing; 2 problems in all";
    is_refused(&home, &server, problems);
    let embedded = Server::new(|_| answer("200 OK", crate::embedded_csv()));
    let date = SNAPSHOT.newest_date().unwrap();
    let older =
        format!(": the registry of {date} is older than that of 2098-01-02, which is in use");
    is_refused(&home, &embedded, &older);
    // 2 % of 14,448 rows, and one more, are 289.
    let few = || {
        let mut rows: Vec<_> = crate::rows(&newer());
        rows.drain(1_000..1_290);
        let lines = rows.iter().map(|row| {
            let cells: Vec<_> =
                row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            cells.join(",") + "\n"
        });
        lines.collect::<String>()
    };
    let server = Server::new(move |_| answer("200 OK", few()));
    let reason = ": the registry has 14,158 rows, expected at least 98 % of the 14,448 rows in use";
    is_refused(&home, &server, reason);
    let server = Server::new(|_| answer("200 OK", format!("{HEADER}\n")));
    is_refused(&home, &server, ": the registry has no dates");
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
fn redirects_lead_to_https_or_this_machine() {
    let good = Server::new(|_| answer("200 OK", newer()));
    let to = |location: String| {
        Server::new(move |_| {
            format!("HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n")
                .into_bytes()
        })
    };
    let home = Home::new("redirect");
    assert_eq!(update_from(&home, &to(good.url.clone()), &[]).stderr, "");
    home.prints(&["-q", "10"], "moon-lamp\n");

    let home = Home::new("redirect-relative");
    let relative = Server::new(|request| {
        if request.head.starts_with("GET /folder/b.csv ") {
            return answer("200 OK", newer());
        }
        let location = if request.head.starts_with("GET /a.csv ") { "/folder/a" } else { "b.csv" };
        format!(
            "HTTP/1.1 308 Permanent Redirect\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n"
        )
        .into_bytes()
    });
    assert_eq!(update_from(&home, &relative, &[]).stderr, "");
    home.prints(&["-q", "10"], "moon-lamp\n");

    let home = Home::new("redirect-refused");
    for location in ["http://www.iana.org/a.csv", "ftp://127.0.0.1/a.csv", "file:///etc/passwd"] {
        let reason = format!(": redirected to {location:?}: expected an https:// address");
        is_refused(&home, &to(location.to_owned()), &reason);
    }
    let circle = to("/a.csv".to_owned());
    is_refused(&home, &circle, ": more than 5 redirects");
    assert_eq!(circle.requests().len(), 6);
}

#[test]
fn addresses_that_are_neither_secure_nor_local_are_refused() {
    let home = Home::new("addresses");
    for url in ["http://www.iana.org/a.csv", "www.iana.org", "file:///etc/passwd", ""] {
        let complaint = format!(
            "{url}: expected an https:// address, or an http:// address of this machine such as \
             http://127.0.0.1:8000/; nothing has changed"
        );
        home.refuses(&["update", "--url", url], &complaint);
    }
}

#[test]
fn nobody_answers() {
    let home = Home::new("nobody");
    let url = {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        format!("http://{}/", listener.local_addr().unwrap())
    };
    let complaint = format!("{url}: Connection refused (os error 111); nothing has changed");
    home.refuses(&["update", "--url", &url], &complaint);
}

#[test]
fn a_full_disk_keeps_the_old_file() {
    let server = Server::new(|_| answer("200 OK", newer()));
    for is_stored in [false, true] {
        let home = Home::new("full");
        if is_stored {
            home.store(&format!("{HEADER}\nold,80,tcp,,,,2097-01-01,,,,,\n"));
        }
        let before = fs::read(home.stored()).ok();
        let script = "trap '' XFSZ; ulimit -f 512; exec \"$@\"";
        let program = home.program(&["update", "--url", &server.url]);
        let mut shell = Command::new("bash");
        shell.args(["-c", script, "bash"]).arg(program.get_program()).args(program.get_args());
        for (name, value) in program.get_envs() {
            match value {
                Some(value) => shell.env(name, value),
                None => shell.env_remove(name),
            };
        }
        let ended = Ended::from(shell.stdin(Stdio::null()).output().unwrap());
        let complaint =
            format!("iana-ports: {}: File too large (os error 27)\n", home.stored().display());
        assert_eq!((ended.stderr, ended.status), (complaint, 2));
        assert_eq!(fs::read(home.stored()).ok(), before);
        assert_eq!(names(&home).len(), usize::from(is_stored));
    }
}

#[test]
fn a_directory_that_cannot_be_made_is_an_error() {
    let home = Home::new("directory");
    fs::write(home.directory(), "a file").unwrap();
    let server = Server::new(|_| answer("200 OK", newer()));
    let ended = update_from(&home, &server, &[]);
    let complaint =
        format!("iana-ports: {}: File exists (os error 17)\n", home.directory().display());
    assert_eq!((ended.stderr, ended.status), (complaint, 2));
    home.prints(&["-q", "80"], "http\n");
}

#[test]
fn an_update_that_is_killed_half_way_changes_nothing() {
    let home = Home::new("killed");
    let (halfway, wait) = std::sync::mpsc::channel();
    let stalls = Server::with_stream(move |_, stream| {
        let csv = newer();
        write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", csv.len()).unwrap();
        stream.write_all(&csv.as_bytes()[..csv.len() / 2]).unwrap();
        let _ = halfway.send(());
        // Until the program is gone.
        let _ = std::io::Read::read(stream, &mut [0]);
    });
    let mut child = home.program(&["update", "--url", &stalls.url]).spawn().unwrap();
    wait.recv().unwrap();
    child.kill().unwrap();
    assert!(!child.wait().unwrap().success());
    assert!(names(&home).is_empty());
    home.prints(&["-q", "80"], "http\n");

    let good = Server::new(|_| answer("200 OK", newer()));
    assert_eq!(update_from(&home, &good, &[]).status, 0);
    home.prints(&["-q", "10"], "moon-lamp\n");
}

/// A program that is killed while it writes leaves a temporary file: the next update removes it, and not the file of an
/// update in progress.
#[test]
fn leftovers_are_removed() {
    let home = Home::new("leftovers");
    home.store("damaged");
    for (name, hours) in [(".iana-ports-old", 2), (".iana-ports-new", 0), ("other", 2)] {
        let file = fs::File::create(home.directory().join(name)).unwrap();
        file.set_modified(SystemTime::now() - Duration::from_secs(hours * 3600 + 60)).unwrap();
    }
    let server = Server::new(|_| answer("200 OK", newer()));
    let ended = update_from(&home, &server, &[]);
    assert_eq!((ended.stderr.as_str(), ended.status), ("", 0));
    assert_eq!(names(&home), [".iana-ports-new", "other", STORED]);
    home.prints(&["-q", "10"], "moon-lamp\n");
}

#[test]
fn updates_at_once_leave_one_whole_file() {
    let home = Home::new("at-once");
    let server = Server::new(|_| answer("200 OK", newer()));
    let mut children: Vec<_> = (0..4)
        .map(|_| {
            let mut program = home.program(&["update", "--url", &server.url]);
            program.stdout(Stdio::null()).spawn().unwrap()
        })
        .collect();
    for child in &mut children {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(names(&home), [STORED]);
    assert_eq!(fs::read_to_string(home.stored()).unwrap(), newer());
}

#[test]
fn https_goes_through_the_proxy_and_this_machine_does_not() {
    let home = Home::new("proxy");
    let proxy = Server::new(|_| answer("403 Forbidden", ""));
    let proxied = |url: &str| -> Ended {
        let mut program = home.program(&["update", "--url", url]);
        program.env("HTTPS_PROXY", format!("http://{}", proxy.host()));
        program.env("HTTP_PROXY", format!("http://{}", proxy.host()));
        program.output().unwrap().into()
    };
    let ended = proxied("https://mirror.invalid/a.csv");
    assert_eq!(ended.status, 2);
    let start = "iana-ports: https://mirror.invalid/a.csv: CONNECT proxy failed: ";
    assert!(ended.stderr.starts_with(start), "{}", ended.stderr);
    assert!(proxy.requests()[0].head.starts_with("CONNECT mirror.invalid:443 HTTP/1.1\r\n"));
    let server = Server::new(|_| answer("200 OK", newer()));
    assert_eq!(proxied(&server.url).status, 0);
    assert_eq!(proxy.requests().len(), 1);
}

/// Commands, with a stored file and without one.
#[test]
fn nothing_else_uses_the_network() {
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
    // The proxy would have been asked.
    let mut program = home.program(&["update"]);
    program.env("HTTPS_PROXY", format!("http://{}", proxy.host()));
    assert_eq!(program.output().unwrap().status.code(), Some(2));
    assert!(proxy.requests()[0].head.starts_with("CONNECT www.iana.org:443 "));
}

#[test]
fn certificates_are_verified() {
    let home = Home::new("tls");
    let server = Server::with_tls(|_| answer("200 OK", newer()));
    let authority = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/certificates/authority.pem");
    let certificate = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/certificates/server.key");
    let trusting = |file: Option<&str>| -> Ended {
        let mut program = home.program(&["update", "--url", &server.url]);
        if let Some(file) = file {
            program.env("SSL_CERT_FILE", file);
        }
        program.output().unwrap().into()
    };
    let refused = |reason: String| Ended {
        stdout: String::new(),
        stderr: format!("iana-ports: {}: {reason}; nothing has changed\n", server.url),
        status: 2,
    };
    let unknown = "invalid peer certificate: UnknownIssuer";
    let ended = trusting(None);
    // Of systems without any certificates, the text is another one.
    assert_eq!((ended.status, ended.stdout.as_str()), (2, ""), "{}", ended.stderr);
    assert!(ended.stderr.contains("certificate"), "{}", ended.stderr);
    let other = crate::file("other.pem", other_authority());
    assert_eq!(trusting(other.to_str()), refused(unknown.to_owned()));
    let reason =
        format!("SSL_CERT_FILE: {certificate}: no certificate in this file: expected the form PEM");
    assert_eq!(trusting(Some(certificate)), refused(reason));
    let reason = fs::read("no/such/file").unwrap_err();
    let reason = format!("SSL_CERT_FILE: no/such/file: {reason}");
    assert_eq!(trusting(Some("no/such/file")), refused(reason));
    assert!(names(&home).is_empty());

    let ended = trusting(Some(authority));
    assert_eq!((ended.stderr.as_str(), ended.status), ("", 0));
    home.prints(&["-q", "10"], "moon-lamp\n");
    assert_eq!(
        server.requests().iter().map(|Request { head }| head.lines().next()).collect::<Vec<_>>(),
        [Some("GET /a.csv HTTP/1.1")]
    );
}

/// A certificate of somebody who did not sign the server's: the server's own.
fn other_authority() -> String {
    fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/certificates/other.pem"))
        .unwrap()
}
