//! `annotate`.

/// `--column` of CSV.
mod columns;
/// The labelled lines in `cli/tests/annotate`.
mod corpus;
/// `--skip-ephemeral`.
mod ephemeral_ports;
/// Files as arguments, and options that exclude each other.
mod files;
/// `--jsonl`.
mod jsonl;
/// Lines of text, one notation after the other.
mod lines;
/// `--column` of Zeek's logs and of W3C extended logs.
mod logs;
/// Random rows and objects.
mod random;

use std::io::Write as _;
use std::process::{ChildStdin, Command, Stdio};
use std::thread;

use crate::program;

pub(crate) fn annotated(args: &[&str], input: impl AsRef<[u8]>) -> Vec<u8> {
    let input = input.as_ref().to_vec();
    let (written, stderr, status) = annotate(args, move |stdin| stdin.write_all(&input).unwrap());
    assert_eq!((stderr.as_str(), status), ("", 0));
    written
}

pub(crate) fn annotate(
    args: &[&str],
    feed: impl FnOnce(&mut ChildStdin) + Send + 'static,
) -> (Vec<u8>, String, i32) {
    let mut child = filter(args).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let feeder = thread::spawn(move || feed(&mut stdin));
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    (output.stdout, String::from_utf8(output.stderr).unwrap(), output.status.code().unwrap())
}

pub(crate) fn filter(args: &[&str]) -> Command {
    let mut command = program(&["annotate"]);
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Feeds 64 pieces to the command. Its peak memory stays below 32 MB.
#[cfg(target_os = "linux")]
pub(crate) fn peak_is_low(mut command: Command, piece: &[u8]) {
    let mut child = command.stdout(Stdio::null()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    for _ in 0..64 {
        stdin.write_all(piece).unwrap();
    }
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    let kilobytes: u32 = peak.trim().strip_suffix(" kB").unwrap().parse().unwrap();
    assert!(kilobytes < 32_000, "{kilobytes} kB");
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
