//! Loads a snapshot of the registry at run time, and prints the memory and the time that
//! loading takes.
//!
//!     cargo run --release --features csv --example load -- service-names-port-numbers.csv

use std::error::Error;
use std::time::{Duration, Instant};

use iana_ports::{OwnedRegistry, SNAPSHOT, Transport};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args_os().nth(1).ok_or("usage: load FILE")?;
    let before = resident_kilobytes();
    let owned = OwnedRegistry::from_path(&path)?;
    let after = resident_kilobytes();
    println!("loaded:   {}", owned.registry().snapshot());
    println!("embedded: {SNAPSHOT}");
    println!("80/tcp:   {:?}", owned.registry().service_name(80, Transport::Tcp));
    if let (Some(before), Some((now, peak))) = (before, after) {
        println!(
            "memory:   {} KB more than before, {} KB at the peak of loading",
            now - before.0,
            peak - before.0
        );
    }
    let mut times = [Duration::ZERO; 10];
    for time in &mut times {
        let start = Instant::now();
        drop(OwnedRegistry::from_path(&path)?);
        *time = start.elapsed();
    }
    times.sort();
    println!("time:     {:.1?} (median of {})", times[times.len() / 2], times.len());
    Ok(())
}

/// The resident memory of this process, now and at its peak, in KB. `None` except on
/// Linux.
fn resident_kilobytes() -> Option<(i64, i64)> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let field = |name| {
        status
            .lines()
            .find_map(|line| line.strip_prefix(name)?.split_whitespace().next()?.parse().ok())
    };
    Some((field("VmRSS:")?, field("VmHWM:")?))
}
