//! Columns of integers, each as wide as its largest value needs.

use crate::Memory;

/// Where a column of integers lies in its tables' [`Memory`].
#[derive(Debug, Clone, Copy)]
pub struct Ints {
    /// In which array.
    pub width: Width,
    /// From which index.
    pub start: u32,
    /// How many.
    pub len: u32,
}

/// The narrowest width that the integers of a column fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Width {
    /// In [`Memory::bytes`].
    Byte,
    /// In [`Memory::shorts`].
    Short,
    /// In [`Memory::words`].
    Word,
}

impl Ints {
    /// The value at `index`, zero past the end.
    #[inline(always)]
    pub const fn get(&self, memory: &Memory<'_>, index: usize) -> u32 {
        if index < self.len as usize { self.at(memory, index) } else { 0 }
    }

    /// In a column of starts: where item `index` starts, and where the next one does. Zeros past the end.
    #[inline(always)]
    pub const fn bounds(&self, memory: &Memory<'_>, index: usize) -> (usize, usize) {
        if index < (self.len as usize).saturating_sub(1) {
            (self.at(memory, index) as usize, self.at(memory, index + 1) as usize)
        } else {
            (0, 0)
        }
    }

    #[inline(always)]
    const fn at(&self, memory: &Memory<'_>, index: usize) -> u32 {
        let index = self.start as usize + index;
        match self.width {
            Width::Byte => match memory.bytes.get(index) {
                Some(value) => value as u32,
                None => 0,
            },
            Width::Short => match memory.shorts.get(index) {
                Some(value) => value as u32,
                None => 0,
            },
            Width::Word => match memory.words.get(index) {
                Some(value) => value,
                None => 0,
            },
        }
    }

    /// The index of `value` in a column sorted in ascending order, by binary search.
    pub const fn position(&self, memory: &Memory<'_>, value: u32) -> Option<usize> {
        let (mut low, mut high) = (0, self.len as usize);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.get(memory, middle) < value {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if low < self.len as usize && self.get(memory, low) == value { Some(low) } else { None }
    }
}

#[cfg(feature = "alloc")]
mod building {
    use super::{Ints, Width};
    use crate::MemoryBuilder;

    impl Ints {
        /// Lays a column of `values` into `memory`, as narrow as they allow.
        pub fn new(memory: &mut MemoryBuilder, values: &[u32]) -> Self {
            let width = Width::of(values);
            let start = match width {
                Width::Byte => extend(&mut memory.bytes, values.iter().map(|&value| value as u8)),
                Width::Short => extend(&mut memory.shorts, values.iter().map(|&value| value as u16)),
                Width::Word => extend(&mut memory.words, values.iter().copied()),
            };
            Self { width, start, len: values.len() as u32 }
        }
    }

    impl Width {
        /// The narrowest that these values fit.
        pub(crate) fn of(values: &[u32]) -> Self {
            match values.iter().max() {
                None | Some(0..=0xff) => Self::Byte,
                Some(0x100..=0xffff) => Self::Short,
                Some(0x1_0000..) => Self::Word,
            }
        }

        /// Bytes a value.
        pub(crate) fn bytes(self) -> usize {
            match self {
                Self::Byte => 1,
                Self::Short => 2,
                Self::Word => 4,
            }
        }
    }

    /// Appends values and tells where they start.
    fn extend<T>(array: &mut alloc::vec::Vec<T>, values: impl Iterator<Item = T>) -> u32 {
        let start = array.len() as u32;
        array.extend(values);
        start
    }
}
