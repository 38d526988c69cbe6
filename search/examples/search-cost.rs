//! Prints the median time of an index, of a search and of a query for related services.
//!
//! `cargo run --release -p iana-ports-search --example search-cost`

use std::hint::black_box;
use std::time::{Duration, Instant};

use iana_ports::{Registry, assigned_ports};
use iana_ports_search::Index;

const SEARCHES: [&str; 6] = ["license manager", "dns", "rdp", "postgres", "mail server", "apple"];

fn main() {
    let registry = Registry::embedded();
    let index = Index::new(registry);
    print("index of the embedded registry", (0..50).map(|_| time(|| Index::new(registry))));
    let searches = SEARCHES.iter().cycle().take(300);
    print("search", searches.map(|words| time(|| index.search(words))));
    let ports = assigned_ports().step_by(21);
    print("related services of a port", ports.map(|port| time(|| index.related(port))));
}

fn time<T>(question: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(question());
    start.elapsed()
}

fn print(what: &str, times: impl Iterator<Item = Duration>) {
    let mut times: Vec<_> = times.collect();
    times.sort();
    println!("{what:32} {:6.2} ms", times[times.len() / 2].as_secs_f64() * 1e3);
}
