//! Help, version, wrong usage, closed pipes.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::Stdio;

use iana_ports::SNAPSHOT;

use crate::{Ended, is_refused, program, run, succeeds};

#[test]
fn version_tells_the_snapshot() {
    let (version, date) = (env!("CARGO_PKG_VERSION"), SNAPSHOT.newest_date().unwrap());
    for flag in ["--version", "-V"] {
        let rows = format!("{},{:03}", SNAPSHOT.rows() / 1000, SNAPSHOT.rows() % 1000);
        let line = format!("iana-ports {version} (registry of {date}, {rows} rows)\n");
        succeeds(&[flag], &line);
    }
}

#[test]
fn wrong_usage_is_one_line() {
    for (args, complaint) in [
        (&[][..], "the following required arguments were not provided: <QUERY>..."),
        (
            &["--jsno", "80"],
            "unexpected argument '--jsno' found; tip: a similar argument exists: '--json'",
        ),
        (
            &["-p", "80"],
            "unexpected argument '-p' found; a port or a name needs no option, as in iana-ports 80",
        ),
        (
            &["--port", "80"],
            "unexpected argument '--port' found; a port or a name needs no option, as in iana-ports 80",
        ),
        (&["list", "-p"], "unexpected argument '-p' found"),
        (
            &["--udp", "53"],
            "unexpected argument '--udp' found; a transport follows the query, as in iana-ports 80/tcp",
        ),
        (&["--list"], "unexpected argument '--list' found; try: iana-ports list"),
        (&["--like", "x"], "unexpected argument '--like' found; try: iana-ports search WORD"),
        (&["help", "80"], "unrecognized subcommand '80'; as a query: iana-ports 80"),
        (&["list", "80"], "unexpected argument '80' found; try: iana-ports list --ports 80"),
        (&["list", "ssh"], "unexpected argument 'ssh' found; try: iana-ports search ssh"),
        (&["free", "8080"], "unexpected argument '8080' found; try: iana-ports free --near 8080"),
        (
            &["free", "8000-8999"],
            "unexpected argument '8000-8999' found; try: iana-ports free --within 8000-8999",
        ),
        (&["free", "ssh"], "unexpected argument 'ssh' found"),
        (&["-x"], "unexpected argument '-x' found; tip: to pass '-x' as a value, use '-- -x'"),
        (&["--registry"], "a value is required for '--registry <FILE>' but none was supplied"),
        (
            &["export", "--format", "xml"],
            "invalid value 'xml' for '--format <FORMAT>' [possible values: csv, json, jsonl, services, parquet]",
        ),
        (&["export", "--format", "csv", "80"], "unexpected argument '80' found"),
    ] {
        is_refused(args, &format!("{complaint}; try --help"));
    }
}

#[test]
fn a_command_comes_first_and_behind_a_double_dash_there_is_none() {
    let complaint = "a command comes first, without queries and their options; after --, everything is a \
                     query; try --help";
    is_refused(&["80", "--json", "export", "--format", "csv"], complaint);
    is_refused(&["--json", "export", "--format", "csv"], complaint);
    let no_service = "iana-ports: \"export\": no service has this name; did you mean ";
    for args in [&["--", "export"][..], &["80", "export"], &["--json", "--", "80", "export"]] {
        let Ended { stderr, status, .. } = run(args);
        assert!(stderr.starts_with(no_service), "{args:?}: {stderr}");
        assert_eq!(status, 1, "{args:?}");
    }
    for service in ["help", "search"] {
        let ended = run(&["--", service]);
        assert_eq!((ended.stdout.lines().next(), ended.status), (Some(service), 0));
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    for args in [
        &["0-65535"][..],
        &["--json", "0-65535"],
        &["export", "--format", "csv"],
        &["export", "--format", "json"],
        &["export", "--format", "jsonl", "--expand"],
        &["export", "--format", "services"],
    ] {
        let mut child =
            program(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first_line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut first_line).unwrap();
        assert!(first_line.ends_with('\n'));
        let mut complaint = String::new();
        child.stderr.take().unwrap().read_to_string(&mut complaint).unwrap();
        assert_eq!((complaint.as_str(), child.wait().unwrap().code()), ("", Some(0)), "{args:?}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn output_that_cannot_be_written_is_an_error() {
    for args in [
        &["80"][..],
        &["--json", "0-65535"],
        &["export", "--format", "csv"],
        &["map"],
        &["stats"],
        &["--help"],
    ] {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let ended = Ended::from(program(args).stdout(full).output().unwrap());
        let complaint = "iana-ports: standard output: No space left on device (os error 28)\n";
        assert_eq!((ended.stderr.as_str(), ended.status), (complaint, 2), "{args:?}");
    }
}

#[test]
#[cfg(unix)]
fn arguments_that_are_not_utf_8() {
    use std::os::unix::ffi::OsStrExt as _;
    let query = std::ffi::OsStr::from_bytes(b"http\xff");
    let ended = Ended::from(program(&[]).arg(query).output().unwrap());
    let complaint = "iana-ports: invalid UTF-8 was detected in one or more arguments; try --help\n";
    assert_eq!((ended.stderr.as_str(), ended.status), (complaint, 2));
}
