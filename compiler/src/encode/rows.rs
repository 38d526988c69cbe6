//! Encodes the tables of rows.

use std::collections::HashMap;

use iana_ports_tables::{
    Anchor, PackedInts, PortCellSyntax, RowKey, RowTables, StorageBuilder, StringColumn, limits,
    string_list,
};

use super::name_list::GroupNames;
use super::shape::{Shape, ShapedGroup, distinct_description, port_cell_syntax};
use crate::group::Groups;
use crate::interner::{Interner, intern_all};

pub(super) fn encode(groups: &Groups<'_>, names: &[GroupNames<'_>]) -> RowTables<'static> {
    let common = common_descriptions(groups);
    let shaped_groups: Vec<ShapedGroup<'_>> = groups
        .all
        .iter()
        .zip(names)
        .map(|(group, names)| ShapedGroup::new(group, names, &common))
        .collect();
    let (shapes, shape_of_group): (Vec<&Shape>, _) =
        intern_all(shaped_groups.iter().map(|group| &group.shape));
    let own_descriptions =
        shaped_groups.iter().map(|group| match group.own_descriptions.as_slice() {
            &[only] => only.to_owned(),
            several => string_list::encode(several),
        });
    let range_ends = range_ends(groups);
    let overlaps = overlaps(groups);

    let storage = &mut StorageBuilder::default();
    RowTables {
        port_group_count: groups.port_group_count as u32,
        shapes: PackedInts::build(storage, shape_of_group),
        row_offsets: PackedInts::build_offsets(
            storage,
            shapes.iter().map(|shape| shape.rows.len()),
        ),
        rows: PackedInts::build(
            storage,
            shapes.iter().flat_map(|shape| &shape.rows).map(|row| row.0),
        ),
        summaries: PackedInts::build(
            storage,
            shapes.iter().flat_map(|shape| shape.summaries).map(|summary| summary.0),
        ),
        own_descriptions: StringColumn::build_compact(storage, own_descriptions),
        common_descriptions: StringColumn::build_compact(storage, common.items()),
        range_keys: PackedInts::build(storage, range_ends.iter().map(|(key, _)| key.to_bits())),
        range_ends: PackedInts::build(storage, range_ends.iter().map(|&(_, end)| end.into())),
        overlap_groups: PackedInts::build(storage, overlaps.iter().map(|&(group, _)| 1 + group)),
        overlap_keys: PackedInts::build(storage, overlaps.iter().map(|(_, key)| key.to_bits())),
        storage: std::mem::take(storage).build(),
    }
}

/// The descriptions that so many groups have that storing them once saves space.
fn common_descriptions<'r>(groups: &Groups<'r>) -> Interner<&'r str> {
    const MIN_GROUPS: usize = 16;
    let mut order = Vec::new();
    // For each description: the number of groups, and the last of them.
    let mut counts: HashMap<&str, (usize, usize)> = HashMap::new();
    for (index, group) in groups.all.iter().enumerate() {
        for text in group.rows.iter().filter_map(|member| distinct_description(member.record)) {
            let (count, last) = counts.entry(text).or_insert_with(|| {
                order.push(text);
                (0, usize::MAX)
            });
            if *last != index {
                (*count, *last) = (*count + 1, index);
            }
        }
    }
    let mut common = Interner::default();
    order.retain(|text| counts.get(text).is_some_and(|&(count, _)| count >= MIN_GROUPS));
    for text in order.into_iter().take(limits::MAX_COMMON_DESCRIPTIONS) {
        common.intern(text);
    }
    common
}

/// The last port of each range that does not end with its group's run, ascending by key.
fn range_ends(groups: &Groups<'_>) -> Vec<(RowKey, u16)> {
    let mut ends = Vec::new();
    for (group_index, group) in groups.with_ports().iter().enumerate() {
        for (index, member) in group.rows.iter().enumerate() {
            if port_cell_syntax(member, group) == PortCellSyntax::Range {
                let last = member.ports.map_or(0, |ports| ports.last);
                ends.push((RowKey::new(groups.anchor(group_index), index), last));
            }
        }
    }
    ends
}

/// All overlaps, ascending by group: the group, and the key of the row of an earlier
/// group that covers its ports too.
fn overlaps(groups: &Groups<'_>) -> Vec<(u32, RowKey)> {
    let mut overlaps = Vec::new();
    for (index, group) in groups.with_ports().iter().enumerate() {
        for row in &group.overlaps {
            overlaps.push((index as u32, RowKey::new(Anchor::of_port(row.first_port), row.index)));
        }
    }
    overlaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Tier;
    use crate::test_registry::registry;

    #[test]
    fn a_description_of_sixteen_groups_is_common() {
        let of_ports = |text: &str, ports: std::ops::Range<u16>| {
            ports.map(|port| format!("one,{port},,{text}")).collect::<Vec<_>>()
        };
        let rows = [
            of_ports("rare", 100..115),
            // Two rows of one group.
            of_ports("rare", 114..115),
            of_ports("common", 200..216),
            // A description that repeats the name is not stored.
            of_ports("one", 300..316),
        ];
        let registry = registry(rows.concat());
        let members = crate::group::members(&registry.records, Tier::Descriptions);
        let groups = Groups::new(&members).expect("groups");
        assert_eq!(common_descriptions(&groups).items(), ["common"]);
    }

    /// A range that other rows divide ends in another group.
    #[test]
    fn only_a_divided_range_stores_its_end() {
        let registry = registry(["whole,10-20", "divided,30-50", "one,40", "two,60"]);
        let members = crate::group::members(&registry.records, Tier::Descriptions);
        let groups = Groups::new(&members).expect("groups");
        let ends = range_ends(&groups);
        let lasts: Vec<_> = ends.iter().map(|(key, last)| (key.anchor().port(), *last)).collect();
        assert_eq!(lasts, [(Some(30), 50)]);
    }
}
