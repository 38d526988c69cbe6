//! Programs that embed another file, by `IANA_PORTS_CSV`.

use std::fs;
use std::path::{Path, PathBuf};

use iana_ports::SNAPSHOT;
use iana_ports_test_support::csv::HEADER;
use iana_ports_test_support::program::{Program, errors};

/// A program that prints the answers that its tier has.
const MAIN: &str = r#"
use iana_ports::{SNAPSHOT, Transport, lookup, service_name};

fn main() {
    println!("{} rows", SNAPSHOT.rows());
    println!("{:?} {:?}", lookup(80).name(), service_name(80, Transport::Udp));
    println!("{:?} {:?}", lookup(65000).name(), lookup(0).names().len());
    #[cfg(feature = "descriptions")]
    println!("{} {}", lookup(80).status(), lookup(80).records().len());
    #[cfg(feature = "by-name")]
    println!("{} {:?}", iana_ports::records().len(), iana_ports::service("ONE").map(|one| (one.name(), one.records().len())));
    #[cfg(feature = "full")]
    println!("{:?}", iana_ports::records().map(|row| row.contact()).collect::<Vec<_>>());
}
"#;

fn write_csv(program: &Program, rows: &str) -> PathBuf {
    program.write("own.csv", &format!("{HEADER}{rows}"))
}

#[test]
fn another_file_is_embedded() {
    let library = Path::new(env!("CARGO_MANIFEST_DIR"));
    let program = Program::new(env!("CARGO_TARGET_TMPDIR"), "embed", library, "");
    program.write("src/main.rs", MAIN);
    small_registries_build_without_warnings_in_every_tier(&program);
    cargo_builds_anew_when_anything_changes(&program);
    a_broken_file_stops_the_build(&program);
    a_relative_path_that_is_not_found_names_its_base(&program);
    a_build_from_another_folder_fails(&program);
}

/// Each tier includes other tables, so without dates an import could be unused. Cargo
/// shows the warnings of a path dependency only when it compiles it, which each run here
/// does.
fn small_registries_build_without_warnings_in_every_tier(program: &Program) {
    let one = "one,80,udp,The only one,,[Me],,,,,,\n";
    let portless = "one,,tcp,,,[Me],,,,,,\ntwo,,,,,,,,,,,\n";
    for (rows, expected) in [
        (
            one,
            [
                "1 rows",
                "Some(\"one\") Some(\"one\")",
                "None 0",
                "assigned 1",
                "1 Some((\"one\", 1))",
                "[Some(\"[Me]\")]",
            ],
        ),
        ("", ["0 rows", "None None", "None 0", "reserved 0", "0 None", "[]"]),
        (
            portless,
            [
                "2 rows",
                "None None",
                "None 0",
                "reserved 0",
                "2 Some((\"one\", 1))",
                "[Some(\"[Me]\"), None]",
            ],
        ),
    ] {
        let csv = write_csv(program, rows);
        for (tier, lines) in
            [("", 3), ("user-ports", 3), ("descriptions", 4), ("by-name", 5), ("full", 6)]
        {
            let output = program.run(tier, Some(&csv));
            let (printed, message) = (String::from_utf8_lossy(&output.stdout), errors(&output));
            assert!(output.status.success() && message.is_empty(), "{tier}: {message}");
            assert!(printed.lines().eq(expected[..lines].iter().copied()), "{tier}: {printed}");
        }
    }
}

fn cargo_builds_anew_when_anything_changes(program: &Program) {
    let csv = write_csv(program, "one,80,,,,,,,,,,\n");
    assert_eq!(program.prints("", Some(&csv))[1], "Some(\"one\") Some(\"one\")");
    // The file changes, then the variable.
    write_csv(program, "other,80,tcp,,,,,,,,,\n");
    assert_eq!(program.prints("", Some(&csv))[1], "Some(\"other\") None");
    let elsewhere = program.root.join("elsewhere.csv");
    fs::write(&elsewhere, format!("{HEADER}third,80,tcp,,,,,,,,,\n")).unwrap();
    assert_eq!(program.prints("", Some(&elsewhere))[1], "Some(\"third\") None");
    let rows = program.prints("", None);
    if std::env::var_os("IANA_PORTS_CSV").is_none_or(|path| path.is_empty()) {
        assert_eq!(rows[0], format!("{} rows", SNAPSHOT.rows()));
    }
}

fn a_broken_file_stops_the_build(program: &Program) {
    let csv = write_csv(program, "fine,80,tcp,,,,,,,,,\nbroken,eighty,tcp,,,,,,,,,\n");
    let output = program.run("", Some(&csv));
    let message = errors(&output);
    let expected = "own.csv:3: column 2 (Port Number): not a port number: \"eighty\": expected a port from 0 to 65535";
    assert!(!output.status.success() && message.contains(expected), "{message}");
    assert!(!message.contains("panicked"), "{message}");
    let missing = program.root.join("missing.csv");
    let output = program.run("", Some(&missing));
    let message = errors(&output);
    assert!(
        !output.status.success() && message.contains("missing.csv: cannot be read: "),
        "{message}"
    );
}

fn a_relative_path_that_is_not_found_names_its_base(program: &Program) {
    let output = program.run("", Some(Path::new("no/such.csv")));
    let message = errors(&output);
    let library = env!("CARGO_MANIFEST_DIR");
    let expected = format!(
        "IANA_PORTS_CSV is the relative path no/such.csv, which starts at the folder of the package \
         iana-ports, {library}; expected an absolute path"
    );
    assert!(!output.status.success() && message.contains(&expected), "{message}");
}

/// Cargo reads `.cargo/config.toml` of the folder that it runs in and of those above, not
/// of the package's. The documented assertion turns a build from elsewhere into an error.
fn a_build_from_another_folder_fails(program: &Program) {
    const ASSERTION: &str =
        "const _: () = assert!(SNAPSHOT.rows() == 1, \"IANA_PORTS_CSV is not set\");\n";
    let root = &program.root;
    write_csv(program, "one,80,udp,The only one,,,,,,,,\n");
    fs::create_dir_all(root.join(".cargo")).unwrap();
    let config = "[env]\nIANA_PORTS_CSV = { value = \"own.csv\", relative = true }\n";
    fs::write(root.join(".cargo/config.toml"), config).unwrap();
    fs::write(root.join("src/main.rs"), format!("{MAIN}{ASSERTION}")).unwrap();

    let output = program.cargo(root, ["build"], None);
    assert!(output.status.success(), "{}", errors(&output));
    let elsewhere = root.join("elsewhere");
    fs::create_dir_all(&elsewhere).unwrap();
    let output = program.cargo(&elsewhere, ["build"], None);
    assert!(output.status.success(), "a folder below has the setting too");
    let output = program.cargo(root.parent().unwrap(), ["build"], None);
    let message = errors(&output);
    let fails = !output.status.success() && message.contains("IANA_PORTS_CSV is not set");
    assert!(fails, "{message}");

    fs::remove_dir_all(root.join(".cargo")).unwrap();
    fs::write(root.join("src/main.rs"), MAIN).unwrap();
}
