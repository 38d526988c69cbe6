//! Where along a line of positions the next item begins: a bitmap with counters.

use crate::{Ints, Memory};

/// Cuts the positions 0, 1, 2 … into consecutive items: a mark stands where the next item begins.
///
/// Item 0 begins at position 0, which has no mark of its own. With ports as positions and the runs of ports that
/// have the same rows as items, this is the perfect hash that 16-bit keys already are: one word of marks, one
/// counter, one population count.
///
/// Where marks are so few that they take a fraction of the bitmap, as in a registry of twenty ports, they stand in a list.
#[derive(Debug, Clone, Copy)]
pub struct Marks {
    /// One bit a position. Positions beyond the last word have no mark. Empty if the marks are listed.
    pub words: Ints,
    /// The number of marks before each block of `1 << shift` words; or the positions of all marks, if they are listed.
    pub ranks: Ints,
    /// The binary logarithm of the number of words in a block: none to add up makes a lookup fast, many save counters.
    pub shift: u32,
    /// The number of all marks: the last item.
    pub last: u32,
}

impl Marks {
    /// The item that `position` lies in.
    ///
    /// Compiled in place if each word has a counter: see [`Ints::get`].
    #[inline(always)]
    pub const fn item(&self, memory: &Memory<'_>, position: u32) -> u32 {
        if self.shift > 0 || self.are_listed() {
            return self.item_of_any(memory, position);
        }
        let index = (position / 32) as usize;
        if index >= self.words.len() {
            return self.last;
        }
        let rank = self.ranks.get(memory, index);
        let (word, bit) = (self.words.get(memory, index), position % 32);
        // Where every position has a mark, there is nothing to count. Most assigned ports lie in such words.
        if word == u32::MAX {
            return rank + bit + 1;
        }
        rank + (word << (31 - bit)).count_ones()
    }

    /// The same, compiled in place or once for all, as [`Ints::get_of_any`] is.
    #[inline]
    pub const fn item_of_any(&self, memory: &Memory<'_>, position: u32) -> u32 {
        if self.are_listed() {
            return self.ranks.count_up_to(memory, position) as u32;
        }
        let last = (position / 32) as usize;
        if last >= self.words.len() {
            return self.last;
        }
        let block = last >> self.shift;
        let mut item = self.ranks.get_of_any(memory, block);
        let mut index = block << self.shift;
        while index <= last {
            let mut marks = self.words.get_of_any(memory, index);
            if index == last {
                marks <<= 31 - position % 32;
            }
            while marks > 0 {
                marks &= marks - 1;
                item += 1;
            }
            index += 1;
        }
        item
    }

    #[inline(always)]
    const fn are_listed(&self) -> bool {
        self.words.is_empty()
    }
}

#[cfg(feature = "alloc")]
impl Marks {
    /// Lays marks at these positions, which ascend, into `memory`, in blocks of `1 << shift` words; a mark at 0 is
    /// understood.
    pub fn new(memory: &mut crate::MemoryBuilder, positions: impl Iterator<Item = u32>, shift: u32) -> Self {
        /// A list, which takes longer to look into, is worth it where it takes that much less space.
        const FRACTION: usize = 8;
        let mut positions: alloc::vec::Vec<u32> = positions.filter(|&position| position > 0).collect();
        positions.dedup();
        let mut words = alloc::vec::Vec::new();
        for &position in &positions {
            words.resize(words.len().max(position as usize / 32 + 1), 0_u32);
            words[position as usize / 32] |= 1 << (position % 32);
        }
        let last = positions.len() as u32;
        if positions.len() * FRACTION < words.len() {
            return Self { words: Ints::new(memory, &[]), ranks: Ints::new(memory, &positions), shift, last };
        }
        let mut before = 0;
        let mut ranks = alloc::vec::Vec::new();
        for block in words.chunks(1 << shift) {
            ranks.push(before);
            before += block.iter().map(|word| word.count_ones()).sum::<u32>();
        }
        Self { words: Ints::new(memory, &words), ranks: Ints::new(memory, &ranks), shift, last }
    }
}

#[cfg(all(test, feature = "alloc"))]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    #[test]
    fn positions_lie_in_their_items() {
        let sets: [&[u32]; 6] = [&[], &[0], &[1], &[31, 32, 33], &[0, 5, 64, 65, 1000, 65535], &[65535]];
        for starts in sets {
            for shift in 0..4 {
                check(starts, shift);
            }
        }
        for shift in 0..4 {
            check(&(0..200).collect::<Vec<_>>(), shift);
            check(&(0..65536).filter(|n| n % 7 == 3 || n % 32 < 5).collect::<Vec<_>>(), shift);
        }
    }

    #[test]
    fn few_marks_take_little() {
        let mut memory = crate::MemoryBuilder::default();
        Marks::new(&mut memory, [22, 80, 443, 8080, 65_535].into_iter(), 0);
        assert_eq!(memory.build().bytes.as_slice().len(), 5 * 2 + 3);
    }

    fn check(starts: &[u32], shift: u32) {
        let mut memory = crate::MemoryBuilder::default();
        let marks = Marks::new(&mut memory, starts.iter().copied(), shift);
        let memory = &memory.build();
        let mut starts = starts.to_vec();
        if starts.first() != Some(&0) {
            starts.insert(0, 0);
        }
        for (item, &start) in starts.iter().enumerate() {
            let end = starts.get(item + 1).map_or(70_000, |next| next - 1);
            for position in [start, end] {
                assert_eq!(marks.item(memory, position), item as u32);
                assert_eq!(marks.item_of_any(memory, position), item as u32);
            }
        }
    }
}
