//! Runs the program, apart from the settings of the user who runs the tests.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::files::{file, folder};

/// How a run of the program ended.
#[derive(Debug, PartialEq)]
pub(crate) struct Ended {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) status: i32,
}

impl From<Output> for Ended {
    fn from(output: Output) -> Self {
        Self {
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
            status: output.status.code().unwrap(),
        }
    }
}

pub(crate) fn program(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_iana-ports"));
    command.args(args).stdin(Stdio::null());
    without_the_users_settings(&mut command);
    command
}

/// Removes what the developer's environment would change: colours, widths, the network,
/// and the home that may have a stored registry.
pub(crate) fn without_the_users_settings(command: &mut Command) {
    let variables = [
        "NO_COLOR",
        "CLICOLOR",
        "CLICOLOR_FORCE",
        "COLUMNS",
        "LINES",
        "IANA_PORTS_REGISTRY",
        "ALL_PROXY",
        "all_proxy",
        "HTTPS_PROXY",
        "https_proxy",
        "HTTP_PROXY",
        "http_proxy",
        "NO_PROXY",
        "no_proxy",
        "SSL_CERT_FILE",
        "SSL_CERT_DIR",
    ];
    for variable in variables {
        command.env_remove(variable);
    }
    for variable in ["HOME", "XDG_DATA_HOME", "APPDATA", "USERPROFILE"] {
        command.env(variable, concat!(env!("CARGO_TARGET_TMPDIR"), "/home"));
    }
}

pub(crate) fn run(args: &[&str]) -> Ended {
    program(args).output().unwrap().into()
}

/// The program wrote `stdout`, nothing else, and every query had a name.
#[track_caller]
pub(crate) fn succeeds(args: &[&str], stdout: &str) {
    let expected = Ended { stdout: stdout.to_owned(), stderr: String::new(), status: 0 };
    assert_eq!(run(args), expected, "{args:?}");
}

/// The program wrote `cards`, the line that points to `explain`, nothing else, and every
/// query had a name. `args` are queries, after `--names FILE` if need be.
#[track_caller]
pub(crate) fn shows_cards(args: &[&str], cards: &str) {
    succeeds(args, &format!("{cards}\nMore: iana-ports explain {}\n", args.join(" ")));
}

/// The cards that the program wrote, without the line that points to `explain`.
#[track_caller]
pub(crate) fn cards(args: &[&str]) -> String {
    let stdout = run(args).stdout;
    let (cards, more) = stdout.rsplit_once("\nMore: iana-ports explain ").expect(&stdout);
    assert_eq!(more.find('\n'), Some(more.len() - 1), "{stdout}");
    cards.to_owned()
}

/// The program wrote the one line `complaint` to standard error, nothing else, and gave
/// up.
#[track_caller]
pub(crate) fn is_refused(args: &[&str], complaint: &str) {
    let expected =
        Ended { stdout: String::new(), stderr: format!("iana-ports: {complaint}\n"), status: 2 };
    assert_eq!(run(args), expected, "{args:?}");
}

/// Standard output, standard error and exit status of a run in the test's folder, which
/// has `files`.
pub(crate) fn run_in_folder(files: &[(&str, &str)], args: &[&str]) -> (String, String, i32) {
    run_in_folder_with(files, args, "")
}

/// `run_in_folder` with `input` as standard input.
pub(crate) fn run_in_folder_with(
    files: &[(&str, &str)],
    args: &[&str],
    input: &str,
) -> (String, String, i32) {
    for (name, content) in files {
        file(name, content);
    }
    let mut child = program(args)
        .current_dir(folder())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses its arguments reads nothing.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let Ended { stdout, stderr, status } = child.wait_with_output().unwrap().into();
    (stdout, stderr, status)
}

/// A line for the shell in which `$PROGRAM` is the program.
#[cfg(unix)]
pub(crate) fn shell(line: &str) -> Command {
    let mut shell = Command::new("bash");
    shell.args(["-c", line]).stdin(Stdio::null());
    without_the_users_settings(&mut shell);
    shell.env("PROGRAM", env!("CARGO_BIN_EXE_iana-ports"));
    shell
}

/// What a terminal shows of such a line, standard error included.
#[cfg(target_os = "linux")]
pub(crate) fn on_a_terminal(line: &str) -> String {
    let mut script = Command::new("script");
    without_the_users_settings(&mut script);
    script.env("PROGRAM", env!("CARGO_BIN_EXE_iana-ports")).env("SHELL", "/bin/sh");
    let output = script.args(["--quiet", "--command", line, "/dev/null"]).output();
    let output = output.expect("script, of Debian's package bsdutils, is here");
    // A terminal ends lines with CR LF. Lines of CSV end with CR CR LF then.
    Ended::from(output).stdout.replace("\r\n", "\n").replace("\r\n", "\n")
}

/// The lines of JSON that the program prints.
pub(crate) fn json_lines(args: &[&str]) -> Vec<Value> {
    run(args).stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}
