//! Prints the time of each step with the embedded registry: the minimum of 20 runs.
//!
//! `cargo run --release -p iana-ports-explain --example explain-cost`

use std::hint::black_box;
use std::time::Instant;

use iana_ports::Registry;
use iana_ports_explain::own_names::{self, OwnNames};
use iana_ports_explain::query::{Query, Understood};
use iana_ports_explain::suggest::Suggestions;
use iana_ports_explain::{Facts, Page, Source};

const RUNS: u32 = 20;

fn main() {
    let (registry, own_names) = (Registry::embedded(), OwnNames::default());
    report("facts", || Facts::new(registry));
    let facts = Facts::new(registry);
    let source = Source { snapshot: registry.snapshot(), file: None };
    for query in ["1455", "514/udp", "27000-27009", "0-65535", "esl-lm"] {
        report(&format!("page of {query}, as JSON"), || {
            let page = Page::parse(query, &facts, None, &own_names).unwrap();
            serde_json::to_string(&page.document(&source)).unwrap()
        });
    }
    for text in ["1455", "esl-lm", "license manager", "tcp/80"] {
        report(&format!("what {text:?} means"), || Understood::new(text, registry, &own_names));
    }
    let query = Query::parse("licence-mananger", registry, &own_names).unwrap();
    let no_service = query.asked.err().unwrap();
    report("suggestions", || Suggestions::new(&no_service, facts.index(), &own_names));
    report("own names of one line", || own_names::parse("own".to_owned(), b"shop 8080/tcp"));
}

fn report<T>(step: &str, run: impl Fn() -> T) {
    let times = (0..RUNS).map(|_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed()
    });
    let least = times.min().unwrap_or_default();
    println!("{step}: {:.3} ms", least.as_secs_f64() * 1000.0);
}
