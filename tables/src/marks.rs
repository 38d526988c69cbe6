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
    #[inline(never)]
    pub const fn item(&self, memory: &Memory<'_>, position: u32) -> u32 {
        if self.are_listed() {
            return self.listed_up_to(memory, position);
        }
        let index = (position / 32) as usize;
        if index >= self.words.len() {
            return self.last;
        }
        let mut item = self.ranks.get(memory, index >> self.shift);
        let mut before = index >> self.shift << self.shift;
        while before < index {
            item += self.words.get(memory, before).count_ones();
            before += 1;
        }
        item + (self.words.get(memory, index) << (31 - position % 32)).count_ones()
    }

    /// The same, compiled in place if each word has a counter: see [`Ints::get_inlined`].
    #[inline(always)]
    pub const fn item_inlined(&self, memory: &Memory<'_>, position: u32) -> u32 {
        if self.shift > 0 || self.are_listed() {
            return self.item(memory, position);
        }
        let index = (position / 32) as usize;
        if index >= self.words.len() {
            return self.last;
        }
        let rank = self.ranks.get_inlined(memory, index);
        let (word, bit) = (self.words.get_inlined(memory, index), position % 32);
        // Where every position has a mark, there is nothing to count. Most assigned ports lie in such words.
        if word == u32::MAX {
            return rank + bit + 1;
        }
        rank + (word << (31 - bit)).count_ones()
    }

    #[inline(always)]
    const fn are_listed(&self) -> bool {
        self.words.is_empty()
    }

    /// How many of the listed marks are not behind `position`: a binary search.
    const fn listed_up_to(&self, memory: &Memory<'_>, position: u32) -> u32 {
        let (mut low, mut high) = (0, self.ranks.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.ranks.get(memory, middle) <= position {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low as u32
    }

    /// The first position of `item`, if there is such an item: a binary search over the counters.
    pub const fn start(&self, memory: &Memory<'_>, item: u32) -> Option<u32> {
        if item == 0 {
            return Some(0);
        }
        if item > self.last {
            return None;
        }
        if self.are_listed() {
            return Some(self.ranks.get(memory, item as usize - 1));
        }
        // The last block with fewer marks than `item` before it.
        let (mut low, mut high) = (0, self.ranks.len());
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if self.ranks.get(memory, middle) < item {
                low = middle;
            } else {
                high = middle;
            }
        }
        let mut to_pass = item - self.ranks.get(memory, low) - 1;
        let mut index = low << self.shift;
        let mut word = self.words.get(memory, index);
        while to_pass >= word.count_ones() && index < self.words.len() {
            to_pass -= word.count_ones();
            index += 1;
            word = self.words.get(memory, index);
        }
        while to_pass > 0 {
            word &= word.wrapping_sub(1);
            to_pass -= 1;
        }
        Some(index as u32 * 32 + word.trailing_zeros())
    }

    /// The last position of `item`, if another item follows.
    pub const fn end(&self, memory: &Memory<'_>, item: u32) -> Option<u32> {
        match self.start(memory, item + 1) {
            Some(start) => Some(start - 1),
            None => None,
        }
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
    fn items_and_starts_are_inverse() {
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
        assert_eq!(memory.build().bytes.as_slice().len(), 5 * 2);
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
            assert_eq!(marks.start(memory, item as u32), Some(start));
            assert_eq!(marks.item(memory, start), item as u32);
            let end = starts.get(item + 1).map(|next| next - 1);
            assert_eq!(marks.end(memory, item as u32), end);
            assert_eq!(marks.item(memory, end.unwrap_or(70_000)), item as u32);
        }
        assert_eq!(marks.start(memory, starts.len() as u32), None);
    }
}
