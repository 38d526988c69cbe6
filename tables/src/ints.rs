//! Columns of integers, each as wide as its largest value needs.

use crate::Memory;

/// Where a column of integers lies in its tables' [`Memory`], in eight bytes.
#[derive(Debug, Clone, Copy)]
pub struct Ints {
    /// At which byte it starts: a multiple of the integers' width.
    pub start: u32,
    /// How many integers there are, times four, plus their width: 0 for half a byte, 1 for one, 2 for two, 3 for four.
    pub shape: u32,
}

impl Ints {
    /// How many integers there are.
    #[inline]
    pub const fn len(&self) -> usize {
        (self.shape >> 2) as usize
    }

    /// Whether there are none.
    #[inline]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value at `index`, zero past the end.
    ///
    /// Compiled in place: where the column is known, as in the embedded tables, a comparison and a load are all that is
    /// left of it.
    #[inline(always)]
    pub const fn get(&self, memory: &Memory<'_>, index: usize) -> u32 {
        if index >= self.len() {
            return 0;
        }
        let width = self.shape & 3;
        let start = self.start as usize + (index << width >> 1);
        // Four bytes, whatever the width: behind the last column there are some to spare.
        let four = match memory.bytes.as_slice().split_at_checked(start) {
            Some((_, [a, b, c, d, ..])) => u32::from_le_bytes([*a, *b, *c, *d]),
            _ => return 0,
        };
        let shifted = if width == 0 { four >> (index % 2 * 4) } else { four };
        shifted & u32::MAX >> (32 - (4 << width))
    }

    /// The same off the short ways: compiled in place or once for all columns, as the optimiser thinks best. Where code is
    /// to be small, that is once.
    #[inline]
    pub const fn get_of_any(&self, memory: &Memory<'_>, index: usize) -> u32 {
        self.get(memory, index)
    }

    /// In a column of starts: where item `index` starts, and where the next one does.
    #[inline(always)]
    pub const fn bounds(&self, memory: &Memory<'_>, index: usize) -> (usize, usize) {
        (self.get(memory, index) as usize, self.get(memory, index + 1) as usize)
    }

    /// How many values of a column in ascending order are not greater than `value`: a binary search.
    #[inline]
    pub const fn count_up_to(&self, memory: &Memory<'_>, value: u32) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.get_of_any(memory, middle) <= value {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The index of `value` in a column of different values in ascending order, by binary search.
    #[inline]
    pub const fn position(&self, memory: &Memory<'_>, value: u32) -> Option<usize> {
        match self.count_up_to(memory, value).checked_sub(1) {
            Some(index) if self.get_of_any(memory, index) == value => Some(index),
            _ => None,
        }
    }
}

#[cfg(feature = "alloc")]
mod building {
    use super::Ints;
    use crate::MemoryBuilder;

    impl Ints {
        /// Lays a column of `values` into `memory`, as narrow as they allow.
        pub fn new(memory: &mut MemoryBuilder, values: &[u32]) -> Self {
            // Fewer are not worth the instructions that it takes to take half a byte apart.
            const MANY: usize = 128;
            let width = Self::width_of(values);
            memory.bytes.resize(memory.bytes.len().next_multiple_of(width), 0);
            let start = memory.bytes.len() as u32;
            if values.len() >= MANY && values.iter().all(|&value| value < 16) {
                let pairs =
                    values.chunks(2).map(|pair| pair.iter().rev().fold(0, |byte, value| byte << 4 | value));
                memory.bytes.extend(pairs.map(|byte| byte as u8));
                return Self { start, shape: (values.len() as u32) << 2 };
            }
            for value in values {
                memory.bytes.extend_from_slice(&value.to_le_bytes()[..width]);
            }
            Self { start, shape: (values.len() as u32) << 2 | (width.ilog2() + 1) }
        }

        /// How many bytes the largest of these values takes: 1, 2 or 4.
        pub(crate) fn width_of(values: &[u32]) -> usize {
            match values.iter().max() {
                None | Some(0..=0xff) => 1,
                Some(0x100..=0xffff) => 2,
                Some(0x1_0000..) => 4,
            }
        }
    }
}

#[cfg(all(test, feature = "alloc"))]
mod tests {
    use super::*;
    use crate::MemoryBuilder;
    use alloc::vec::Vec;

    #[test]
    fn values_of_any_width_come_back() {
        let mut memory = MemoryBuilder::default();
        let columns: Vec<Vec<u32>> = [1, 15, 16, 255, 256, 65_535, 65_536, u32::MAX]
            .into_iter()
            .flat_map(|most| {
                [0, 1, 127, 128, 129, 1000].map(|count| (0..count).map(|n| (n * 37) % most + 1).collect())
            })
            .collect();
        let ints: Vec<Ints> = columns.iter().map(|column| Ints::new(&mut memory, column)).collect();
        let memory = memory.build();
        for (column, ints) in columns.iter().zip(ints) {
            assert_eq!(ints.len(), column.len());
            for (index, &value) in column.iter().enumerate() {
                assert_eq!(ints.get(&memory, index), value);
            }
            assert_eq!(ints.get(&memory, column.len()), 0);
        }
    }

    #[test]
    fn a_value_is_found_or_not() {
        let mut memory = MemoryBuilder::default();
        let values = [2, 3, 5, 8, 13, 300];
        let ints = Ints::new(&mut memory, &values);
        let memory = memory.build();
        for value in 0..400 {
            assert_eq!(ints.position(&memory, value), values.iter().position(|&one| one == value));
        }
    }
}
