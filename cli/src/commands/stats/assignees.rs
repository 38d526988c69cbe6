//! The assignees with the most ports.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

use iana_ports::{Record, Registry};

/// A tag of the column *Assignee*, with counts over the rows that have it and a name.
#[derive(Debug, PartialEq, serde::Serialize)]
pub(super) struct AssigneeCounts<'a> {
    pub(super) assignee: &'a str,
    /// A port counts once, even if it is on several transports.
    pub(super) ports: u32,
    pub(super) names: u32,
    pub(super) rows: u32,
}

/// The `top` assignees with the most ports. On a tie, those with more names come first,
/// then those with more rows, then in the order of their tags.
pub(super) fn largest_assignees(registry: Registry<'_>, top: usize) -> Vec<AssigneeCounts<'_>> {
    let mut rows: HashMap<&str, Vec<Record<'_>>> = HashMap::new();
    for record in registry.records().filter(|record| record.service_name().is_some()) {
        let tags: HashSet<&str> = record.assignee().into_iter().flat_map(tags).collect();
        for tag in tags {
            rows.entry(tag).or_default().push(record);
        }
    }
    let mut assignees: Vec<_> =
        rows.into_iter().map(|(assignee, rows)| AssigneeCounts::new(assignee, &rows)).collect();
    assignees.sort_by_key(|assignee| {
        (
            Reverse(assignee.ports),
            Reverse(assignee.names),
            Reverse(assignee.rows),
            assignee.assignee,
        )
    });
    assignees.truncate(top);
    assignees
}

/// The tags of a cell: two in `[A][B]`, one in a text without brackets.
fn tags(cell: &str) -> impl Iterator<Item = &str> {
    cell.split_inclusive(']').map(str::trim).filter(|tag| !tag.is_empty())
}

impl<'a> AssigneeCounts<'a> {
    fn new(assignee: &'a str, rows: &[Record<'a>]) -> Self {
        let names: HashSet<_> =
            rows.iter().filter_map(|row| row.service_name()).map(str::to_ascii_lowercase).collect();
        let ports = united(rows.iter().filter_map(|row| row.ports()));
        Self { assignee, ports, names: names.len() as u32, rows: rows.len() as u32 }
    }
}

/// The number of ports that the intervals cover.
fn united(intervals: impl Iterator<Item = RangeInclusive<u16>>) -> u32 {
    let mut bounds: Vec<_> =
        intervals.map(|ports| (u32::from(*ports.start()), u32::from(*ports.end()) + 1)).collect();
    bounds.sort_unstable();
    let (mut count, mut reached) = (0, 0);
    for (start, end) in bounds {
        count += end.saturating_sub(start.max(reached));
        reached = reached.max(end);
    }
    count
}
