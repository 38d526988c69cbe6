//! The command as a function of the library, with other arguments than those of this
//! process.

use std::ffi::OsString;

use crate::files::empty_folder;
use crate::{embedded_csv, file, succeeds};

/// Runs the command in this process, which must succeed and write a file. Returns the
/// file.
#[track_caller]
fn written(args: &[&str], name: &str) -> Vec<u8> {
    let path = empty_folder("in_process").join(name);
    let arguments = ["another-name"].iter().chain(args).map(OsString::from);
    let output = [OsString::from("--output"), path.clone().into()];
    let status = iana_ports_cli::run(arguments.chain(output));
    assert_eq!(status, 0, "{args:?}");
    std::fs::read(path).unwrap()
}

#[test]
fn run_writes_what_the_program_writes() {
    for (args, name) in [
        (&["export", "--embedded"][..], "rows.csv"),
        // An option before its command.
        (&["--embedded", "export", "--expand"], "ports.jsonl"),
        (&["map", "--embedded"], "map.png"),
    ] {
        let written = written(args, name);
        let path = file(name, "");
        succeeds(&[args, &["--output", path.to_str().unwrap()]].concat(), "");
        assert!(written == std::fs::read(path).unwrap(), "{args:?}");
    }
    assert!(written(&["export", "--embedded"], "again.csv") == embedded_csv().as_bytes());
}
