//! Columns of integers, each as narrow as its largest value allows.

use crate::Storage;

/// A column of unsigned integers of one, two or four bytes in a tier's [`Storage`].
#[derive(Debug, Clone, Copy)]
pub struct PackedInts {
    /// The byte offset of the first integer, a multiple of the width.
    pub start: u32,
    /// The number of integers.
    pub len: u32,
    /// The binary logarithm of the width in bytes: 0, 1 or 2.
    pub width_log2: u32,
}

impl PackedInts {
    /// The number of integers.
    #[inline]
    pub const fn len(&self) -> usize {
        self.len as usize
    }

    /// Whether the column has no integers.
    #[inline]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The integer at `index`, or 0 past the end.
    #[inline]
    pub const fn get(&self, storage: &Storage<'_>, index: usize) -> u32 {
        self.get_inlined(storage, index)
    }

    /// [`get`](Self::get) for hot paths. In the embedded registry the column is a
    /// constant, and only a comparison and a load remain after inlining.
    #[inline(always)]
    pub const fn get_inlined(&self, storage: &Storage<'_>, index: usize) -> u32 {
        if index >= self.len() {
            return 0;
        }
        let start = self.start as usize + (index << self.width_log2);
        // Always loads four bytes and masks those beyond the width. The storage ends with
        // padding.
        match storage.bytes.as_slice().split_at_checked(start) {
            Some((_, [a, b, c, d, ..])) => {
                u32::from_le_bytes([*a, *b, *c, *d]) & (u32::MAX >> (32 - (8 << self.width_log2)))
            }
            _ => 0,
        }
    }

    /// The bounds of item `index` in a column of offsets: its own offset and the next
    /// one.
    #[inline]
    pub const fn bounds(&self, storage: &Storage<'_>, index: usize) -> (usize, usize) {
        (self.get(storage, index) as usize, self.get(storage, index.wrapping_add(1)) as usize)
    }

    /// The number of integers that are at most `value`, in a column in ascending order.
    ///
    /// Costs a binary search.
    #[inline]
    pub const fn count_up_to(&self, storage: &Storage<'_>, value: u32) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.get(storage, middle) <= value {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The index of `value` in a column of distinct integers in ascending order, or
    /// `None`. Costs a binary search.
    #[inline]
    pub const fn position(&self, storage: &Storage<'_>, value: u32) -> Option<usize> {
        match self.count_up_to(storage, value).checked_sub(1) {
            Some(index) if self.get(storage, index) == value => Some(index),
            _ => None,
        }
    }
}

#[cfg(feature = "alloc")]
mod building {
    use super::PackedInts;
    use crate::StorageBuilder;
    use alloc::vec::Vec;

    impl PackedInts {
        /// Appends a column of these integers to `storage`.
        pub fn build(storage: &mut StorageBuilder, values: impl IntoIterator<Item = u32>) -> Self {
            let values: Vec<u32> = values.into_iter().collect();
            let width = Self::width_of(values.iter().copied());
            storage.bytes.resize(storage.bytes.len().next_multiple_of(width), 0);
            let start = storage.bytes.len() as u32;
            for value in &values {
                storage.bytes.extend_from_slice(&value.to_le_bytes()[..width]);
            }
            Self { start, len: values.len() as u32, width_log2: width.ilog2() }
        }

        /// Appends a column of offsets for concatenated items of these lengths: where
        /// each item starts, and where the last one ends.
        pub fn build_offsets(
            storage: &mut StorageBuilder,
            lengths: impl Iterator<Item = usize>,
        ) -> Self {
            let mut end = 0;
            let ends = lengths.map(|length| {
                end += length as u32;
                end
            });
            Self::build(storage, core::iter::once(0).chain(ends))
        }

        /// The width of a column of these integers, in bytes: 1, 2 or 4.
        pub(crate) fn width_of(values: impl Iterator<Item = u32>) -> usize {
            match values.max() {
                None | Some(0..=0xff) => 1,
                Some(0x100..=0xffff) => 2,
                Some(0x1_0000..) => 4,
            }
        }
    }
}

#[cfg(test)]
#[cfg(feature = "alloc")]
mod tests {
    use super::*;
    use crate::StorageBuilder;
    use alloc::vec::Vec;

    #[test]
    fn integers_of_each_width_round_trip() {
        let mut storage = StorageBuilder::default();
        let columns: Vec<Vec<u32>> = [1, 15, 16, 255, 256, 65_535, 65_536, u32::MAX]
            .into_iter()
            .flat_map(|max| {
                [0, 1, 127, 1000].map(|len| (0..len).map(|n| (n * 37) % max + 1).collect())
            })
            .collect();
        let packed: Vec<PackedInts> = columns
            .iter()
            .map(|column| PackedInts::build(&mut storage, column.iter().copied()))
            .collect();
        let storage = storage.build();
        for (column, packed) in columns.iter().zip(packed) {
            assert_eq!(packed.len(), column.len());
            for (index, &value) in column.iter().enumerate() {
                assert_eq!(packed.get(&storage, index), value);
            }
            assert_eq!(packed.get(&storage, column.len()), 0);
        }
    }

    #[test]
    fn position_finds_exactly_the_values_present() {
        let mut storage = StorageBuilder::default();
        let values = [2, 3, 5, 8, 13, 300];
        let packed = PackedInts::build(&mut storage, values);
        let storage = storage.build();
        for value in 0..400 {
            let expected = values.iter().position(|&one| one == value);
            assert_eq!(packed.position(&storage, value), expected);
        }
    }

    #[test]
    fn offsets_bound_each_item() {
        let mut storage = StorageBuilder::default();
        let offsets = PackedInts::build_offsets(&mut storage, [2, 0, 3].into_iter());
        let storage = storage.build();
        assert_eq!(offsets.bounds(&storage, 0), (0, 2));
        assert_eq!(offsets.bounds(&storage, 1), (2, 2));
        assert_eq!(offsets.bounds(&storage, 2), (2, 5));
    }
}
