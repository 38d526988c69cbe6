//! What the exhaustive tests share: counting differences, and walking an iterator in every way.

#![allow(dead_code, reason = "each test file uses another part")]

#[cfg(feature = "descriptions")]
pub(crate) mod rows;

use std::collections::VecDeque;
use std::fmt::{Debug, Display, Write};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::iter::FusedIterator;

use iana_ports::{Port, Transport, lookup};

/// The ways to ask for a port: without a transport, and by each.
pub(crate) const WAYS: [Option<Transport>; 1 + Transport::ALL.len()] = {
    let mut ways = [None; 1 + Transport::ALL.len()];
    let mut index = 0;
    while index < Transport::ALL.len() {
        ways[index + 1] = Some(Transport::ALL[index]);
        index += 1;
    }
    ways
};

/// What the reference calls a transport: written out, not asked of the library.
pub(crate) fn text(transport: Transport) -> &'static str {
    match transport {
        Transport::Tcp => "tcp",
        Transport::Udp => "udp",
        Transport::Sctp => "sctp",
        Transport::Dccp => "dccp",
    }
}

/// Whether the compiled tier speaks of the port.
pub(crate) fn is_covered(port: u16) -> bool {
    cfg!(feature = "user-ports") || port <= 1_023
}

/// Every port asked in every way.
pub(crate) fn every_port() -> impl Iterator<Item = (u16, Option<Transport>, Port<'static>)> {
    (0..=u16::MAX).flat_map(|number| {
        WAYS.into_iter().map(move |way| {
            let port = lookup(number);
            (number, way, way.map_or(port, |transport| port.on(transport)))
        })
    })
}

/// Counts what differs, so that one failure tells how much is wrong and shows the first few.
#[derive(Default)]
pub(crate) struct Differences {
    checks: usize,
    count: usize,
    first: String,
}

impl Differences {
    /// How many differences a failure shows.
    const SHOWN: usize = 8;

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

    /// To be called last: fails if anything differed, and if fewer checks were made than the test is about.
    #[track_caller]
    pub(crate) fn none_in(self, at_least: usize) {
        let Self { checks, count, first } = self;
        assert!(count == 0, "{count} of {checks} checks differ, the first of them:\n{first}");
        assert!(
            checks >= at_least,
            "{checks} checks were made where at least {at_least} were meant"
        );
    }
}

/// Whether a step is taken at the front.
type FromFront = fn(usize) -> bool;

/// Walks an iterator forwards, backwards, and from both ends in turn, and asks its length at every step.
pub(crate) fn walk<I, T>(iterator: &I, expected: &[T]) -> Result<(), String>
where
    I: Clone + DoubleEndedIterator<Item = T> + ExactSizeIterator + FusedIterator,
    T: Clone + PartialEq + Debug,
{
    let patterns: [(&str, FromFront); 4] = [
        ("forwards", |_| true),
        ("backwards", |_| false),
        ("from both ends", |step| step % 2 == 0),
        ("from both ends, back first", |step| step % 3 == 2),
    ];
    // With one item or none there is no more than forwards and backwards.
    let ways = if expected.len() > 1 { patterns.len() } else { 2 };
    for (how, from_front) in &patterns[..ways] {
        let mut left: VecDeque<&T> = expected.iter().collect();
        let mut iterator = iterator.clone();
        // Two steps past the end, where it must stay.
        for step in 0..expected.len() + 2 {
            let length = (iterator.len(), iterator.size_hint());
            if length != (left.len(), (left.len(), Some(left.len()))) {
                return Err(format!(
                    "{how}, step {step}: {} are left, it says {length:?}",
                    left.len()
                ));
            }
            let (got, expected) = if from_front(step) {
                (iterator.next(), left.pop_front())
            } else {
                (iterator.next_back(), left.pop_back())
            };
            if got.as_ref() != expected {
                return Err(format!("{how}, step {step}: expected {expected:?}, got {got:?}"));
            }
        }
    }
    Ok(())
}

/// Holds `nth` and `nth_back`, which an iterator may implement itself, against what steps of one give.
pub(crate) fn jump<I, T>(
    iterator: &I,
    expected: &[T],
    distances: impl Iterator<Item = usize>,
) -> Result<(), String>
where
    I: Clone + DoubleEndedIterator<Item = T> + ExactSizeIterator,
    T: Clone + PartialEq + Debug,
{
    for distance in distances {
        let mut rest = expected.iter();
        let mut iterator = iterator.clone();
        // Forwards, then backwards by as much, then again over what is left.
        for step in 0..4 {
            let (got, expected) = if step % 2 == 0 {
                (iterator.nth(distance), rest.nth(distance))
            } else {
                (iterator.nth_back(distance), rest.nth_back(distance))
            };
            if got.as_ref() != expected || iterator.len() != rest.len() {
                let length = iterator.len();
                return Err(format!(
                    "step {step} of {distance}: expected {expected:?}, got {got:?}, {length} left"
                ));
            }
        }
    }
    Ok(())
}

pub(crate) fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
