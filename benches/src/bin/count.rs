//! Asks one contestant a number of questions, for callgrind to count the instructions.
//!
//! Without arguments: a line for each contestant with what is asked, what it is called, the number of questions in a
//! round, and the bytes of its tables if it is a prototype. With the number of such a line and a number of rounds: asks.

use std::env;
use std::process::ExitCode;

use iana_ports::Transport;
#[cfg(feature = "rivals")]
use iana_ports_benches::bulk;
use iana_ports_benches::{Answer, Origin, Visitor, engines, inputs, layouts, throughput};

/// Asking the C library takes so long that few questions have to do.
const SLOW: usize = 32;

/// What the command line says.
struct Task {
    /// Which contestant, and the number of rounds.
    run: Option<(usize, usize)>,
    seen: usize,
}

/// A task for those who answer one question.
struct Asking<'a, Q> {
    task: &'a mut Task,
    what: &'static str,
    questions: &'a [Q],
}

impl<Q: Copy> Asking<'_, Q> {
    fn contestant<A: Answer, F: Fn(Q) -> A>(
        &mut self,
        label: &str,
        bytes: usize,
        make: impl FnOnce() -> F,
    ) {
        let slow = label.starts_with("libc ");
        let questions = &self.questions[..if slow { SLOW } else { self.questions.len() }];
        match self.task.run {
            None => println!("{}\t{label}\t{}\t{bytes}", self.what, questions.len()),
            Some((number, rounds)) if number == self.task.seen => {
                let engine = make();
                let sum: usize = (0..rounds).map(|_| throughput(&engine, questions)).sum();
                println!("{sum}");
            }
            Some(_) => {}
        }
        self.task.seen += 1;
    }
}

impl<Q: Copy, A: Answer> Visitor<Q, A> for Asking<'_, Q> {
    fn engine<F: Fn(Q) -> A + 'static>(
        &mut self,
        label: &'static str,
        _: Origin,
        make: impl Fn() -> F + 'static,
    ) {
        self.contestant(label, 0, make);
    }
}

impl layouts::Visitor for Asking<'_, u16> {
    fn layout<F>(&mut self, label: &'static str, bytes: usize, name: F)
    where
        F: Fn(u16, Option<Transport>) -> Option<&'static str> + Copy + 'static,
    {
        self.contestant(label, bytes, || move |port| name(port, Some(Transport::Tcp)));
    }
}

fn main() -> ExitCode {
    let arguments: Result<Vec<usize>, _> =
        env::args().skip(1).map(|number| number.parse()).collect();
    let run = match arguments.as_deref() {
        Ok([]) => None,
        Ok(&[number, rounds]) => Some((number, rounds)),
        _ => {
            eprintln!("usage: count [CONTESTANT ROUNDS]");
            return ExitCode::from(2);
        }
    };
    let mut task = Task { run, seen: 0 };
    let ports = inputs::assigned();
    let mut asking = Asking { task: &mut task, what: "port -> name", questions: &ports };
    engines::name_of_port(&mut asking);
    #[cfg(feature = "by-name")]
    {
        asking.what = "port -> name and description";
        engines::description_of_port(&mut asking);
        let names = inputs::names();
        engines::port_of_name(&mut Asking {
            task: &mut task,
            what: "name -> port",
            questions: &names,
        });
    }
    #[cfg(feature = "full")]
    engines::rows_of_port(&mut Asking {
        task: &mut task,
        what: "port -> all rows",
        questions: &ports,
    });
    // Not in the counts with limits: the more places ask for a name, the fewer of them the lookup is compiled into.
    #[cfg(feature = "rivals")]
    {
        let blocks = bulk::blocks(&ports);
        bulk::names_of_ports(&mut Asking {
            task: &mut task,
            what: "256 ports -> names",
            questions: &blocks,
        });
    }
    #[cfg(feature = "rivals")]
    layouts::layouts(&mut Asking {
        task: &mut task,
        what: "prototypes, port -> name",
        questions: &ports,
    });
    ExitCode::SUCCESS
}
