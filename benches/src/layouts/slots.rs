//! From a slot to its text: a string column, with offsets in one of two forms.

use super::table::at;
use crate::tables;

/// The string column of a prototype.
pub(super) trait Slots {
    /// The texts of all slots, concatenated.
    const TEXT: &'static str;
    /// Where the text of each slot starts, and where the last one ends.
    const OFFSETS: &'static [u16];
    /// The same offsets in blocks of `1 << BLOCK_SHIFT`: the base of each block.
    const BASES: &'static [u16];
    /// The distance of each offset from the base of its block.
    const DELTAS: &'static [u8];
    const BLOCK_SHIFT: usize;
    /// The last slot.
    const LAST: usize = Self::OFFSETS.len() - 2;
}

macro_rules! slots {
    ($type:ty, $module:ident) => {
        impl Slots for $type {
            const TEXT: &'static str = tables::$module::TEXT;
            const OFFSETS: &'static [u16] = &tables::$module::OFFSETS;
            const BASES: &'static [u16] = &tables::$module::BASES;
            const DELTAS: &'static [u8] = &tables::$module::DELTAS;
            const BLOCK_SHIFT: usize = tables::$module::BLOCK_SHIFT;
        }
    };
}

/// A slot for each port below `LIMIT`, and for each run of ports above.
pub(super) struct DirectSlots<const LIMIT: usize>;
slots!(DirectSlots<0>, direct_0);
slots!(DirectSlots<5120>, direct_5120);
slots!(DirectSlots<8192>, direct_8192);
slots!(DirectSlots<65536>, direct_65536);

/// A slot for each port below `LIMIT`, and pages of slots above.
pub(super) struct PagedSlots<const LIMIT: usize>;
slots!(PagedSlots<0>, slot_pages_0);
slots!(PagedSlots<8192>, slot_pages_8192);

/// From a slot to where its text starts and ends.
pub(super) trait Offsets {
    fn bytes<S: Slots>() -> usize;
    fn range<S: Slots>(slot: usize) -> (usize, usize);
}

/// Offsets of eight bits, and a base for each block.
pub(super) struct Narrow;
impl Offsets for Narrow {
    fn bytes<S: Slots>() -> usize {
        size_of_val(S::BASES) + size_of_val(S::DELTAS)
    }
    #[inline]
    fn range<S: Slots>(slot: usize) -> (usize, usize) {
        let offset = |index: usize| at(S::BASES, index >> S::BLOCK_SHIFT) + at(S::DELTAS, index);
        (offset(slot), offset(slot + 1))
    }
}

/// Offsets of sixteen bits. One bounds check serves both offsets.
pub(super) struct Wide;
impl Offsets for Wide {
    fn bytes<S: Slots>() -> usize {
        size_of_val(S::OFFSETS)
    }
    #[inline]
    fn range<S: Slots>(slot: usize) -> (usize, usize) {
        if slot + 1 < S::OFFSETS.len() {
            (S::OFFSETS[slot].into(), S::OFFSETS[slot + 1].into())
        } else {
            (0, 0)
        }
    }
}
