//! Columns of strings: offsets into one text, as in Apache Arrow, without pointers.

use crate::{PackedInts, Storage};

/// A column of strings, concatenated in the text of a [`Storage`].
///
/// String `i` is the text from offset `i` to offset `i + 1`. An offset is the sum of a
/// narrow integer and the base of its block. A column without bases has whole offsets,
/// which is faster.
#[derive(Debug, Clone, Copy)]
pub struct StringColumn {
    /// Where each string starts, and where the last one ends, relative to the block's
    /// base.
    pub offsets: PackedInts,
    /// The base of each block of `1 << block_shift` offsets. Empty where all bases are 0.
    pub bases: PackedInts,
    /// The binary logarithm of the number of offsets in a block.
    pub block_shift: u32,
}

impl StringColumn {
    /// String `index`, or an empty one past the end.
    #[inline]
    pub const fn get<'s>(&self, storage: &'s Storage<'_>, index: usize) -> &'s str {
        // Past the end, no offset is larger than the previous one.
        let (start, end) =
            (self.offset(storage, index), self.offset(storage, index.wrapping_add(1)));
        substring(storage.text.as_str(), start, end)
    }

    /// [`get`](Self::get) for hot paths.
    #[inline(always)]
    pub const fn get_inlined<'s>(&self, storage: &'s Storage<'_>, index: usize) -> &'s str {
        match self.text_to_end_of(storage, index) {
            Some((head, start)) => substring(head, start, head.len()),
            None => "",
        }
    }

    /// The text up to the end of string `index`, and the offset where that string starts.
    ///
    /// `None` if the string is empty.
    ///
    /// A caller that tests the first byte itself proves that the string starts at a
    /// character. The optimizer then drops the check that [`substring`] makes.
    #[inline(always)]
    pub const fn text_to_end_of<'s>(
        &self,
        storage: &'s Storage<'_>,
        index: usize,
    ) -> Option<(&'s str, usize)> {
        // Also lets the optimizer drop the bounds checks of both offsets.
        let next = index.wrapping_add(1);
        if next >= self.offsets.len() {
            return None;
        }
        let start = self.offset_inlined(storage, index);
        let end = self.offset_inlined(storage, next);
        if start >= end {
            return None;
        }
        match storage.text.as_str().split_at_checked(end) {
            Some((head, _)) => Some((head, start)),
            None => None,
        }
    }

    #[inline]
    const fn offset(&self, storage: &Storage<'_>, index: usize) -> usize {
        let base = self.bases.get(storage, index >> self.block_shift);
        base.wrapping_add(self.offsets.get(storage, index)) as usize
    }

    #[inline(always)]
    const fn offset_inlined(&self, storage: &Storage<'_>, index: usize) -> usize {
        let offset = self.offsets.get_inlined(storage, index);
        if self.bases.is_empty() {
            return offset as usize;
        }
        offset.wrapping_add(self.bases.get_inlined(storage, index >> self.block_shift)) as usize
    }
}

/// The text from byte `start` to byte `end`, or an empty string if that range is not
/// inside the text or cuts a character. (`str::get` is not `const`.)
#[inline]
pub const fn substring(text: &str, start: usize, end: usize) -> &str {
    match text.split_at_checked(end) {
        Some((head, _)) => match head.split_at_checked(start) {
            Some((_, tail)) => tail,
            None => "",
        },
        None => "",
    }
}

#[cfg(feature = "alloc")]
mod building {
    use super::StringColumn;
    use crate::{PackedInts, StorageBuilder};
    use alloc::vec::Vec;

    impl StringColumn {
        /// Appends these strings to `storage`, with whole offsets.
        pub fn build_fast(
            storage: &mut StorageBuilder,
            strings: impl IntoIterator<Item = impl AsRef<str>>,
        ) -> Self {
            let offsets = append(storage, strings);
            Self::with_blocks(storage, &offsets, None)
        }

        /// Appends these strings to `storage`. Chooses the block size for which the
        /// offsets take the least space.
        pub fn build_compact(
            storage: &mut StorageBuilder,
            strings: impl IntoIterator<Item = impl AsRef<str>>,
        ) -> Self {
            let offsets = append(storage, strings);
            let len_with = |block_shift| {
                let (bases, offsets) = relative(&offsets, block_shift);
                let len =
                    |values: &[u32]| PackedInts::width_of(values.iter().copied()) * values.len();
                len(&bases) + len(&offsets)
            };
            let shifts = [None].into_iter().chain((1..12).map(Some));
            let block_shift = shifts.min_by_key(|&shift| len_with(shift));
            Self::with_blocks(storage, &offsets, block_shift.flatten())
        }

        fn with_blocks(
            storage: &mut StorageBuilder,
            offsets: &[u32],
            block_shift: Option<u32>,
        ) -> Self {
            let (bases, offsets) = relative(offsets, block_shift);
            Self {
                offsets: PackedInts::build(storage, offsets),
                bases: PackedInts::build(storage, bases),
                block_shift: block_shift.unwrap_or_default(),
            }
        }
    }

    /// Appends strings to the text. Returns where each starts and where the last one
    /// ends.
    fn append(
        storage: &mut StorageBuilder,
        strings: impl IntoIterator<Item = impl AsRef<str>>,
    ) -> Vec<u32> {
        let mut offsets = Vec::from([storage.text.len() as u32]);
        for string in strings {
            storage.text.push_str(string.as_ref());
            offsets.push(storage.text.len() as u32);
        }
        offsets
    }

    /// The bases of blocks, and the offsets relative to them. Without blocks, no bases
    /// and whole offsets.
    fn relative(offsets: &[u32], block_shift: Option<u32>) -> (Vec<u32>, Vec<u32>) {
        let Some(shift) = block_shift else { return (Vec::new(), offsets.to_vec()) };
        let bases: Vec<u32> = offsets.chunks(1 << shift).map(|block| block[0]).collect();
        let relative =
            offsets.iter().enumerate().map(|(index, offset)| offset - bases[index >> shift]);
        let relative = relative.collect();
        (bases, relative)
    }
}

#[cfg(test)]
#[cfg(feature = "alloc")]
mod tests {
    use super::*;
    use crate::StorageBuilder;
    use alloc::string::String;
    use alloc::vec::Vec;

    #[test]
    fn strings_round_trip() {
        let long = "x".repeat(crate::limits::MAX_CELL_LEN);
        let strings = ["", "http", &long, "é", "", "\u{7f}\0\n", "last"];
        let mut storage = StorageBuilder::default();
        let columns = [
            StringColumn::build_fast(&mut storage, strings),
            StringColumn::build_compact(&mut storage, strings),
        ];
        let storage = &storage.build();
        for column in columns {
            for (index, string) in strings.iter().enumerate() {
                assert_eq!(column.get(storage, index), *string);
            }
            assert_eq!(column.get(storage, strings.len()), "");
        }
    }

    #[test]
    fn blocks_make_offsets_narrow() {
        let strings: Vec<String> = (0..10_000).map(|n| alloc::format!("name{n}")).collect();
        let mut storage = StorageBuilder::default();
        let column = StringColumn::build_compact(&mut storage, &strings);
        assert!(column.block_shift > 0 && column.offsets.width_log2 == 0);
        let storage = &storage.build();
        for (index, string) in strings.iter().enumerate() {
            assert_eq!(column.get(storage, index), string);
        }
    }

    #[test]
    fn a_compact_column_takes_the_least_space() {
        // A column of these numbers: each as wide as the largest needs.
        let space = |numbers: &[usize]| match numbers.iter().max() {
            None => 0,
            Some(0..=0xff) => numbers.len(),
            Some(0x100..=0xffff) => 2 * numbers.len(),
            Some(_) => 4 * numbers.len(),
        };
        for (count, len) in [(0, 0), (1, 9), (3, 100), (300, 1), (300, 9), (3_000, 25), (900, 300)]
        {
            let strings: Vec<String> = (0..count).map(|n| "x".repeat(n % 3 * len)).collect();
            let mut offsets = Vec::from([0]);
            for string in &strings {
                offsets.push(offsets[offsets.len() - 1] + string.len());
            }
            let in_blocks = (1..12).map(|shift| {
                let blocks = || offsets.chunks(1 << shift);
                let bases: Vec<usize> = blocks().map(|block| block[0]).collect();
                let relative: Vec<usize> = blocks()
                    .flat_map(|block| block.iter().map(|offset| offset - block[0]))
                    .collect();
                space(&bases) + space(&relative)
            });
            let least = in_blocks.chain([space(&offsets)]).min();
            let mut storage = StorageBuilder::default();
            let column = StringColumn::build_compact(&mut storage, &strings);
            let taken = [column.offsets, column.bases].map(|ints| ints.len() << ints.width_log2);
            assert_eq!(Some(taken.iter().sum()), least, "{count} strings of up to {len} bytes");
        }
    }
}
