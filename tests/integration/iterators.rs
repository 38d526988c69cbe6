//! Checks of iterators against the list of their items.

use std::collections::VecDeque;
use std::fmt::Debug;
use std::iter::FusedIterator;

/// Whether a step is taken at the front.
type FromFront = fn(usize) -> bool;

/// Walks an iterator forwards, backwards and from both ends in turn, and checks its
/// length at each step.
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
    // With one item or none, the other patterns repeat the first two.
    let ways = if expected.len() > 1 { patterns.len() } else { 2 };
    for (how, from_front) in &patterns[..ways] {
        let mut left: VecDeque<&T> = expected.iter().collect();
        let mut iterator = iterator.clone();
        // Two steps past the end, where it must stay.
        for step in 0..expected.len() + 2 {
            let length = (iterator.len(), iterator.size_hint());
            if length != (left.len(), (left.len(), Some(left.len()))) {
                return Err(format!(
                    "{how}, step {step}: {} items are left, and the iterator says {length:?}",
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

/// Compares `nth` and `nth_back`, which an iterator may implement itself, with those of a
/// slice.
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
