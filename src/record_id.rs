//! Records as integers, for bindings to languages that cannot hold a [`Record`].

use iana_ports_tables::{Anchor, RowKey};

use crate::record::Record;
use crate::registry::Registry;
use crate::tables::Tables;

impl Record<'_> {
    /// An integer that identifies the row in its registry, whichever port of a range
    /// found it. It is less than `u32::MAX`. It is not valid in another registry or
    /// version.
    ///
    /// Not part of the public interface: for the bindings in this repository.
    #[doc(hidden)]
    #[inline]
    pub const fn id(self) -> u32 {
        let key = self.key();
        let Tables { names, rows, .. } = self.tables();
        match rows.first_port(names, rows.group(names, key.anchor())) {
            Some(port) => RowKey::new(Anchor::of_port(port), key.index()).to_bits(),
            None => key.to_bits(),
        }
    }
}

impl<'a> Registry<'a> {
    /// The row with this [id](Record::id), or `None` if there is none. Constant time.
    ///
    /// Not part of the public interface: for the bindings in this repository.
    #[doc(hidden)]
    // Keeps the pointer to the tables a constant.
    #[inline(always)]
    pub const fn record_of_id(self, id: u32) -> Option<Record<'a>> {
        let Tables { names, rows, .. } = self.tables();
        let key = RowKey::from_bits(id);
        let group = rows.group(names, key.anchor());
        if group < rows.group_count() && key.index() < rows.row_count(group) {
            Some(Record::new(self, key))
        } else {
            None
        }
    }

    /// The row after the one with this [id](Record::id) in registry order, or the first
    /// row for `None`. `None` after the last row.
    ///
    /// Not part of the public interface: for the bindings in this repository.
    #[doc(hidden)]
    // Keeps the pointer to the tables a constant.
    #[inline(always)]
    pub const fn record_after(self, id: Option<u32>) -> Option<Record<'a>> {
        let Tables { names, rows, .. } = self.tables();
        let mut group = 0;
        if let Some(id) = id {
            let key = RowKey::from_bits(id);
            let index = key.index() + 1;
            group = rows.group(names, key.anchor());
            if group >= rows.group_count() {
                return None;
            }
            if index < rows.row_count(group) {
                return Some(Record::new(self, RowKey::new(key.anchor(), index)));
            }
            group += 1;
        }
        while group < rows.group_count() {
            if rows.row_count(group) > 0 {
                let anchor = match rows.first_port(names, group) {
                    Some(port) => Anchor::of_port(port),
                    None => Anchor::of_portless((group as u32).wrapping_sub(rows.port_group_count)),
                };
                return Some(Record::new(self, RowKey::new(anchor, 0)));
            }
            group += 1;
        }
        None
    }
}
