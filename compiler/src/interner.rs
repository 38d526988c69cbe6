//! Distinct items, numbered in the order in which they first occur.

use std::collections::HashMap;
use std::hash::Hash;

/// Gives each distinct item an index.
pub(crate) struct Interner<T> {
    indices: HashMap<T, u32>,
    items: Vec<T>,
    /// The index of the item that was interned last. It saves a hash, because a row often
    /// repeats the values of the previous one.
    last: u32,
}

impl<T> Default for Interner<T> {
    fn default() -> Self {
        Self { indices: HashMap::new(), items: Vec::new(), last: 0 }
    }
}

impl<T: Clone + Eq + Hash> Interner<T> {
    /// The index of `item`. A new item gets the next index.
    pub(crate) fn intern(&mut self, item: T) -> u32 {
        if self.items.get(self.last as usize) != Some(&item) {
            self.last = *self.indices.entry(item).or_insert_with_key(|item| {
                self.items.push(item.clone());
                self.items.len() as u32 - 1
            });
        }
        self.last
    }

    /// The index of `item`, if it has one.
    pub(crate) fn index(&self, item: &T) -> Option<u32> {
        self.indices.get(item).copied()
    }

    /// The distinct items, in the order of their indices.
    pub(crate) fn items(&self) -> &[T] {
        &self.items
    }
}

/// The distinct items, and the index of each item among them.
pub(crate) fn intern_all<T: Clone + Eq + Hash>(
    items: impl Iterator<Item = T>,
) -> (Vec<T>, Vec<u32>) {
    let mut interner = Interner::default();
    let indices = items.map(|item| interner.intern(item)).collect();
    (interner.items, indices)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_items_have_the_index_of_the_first() {
        let mut interner = Interner::default();
        let indices = ["a", "b", "b", "a", "c"].map(|item| interner.intern(item));
        assert_eq!(indices, [0, 1, 1, 0, 2]);
        assert_eq!(
            ["b", "a", "c", "d"].map(|item| interner.index(&item)),
            [Some(1), Some(0), Some(2), None]
        );
        assert_eq!(interner.items(), ["a", "b", "c"]);
        assert_eq!(intern_all(["x", "y", "x"].into_iter()), (vec!["x", "y"], vec![0, 1, 0]));
    }
}
