//! Passes the linker its script, which has the image's start and the board's memory. With
//! the feature `subset`, also compiles a part of IANA's registry.

use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=link");
    #[cfg(feature = "subset")]
    compile_subset();
    let set = |name: &str| env::var(name).unwrap_or_default();
    if set("CARGO_CFG_TARGET_OS") != "none" {
        return;
    }
    let script = match set("CARGO_CFG_TARGET_ARCH").as_str() {
        // The script of cortex-m-rt, which includes our `memory.x`.
        "arm" => "link.x",
        "riscv32" => "riscv.x",
        other => panic!("no linker script for {other}: write one next to firmware/link/riscv.x"),
    };
    let out = set("OUT_DIR");
    for name in ["memory.x", "riscv.x"] {
        fs::copy(Path::new("link").join(name), Path::new(&out).join(name))
            .expect("a copy of a linker script");
    }
    println!("cargo::rustc-link-search={out}");
    println!("cargo::rustc-link-arg-bins=-T{script}");
    // Without page alignment. Otherwise a table may seem to add up to 4 KB of padding.
    println!("cargo::rustc-link-arg-bins=--nmagic");
}

/// Compiles IANA's rows for the ports that the environment variable `FIRMWARE_PORTS`
/// lists.
#[cfg(feature = "subset")]
fn compile_subset() {
    println!("cargo::rerun-if-env-changed=FIRMWARE_PORTS");
    let list = env::var("FIRMWARE_PORTS").expect("FIRMWARE_PORTS: ports, separated by spaces");
    let ports = list.split_whitespace().map(|port| port.parse().expect("a port number"));
    iana_ports_build::iana().ports(ports).compile("subset").expect("the tables of the subset");
}
