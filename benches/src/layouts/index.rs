//! From a port to its slot.

use super::slots::{DirectSlots, PagedSlots, Slots};
use super::table::at;
use crate::tables::{
    self, LOWER_COUNTERS, LOWER_WORDS, ORDINAL_PAGE, ORDINAL_PAGE_BASES, ORDINAL_PAGES, ORDINALS,
    PHF_RUNS, RUN_OF_PORT, RUN_STARTS, SLOT_PAGE, UPPER_COUNTERS, UPPER_WORDS,
};

/// From a port to its slot.
pub(super) trait SlotIndex {
    type Slots: Slots;
    fn bytes() -> usize;
    fn slot(port: u16) -> usize;
}

/// The slots of runs of ports with the same names.
type Runs = DirectSlots<0>;

/// The port number below `LIMIT`, and a bitmap with rank support above.
pub(super) struct Direct<const LIMIT: usize>;

macro_rules! direct {
    ($limit:literal, $module:ident) => {
        impl SlotIndex for Direct<$limit> {
            type Slots = DirectSlots<$limit>;
            fn bytes() -> usize {
                size_of_val(&tables::$module::WORDS) + size_of_val(&tables::$module::COUNTERS)
            }
            #[inline]
            fn slot(port: u16) -> usize {
                let Some(distance) = usize::from(port).checked_sub($limit) else {
                    return port.into();
                };
                let index = distance / 32;
                let Some(word) = tables::$module::WORDS.get(index) else {
                    return Self::Slots::LAST;
                };
                let bits = (word << (31 - distance % 32)).count_ones() as usize;
                $limit + at(&tables::$module::COUNTERS, index) + bits
            }
        }
    };
}
direct!(0, direct_0);
direct!(5120, direct_5120);
direct!(8192, direct_8192);

impl SlotIndex for Direct<65536> {
    type Slots = DirectSlots<65536>;
    fn bytes() -> usize {
        0
    }
    #[inline]
    fn slot(port: u16) -> usize {
        port.into()
    }
}

/// The bitmap, with a branch for words whose bits are all set: there is nothing to count.
pub(super) struct FullWords;
impl SlotIndex for FullWords {
    type Slots = Runs;
    fn bytes() -> usize {
        Direct::<0>::bytes()
    }
    #[inline]
    fn slot(port: u16) -> usize {
        let index = usize::from(port / 32);
        if tables::direct_0::WORDS.get(index) == Some(&u32::MAX) {
            return at(&tables::direct_0::COUNTERS, index) + usize::from(port % 32) + 1;
        }
        Direct::<0>::slot(port)
    }
}

/// The bitmap without its empty words, and a bitmap of the words that are left.
pub(super) struct TwoLevels;
impl SlotIndex for TwoLevels {
    type Slots = Runs;
    fn bytes() -> usize {
        let upper = size_of_val(&UPPER_WORDS) + size_of_val(&UPPER_COUNTERS);
        upper + size_of_val(&LOWER_WORDS) + size_of_val(&LOWER_COUNTERS)
    }
    #[inline]
    fn slot(port: u16) -> usize {
        let word = port / 32;
        let Some(upper) = UPPER_WORDS.get(usize::from(word / 32)) else { return Runs::LAST };
        let before = upper & !(u32::MAX << (word % 32));
        let index = at(&UPPER_COUNTERS, usize::from(word / 32)) + before.count_ones() as usize;
        let rank = at(&LOWER_COUNTERS, index);
        match LOWER_WORDS.get(index) {
            Some(lower) if upper >> (word % 32) & 1 == 1 => {
                rank + (lower << (31 - port % 32)).count_ones() as usize
            }
            _ => rank,
        }
    }
}

/// Pages of ports: the first run of a page, and for each port the distance from it.
pub(super) struct OrdinalPages;
impl SlotIndex for OrdinalPages {
    type Slots = Runs;
    fn bytes() -> usize {
        size_of_val(&ORDINAL_PAGES) + size_of_val(&ORDINAL_PAGE_BASES) + size_of_val(&ORDINALS)
    }
    #[inline]
    fn slot(port: u16) -> usize {
        let page = usize::from(port) / ORDINAL_PAGE;
        let Some(&ordinals) = ORDINAL_PAGES.get(page) else { return Runs::LAST };
        let ordinal = usize::from(ordinals) * ORDINAL_PAGE + usize::from(port) % ORDINAL_PAGE;
        at(&ORDINAL_PAGE_BASES, page) + at(&ORDINALS, ordinal)
    }
}

/// The port number below `LIMIT`, and pages of slots above. Pages without names share the
/// first.
pub(super) struct SlotPages<const LIMIT: usize>;

macro_rules! slot_pages {
    ($limit:literal, $module:ident) => {
        impl SlotIndex for SlotPages<$limit> {
            type Slots = PagedSlots<$limit>;
            fn bytes() -> usize {
                size_of_val(&tables::$module::PAGES)
            }
            #[inline]
            fn slot(port: u16) -> usize {
                let Some(distance) = usize::from(port).checked_sub($limit) else {
                    return port.into();
                };
                // Past the last page, 0 is the page without names.
                let page = at(&tables::$module::PAGES, distance / SLOT_PAGE);
                $limit + page * SLOT_PAGE + distance % SLOT_PAGE
            }
        }
    };
}
slot_pages!(0, slot_pages_0);
slot_pages!(8192, slot_pages_8192);

/// Binary search in the first ports of the runs.
pub(super) struct Sorted;
impl SlotIndex for Sorted {
    type Slots = Runs;
    fn bytes() -> usize {
        size_of_val(&RUN_STARTS)
    }
    #[inline]
    fn slot(port: u16) -> usize {
        RUN_STARTS.partition_point(|&start| start <= port) - 1
    }
}

/// A perfect hash map from ports to runs.
pub(super) struct Phf;
impl SlotIndex for Phf {
    type Slots = Runs;
    fn bytes() -> usize {
        size_of_val(&PHF_RUNS) + size_of_val(PHF_RUNS.disps) + size_of_val(PHF_RUNS.entries)
    }
    #[inline]
    fn slot(port: u16) -> usize {
        PHF_RUNS.get(&port).map_or(Runs::LAST, |&run| run.into())
    }
}

/// The run of each port in a table.
pub(super) struct RunTable;
impl SlotIndex for RunTable {
    type Slots = Runs;
    fn bytes() -> usize {
        size_of_val(&RUN_OF_PORT)
    }
    #[inline]
    fn slot(port: u16) -> usize {
        RUN_OF_PORT[usize::from(port)].into()
    }
}
