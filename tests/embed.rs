//! Another file embedded: `IANA_PORTS_CSV`, through Cargo, as someone's program would have it.

// It runs Cargo for each tier itself: once, with the features that `cargo test` at the root has, is enough.
#![cfg(feature = "csv")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use iana_ports::SNAPSHOT;

const HEADER: &str = "Service Name,Port Number,Transport Protocol,Description,Assignee,Contact,Registration Date,\
                      Modification Date,Reference,Service Code,Unauthorized Use Reported,Assignment Notes\n";

const MANIFEST: &str = r#"
[package]
name = "embed"
version = "0.0.0"
edition = "2024"

[workspace]

[profile.dev]
debug = 0

[features]
user-ports = ["iana-ports/user-ports"]
descriptions = ["iana-ports/descriptions"]
by-name = ["descriptions", "iana-ports/by-name"]
full = ["by-name", "iana-ports/full"]

[dependencies]
iana-ports = { path = 'LIBRARY', default-features = false }
"#;

/// Prints what the library answers, up to the tier.
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

/// A program that depends on the library, in a directory of this test's own.
struct Program(PathBuf);

impl Program {
    fn new() -> Self {
        let library = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("embed");
        fs::create_dir_all(root.join("src")).unwrap();
        let manifest = MANIFEST.replace("LIBRARY", &library.display().to_string());
        fs::write(root.join("Cargo.toml"), manifest).unwrap();
        fs::write(root.join("src/main.rs"), MAIN).unwrap();
        // The versions that are there already.
        let _ = fs::copy(library.join("Cargo.lock"), root.join("Cargo.lock"));
        Self(root)
    }

    fn csv(&self, rows: &str) -> PathBuf {
        let path = self.0.join("own.csv");
        fs::write(&path, format!("{HEADER}{rows}")).unwrap();
        path
    }

    fn cargo(&self, tier: &str, csv: Option<&Path>) -> Output {
        let mut command = Command::new(env!("CARGO"));
        command.args(["run", "--quiet", "--offline", "--features", tier]).current_dir(&self.0);
        command.env("CARGO_TARGET_DIR", self.0.join("target")).env_remove("IANA_PORTS_CSV");
        if let Some(csv) = csv {
            command.env("IANA_PORTS_CSV", csv);
        }
        command.output().unwrap()
    }

    /// Builds the program from `folder`, as a user at a prompt there would.
    fn build_in(&self, folder: &Path) -> Output {
        let mut command = Command::new(env!("CARGO"));
        command.args(["build", "--quiet", "--offline", "--manifest-path"]);
        command.arg(self.0.join("Cargo.toml")).current_dir(folder);
        command.env("CARGO_TARGET_DIR", self.0.join("target")).env_remove("IANA_PORTS_CSV");
        command.output().unwrap()
    }

    /// What the program says.
    #[track_caller]
    fn says(&self, tier: &str, csv: Option<&Path>) -> Vec<String> {
        let output = self.cargo(tier, csv);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
    }
}

#[test]
fn another_file_is_embedded() {
    let program = Program::new();
    small_registries_with_every_tier(&program);
    cargo_builds_anew_when_anything_changes(&program);
    a_broken_file_stops_the_build(&program);
    a_relative_path_that_is_not_found_names_its_base(&program);
    a_file_without_dates_builds_without_warnings(&program);
    a_build_from_another_folder_fails(&program);
}

fn small_registries_with_every_tier(program: &Program) {
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
        let csv = program.csv(rows);
        for (tier, lines) in
            [("", 3), ("user-ports", 3), ("descriptions", 4), ("by-name", 5), ("full", 6)]
        {
            assert_eq!(program.says(tier, Some(&csv)), expected[..lines], "{tier}: {rows}");
        }
    }
}

fn cargo_builds_anew_when_anything_changes(program: &Program) {
    let csv = program.csv("one,80,,,,,,,,,,\n");
    assert_eq!(program.says("", Some(&csv))[1], "Some(\"one\") Some(\"one\")");
    // The file changes, then the variable.
    program.csv("other,80,tcp,,,,,,,,,\n");
    assert_eq!(program.says("", Some(&csv))[1], "Some(\"other\") None");
    let elsewhere = program.0.join("elsewhere.csv");
    fs::write(&elsewhere, format!("{HEADER}third,80,tcp,,,,,,,,,\n")).unwrap();
    assert_eq!(program.says("", Some(&elsewhere))[1], "Some(\"third\") None");
    let rows = program.says("", None);
    if std::env::var_os("IANA_PORTS_CSV").is_none_or(|path| path.is_empty()) {
        assert_eq!(rows[0], format!("{} rows", SNAPSHOT.rows()));
    }
}

fn a_broken_file_stops_the_build(program: &Program) {
    let csv = program.csv("fine,80,tcp,,,,,,,,,\nbroken,eighty,tcp,,,,,,,,,\n");
    let output = program.cargo("", Some(&csv));
    let message = String::from_utf8_lossy(&output.stderr);
    let expected = "own.csv:3: column 2 (Port Number): not a port number: \"eighty\": expected a port from 0 to 65535";
    assert!(!output.status.success() && message.contains(expected), "{message}");
    assert!(!message.contains("panicked"), "{message}");
    let missing = program.0.join("missing.csv");
    let output = program.cargo("", Some(&missing));
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(
        !output.status.success() && message.contains("missing.csv: cannot be read: "),
        "{message}"
    );
}

fn a_relative_path_that_is_not_found_names_its_base(program: &Program) {
    let output = program.cargo("", Some(Path::new("no/such.csv")));
    let message = String::from_utf8_lossy(&output.stderr);
    let library = env!("CARGO_MANIFEST_DIR");
    let expected = format!(
        "IANA_PORTS_CSV is the relative path no/such.csv, which starts at the folder of the package \
         iana-ports, {library}; expected an absolute path"
    );
    assert!(!output.status.success() && message.contains(&expected), "{message}");
}

/// Each tier includes other tables, so each could have an import too many.
fn a_file_without_dates_builds_without_warnings(program: &Program) {
    let csv = program.csv("one,80,udp,The only one,,,,,,,,\n");
    // Cargo shows no warnings of path dependencies that it has built before.
    for tier in ["", "user-ports", "descriptions", "by-name", "full"] {
        fs::write(&csv, fs::read_to_string(&csv).unwrap() + "two,81,udp,,,,,,,,,\n").unwrap();
        let output = program.cargo(tier, Some(&csv));
        let message = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && message.is_empty(), "{tier}: {message}");
    }
}

/// Cargo reads `.cargo/config.toml` of the folder that it runs in and of those above, not of the
/// package's. The documented assertion turns a build from elsewhere into an error.
fn a_build_from_another_folder_fails(program: &Program) {
    const ASSERTION: &str =
        "const _: () = assert!(SNAPSHOT.rows() == 1, \"IANA_PORTS_CSV is not set\");\n";
    let root = &program.0;
    program.csv("one,80,udp,The only one,,,,,,,,\n");
    fs::create_dir_all(root.join(".cargo")).unwrap();
    let config = "[env]\nIANA_PORTS_CSV = { value = \"own.csv\", relative = true }\n";
    fs::write(root.join(".cargo/config.toml"), config).unwrap();
    fs::write(root.join("src/main.rs"), format!("{MAIN}{ASSERTION}")).unwrap();

    let output = program.build_in(root);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let elsewhere = root.join("elsewhere");
    fs::create_dir_all(&elsewhere).unwrap();
    let output = program.build_in(&elsewhere);
    assert!(output.status.success(), "a folder below has the setting too");
    let output = program.build_in(root.parent().unwrap());
    let message = String::from_utf8_lossy(&output.stderr);
    let fails = !output.status.success() && message.contains("IANA_PORTS_CSV is not set");
    assert!(fails, "{message}");

    fs::remove_dir_all(root.join(".cargo")).unwrap();
    fs::write(root.join("src/main.rs"), MAIN).unwrap();
}
