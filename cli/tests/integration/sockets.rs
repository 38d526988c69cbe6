//! Sockets that a test opens, beside which the program runs.

use std::ops::RangeInclusive;
use std::process::Command;
use std::sync::{Mutex, PoisonError};

/// Whether this process runs `_test` alone. Otherwise runs it in such a process, which
/// must succeed.
///
/// A program that another test of the same process starts has the sockets of this
/// process, too, until it executes. These tests take turns, because each looks at all
/// sockets of the machine.
#[track_caller]
pub(crate) fn is_alone<Test>(_test: Test) -> bool {
    const VARIABLE: &str = "IANA_PORTS_TEST_IS_ALONE";
    static TURN: Mutex<()> = Mutex::new(());
    if std::env::var_os(VARIABLE).is_some() {
        return true;
    }
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let (_, name) = std::any::type_name::<Test>().split_once("::").unwrap();
    let mut test = Command::new(std::env::current_exe().unwrap());
    let output = test.args([name, "--exact"]).env(VARIABLE, "").output().unwrap();
    let [stdout, stderr] =
        [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
    assert!(output.status.success() && stdout.contains("1 passed"), "{stdout}{stderr}");
    false
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
