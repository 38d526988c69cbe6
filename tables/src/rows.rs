//! The rows of the registry: the tables from the tier `descriptions` on.
//!
//! Rows in registry order form *groups*. Each run of ports is a group: the rows whose
//! first port is the first port of the run. It may have no rows. Of the rows without a
//! port, consecutive rows with the same name form a group. Groups that differ only in
//! their texts have the same *shape*. `docs/design.md` draws a group and its shape.

use crate::{
    Anchor, DescriptionSource, NameTables, PackedInts, PackedRow, PackedSummary, RowKey, Storage,
    StringColumn, TransportFilter, string_list,
};

/// The first four columns of all rows, and the status and description of each port.
#[derive(Debug)]
pub struct RowTables<'a> {
    /// The columns' bytes and text.
    pub storage: Storage<'a>,
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
    /// The [keys](RowKey) of the rows with the syntax
    /// [`Range`](crate::PortCellSyntax::Range), ascending. Their last port is not that of
    /// their group's run.
    pub range_keys: PackedInts,
    /// The last port of each of these rows.
    pub range_ends: PackedInts,
    /// For each overlap, ascending: 1 + the group whose ports a row of an earlier group
    /// covers too. The 1 lets [`overlap_bounds`](Self::overlap_bounds) count with `group`
    /// and `group + 1`.
    pub overlap_groups: PackedInts,
    /// For each overlap: the [key](RowKey) of that row. The keys for one group are in
    /// registry order.
    pub overlap_keys: PackedInts,
}

impl RowTables<'_> {
    /// The group of `anchor`.
    #[inline]
    pub const fn group(&self, names: &NameTables<'_>, anchor: Anchor) -> usize {
        match anchor.port() {
            Some(port) => names.run(port),
            None => (self.port_group_count as usize).wrapping_add(anchor.portless_index()),
        }
    }

    /// The number of groups.
    #[inline]
    pub const fn group_count(&self) -> usize {
        self.shapes.len()
    }

    /// The first port of `group`, or `None` if it has no port.
    ///
    /// Costs a binary search over the bitmap: 16 rank queries.
    #[inline]
    pub const fn first_port(&self, names: &NameTables<'_>, group: usize) -> Option<u16> {
        if group >= self.port_group_count as usize {
            return None;
        }
        let (mut first, mut step) = (0_u16, 1 << 15);
        while step > 0 {
            if names.run(first + (step - 1)) < group {
                first += step;
            }
            step >>= 1;
        }
        Some(first)
    }

    /// The last port of `group`, which must have a port.
    #[inline]
    pub const fn last_port(&self, names: &NameTables<'_>, group: usize) -> u16 {
        match self.first_port(names, group.wrapping_add(1)) {
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
        PackedRow(self.rows.get(&self.storage, start.wrapping_add(index)))
    }

    /// The summary of the ports of `group` for `filter`.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    #[cfg_attr(target_os = "none", inline)]
    pub const fn summary(&self, group: usize, filter: TransportFilter) -> PackedSummary {
        let index = self.shape(group) * TransportFilter::COUNT + filter.index();
        PackedSummary(self.summaries.get(&self.storage, index))
    }

    /// The only own description of `group`: [`description`](Self::description) for hot
    /// paths.
    #[inline(always)]
    pub const fn only_own_description_inlined(&self, group: usize) -> &str {
        self.own_descriptions.get_inlined(&self.storage, group)
    }

    /// The description from a source that needs no names: common, or one of `group`'s
    /// own. `None` for any other source.
    #[inline]
    pub const fn description(&self, group: usize, source: DescriptionSource) -> Option<&str> {
        if let DescriptionSource::Common(index) = source {
            return Some(self.common_descriptions.get(&self.storage, index));
        }
        let own = self.own_descriptions.get(&self.storage, group);
        match source {
            DescriptionSource::OnlyOwn => Some(own),
            DescriptionSource::Own(index) => Some(string_list::nth(own, index)),
            DescriptionSource::None
            | DescriptionSource::Name
            | DescriptionSource::Common(_)
            | DescriptionSource::Row(_) => None,
        }
    }

    /// The last port of the row with this key. The row must have the syntax
    /// [`Range`](crate::PortCellSyntax::Range), and the anchor must be its first port.
    #[inline]
    pub const fn range_end(&self, key: RowKey) -> u16 {
        let index = self.range_keys.count_up_to(&self.storage, key.to_bits()).wrapping_sub(1);
        self.range_ends.get(&self.storage, index) as u16
    }

    /// The bounds of the indices, for [`overlap_row`](Self::overlap_row), of the rows of
    /// earlier groups that cover the ports of `group` too.
    #[inline]
    pub const fn overlap_bounds(&self, group: usize) -> (usize, usize) {
        let group = group as u32;
        (
            self.overlap_groups.count_up_to(&self.storage, group),
            self.overlap_groups.count_up_to(&self.storage, group.wrapping_add(1)),
        )
    }

    /// The key of the overlapping row at `index`.
    #[inline]
    pub const fn overlap_row(&self, index: usize) -> RowKey {
        RowKey::from_bits(self.overlap_keys.get(&self.storage, index))
    }

    #[cfg_attr(not(target_os = "none"), inline(always))]
    #[cfg_attr(target_os = "none", inline)]
    const fn shape(&self, group: usize) -> usize {
        self.shapes.get(&self.storage, group) as usize
    }
}
