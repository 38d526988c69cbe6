//! Where along a line of positions the next item begins: a bitmap with counters.

use crate::{Ints, Slice};

/// Cuts the positions 0, 1, 2 … into consecutive items: a mark stands where the next item begins.
///
/// Item 0 begins at position 0, which has no mark of its own. With ports as positions and the runs of ports that
/// have the same rows as items, this is the perfect hash that 16-bit keys already are: one word of marks, one
/// counter, one population count.
#[derive(Debug)]
pub struct Marks<'a> {
    /// One bit a position. Positions beyond the last word have no mark.
    pub words: Slice<'a, u32>,
    /// The number of marks before each word.
    pub ranks: Ints<'a>,
    /// The number of all marks: the last item.
    pub last: u32,
}

impl Marks<'_> {
    /// The item that `position` lies in.
    #[inline]
    pub const fn item(&self, position: u32) -> u32 {
        let index = (position / 32) as usize;
        let Some(word) = self.words.get(index) else {
            return self.last;
        };
        let rank = self.ranks.get(index);
        let bit = position % 32;
        // Where every position has a mark, there is nothing to count. Most assigned ports lie in such words.
        if word == u32::MAX {
            return rank + bit + 1;
        }
        rank + (word << (31 - bit)).count_ones()
    }

    /// The first position of `item`, if there is such an item: a binary search over the counters.
    pub const fn start(&self, item: u32) -> Option<u32> {
        if item == 0 {
            return Some(0);
        }
        if item > self.last {
            return None;
        }
        // The last word with fewer marks than `item` before it.
        let (mut low, mut high) = (0, self.ranks.len());
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if self.ranks.get(middle) < item {
                low = middle;
            } else {
                high = middle;
            }
        }
        let Some(mut word) = self.words.get(low) else {
            return None;
        };
        let mut before = self.ranks.get(low) + 1;
        while before < item {
            word &= word.wrapping_sub(1);
            before += 1;
        }
        Some(low as u32 * 32 + word.trailing_zeros())
    }

    /// The last position of `item`, if another item follows.
    pub const fn end(&self, item: u32) -> Option<u32> {
        match self.start(item + 1) {
            Some(start) => Some(start - 1),
            None => None,
        }
    }
}

#[cfg(feature = "alloc")]
impl FromIterator<u32> for Marks<'_> {
    /// Marks at these positions, which ascend; a mark at 0 is understood.
    fn from_iter<I: IntoIterator<Item = u32>>(positions: I) -> Self {
        let mut words = alloc::vec::Vec::new();
        for position in positions.into_iter().filter(|&position| position > 0) {
            words.resize(words.len().max(position as usize / 32 + 1), 0);
            words[position as usize / 32] |= 1 << (position % 32);
        }
        let mut last = 0;
        let ranks: alloc::vec::Vec<u32> = words
            .iter()
            .map(|word: &u32| {
                let before = last;
                last += word.count_ones();
                before
            })
            .collect();
        Self { words: Slice::Owned(words.into()), ranks: ranks.as_slice().into(), last }
    }
}

#[cfg(all(test, feature = "alloc"))]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    #[test]
    fn items_and_starts_are_inverse() {
        let sets: [&[u32]; 6] = [&[], &[0], &[1], &[31, 32, 33], &[0, 5, 64, 65, 1000, 65535], &[65535]];
        for starts in sets {
            check(starts);
        }
        check(&(0..200).collect::<Vec<_>>());
        check(&(0..65536).filter(|n| n % 7 == 3 || n % 32 < 5).collect::<Vec<_>>());
    }

    fn check(starts: &[u32]) {
        let marks: Marks = starts.iter().copied().collect();
        let mut starts = starts.to_vec();
        if starts.first() != Some(&0) {
            starts.insert(0, 0);
        }
        for (item, &start) in starts.iter().enumerate() {
            assert_eq!(marks.start(item as u32), Some(start));
            assert_eq!(marks.item(start), item as u32);
            let end = starts.get(item + 1).map(|next| next - 1);
            assert_eq!(marks.end(item as u32), end);
            assert_eq!(marks.item(end.unwrap_or(70_000)), item as u32);
        }
        assert_eq!(marks.start(starts.len() as u32), None);
    }
}
