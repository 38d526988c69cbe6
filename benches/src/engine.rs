//! An engine answers a question. The benchmarks measure a loop that asks an engine.

use std::hint::black_box;

/// The rules and the data that an engine answers by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The library's rules and data: a different answer is a bug.
    Library,
    /// Its own rules and data.
    Foreign,
}

/// Receives every engine of one question.
///
/// Each engine is a closure of its own type. The compiler makes a loop for each and can
/// inline the lookup there, as in a user's program.
pub trait Visitor<Q, A> {
    /// Receives an engine: its label, its origin, and a function that creates it.
    fn engine<F: Fn(Q) -> A + 'static>(
        &mut self,
        label: &'static str,
        origin: Origin,
        make: impl Fn() -> F + 'static,
    );
}

/// Answers all questions. Returns the sum of the answers' weights.
#[inline(never)]
pub fn throughput<Q: Copy, A: Answer>(engine: &impl Fn(Q) -> A, questions: &[Q]) -> usize {
    let mut sum = 0;
    for &question in questions {
        sum += black_box(engine(question)).weight();
    }
    sum
}

/// Answers all questions, each after the answer to the one before. Returns the sum of the
/// answers' weights.
#[inline(never)]
pub fn latency<Q: Copy, A: Answer>(engine: &impl Fn(Q) -> A, questions: &[Q]) -> usize {
    let zero = black_box(0);
    let (mut sum, mut index) = (0, 0);
    while let Some(&question) = questions.get(index) {
        let weight = black_box(engine(question)).weight();
        sum += weight;
        // Always adds 1, but the processor cannot know that before it has the answer.
        index += 1 + (weight & zero);
    }
    sum
}

/// An answer with a weight, which shows that a timed loop computed it.
pub trait Answer: PartialEq {
    /// A number that depends on the answer.
    fn weight(&self) -> usize;
}

impl Answer for Option<&str> {
    #[inline]
    fn weight(&self) -> usize {
        self.map_or(0, str::len)
    }
}

impl Answer for Option<u16> {
    #[inline]
    fn weight(&self) -> usize {
        self.map_or(0, usize::from)
    }
}

/// A name and a description.
impl Answer for [Option<&str>; 2] {
    #[inline]
    fn weight(&self) -> usize {
        self[0].weight() + self[1].weight()
    }
}

/// A sum over cells.
impl Answer for usize {
    #[inline]
    fn weight(&self) -> usize {
        *self
    }
}
