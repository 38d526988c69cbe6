//! From a service name to its rows: the tables from the tier `by-name` on.

use crate::{Anchor, PackedInts, RowKey, Storage, StringColumn, name_hash};

/// A minimal perfect hash of all service names, and the groups that each name occurs in.
#[derive(Debug)]
pub struct NameIndex<'a> {
    /// The columns' bytes and text.
    pub storage: Storage<'a>,
    /// The seed of the hash.
    pub seed: u64,
    /// The pilot of each bucket: what spreads its names over free slots.
    pub pilots: PackedInts,
    /// For each hash slot past the last one in use: the one to use instead.
    pub remap: PackedInts,
    /// For each hash slot: the first port of the name's first group, or, for a name without a port, the
    /// index of its first group among those without a port. Which of the two it is shows when the
    /// name is compared with the names in both places: a name is never in the wrong one.
    pub slot_targets: PackedInts,
    /// Names that occur in more than one group: the [key](RowKey) of the first group and the
    /// name's index in it, ascending.
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
    /// The [target](Self::slot_targets) of `name` if that is a service name, and the target of
    /// some other name if it is not. `None` if there are no names.
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

    /// The name of the group without a port with this index.
    #[inline]
    pub const fn portless_name(&self, index: usize) -> &str {
        self.portless_names.get(&self.storage, index)
    }

    /// The bounds, for [`extra_group`](Self::extra_group), of the groups beside the first that
    /// have the name with this key, whose anchor is the group's first port.
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
