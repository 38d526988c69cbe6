//! Compiles the registry's CSV into the tables of the tier that the features select.

use std::env;
use std::error::Error;
use std::path::{Path, PathBuf};

use iana_ports_compiler::{Tier, compile, read_file, write};

/// The variable with the path of another CSV to embed: absolute, or relative to this
/// package's root.
const OTHER_CSV: &str = "IANA_PORTS_CSV";

/// IANA's file, relative to this package's root.
const IANA_CSV: &str = "data/service-names-port-numbers.csv";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed={OTHER_CSV}");
    if let Err(error) = embed() {
        println!("cargo::error={error}");
    }
}

fn embed() -> Result<(), Box<dyn Error>> {
    let root = folder_of_cargo("CARGO_MANIFEST_DIR")?;
    let other = env::var_os(OTHER_CSV).filter(|path| !path.is_empty()).map(PathBuf::from);
    let csv = root.join(other.as_deref().unwrap_or(Path::new(IANA_CSV)));
    println!("cargo::rerun-if-changed={}", csv.display());
    let registry = read_file(&csv).map_err(|error| match other {
        Some(other) if other.is_relative() && !csv.exists() => format!(
            "{error}: {OTHER_CSV} is the relative path {}, which starts at the folder of the \
             package iana-ports, {}; expected an absolute path",
            other.display(),
            root.display()
        ),
        _ => error.to_string(),
    })?;
    let compiled =
        compile(&registry, tier()).map_err(|error| format!("{}: {error}", csv.display()))?;
    let out = folder_of_cargo("OUT_DIR")?;
    write(&compiled, &out).map_err(|error| format!("{}: {error}", out.display()))?;
    Ok(())
}

fn folder_of_cargo(variable: &str) -> Result<PathBuf, String> {
    env::var_os(variable)
        .map(PathBuf::from)
        .ok_or_else(|| format!("{variable} is not set: expected to be run by Cargo"))
}

/// The largest tier among the features.
fn tier() -> Tier {
    #[cfg(feature = "by-name")]
    return if cfg!(feature = "full") { Tier::Full } else { Tier::ByName };
    #[cfg(not(feature = "by-name"))]
    if cfg!(feature = "descriptions") {
        Tier::Descriptions
    } else if cfg!(feature = "user-ports") {
        Tier::UserPorts
    } else {
        Tier::SystemPorts
    }
}
