//! The crates that a build of each tier compiles.

use std::collections::BTreeSet;
use std::process::Command;

/// The crates that a build of the library and its build script compiles.
/// `dev-dependencies` have no influence on their features.
fn crates(tier: &str) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["tree", "--offline", "--package", "iana-ports", "--edges", "normal,build"])
        .args(["--prefix", "none", "--format", "{lib}", "--no-default-features"])
        .args(["--features", tier])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let names = String::from_utf8(output.stdout).unwrap();
    names.lines().map(|line| line.trim_end_matches(" (*)").to_owned()).collect()
}

#[test]
fn only_tiers_with_a_name_index_compile_phf_generator() {
    for (tier, has_index) in [
        ("", false),
        ("user-ports", false),
        ("descriptions", false),
        ("by-name", true),
        ("full", true),
        ("csv", true),
    ] {
        let crates = crates(tier);
        assert_eq!(crates.contains("phf_generator"), has_index, "{tier}: {crates:?}");
    }
}

#[test]
fn user_ports_compiles_at_most_16_crates() {
    let crates = crates("user-ports");
    assert!(crates.contains("iana_ports"), "{crates:?}");
    assert!(crates.len() <= 16, "{} crates: {crates:?}", crates.len());
}
