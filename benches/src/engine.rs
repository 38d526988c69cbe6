//! What every contestant has to do.

use std::hint::black_box;

/// Whose answers an engine gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The library's: any other answer is a bug.
    Library,
    /// Its own, of other data or by other rules.
    Foreign,
}

/// Is shown every engine of one question.
///
/// Engines come as closures of their own types, so that a loop over questions is compiled for each, and the lookup can be
/// inlined into it as in a user's program.
pub trait Visitor<Q, A> {
    /// Takes an engine: what it is called, and what makes it, with whatever start-up that takes.
    fn engine<F: Fn(Q) -> A + 'static>(
        &mut self,
        label: &'static str,
        origin: Origin,
        make: impl Fn() -> F + 'static,
    );
}

/// Answers one question after another; the sum of the answers' weights.
#[inline(never)]
pub fn throughput<Q: Copy, A: Answer>(engine: &impl Fn(Q) -> A, questions: &[Q]) -> usize {
    let mut sum = 0;
    for &question in questions {
        sum += black_box(engine(question)).weight();
    }
    sum
}

/// The same, where each question has to wait for the answer before.
#[inline(never)]
pub fn latency<Q: Copy, A: Answer>(engine: &impl Fn(Q) -> A, questions: &[Q]) -> usize {
    let zero = black_box(0);
    let (mut sum, mut index) = (0, 0);
    while let Some(&question) = questions.get(index) {
        let weight = black_box(engine(question)).weight();
        sum += weight;
        // Always the next one, but nobody knows that before the answer is there.
        index += 1 + (weight & zero);
    }
    sum
}

/// An answer, of which a number is left that shows whether a timed loop got it.
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
