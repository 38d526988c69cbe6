//! An interner: numbers for distinct strings.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// Strings, each stored once and numbered from 0 in the order of their first use.
pub(crate) struct Interner {
    text: String,
    /// The end of each string in `text`. A string starts at the end of the one before.
    ends: Vec<usize>,
    /// A hash table with linear probing: 0 for a free slot, else 1 + a string's number.
    /// Its length is a power of two.
    slots: Vec<u32>,
}

impl Interner {
    /// An interner without strings.
    pub(crate) fn new() -> Self {
        Self { text: String::new(), ends: Vec::new(), slots: vec![0; 1 << 12] }
    }

    /// The number of strings.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The string with this number, or an empty one.
    pub(crate) fn get(&self, id: u32) -> &str {
        let id = id as usize;
        let start = id.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let end = self.ends.get(id).copied().unwrap_or_default();
        self.text.get(start.unwrap_or_default()..end).unwrap_or_default()
    }

    /// Each string and its number, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, &str)> {
        (0..self.len() as u32).map(|id| (id, self.get(id)))
    }

    /// The number of a string, if it is stored.
    pub(crate) fn find(&self, string: &str) -> Option<u32> {
        self.slots[self.slot(string)].checked_sub(1)
    }

    /// Stores a string unless it is stored already, and returns its number.
    pub(crate) fn intern(&mut self, string: &str) -> u32 {
        let slot = self.slot(string);
        if let Some(id) = self.slots[slot].checked_sub(1) {
            return id;
        }
        let id = self.len() as u32;
        self.text.push_str(string);
        self.ends.push(self.text.len());
        self.slots[slot] = id + 1;
        if self.slots.len() < 2 * self.len() {
            self.grow();
        }
        id
    }

    /// The slot of a string, or the free one where it belongs. At least half of the slots
    /// are free.
    fn slot(&self, string: &str) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = hash(string) as usize & mask;
        while let Some(id) = self.slots[slot].checked_sub(1) {
            if self.get(id) == string {
                break;
            }
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        self.slots = vec![0; 4 * self.slots.len()];
        for id in 0..self.len() as u32 {
            let slot = self.slot(self.get(id));
            self.slots[slot] = id + 1;
        }
    }
}

/// FNV-1a, 64 bits, with the high bits folded in.
fn hash(string: &str) -> u64 {
    let hash = string.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    hash ^ hash >> 32
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    #[test]
    fn numbers_strings_by_first_use() {
        let mut interner = Interner::new();
        for round in 0..2 {
            for number in 0..10_000 {
                assert_eq!(interner.intern(&format!("s{number}")), number, "round {round}");
            }
        }
        assert_eq!(interner.len(), 10_000);
        assert_eq!(
            (interner.get(7), interner.find("s7"), interner.find("t")),
            ("s7", Some(7), None)
        );
        assert_eq!(interner.get(10_000), "");
    }
}
