//! Measures the time of a lookup: `cargo bench -p iana-ports-benches [-- FILTER]`.
//!
//! In each round, all engines of a question run in turn, so that other load on the
//! machine affects all of them. Criterion receives the times of those rounds. An
//! iteration is 1,000 lookups: read criterion's microseconds as nanoseconds per lookup.
//! Before the rounds, the benchmark compares all answers with the library's. Each round
//! checks the sum of the answers' weights.

use std::cell::OnceCell;
use std::env;
use std::hint::black_box;
use std::rc::Rc;
use std::time::{Duration, Instant};

use criterion::{Criterion, SamplingMode, Throughput};
use iana_ports_benches::{Answer, Origin, Visitor, bulk, engines, inputs, latency, throughput};

/// The number of lookups in an iteration.
const LOOKUPS: u32 = 1000;
/// The number of timed rounds.
const ROUNDS: usize = 50;
/// The number of questions for the C library, which reads a file for each.
const LIBC_QUESTIONS: usize = 16;

/// A loop over questions that returns the sum of the answers' weights.
type Loop<Q> = Box<dyn Fn(&[Q]) -> usize>;

struct Measured<Q> {
    label: &'static str,
    origin: Origin,
    /// The number of questions that it answers.
    questions: usize,
    throughput: Loop<Q>,
    latency: Loop<Q>,
    /// The sum of the weights of its answers.
    sum: usize,
    /// The number of answers that differ from the library's.
    different: usize,
}

/// Collects the engines of a question. The first one gives the expected answers.
struct Collector<'q, Q, A> {
    questions: &'q [Q],
    expected: Vec<A>,
    engines: Vec<Measured<Q>>,
}

impl<Q: Copy + 'static, A: Answer + 'static> Visitor<Q, A> for Collector<'_, Q, A> {
    fn engine<F: Fn(Q) -> A + 'static>(
        &mut self,
        label: &'static str,
        origin: Origin,
        make: impl Fn() -> F + 'static,
    ) {
        let engine = Rc::new(make());
        let count = if label.starts_with("libc ") { LIBC_QUESTIONS } else { self.questions.len() };
        let questions = &self.questions[..count];
        if self.expected.is_empty() {
            self.expected = questions.iter().map(|&question| engine(question)).collect();
        }
        let (mut sum, mut different) = (0, 0);
        for (&question, expected) in questions.iter().zip(&self.expected) {
            let answer = engine(question);
            sum += answer.weight();
            different += usize::from(answer != *expected);
        }
        assert!(
            origin == Origin::Foreign || different == 0,
            "{label} answers differently {different} times"
        );
        self.engines.push(Measured {
            label,
            origin,
            questions: count,
            throughput: {
                let engine = Rc::clone(&engine);
                Box::new(move |questions| throughput(&*engine, questions))
            },
            latency: Box::new(move |questions| latency(&*engine, questions)),
            sum,
            different,
        });
    }
}

/// Measures all engines with these questions.
fn ask<Q: Copy + 'static, A: Answer + 'static>(
    criterion: &mut Criterion,
    name: &str,
    questions: &[Q],
    contest: impl Fn(&mut Collector<'_, Q, A>),
) {
    let mut collector = Collector { questions, expected: Vec::new(), engines: Vec::new() };
    contest(&mut collector);
    let engines = collector.engines;
    for Measured { label, origin, questions, different, .. } in &engines {
        if *origin == Origin::Foreign {
            println!("{name}: {label} answers {different} of {questions} differently");
        }
    }
    for (mode, of) in [
        ("throughput", (|one| &one.throughput) as fn(&Measured<Q>) -> &Loop<Q>),
        ("latency", |one| &one.latency),
    ] {
        let mut group = criterion.benchmark_group(format!("{name}, {mode}"));
        group.sampling_mode(SamplingMode::Flat).throughput(Throughput::Elements(LOOKUPS.into()));
        let rounds = OnceCell::new();
        for (index, engine) in engines.iter().enumerate() {
            let mut round = 0;
            // Criterion calls this once for each sample, and not at all for filtered
            // engines.
            group.bench_function(engine.label, |bencher| {
                let rounds: &Vec<Vec<Duration>> = rounds.get_or_init(|| {
                    let rounds = measure(&engines, questions, of);
                    report(&format!("{name}, {mode}"), &engines, &rounds);
                    rounds
                });
                let time = rounds[index][round % rounds[index].len()];
                round += 1;
                bencher.iter_custom(|iterations| time.mul_f64(iterations as f64));
            });
        }
        group.finish();
    }
}

/// The time of an iteration in each round, for each engine.
fn measure<Q: Copy>(
    engines: &[Measured<Q>],
    questions: &[Q],
    of: fn(&Measured<Q>) -> &Loop<Q>,
) -> Vec<Vec<Duration>> {
    let rounds = if env::args().any(|argument| argument == "--test") { 1 } else { ROUNDS };
    let mut times = vec![Vec::new(); engines.len()];
    // The first round warms up.
    for round in 0..=rounds {
        for (engine, times) in engines.iter().zip(&mut times) {
            let questions = black_box(&questions[..engine.questions]);
            // Loads the tables into the caches, which the engine before has filled with
            // its own. In reverse order: a processor learns the branches of a short
            // sequence.
            let reversed: Vec<Q> = questions.iter().rev().copied().collect();
            black_box(of(engine)(&reversed));
            let start = Instant::now();
            let sum = of(engine)(questions);
            let time = start.elapsed();
            assert_eq!(sum, engine.sum, "{} answered differently in the loop", engine.label);
            if round > 0 {
                times.push(time * LOOKUPS / engine.questions as u32);
            }
        }
    }
    times
}

/// Prints the times as a Markdown table, which is shorter than criterion's output.
fn report<Q>(name: &str, engines: &[Measured<Q>], times: &[Vec<Duration>]) {
    println!("\n| {name} | median, ns | minimum, ns |\n|---|---:|---:|");
    for (engine, times) in engines.iter().zip(times) {
        let mut times = times.clone();
        times.sort_unstable();
        let nanoseconds = |time: Duration| time.as_nanos() as f64 / f64::from(LOOKUPS);
        let (median, minimum) = (nanoseconds(times[times.len() / 2]), nanoseconds(times[0]));
        println!("| {} | {median:.2} | {minimum:.2} |", engine.label);
    }
    println!();
}

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(ROUNDS)
        .warm_up_time(Duration::from_nanos(1))
        .measurement_time(Duration::from_millis(10))
        .configure_from_args();
    let criterion = &mut criterion;

    let ports = [
        ("uniformly random ports", inputs::uniform()),
        ("assigned ports in random order", inputs::assigned()),
        ("a skewed stream", inputs::skewed()),
    ];
    for (stream, ports) in &ports {
        ask(criterion, &format!("port to name, {stream}"), ports, |to| engines::name_of_port(to));
    }
    for (stream, ports) in &ports {
        let blocks = bulk::blocks(ports);
        ask(criterion, &format!("256 ports to names, {stream}"), &blocks, |to| {
            bulk::names_of_ports(to);
        });
    }
    for (stream, ports) in &ports {
        ask(criterion, &format!("port to name and description, {stream}"), ports, |to| {
            engines::description_of_port(to);
        });
        ask(criterion, &format!("port to all rows, {stream}"), ports, |to| {
            engines::rows_of_port(to);
        });
    }
    for (stream, names) in [("registered", inputs::names()), ("unknown", inputs::unknown_names())] {
        ask(criterion, &format!("name to port, {stream} names"), &names, |to| {
            engines::port_of_name(to);
        });
    }
    criterion.final_summary();
}
