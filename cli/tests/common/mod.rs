//! What the tests of the binary share: running it, and files for it.

#![allow(dead_code, reason = "each test file uses another part")]

use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};

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

/// Removes what the developer's environment would change: colours, widths, the network, and the home that may have a
/// stored registry.
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

/// The program wrote `cards`, the line that points to `explain`, nothing else, and every query had
/// a name. `args` are queries, after `--names FILE` if need be.
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

/// The program wrote the one line `complaint` to standard error, nothing else, and gave up.
#[track_caller]
pub(crate) fn is_refused(args: &[&str], complaint: &str) {
    let expected =
        Ended { stdout: String::new(), stderr: format!("iana-ports: {complaint}\n"), status: 2 };
    assert_eq!(run(args), expected, "{args:?}");
}

/// Tests that open sockets take turns, as each looks at all sockets of the machine.
pub(crate) fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Writes a file into a folder of the running test. Tests run at the same time, and one must not
/// truncate a file that another one reads.
pub(crate) fn file(name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let thread = std::thread::current();
    let test = thread.name().unwrap().replace("::", "-");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("files").join(test);
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path
}

/// A number of four to six digits as the program writes it: `14,447`.
pub(crate) fn with_commas(number: usize) -> String {
    format!("{},{:03}", number / 1000, number % 1000)
}

/// The number of rows of the embedded registry.
pub(crate) fn embedded_rows() -> usize {
    iana_ports::SNAPSHOT.rows().try_into().unwrap()
}

pub(crate) fn embedded_csv() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/service-names-port-numbers.csv");
    std::fs::read_to_string(path).unwrap()
}

/// Plain reading of a CSV, apart from the reader that is under test: rows end in LF or CR LF outside quotes.
pub(crate) fn rows(csv: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = csv.chars().peekable();
    while let Some(char) = chars.next() {
        let row = rows.last_mut().unwrap();
        match char {
            '"' if quoted && chars.peek() == Some(&'"') => {
                row.last_mut().unwrap().push(chars.next().unwrap());
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted => {}
            '\n' if !quoted => rows.push(vec![String::new()]),
            _ => row.last_mut().unwrap().push(char),
        }
    }
    assert_eq!(rows.pop(), Some(vec![String::new()]), "the last line ends");
    rows
}

/// The range as the kernel has it, or the Dynamic Ports.
pub(crate) fn ephemeral_ports() -> RangeInclusive<u16> {
    if cfg!(target_os = "linux") {
        let text = std::fs::read_to_string("/proc/sys/net/ipv4/ip_local_port_range");
        if let Ok(text) = text {
            let mut ports = text.split_whitespace().map(|port| port.parse().unwrap());
            return ports.next().unwrap()..=ports.next().unwrap();
        }
    }
    49152..=65535
}
