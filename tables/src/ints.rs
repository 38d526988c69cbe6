//! Columns of integers, each as wide as its largest value needs.

use crate::Memory;

/// Where a column of integers lies in its tables' [`Memory`], in eight bytes.
#[derive(Debug, Clone, Copy)]
pub struct Ints {
    /// At which byte it starts.
    pub start: u32,
    /// How many integers there are, times four, plus the binary logarithm of their width in bytes: 0, 1 or 2.
    pub shape: u32,
}

impl Ints {
    /// How many integers there are.
    #[inline]
    pub const fn len(&self) -> usize {
        (self.shape >> 2) as usize
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value at `index`, zero past the end: one copy of the code for all columns, as flash is dear.
    #[inline(never)]
    pub const fn get(&self, memory: &Memory<'_>, index: usize) -> u32 {
        self.get_inlined(memory, index)
    }

    /// The same on the ways that are to be short, compiled in place. Where the column is known, as in the embedded
    /// tables, a load is all that is left of it.
    #[inline(always)]
    pub const fn get_inlined(&self, memory: &Memory<'_>, index: usize) -> u32 {
        if index >= self.len() {
            return 0;
        }
        let log_width = self.shape & 3;
        let start = self.start as usize + (index << log_width);
        let Some((_, rest)) = memory.bytes.as_slice().split_at_checked(start) else {
            return 0;
        };
        // A chain, as a `match` on the width would become a jump table wherever the width is not known.
        if let (0, [a, ..]) = (log_width, rest) {
            *a as u32
        } else if let (1, [a, b, ..]) = (log_width, rest) {
            u16::from_le_bytes([*a, *b]) as u32
        } else if let [a, b, c, d, ..] = rest {
            u32::from_le_bytes([*a, *b, *c, *d])
        } else {
            0
        }
    }

    /// In a column of starts: where item `index` starts, and where the next one does.
    #[inline]
    pub const fn bounds(&self, memory: &Memory<'_>, index: usize) -> (usize, usize) {
        (self.get(memory, index) as usize, self.get(memory, index + 1) as usize)
    }

    /// The index of `value` in a column sorted in ascending order, by binary search.
    pub const fn position(&self, memory: &Memory<'_>, value: u32) -> Option<usize> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.get(memory, middle) < value {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if low < self.len() && self.get(memory, low) == value { Some(low) } else { None }
    }
}

#[cfg(feature = "alloc")]
mod building {
    use super::Ints;
    use crate::MemoryBuilder;

    impl Ints {
        /// Lays a column of `values` into `memory`, as narrow as they allow.
        pub fn new(memory: &mut MemoryBuilder, values: &[u32]) -> Self {
            let start = memory.bytes.len() as u32;
            let width = Self::width_of(values);
            for value in values {
                memory.bytes.extend_from_slice(&value.to_le_bytes()[..width]);
            }
            Self { start, shape: (values.len() as u32) << 2 | width.ilog2() }
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
