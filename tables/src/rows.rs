//! The rows of the registry: the tables from the tier `descriptions` on.
//!
//! Rows in registry order fall into *groups*: the rows that begin on one port, and, for rows
//! without a port, each run of rows with the same name. Groups that differ only in their texts
//! have the same *shape*.

use crate::{
    Anchor, NameTables, PackedInts, PackedRow, PackedSummary, RankBitmap, RowKey, Storage,
    StringColumn, TransportFilter, string_list,
};

/// Descriptions, statuses and the rows themselves, in four columns of the registry.
#[derive(Debug)]
pub struct RowTables<'a> {
    /// The columns' bytes and text.
    pub storage: Storage<'a>,
    /// The groups that begin on [direct ports](NameTables::direct_ports). Each slot above is a
    /// group.
    pub lower_groups: RankBitmap,
    /// The number of groups that begin on direct ports.
    pub lower_group_count: u32,
    /// The number of groups with a port. Groups without one follow.
    pub port_group_count: u32,
    /// For each group: its shape.
    pub shapes: PackedInts,
    /// For each shape: the offset of its first row in [`rows`](Self::rows).
    pub row_offsets: PackedInts,
    /// For each row of each shape: the [`PackedRow`].
    pub rows: PackedInts,
    /// For each shape and filter: the [`PackedSummary`].
    pub summaries: PackedInts,
    /// For each group: its own description, or the [list](string_list) of several.
    pub own_descriptions: StringColumn,
    /// Descriptions that many groups share.
    pub common_descriptions: StringColumn,
    /// The number of common descriptions.
    pub common_count: u32,
    /// The [keys](RowKey) of ranges whose end is not that of their group's run, ascending.
    pub range_keys: PackedInts,
    /// The last port of each such range.
    pub range_ends: PackedInts,
    /// The groups that rows of earlier groups cover too, once for each such row, ascending.
    pub overlap_groups: PackedInts,
    /// The [keys](RowKey) of those rows, in registry order for each group.
    pub overlap_keys: PackedInts,
}

impl RowTables<'_> {
    /// The group of `port`.
    #[inline]
    pub const fn group_of_port(&self, names: &NameTables<'_>, port: u16) -> usize {
        self.group_of_port_inlined(names, port)
    }

    /// [`group_of_port`](Self::group_of_port) for hot paths.
    #[inline(always)]
    pub const fn group_of_port_inlined(&self, names: &NameTables<'_>, port: u16) -> usize {
        if (port as u32) < names.direct_ports {
            self.lower_group(port)
        } else {
            // A subtraction that cannot wrap: slots above the direct ports start there.
            let distance = names.upper_slot(port).wrapping_sub(names.direct_ports as usize);
            self.lower_group_count as usize + distance
        }
    }

    /// The group of a direct port.
    #[inline]
    const fn lower_group(&self, port: u16) -> usize {
        self.lower_groups.rank_inlined(&self.storage, port as u32) as usize
    }

    /// The group of `anchor`.
    #[inline]
    pub const fn group(&self, names: &NameTables<'_>, anchor: Anchor) -> usize {
        match anchor.port() {
            Some(port) => self.group_of_port(names, port),
            None => self.port_group_count as usize + anchor.portless_index(),
        }
    }

    /// The number of groups.
    #[inline]
    pub const fn group_count(&self) -> usize {
        self.shapes.len()
    }

    /// The first port of `group`, or `None` if it has no port. Binary search over the bitmaps:
    /// 16 rank queries.
    #[inline]
    pub const fn first_port(&self, names: &NameTables<'_>, group: usize) -> Option<u16> {
        if group >= self.port_group_count as usize {
            return None;
        }
        let (mut first, mut step) = (0_u16, 1 << 15);
        while step > 0 {
            if self.group_of_port(names, first + (step - 1)) < group {
                first += step;
            }
            step >>= 1;
        }
        Some(first)
    }

    /// The last port of `group`, which has a port.
    #[inline]
    pub const fn last_port(&self, names: &NameTables<'_>, group: usize) -> u16 {
        match self.first_port(names, group + 1) {
            Some(next) => next.wrapping_sub(1),
            None => u16::MAX,
        }
    }

    /// The number of rows of `group`.
    #[inline]
    pub const fn row_count(&self, group: usize) -> usize {
        let (start, end) = self.row_offsets.bounds(&self.storage, self.shape(group));
        end.saturating_sub(start)
    }

    /// Row `index` of `group`.
    #[inline]
    pub const fn row(&self, group: usize, index: usize) -> PackedRow {
        let start = self.row_offsets.get(&self.storage, self.shape(group)) as usize;
        PackedRow(self.rows.get(&self.storage, start + index))
    }

    /// What the rows that cover the ports of `group` say together, as `filter` sees them.
    #[inline]
    pub const fn summary(&self, group: usize, filter: TransportFilter) -> PackedSummary {
        let index = self.shape(group) * TransportFilter::COUNT + filter.index();
        PackedSummary(self.summaries.get(&self.storage, index))
    }

    /// [`summary`](Self::summary) for hot paths.
    #[inline(always)]
    pub const fn summary_inlined(&self, group: usize, filter: TransportFilter) -> PackedSummary {
        let shape = self.shapes.get_inlined(&self.storage, group) as usize;
        let index = shape * TransportFilter::COUNT + filter.index();
        PackedSummary(self.summaries.get_inlined(&self.storage, index))
    }

    /// The only own description of `group`.
    #[inline]
    pub const fn only_own_description(&self, group: usize) -> &str {
        self.own_descriptions.get(&self.storage, group)
    }

    /// [`only_own_description`](Self::only_own_description) for hot paths.
    #[inline(always)]
    pub const fn only_own_description_inlined(&self, group: usize) -> &str {
        self.own_descriptions.get_inlined(&self.storage, group)
    }

    /// Own description `index` of `group`, which has several.
    #[inline]
    pub const fn own_description(&self, group: usize, index: usize) -> &str {
        string_list::nth(self.own_descriptions.get(&self.storage, group), index)
    }

    /// [`own_description`](Self::own_description) for hot paths.
    #[inline(always)]
    pub const fn own_description_inlined(&self, group: usize, index: usize) -> &str {
        string_list::nth(self.only_own_description_inlined(group), index)
    }

    /// The common description at `index`.
    #[inline]
    pub const fn common_description(&self, index: usize) -> &str {
        self.common_descriptions.get(&self.storage, index)
    }

    /// The last port of the range with this key, whose syntax is
    /// [`Range`](crate::PortCellSyntax::Range).
    #[inline]
    pub const fn range_end(&self, key: RowKey) -> u16 {
        let index = self.range_keys.count_up_to(&self.storage, key.to_bits()).wrapping_sub(1);
        self.range_ends.get(&self.storage, index) as u16
    }

    /// The bounds, for [`overlap_row`](Self::overlap_row), of the rows of earlier groups that
    /// cover the ports of `group` too.
    #[inline]
    pub const fn overlap_bounds(&self, group: usize) -> (usize, usize) {
        match (group as u32).checked_sub(1) {
            None => (0, 0),
            Some(before) => (
                self.overlap_groups.count_up_to(&self.storage, before),
                self.overlap_groups.count_up_to(&self.storage, group as u32),
            ),
        }
    }

    /// The key of the overlapping row at `index`.
    #[inline]
    pub const fn overlap_row(&self, index: usize) -> RowKey {
        RowKey::from_bits(self.overlap_keys.get(&self.storage, index))
    }

    #[inline]
    const fn shape(&self, group: usize) -> usize {
        self.shapes.get(&self.storage, group) as usize
    }
}
