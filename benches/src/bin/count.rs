//! Asks one engine its questions, so that valgrind can count what the engine executes.
//!
//! Without arguments, prints one line for each engine: question, label, lookups in a
//! round, and the bytes of the tables if the engine is a prototype. With the index of
//! such a line and a number of rounds, runs that engine.

use std::env;
use std::process::ExitCode;

#[cfg(feature = "csv")]
use iana_ports_benches::loaded;
use iana_ports_benches::{Answer, Origin, Visitor, engines, inputs, throughput};
#[cfg(feature = "rivals")]
use {
    iana_ports::Transport,
    iana_ports_benches::{bulk, layouts},
};

/// The number of questions for the C library, which reads a file for each.
const LIBC_QUESTIONS: usize = 32;

/// Which engine to run, and how many engines the program has shown so far.
struct Task {
    /// The index of the engine and the number of rounds; `None` to list all engines.
    run: Option<(usize, usize)>,
    seen: usize,
}

/// Asks one question of every engine, or of the engine of the task.
struct Count<'a, Q> {
    task: &'a mut Task,
    question: &'static str,
    inputs: &'a [Q],
}

impl<Q: Copy> Count<'_, Q> {
    fn count<A: Answer, F: Fn(Q) -> A>(
        &mut self,
        label: &str,
        bytes: usize,
        make: impl FnOnce() -> F,
    ) {
        let len = if label.starts_with("libc ") { LIBC_QUESTIONS } else { self.inputs.len() };
        let inputs = &self.inputs[..len];
        match self.task.run {
            None => println!("{}\t{label}\t{len}\t{bytes}", self.question),
            Some((index, rounds)) if index == self.task.seen => {
                let engine = make();
                let sum: usize = (0..rounds).map(|_| throughput(&engine, inputs)).sum();
                println!("{sum}");
            }
            Some(_) => {}
        }
        self.task.seen += 1;
    }
}

impl<Q: Copy, A: Answer> Visitor<Q, A> for Count<'_, Q> {
    fn engine<F: Fn(Q) -> A + 'static>(
        &mut self,
        label: &'static str,
        _: Origin,
        make: impl Fn() -> F + 'static,
    ) {
        self.count(label, 0, make);
    }
}

#[cfg(feature = "rivals")]
impl layouts::Visitor for Count<'_, u16> {
    fn layout<F>(&mut self, label: &'static str, bytes: usize, name: F)
    where
        F: Fn(u16, Option<Transport>) -> Option<&'static str> + Copy + 'static,
    {
        self.count(label, bytes, || move |port| name(port, Some(Transport::Tcp)));
    }
}

fn main() -> ExitCode {
    let arguments: Result<Vec<usize>, _> =
        env::args().skip(1).map(|argument| argument.parse()).collect();
    let run = match arguments.as_deref() {
        Ok([]) => None,
        Ok(&[index, rounds]) => Some((index, rounds)),
        _ => {
            eprintln!("usage: count [ENGINE ROUNDS]");
            return ExitCode::from(2);
        }
    };
    let task = &mut Task { run, seen: 0 };
    let ports = inputs::assigned();
    #[cfg(feature = "by-name")]
    let names = inputs::names();

    engines::name_of_port(&mut Count { task, question: "port -> name", inputs: &ports });
    engines::name_from_several_places(&mut Count {
        task,
        question: "port -> name, called from several places",
        inputs: &inputs::assigned_pairs(),
    });
    #[cfg(feature = "by-name")]
    {
        engines::description_of_port(&mut Count {
            task,
            question: "port -> name and description",
            inputs: &ports,
        });
        engines::port_of_name(&mut Count { task, question: "name -> port", inputs: &names });
    }
    #[cfg(feature = "full")]
    engines::rows_of_port(&mut Count { task, question: "port -> all rows", inputs: &ports });
    #[cfg(feature = "csv")]
    {
        loaded::name_of_port(&mut Count {
            task,
            question: "port -> name, loaded registry",
            inputs: &ports,
        });
        loaded::port_of_name(&mut Count {
            task,
            question: "name -> port, loaded registry",
            inputs: &names,
        });
        loaded::load(&mut Count { task, question: "load a registry", inputs: &[loaded::CSV] });
    }
    #[cfg(feature = "rivals")]
    {
        let blocks = bulk::blocks(&ports);
        bulk::names_of_ports(&mut Count { task, question: "256 ports -> names", inputs: &blocks });
        layouts::layouts(&mut Count { task, question: "prototypes, port -> name", inputs: &ports });
    }
    ExitCode::SUCCESS
}
