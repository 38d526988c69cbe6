//! Calls that need no build script, and the error of those that do.

#[test]
fn compile_fails_without_out_dir() {
    // Cargo sets CARGO_MANIFEST_DIR for tests, and OUT_DIR only for build scripts.
    let error = iana_ports_build::iana().ports([22]).compile("used").unwrap_err();
    let expected = "OUT_DIR is not set: expected to run in a build script";
    assert_eq!(error.to_string(), expected);
    assert_eq!(format!("{error:?}"), expected);
}

#[test]
fn tables_of_another_version_are_rejected() {
    use iana_ports::included::parts::is_library_version;

    let version = env!("CARGO_PKG_VERSION");
    assert!(is_library_version(version));
    for other in ["", "0", "0.0.9", &format!("{version}0"), &version[1..], &format!("1{version}")] {
        assert!(!is_library_version(other), "{other}");
    }
}
