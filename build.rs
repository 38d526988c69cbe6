//! Compiles the registry's CSV into the tables of the tier that the features select.

use std::env;
use std::error::Error;
use std::path::PathBuf;

use iana_ports_compiler::{Tier, compile, read_file, write};

/// The path of another CSV to embed: absolute, or relative to this package's root.
const OTHER_CSV: &str = "IANA_PORTS_CSV";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed={OTHER_CSV}");
    let csv = match env::var_os(OTHER_CSV) {
        Some(path) if !path.is_empty() => PathBuf::from(path),
        _ => PathBuf::from("data/service-names-port-numbers.csv"),
    };
    println!("cargo::rerun-if-changed={}", csv.display());
    if let Err(error) = embed(&csv) {
        println!("cargo::error={error}");
    }
}

fn embed(csv: &std::path::Path) -> Result<(), Box<dyn Error>> {
    let registry = read_file(csv)?;
    let compiled =
        compile(&registry, tier()).map_err(|error| format!("{}: {error}", csv.display()))?;
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("Cargo sets OUT_DIR for build scripts")?);
    write(&compiled, &out).map_err(|error| format!("{}: {error}", out.display()))?;
    Ok(())
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
