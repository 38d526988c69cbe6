//! Counts differences instead of stopping at the first, and compares hashes.

use std::fmt::{Debug, Display, Write};
use std::hash::{DefaultHasher, Hash, Hasher};

/// The number of differences and the first few, so that one failure shows how much is
/// wrong.
#[derive(Default)]
pub(crate) struct Differences {
    checks: usize,
    count: usize,
    first: String,
}

impl Differences {
    /// How many differences a failure shows.
    const SHOWN: usize = 8;

    /// Compares two values.
    #[expect(clippy::needless_pass_by_value, reason = "most are made for the check alone")]
    pub(crate) fn same<A: PartialEq<B> + Debug, B: Debug>(
        &mut self,
        place: impl Display,
        got: A,
        expected: B,
    ) {
        self.checks += 1;
        if got != expected {
            self.note(place, &format_args!("expected {expected:?}, got {got:?}"));
        }
    }

    /// Counts an error as a difference.
    pub(crate) fn holds(&mut self, place: impl Display, result: Result<(), String>) {
        self.checks += 1;
        if let Err(what) = result {
            self.note(place, &what);
        }
    }

    fn note(&mut self, place: impl Display, what: &dyn Display) {
        self.count += 1;
        if self.count <= Self::SHOWN {
            writeln!(self.first, "  {place}: {what}").unwrap();
        }
    }

    /// Fails if anything differed, or if fewer checks were made than the test needs. Call
    /// it last.
    #[track_caller]
    pub(crate) fn none_in(self, at_least: usize) {
        let Self { checks, count, first } = self;
        assert!(count == 0, "{count} of {checks} checks differ, first:\n{first}");
        assert!(checks >= at_least, "{checks} checks were made: expected at least {at_least}");
    }
}

/// The hash of a value by the standard library's default hasher.
pub(crate) fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
