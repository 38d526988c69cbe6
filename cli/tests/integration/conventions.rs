//! Version, wrong usage, closed pipes, output that cannot be written.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::Stdio;

use iana_ports::SNAPSHOT;

use crate::files::path_of;
use crate::{Ended, embedded_rows, is_refused, program, run, succeeds, with_commas};

#[test]
fn version_names_the_registry() {
    let (version, date) = (env!("CARGO_PKG_VERSION"), SNAPSHOT.newest_date().unwrap());
    for flag in ["--version", "-V"] {
        let rows = with_commas(embedded_rows());
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
        (&["list", "-p"], "unexpected argument '-p' found; list has no such option"),
        (
            &["listening", "-q"],
            "unexpected argument '-q' found; it is an option of queries and free, not of listening",
        ),
        (
            &["search", "--names", "x"],
            "unexpected argument '--names' found; it is an option of queries, explain, free, listening and annotate, \
             not of search",
        ),
        (&["-n", "5", "80"], "unexpected argument '-n' found; it is an option of search and free"),
        (&["--markdown"], "unexpected argument '--markdown' found; it is an option of explain"),
        (
            &["--udp", "53"],
            "unexpected argument '--udp' found; a transport follows the query, as in iana-ports 80/tcp",
        ),
        (&["help", "80"], "unrecognized subcommand '80'; as a query: iana-ports 80"),
        (&["free", "ssh"], "unexpected argument 'ssh' found"),
        (&["-x"], "unexpected argument '-x' found"),
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

/// Where the right line is known, help is not needed.
#[test]
fn the_intended_command_line_is_suggested() {
    for (args, argument, line) in [
        (&["--list"][..], "--list", "list"),
        (&["--like", "x"], "--like", "search WORD"),
        (&["--markdown", "80"], "--markdown", "explain --markdown 80"),
        (&["--near", "80", "-q"], "--near", "free --near 80 -q"),
        (&["list", "--version"], "--version", "--version"),
        (&["list", "80"], "80", "list --ports 80"),
        (&["list", "ssh"], "ssh", "search ssh"),
        (&["free", "8080"], "8080", "free --near 8080"),
        (&["free", "8000-8999"], "8000-8999", "free --within 8000-8999"),
        (&["map", "p.png"], "p.png", "map --output p.png"),
        (&["map", "svg"], "svg", "map --format svg"),
        (&["stats", "a b.svg"], "a b.svg", "stats --output 'a b.svg'"),
        (&["export", "csv"], "csv", "export --format csv"),
        (&["export", "all.jsonl"], "all.jsonl", "export --output all.jsonl"),
        (&["export", "--json"], "--json", "export --format json"),
        (&["--json", "export"], "--json", "export --format json"),
        (&["map", "--png"], "--png", "map --format png"),
    ] {
        is_refused(
            args,
            &format!("unexpected argument '{argument}' found; try: iana-ports {line}"),
        );
    }
}

#[test]
fn options_before_a_command_belong_to_it() {
    let names = &path_of("before.csv", "1024,,shop\n");
    for (before, after) in [
        (&["--json", "search", "dns"][..], &["search", "--json", "dns"][..]),
        (&["-q", "free", "--near", "8080"], &["free", "-q", "--near", "8080"]),
        (
            &["--color", "never", "--names", names, "-q", "free", "--count", "2"],
            &["--color", "never", "free", "--names", names, "-q", "--count", "2"],
        ),
        (&["--json", "--embedded", "stats"], &["stats", "--embedded", "--json"]),
    ] {
        let ended = run(before);
        assert_eq!(ended, run(after), "{before:?}");
        assert_eq!((ended.stderr.as_str(), ended.status), ("", 0), "{before:?}");
    }
    let complaint =
        "unexpected argument '-q' found; it is an option of queries and free, not of listening";
    is_refused(&["-q", "listening"], &format!("{complaint}; try --help"));
    // The value of an option is no command.
    let ended = run(&["--names", "free", "80"]);
    let reason = std::fs::read("free").unwrap_err();
    assert_eq!(ended.stderr, format!("iana-ports: free: cannot be read: {reason}\n"));
}

#[test]
fn count_and_limit_are_the_same_option() {
    let three = run(&["free", "-q", "--count", "3"]);
    assert_eq!((three.stdout.lines().count(), three.status), (3, 0));
    for option in ["-n", "--limit"] {
        assert_eq!(run(&["free", "-q", option, "3"]), three, "{option}");
    }
    let three = run(&["search", "-n", "3", "apple"]);
    assert_eq!(run(&["search", "--count", "3", "apple"]), three);
    assert_eq!(three.status, 0);
}

#[test]
fn a_command_comes_first_and_a_double_dash_ends_commands() {
    let complaint =
        "a command must come before queries; after --, every argument is a query; try --help";
    is_refused(&["80", "--json", "export", "--format", "csv"], complaint);
    let no_service = "iana-ports: \"export\": no service has this name; ";
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
fn arguments_that_are_not_utf_8_are_refused() {
    use std::os::unix::ffi::OsStrExt as _;
    let query = std::ffi::OsStr::from_bytes(b"http\xff");
    let ended = Ended::from(program(&[]).arg(query).output().unwrap());
    let complaint = "iana-ports: invalid UTF-8 was detected in one or more arguments; try --help\n";
    assert_eq!((ended.stderr.as_str(), ended.status), (complaint, 2));
    let help = Ended::from(program(&["--help"]).arg(query).output().unwrap());
    assert_eq!(help, run(&["--help"]), "what follows --help does not matter");
}
