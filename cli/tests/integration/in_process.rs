//! The command as a function of the library, with other arguments than those of this process.

use std::ffi::OsString;
use std::path::Path;

use crate::succeeds;

/// Runs the command in this process, which must succeed and write `file`. Returns the file.
#[track_caller]
fn written(args: &[&str], file: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("library");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(file);
    let arguments = ["another-name"].iter().chain(args).map(OsString::from);
    let output = [OsString::from("--output"), path.clone().into()];
    let status = iana_ports_cli::run(arguments.chain(output));
    assert_eq!(status, 0, "{args:?}");
    std::fs::read(path).unwrap()
}

#[test]
fn it_writes_what_the_program_writes() {
    for (args, file) in [
        (&["export", "--embedded"][..], "rows.csv"),
        // An option before its command, which moves behind it.
        (&["--embedded", "export", "--expand"], "ports.jsonl"),
        (&["map", "--embedded"], "map.png"),
    ] {
        let written = written(args, file);
        let path = crate::file(file, "");
        succeeds(&[args, &["--output", path.to_str().unwrap()]].concat(), "");
        assert!(written == std::fs::read(path).unwrap(), "{args:?}");
    }
    assert!(written(&["export", "--embedded"], "again.csv") == crate::embedded_csv().into_bytes());
}
