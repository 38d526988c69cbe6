//! From a service name to its rows: the tables from the tier `by-name` on.

use crate::{Anchor, PackedInts, RowKey, Storage, StringColumn, name_hash};

/// A minimal perfect hash of all service names, and the groups that each name occurs in.
#[derive(Debug)]
pub struct NameIndex<'a> {
    /// The columns' bytes and text.
    pub storage: Storage<'a>,
    /// The seed of the hash.
    pub seed: u64,
    /// The pilot of each bucket: the number that sends each name of the bucket to a free
    /// hash slot.
    pub pilots: PackedInts,
    /// For each hash slot from the number of names up: the hash slot to use instead.
    pub remap: PackedInts,
    /// For each hash slot: the first port of the name's first group. For a name without a
    /// port, the index of its first group among those without a port. A lookup compares
    /// the name with the names in both places, which decides between the two.
    pub slot_targets: PackedInts,
    /// For each name that occurs in more than one group, ascending: the [key](RowKey) of
    /// the name in its first group.
    pub shared_names: PackedInts,
    /// For each of those names: the offset of its first entry in
    /// [`extra_groups`](Self::extra_groups).
    pub extra_offsets: PackedInts,
    /// The [anchors](Anchor) of the other groups with that name, in registry order.
    pub extra_groups: PackedInts,
    /// The name of each group without a port.
    pub portless_names: StringColumn,
}

impl NameIndex<'_> {
    /// The [target](Self::slot_targets) of `name`.
    ///
    /// If `name` is not a service name, the target of some other name. `None` if the
    /// index has no names.
    #[inline(always)]
    pub const fn target(&self, name: &str) -> Option<u32> {
        let names = self.slot_targets.len() as u32;
        if names == 0 {
            return None;
        }
        let hash = name_hash::hash(name.as_bytes(), self.seed);
        let bucket = name_hash::bucket(hash, self.pilots.len() as u32) as usize;
        let pilot = self.pilots.get_inlined(&self.storage, bucket);
        let mut slot = name_hash::slot(hash, self.seed, pilot, names + self.remap.len() as u32);
        if slot >= names {
            slot = self.remap.get_inlined(&self.storage, (slot - names) as usize);
        }
        Some(self.slot_targets.get_inlined(&self.storage, slot as usize))
    }

    /// The name of group `index` of those without a port.
    #[inline]
    pub const fn portless_name(&self, index: usize) -> &str {
        self.portless_names.get(&self.storage, index)
    }

    /// The bounds of the indices, for [`extra_group`](Self::extra_group), of the groups
    /// after the first that have the name with this key. The key's anchor must be the
    /// group's first port.
    #[inline]
    pub const fn extra_bounds(&self, key: RowKey) -> (usize, usize) {
        match self.shared_names.position(&self.storage, key.to_bits()) {
            Some(index) => self.extra_offsets.bounds(&self.storage, index),
            None => (0, 0),
        }
    }

    /// The extra group at `index`.
    #[inline]
    pub const fn extra_group(&self, index: usize) -> Anchor {
        Anchor::from_bits(self.extra_groups.get(&self.storage, index))
    }
}
