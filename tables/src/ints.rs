//! Columns of integers, each as wide as its largest value needs.

use crate::Slice;

/// A column of integers in the narrowest of three widths.
#[derive(Debug)]
pub enum Ints<'a> {
    /// Every value is below 2^8.
    U8(Slice<'a, u8>),
    /// Every value is below 2^16.
    U16(Slice<'a, u16>),
    /// Any values.
    U32(Slice<'a, u32>),
}

impl Ints<'_> {
    /// The value at `index`, zero past the end.
    #[inline]
    pub const fn get(&self, index: usize) -> u32 {
        match self {
            Ints::U8(values) => match values.get(index) {
                Some(value) => value as u32,
                None => 0,
            },
            Ints::U16(values) => match values.get(index) {
                Some(value) => value as u32,
                None => 0,
            },
            Ints::U32(values) => match values.get(index) {
                Some(value) => value,
                None => 0,
            },
        }
    }

    /// How many values there are.
    #[inline]
    pub const fn len(&self) -> usize {
        match self {
            Ints::U8(values) => values.as_slice().len(),
            Ints::U16(values) => values.as_slice().len(),
            Ints::U32(values) => values.as_slice().len(),
        }
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The index of `value` in a column sorted in ascending order, by binary search.
    pub const fn position(&self, value: u32) -> Option<usize> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.get(middle) < value {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if low < self.len() && self.get(low) == value { Some(low) } else { None }
    }
}

#[cfg(feature = "alloc")]
impl From<&[u32]> for Ints<'_> {
    /// The column of `values`, as narrow as they allow.
    fn from(values: &[u32]) -> Self {
        match values.iter().max() {
            None | Some(0..=0xff) => {
                Ints::U8(Slice::Owned(values.iter().map(|&value| value as u8).collect()))
            }
            Some(0x100..=0xffff) => {
                Ints::U16(Slice::Owned(values.iter().map(|&value| value as u16).collect()))
            }
            Some(0x1_0000..) => Ints::U32(Slice::Owned(values.into())),
        }
    }
}
