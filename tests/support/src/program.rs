//! A program that depends on the library, which Cargo builds in a folder of the test.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// `LIBRARY` is the root of the library. The features are tiers.
const MANIFEST: &str = r#"
[package]
name = "program"
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

/// A package with one program, in its own workspace.
pub struct Program {
    /// The folder of the package.
    pub root: PathBuf,
}

impl Program {
    /// A package in the folder `name` of `target`.
    ///
    /// `dependencies` are further lines of its manifest, in which `LIBRARY` is the
    /// library's root.
    pub fn new(target: &str, name: &str, library: &Path, dependencies: &str) -> Self {
        let program = Self { root: Path::new(target).join(name) };
        let manifest = format!("{MANIFEST}{dependencies}");
        program.write("Cargo.toml", &manifest.replace("LIBRARY", &library.display().to_string()));
        // Use the versions that are downloaded already.
        let _ = fs::copy(library.join("Cargo.lock"), program.root.join("Cargo.lock"));
        program
    }

    /// The build folder, which all programs share: Cargo compiles the library's
    /// dependencies once.
    pub fn target(&self) -> PathBuf {
        self.root.with_file_name("programs-target")
    }

    /// Writes a file of the package and returns its path.
    pub fn write(&self, file: &str, text: &str) -> PathBuf {
        let path = self.root.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    /// Runs Cargo with these arguments in `folder`; `csv` is its `IANA_PORTS_CSV`.
    pub fn cargo<A: AsRef<OsStr>>(
        &self,
        folder: &Path,
        arguments: impl IntoIterator<Item = A>,
        csv: Option<&Path>,
    ) -> Output {
        let mut command = Command::new(env!("CARGO"));
        command.args(arguments).args(["--quiet", "--offline", "--manifest-path"]);
        command.arg(self.root.join("Cargo.toml")).current_dir(folder);
        command.env("CARGO_TARGET_DIR", self.target()).env_remove("IANA_PORTS_CSV");
        if let Some(csv) = csv {
            command.env("IANA_PORTS_CSV", csv);
        }
        command.output().unwrap()
    }

    /// Runs the program with the features of a tier.
    pub fn run(&self, tier: &str, csv: Option<&Path>) -> Output {
        self.cargo(&self.root, ["run", "--features", tier], csv)
    }

    /// The lines that the program prints.
    #[track_caller]
    pub fn prints(&self, tier: &str, csv: Option<&Path>) -> Vec<String> {
        let output = self.run(tier, csv);
        assert!(output.status.success(), "{}", errors(&output));
        String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
    }
}

/// What Cargo wrote to standard error.
pub fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
