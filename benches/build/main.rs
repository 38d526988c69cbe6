//! Writes the tables that the library is compared with: maps of its names, and prototypes
//! of other layouts.

use std::env;
use std::error::Error;
use std::fs;
use std::path::PathBuf;

#[cfg(feature = "rivals")]
mod handmade;
#[cfg(feature = "rivals")]
mod layouts;
#[cfg(feature = "rivals")]
mod rust_source;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build");
    let source = source()?;
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("Cargo sets OUT_DIR for build scripts")?);
    fs::write(out.join("tables.rs"), source)?;
    #[cfg(feature = "own-registry")]
    iana_ports_build::iana().compile("own")?;
    Ok(())
}

#[cfg(feature = "rivals")]
fn source() -> Result<String, Box<dyn Error>> {
    let mut source = String::new();
    handmade::write(&mut source)?;
    layouts::write(&mut source)?;
    Ok(source)
}

#[cfg(not(feature = "rivals"))]
#[allow(clippy::unnecessary_wraps)]
fn source() -> Result<String, Box<dyn Error>> {
    Ok(String::new())
}
