//! Bitmaps with rank support: from a position to the run of consecutive positions that
//! contains it.
//!
//! `docs/design.md` draws one.

use crate::{PackedInts, Storage};

/// A bitmap over positions 0, 1, 2, … that counts the bits set up to a position: its
/// rank.
///
/// A set bit marks the first position of a run, so the rank of a position is the index of
/// its run. Run 0 starts at position 0, whose bit is not set. The last run has no end.
///
/// The dense form is a bitmap with a counter for each block of words. The sparse form is
/// the sorted positions of the set bits, which is smaller if few bits are set.
#[derive(Debug, Clone, Copy)]
pub struct RankBitmap {
    /// Dense form: one bit for each position, in words of 32. No bit is set past the last
    /// word.
    pub words: PackedInts,
    /// Dense form: the number of bits set before each block of `1 << block_shift` words.
    pub counters: PackedInts,
    /// Dense form: 0 means one counter for each word, which is fast. A larger value saves
    /// space.
    pub block_shift: u32,
    /// Sparse form: the positions of the set bits, ascending. Empty in the dense form.
    pub positions: PackedInts,
    /// The number of set bits: the index of the last run.
    pub total: u32,
}

impl RankBitmap {
    /// The number of bits set at positions up to and including `position`: the index of
    /// its run.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    #[cfg_attr(target_os = "none", inline)]
    pub const fn rank(&self, storage: &Storage<'_>, position: u32) -> u32 {
        if !self.positions.is_empty() {
            return self.positions.count_up_to(storage, position) as u32;
        }
        let last = (position / 32) as usize;
        if last >= self.words.len() {
            return self.total;
        }
        let mut rank = self.counters.get(storage, last >> self.block_shift);
        // From the word of the position, without the bits after it, back to the first
        // word of the block.
        let (mut index, mut excess) = (last, 31 - position % 32);
        loop {
            // Bit by bit: less code than a population count on machines without an
            // instruction for it.
            let mut bits = self.words.get(storage, index) << excess;
            while bits != 0 {
                bits &= bits - 1;
                rank += 1;
            }
            if index % (1 << self.block_shift) == 0 {
                return rank;
            }
            (index, excess) = (index - 1, 0);
        }
    }

    /// [`rank`](Self::rank) for hot paths. If every word has a counter, it takes one load
    /// from each column and one population count.
    #[inline(always)]
    pub const fn rank_inlined(&self, storage: &Storage<'_>, position: u32) -> u32 {
        if self.block_shift > 0 || !self.positions.is_empty() {
            return self.rank(storage, position);
        }
        let index = (position / 32) as usize;
        // Also lets the optimizer drop the bounds checks of both columns.
        if index >= self.words.len() {
            return self.total;
        }
        let word = self.words.get_inlined(storage, index) << (31 - position % 32);
        self.counters.get_inlined(storage, index) + word.count_ones()
    }
}

#[cfg(feature = "alloc")]
mod building {
    use super::RankBitmap;
    use crate::{PackedInts, StorageBuilder};
    use alloc::vec::Vec;

    impl RankBitmap {
        /// Appends a bitmap to `storage` with a counter for each word, or in the slower
        /// sparse form if there are fewer set bits than one per eight words. `positions`
        /// ascend; 0 is implied.
        pub fn build_fast(
            storage: &mut StorageBuilder,
            positions: impl Iterator<Item = u32>,
        ) -> Self {
            const MIN_WORDS_PER_POSITION: usize = 8;
            let positions = set_positions(positions);
            let words = words(&positions);
            if positions.len() * MIN_WORDS_PER_POSITION < words.len() {
                return Self::sparse(storage, positions);
            }
            Self::dense(storage, positions.len(), &words, 0)
        }

        /// Appends a bitmap to `storage` with one counter for every eight words, or in the
        /// sparse form if that is not larger than the words. `positions` ascend; 0 is
        /// implied.
        pub fn build_compact(
            storage: &mut StorageBuilder,
            positions: impl Iterator<Item = u32>,
        ) -> Self {
            /// Larger blocks save little more, and counting in them takes longer.
            const BLOCK_SHIFT: u32 = 3;
            let positions = set_positions(positions);
            let words = words(&positions);
            let sparse_len = positions.len() * PackedInts::width_of(positions.iter().copied());
            if sparse_len <= size_of_val(words.as_slice()) {
                return Self::sparse(storage, positions);
            }
            Self::dense(storage, positions.len(), &words, BLOCK_SHIFT)
        }

        fn sparse(storage: &mut StorageBuilder, positions: Vec<u32>) -> Self {
            Self {
                words: PackedInts::build(storage, []),
                counters: PackedInts::build(storage, []),
                block_shift: 0,
                total: positions.len() as u32,
                positions: PackedInts::build(storage, positions),
            }
        }

        fn dense(
            storage: &mut StorageBuilder,
            total: usize,
            words: &[u32],
            block_shift: u32,
        ) -> Self {
            let mut before = 0;
            let counters = words.chunks(1 << block_shift).map(|block| {
                let counter = before;
                before += block.iter().map(|word| word.count_ones()).sum::<u32>();
                counter
            });
            let counters: Vec<u32> = counters.collect();
            Self {
                words: PackedInts::build(storage, words.iter().copied()),
                counters: PackedInts::build(storage, counters),
                block_shift,
                positions: PackedInts::build(storage, []),
                total: total as u32,
            }
        }
    }

    fn set_positions(positions: impl Iterator<Item = u32>) -> Vec<u32> {
        let mut positions: Vec<u32> = positions.filter(|&position| position > 0).collect();
        positions.dedup();
        positions
    }

    fn words(positions: &[u32]) -> Vec<u32> {
        let mut words = alloc::vec![0; positions.last().map_or(0, |&last| last as usize / 32 + 1)];
        for &position in positions {
            words[position as usize / 32] |= 1 << (position % 32);
        }
        words
    }
}

#[cfg(test)]
#[cfg(feature = "alloc")]
mod tests {
    use super::*;
    use crate::StorageBuilder;
    use alloc::vec::Vec;

    #[test]
    fn rank_is_the_index_of_the_run() {
        let sets: [&[u32]; 6] =
            [&[], &[0], &[1], &[31, 32, 33], &[0, 5, 64, 65, 1000, 65_535], &[65_535]];
        for starts in sets {
            check(starts);
        }
        check(&(0..200).collect::<Vec<_>>());
        check(&(0..65_536).filter(|n| n % 7 == 3 || n % 32 < 5).collect::<Vec<_>>());
    }

    #[test]
    fn few_positions_take_little_space() {
        let mut storage = StorageBuilder::default();
        RankBitmap::build_fast(&mut storage, [22, 80, 443, 8080, 65_535].into_iter());
        assert_eq!(storage.bytes.len(), 5 * 2);
    }

    #[test]
    fn many_positions_have_a_counter_for_each_word() {
        let build = |count: u32, last: u32| {
            let positions = (1..count).chain([last]);
            RankBitmap::build_fast(&mut StorageBuilder::default(), positions)
        };
        // Sparse with less than one position for eight words.
        for (count, words) in [(1, 8), (2, 16), (5, 40)] {
            let dense = build(count, 32 * words - 1);
            assert_eq!((dense.words.len, dense.counters.len), (words, words));
            assert!(dense.positions.is_empty());
            let sparse = build(count, 32 * words);
            assert_eq!((sparse.positions.len, sparse.total), (count, count));
            assert!(sparse.words.is_empty() && sparse.counters.is_empty());
        }
    }

    #[test]
    fn the_compact_form_takes_no_more_than_the_words() {
        let build = |count: u32, last: u32| {
            let positions = (1..count).chain([last]);
            RankBitmap::build_compact(&mut StorageBuilder::default(), positions)
        };
        // Positions of one, two and four bytes; words of four.
        for (last, width) in [(127, 1), (255, 1), (511, 2), (16_383, 2), (131_071, 4)] {
            let most = (last + 1) / 32 * 4 / width;
            let sparse = build(most, last);
            assert_eq!((sparse.positions.len, sparse.words.len), (most, 0), "{last}");
            let dense = build(most + 1, last);
            assert_eq!((dense.positions.len, dense.words.len), (0, (last + 1) / 32), "{last}");
            assert_eq!(dense.counters.len, dense.words.len.div_ceil(8), "{last}");
        }
    }

    fn check(starts: &[u32]) {
        let mut storage = StorageBuilder::default();
        let bitmaps = [
            RankBitmap::build_fast(&mut storage, starts.iter().copied()),
            RankBitmap::build_compact(&mut storage, starts.iter().copied()),
        ];
        let storage = &storage.build();
        let mut starts = starts.to_vec();
        if starts.first() != Some(&0) {
            starts.insert(0, 0);
        }
        for (run, &start) in starts.iter().enumerate() {
            let end = starts.get(run + 1).map_or(70_000, |next| next - 1);
            for position in [start, end] {
                for bitmap in bitmaps {
                    assert_eq!(bitmap.rank(storage, position), run as u32);
                    assert_eq!(bitmap.rank_inlined(storage, position), run as u32);
                }
            }
        }
    }
}
