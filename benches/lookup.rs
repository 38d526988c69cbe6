//! Time a lookup: `cargo bench -p iana-ports-benches`, and `-- FILTER` for some of them.
//!
//! All contestants of a question answer it in turns, round after round, so that what else the machine does hits them
//! alike; criterion gets the times of those rounds. What it calls an iteration is 1,000 lookups, so read its microseconds
//! as nanoseconds a lookup. Before that, all answers are compared with the library's, and in each timed round the sum
//! over the answers with what it was then.

use std::cell::OnceCell;
use std::env;
use std::hint::black_box;
use std::rc::Rc;
use std::time::{Duration, Instant};

use criterion::{Criterion, SamplingMode, Throughput};
use iana_ports_benches::{Answer, Origin, Visitor, bulk, engines, inputs, latency, throughput};

/// Lookups of an iteration.
const LOOKUPS: u32 = 1000;
/// Rounds of each group.
const ROUNDS: usize = 50;
/// Questions for those who take a hundred thousand times as long.
const SLOW: usize = 16;

/// One loop over questions: the sum of the answers' weights.
type Loop<Q> = Box<dyn Fn(&[Q]) -> usize>;

struct Contestant<Q> {
    label: &'static str,
    origin: Origin,
    /// How many of the questions it is asked.
    questions: usize,
    throughput: Loop<Q>,
    latency: Loop<Q>,
    /// The sum of its answers' weights.
    sum: usize,
    /// How many of its answers differ from the library's.
    different: usize,
}

/// Makes all contestants of a question, of whom the first gives the answers to compare with.
struct Gather<'q, Q, A> {
    questions: &'q [Q],
    expected: Vec<A>,
    contestants: Vec<Contestant<Q>>,
}

impl<Q: Copy + 'static, A: Answer + 'static> Visitor<Q, A> for Gather<'_, Q, A> {
    fn engine<F: Fn(Q) -> A + 'static>(
        &mut self,
        label: &'static str,
        origin: Origin,
        make: impl Fn() -> F + 'static,
    ) {
        let engine = Rc::new(make());
        let count = if label.starts_with("libc ") { SLOW } else { self.questions.len() };
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
        self.contestants.push(Contestant {
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

/// Benchmarks all contestants of a question with these questions.
fn ask<Q: Copy + 'static, A: Answer + 'static>(
    criterion: &mut Criterion,
    name: &str,
    questions: &[Q],
    contest: impl Fn(&mut Gather<'_, Q, A>),
) {
    let mut gather = Gather { questions, expected: Vec::new(), contestants: Vec::new() };
    contest(&mut gather);
    let contestants = gather.contestants;
    for Contestant { label, origin, questions, different, .. } in &contestants {
        if *origin == Origin::Foreign {
            println!("{name}: {label} answers {different} of {questions} differently");
        }
    }
    for (mode, of) in [
        ("throughput", (|one| &one.throughput) as fn(&Contestant<Q>) -> &Loop<Q>),
        ("latency", |one| &one.latency),
    ] {
        let mut group = criterion.benchmark_group(format!("{name}, {mode}"));
        group.sampling_mode(SamplingMode::Flat).throughput(Throughput::Elements(LOOKUPS.into()));
        let rounds = OnceCell::new();
        for (place, contestant) in contestants.iter().enumerate() {
            let mut round = 0;
            // Criterion calls this once a sample, and not at all if the command line filters it out.
            group.bench_function(contestant.label, |bencher| {
                let rounds: &Vec<Vec<Duration>> = rounds.get_or_init(|| {
                    let rounds = measure(&contestants, questions, of);
                    report(&format!("{name}, {mode}"), &contestants, &rounds);
                    rounds
                });
                let time = rounds[place][round % rounds[place].len()];
                round += 1;
                bencher.iter_custom(|iterations| time.mul_f64(iterations as f64));
            });
        }
        group.finish();
    }
}

/// The time that each contestant takes for an iteration, round by round.
fn measure<Q: Copy>(
    contestants: &[Contestant<Q>],
    questions: &[Q],
    of: fn(&Contestant<Q>) -> &Loop<Q>,
) -> Vec<Vec<Duration>> {
    let rounds = if env::args().any(|argument| argument == "--test") { 1 } else { ROUNDS };
    let mut times = vec![Vec::new(); contestants.len()];
    // The first round warms up.
    for round in 0..=rounds {
        for (contestant, times) in contestants.iter().zip(&mut times) {
            let questions = black_box(&questions[..contestant.questions]);
            let start = Instant::now();
            let sum = of(contestant)(questions);
            let time = start.elapsed();
            assert_eq!(
                sum, contestant.sum,
                "{} answered differently in the loop",
                contestant.label
            );
            if round > 0 {
                times.push(time * LOOKUPS / contestant.questions as u32);
            }
        }
    }
    times
}

/// The times again, as a Markdown table: criterion's own output has a line and more for each.
fn report<Q>(name: &str, contestants: &[Contestant<Q>], times: &[Vec<Duration>]) {
    println!("\n| {name} | median, ns | least, ns |\n|---|---:|---:|");
    for (contestant, times) in contestants.iter().zip(times) {
        let mut times = times.clone();
        times.sort_unstable();
        let nanoseconds = |time: Duration| time.as_nanos() as f64 / f64::from(LOOKUPS);
        let (median, least) = (nanoseconds(times[times.len() / 2]), nanoseconds(times[0]));
        println!("| {} | {median:.2} | {least:.2} |", contestant.label);
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
