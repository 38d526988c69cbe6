//! Sets the SONAME of the shared library. With the feature `subset`, compiles a part of
//! IANA's registry.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    #[cfg(feature = "subset")]
    compile_subset();
    // The number is IANA_PORTS_ABI_VERSION of the header.
    match env::var("CARGO_CFG_TARGET_OS").unwrap_or_default().as_str() {
        "none" | "windows" => {}
        "macos" => {
            println!("cargo::rustc-cdylib-link-arg=-Wl,-install_name,@rpath/libiana_ports.1.dylib");
            println!("cargo::rustc-cdylib-link-arg=-lSystem");
        }
        _ => {
            println!("cargo::rustc-cdylib-link-arg=-Wl,-soname,libiana_ports.so.1");
            // For memcpy and memcmp.
            println!("cargo::rustc-cdylib-link-arg=-lc");
        }
    }
}

/// Compiles IANA's rows for the ports in the environment variable `IANA_PORTS_C_PORTS`.
#[cfg(feature = "subset")]
fn compile_subset() {
    const PORTS: &str = "IANA_PORTS_C_PORTS";
    println!("cargo::rerun-if-env-changed={PORTS}");
    let list = env::var(PORTS).unwrap_or_default();
    let ports: Result<Vec<u16>, _> = list
        .split([' ', ','])
        .filter(|port| !port.is_empty())
        .map(|port| port.parse().map_err(|_| port))
        .collect();
    let result = match ports {
        Ok(ports) => iana_ports_build::iana()
            .ports(ports)
            .compile("subset")
            .map_err(|error| error.to_string()),
        Err(port) => Err(format!("{port:?} is not a port number: expected 0 to 65535")),
    };
    if let Err(error) = result {
        println!("cargo::error={PORTS}={list:?}: {error}");
    }
}
