//! Divides the rows, which are in registry order, into the groups that the tables
//! describe.

use std::collections::BTreeSet;

use iana_ports_tables::cells::Ports;
use iana_ports_tables::{Anchor, PortRange, limits};

use crate::error::CompileError;
use crate::parsed::ParsedRecord;
use crate::tier::Tier;

/// The rows that begin on one port, or consecutive rows without a port that have the same
/// name.
#[derive(Debug)]
pub(crate) struct Group<'r> {
    /// The first and the last port of the run. Exactly the rows in `overlaps` and `rows`
    /// cover it. `None` for rows without a port.
    pub(crate) run: Option<(u16, u16)>,
    /// The rows of earlier groups that cover the run too.
    pub(crate) overlaps: Vec<RowRef<'r>>,
    /// The group's own rows.
    pub(crate) rows: &'r [Member<'r>],
}

/// A row in its group.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Member<'r> {
    pub(crate) record: &'r ParsedRecord,
    /// The ports of the row that the tier covers.
    pub(crate) ports: Option<Ports>,
}

/// A row of another group.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RowRef<'r> {
    pub(crate) record: &'r ParsedRecord,
    pub(crate) first_port: u16,
    /// The index of the row in its group.
    pub(crate) index: usize,
    last_port: u16,
}

impl<'r> Group<'r> {
    /// The rows that cover the run, in registry order.
    pub(crate) fn covering(&self) -> impl Iterator<Item = &'r ParsedRecord> {
        self.overlaps
            .iter()
            .map(|row| row.record)
            .chain(self.rows.iter().map(|member| member.record))
    }
}

/// All groups of a tier.
#[derive(Debug)]
pub(crate) struct Groups<'r> {
    /// The number of ports, from 0 up, that get a slot of their own.
    pub(crate) direct_ports: u32,
    /// The groups with ports, whose runs together contain all ports. Then the groups
    /// without ports.
    pub(crate) all: Vec<Group<'r>>,
    /// The number of groups with ports.
    pub(crate) port_group_count: usize,
}

impl<'r> Groups<'r> {
    /// Divides these rows, which are in registry order, into groups.
    pub(crate) fn new(rows: &'r [Member<'r>]) -> Result<Self, CompileError> {
        let (with_port, without) =
            rows.split_at(rows.partition_point(|member| member.ports.is_some()));
        let mut all = runs(with_port, 0)?;
        let direct_ports = direct_ports(&all);
        if !all
            .iter()
            .any(|group| group.run.is_some_and(|(first, _)| u32::from(first) == direct_ports))
        {
            // A run crosses the end of the direct ports: divide it there.
            all = runs(with_port, direct_ports)?;
        }
        let port_group_count = all.len();
        let name = |member: &Member<'r>| member.record.service_name();
        for rows in without.chunk_by(|one, next| name(one) == name(next)) {
            all.push(Group { run: None, overlaps: Vec::new(), rows });
        }
        let groups = Self { direct_ports, all, port_group_count };
        groups.check_row_counts()?;
        Ok(groups)
    }

    /// The groups with ports.
    pub(crate) fn with_ports(&self) -> &[Group<'r>] {
        &self.all[..self.port_group_count]
    }

    /// The groups without ports.
    #[cfg(feature = "name-index")]
    pub(crate) fn without_ports(&self) -> &[Group<'r>] {
        &self.all[self.port_group_count..]
    }

    /// The anchor of group `index`.
    pub(crate) fn anchor(&self, index: usize) -> Anchor {
        match self.all[index].run {
            Some((first, _)) => Anchor::of_port(first),
            None => Anchor::of_portless((index - self.port_group_count) as u32),
        }
    }

    fn check_row_counts(&self) -> Result<(), CompileError> {
        for group in &self.all {
            let found = group.overlaps.len() + group.rows.len();
            if found > limits::MAX_ROWS_IN_GROUP {
                let place = match (group.run, group.rows.first()) {
                    (Some((first, _)), _) => format!("port {first}"),
                    (None, first) => {
                        let name = first.and_then(|member| member.record.service_name());
                        format!("the name {:?} without a port", name.unwrap_or_default())
                    }
                };
                return Err(CompileError::RowsInGroup {
                    place,
                    found,
                    limit: limits::MAX_ROWS_IN_GROUP,
                });
            }
        }
        Ok(())
    }
}

/// The rows that `tier` contains, in registry order.
pub(crate) fn members(records: &[ParsedRecord], tier: Tier) -> Vec<Member<'_>> {
    records.iter().filter_map(|record| member(record, tier)).collect()
}

/// The record, with the ports that `tier` covers. `None` if the tier does not contain it.
fn member(record: &ParsedRecord, tier: Tier) -> Option<Member<'_>> {
    const LAST_SYSTEM_PORT: u16 = *PortRange::System.bounds().end();
    let ports = if tier == Tier::SystemPorts {
        record
            .ports
            .filter(|ports| ports.first <= LAST_SYSTEM_PORT)
            .map(|ports| Ports { last: ports.last.min(LAST_SYSTEM_PORT), ..ports })
    } else {
        record.ports
    };
    let is_named = record.service_name().is_some();
    let is_included = match tier {
        Tier::SystemPorts | Tier::UserPorts => is_named && ports.is_some(),
        Tier::Descriptions => ports.is_some(),
        #[cfg(feature = "name-index")]
        Tier::ByName | Tier::Full => true,
    };
    is_included.then_some(Member { record, ports })
}

/// The groups of rows with ports: one for each run of ports that the same rows cover. A
/// run also begins at `cut`. `members` ascend by first port.
fn runs<'r>(members: &'r [Member<'r>], cut: u32) -> Result<Vec<Group<'r>>, CompileError> {
    let ranges = || members.iter().filter_map(|member| member.ports);
    let starts: BTreeSet<u16> = [0]
        .into_iter()
        .chain(u16::try_from(cut))
        .chain(ranges().map(|ports| ports.first))
        .chain(ranges().filter_map(|ports| ports.last.checked_add(1)))
        .collect();
    let ends = starts.iter().skip(1).map(|next| next - 1).chain([u16::MAX]);
    let mut rest = members;
    // The rows so far that reach the next run.
    let mut open: Vec<RowRef<'r>> = Vec::new();
    let mut overlaps = 0;
    let mut groups = Vec::with_capacity(starts.len());
    for (&first, last) in starts.iter().zip(ends) {
        open.retain(|row| row.last_port >= first);
        overlaps += open.iter().map(overlap_weight).sum::<usize>();
        if overlaps > limits::MAX_OVERLAPS {
            let (found, limit) = (overlaps, limits::MAX_OVERLAPS);
            return Err(CompileError::Overlaps { port: first.into(), found, limit });
        }
        let starts_here =
            |member: &Member<'_>| member.ports.is_some_and(|ports| ports.first == first);
        let count = rest.iter().take_while(|member| starts_here(member)).count();
        let (rows, later) = rest.split_at(count);
        rest = later;
        groups.push(Group { run: Some((first, last)), overlaps: open.clone(), rows });
        open.extend(rows.iter().enumerate().map(|(index, member)| RowRef {
            record: member.record,
            first_port: first,
            index,
            last_port: member.ports.map_or(first, |ports| ports.last),
        }));
    }
    Ok(groups)
}

/// How many times an overlap counts: see [`limits::MAX_OVERLAPS`].
fn overlap_weight(row: &RowRef<'_>) -> usize {
    1 + row.record.service_name().map_or(0, str::len) / limits::OVERLAP_NAME_LEN
}

/// The number of direct ports: the largest choice for which the names take at most a
/// fifth more space than without direct ports.
fn direct_ports(runs: &[Group<'_>]) -> u32 {
    const CHOICES: [u32; 2] = [8192, 1024];
    let limit = names_len(runs, 0) * 6 / 5;
    CHOICES.into_iter().find(|&direct| names_len(runs, direct) <= limit).unwrap_or(0)
}

/// The approximate number of bytes that the names take with this number of direct ports.
fn names_len(runs: &[Group<'_>], direct_ports: u32) -> usize {
    const OFFSET_LEN: usize = size_of::<u16>();
    let slots = runs.iter().filter_map(|group| {
        let (first, last) = group.run?;
        let (first, end) = (u32::from(first), u32::from(last) + 1);
        let slots = 1.max(end.min(direct_ports).saturating_sub(first)) as usize;
        let names: usize =
            group.covering().filter_map(|record| record.service_name()).map(str::len).sum();
        Some(slots * (OFFSET_LEN + names))
    });
    slots.sum::<usize>() + bitmap_len(runs)
}

/// The approximate number of bytes that the bitmap of the runs takes, in its smaller
/// form.
fn bitmap_len(runs: &[Group<'_>]) -> usize {
    /// A word of the bitmap, for 32 ports, and its counter.
    const WORD_LEN: usize = size_of::<u32>() + size_of::<u16>();
    let last_start = runs.last().and_then(|group| group.run).map_or(0, |(first, _)| first);
    let words = usize::from(last_start).div_ceil(32);
    (words * WORD_LEN).min(runs.len() * size_of::<u16>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_registry::registry;

    #[test]
    fn a_group_has_a_limited_number_of_rows() {
        const LIMIT: usize = limits::MAX_ROWS_IN_GROUP;
        for (count, is_accepted) in [(LIMIT, true), (LIMIT + 1, false)] {
            let registry = registry(["one,7"].repeat(count));
            let members = members(&registry.records, Tier::UserPorts);
            assert_eq!(Groups::new(&members).is_ok(), is_accepted, "{count} rows");
        }
    }

    /// 256 rows overlap each run after the first.
    #[test]
    fn overlaps_are_limited_and_those_with_long_names_count_more() {
        let is_accepted = |name_len: usize, runs: usize| {
            let name = "x".repeat(name_len);
            let wide = (0..256).map(|_| format!("{name},0-65535"));
            let others = (1..runs).map(|port| format!("other,{port}"));
            let registry = registry(wide.chain(others));
            super::runs(&members(&registry.records, Tier::UserPorts), 0).is_ok()
        };
        for (name_len, runs) in [(1, 1024), (63, 1024), (64, 512), (128, 341)] {
            assert!(is_accepted(name_len, runs), "{runs} runs, names of {name_len} bytes");
            assert!(!is_accepted(name_len, runs + 1), "{runs} + 1 runs");
        }
    }

    #[test]
    fn a_tier_contains_the_rows_that_its_answers_need() {
        let registry = registry(["a,7", ",8", "b", "c,1000-2000", "d,2"]);
        let contained = |tier| {
            let members = members(&registry.records, tier);
            let texts = members.iter().map(|Member { record, ports }| {
                let name = record.service_name().unwrap_or_default();
                ports.map_or(name.to_owned(), |ports| {
                    format!("{name} {}-{}", ports.first, ports.last)
                })
            });
            texts.collect::<Vec<_>>().join(", ")
        };
        assert_eq!(contained(Tier::SystemPorts), "d 2-2, a 7-7, c 1000-1023");
        assert_eq!(contained(Tier::UserPorts), "d 2-2, a 7-7, c 1000-2000");
        assert_eq!(contained(Tier::Descriptions), "d 2-2, a 7-7,  8-8, c 1000-2000");
        #[cfg(feature = "name-index")]
        for tier in [Tier::ByName, Tier::Full] {
            assert_eq!(contained(tier), "d 2-2, a 7-7,  8-8, c 1000-2000, b");
        }
    }

    /// The number of direct ports where names of `len` bytes have these ports.
    fn direct_ports_of(ports: &[String], len: usize) -> u32 {
        let name = "x".repeat(len);
        let registry = registry(ports.iter().map(|ports| format!("{name},{ports}")));
        Groups::new(&members(&registry.records, Tier::UserPorts)).expect("groups").direct_ports
    }

    /// The rule of `docs/design.md`, on both sides of its limit. For 500 ports from 0 up:
    ///
    /// ```text
    /// slots   500 * (2 + len) + 2      an offset and a name each; an offset for the other ports
    /// bitmap  16 * (4 + 2)             words for 500 ports, each with its counter
    /// sum     500 * len + 1098         len 8: 5098      len 9: 5598
    /// limit   sum / 5                  len 8: 1019      len 9: 1119
    /// more    (1024 - 500) * 2 - 2     1046: the offsets of the other ports below 1024
    /// ```
    #[test]
    fn direct_ports_take_at_most_a_fifth_more_space() {
        let first = |count: u16| (0..count).map(|port| port.to_string()).collect::<Vec<_>>();
        let and = |mut ports: Vec<String>, other: &str| {
            ports.push(other.to_owned());
            ports
        };
        for (ports, lens) in [
            (first(40), &[(243, 0), (244, 1024), (590, 1024)][..]),
            (first(500), &[(8, 0), (9, 1024), (151, 1024), (152, 8192)]),
            (first(3_000), &[(15, 1024), (16, 8192)]),
            // A bitmap that takes as much space as the names.
            ((0..500).map(|n| (16 * n).to_string()).collect(), &[(10, 0), (11, 1024)]),
            // A bitmap in its sparse form.
            (and(first(500), "60000"), &[(6, 0), (7, 1024), (149, 1024), (150, 8192)]),
            // Each port of the range becomes a slot with a name.
            (and(first(1_000), "1000-2047"), &[(1, 1024), (590, 1024)]),
            // Ports with two names.
            (and(first(600), "0-599"), &[(2, 0), (3, 1024), (62, 1024), (63, 8192)]),
            // Direct ports would store each name twice.
            ((0..500).map(|n| format!("{}-{}", 2 * n, 2 * n + 1)).collect(), &[(1, 0), (590, 0)]),
            (Vec::new(), &[(1, 0)]),
        ] {
            for &(len, expected) in lens {
                let place = format!("{} rows, names of {len} bytes", ports.len());
                assert_eq!(direct_ports_of(&ports, len), expected, "{place}");
            }
        }
    }
}
