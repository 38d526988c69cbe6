//! Rows in registry order, cut into the groups that the tables describe.

use std::collections::BTreeSet;

use iana_ports_tables::cells::Ports;
use iana_ports_tables::limits;

use crate::compile::Tier;
use crate::error::CompileError;
use crate::row::Row;

/// The rows that begin on one port, or that follow one another under one name without a port.
#[derive(Debug)]
pub(crate) struct Group<'r> {
    /// The run of ports that exactly these and the carried rows cover; for rows without a port there is none.
    pub(crate) span: Option<(u16, u16)>,
    /// The rows of earlier groups that cover the span too: group and place in it.
    pub(crate) carried: Vec<(usize, usize)>,
    /// The rows of the group itself.
    pub(crate) rows: Vec<Member<'r>>,
}

/// A row in its group.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Member<'r> {
    pub(crate) row: &'r Row,
    /// The port cell, cut to what the tier speaks of.
    pub(crate) ports: Option<Ports>,
}

/// Cuts the rows that `tier` has into groups, spans first.
pub(crate) fn groups(rows: &[Row], tier: Tier) -> Result<Vec<Group<'_>>, CompileError> {
    let members: Vec<Member<'_>> = rows.iter().filter_map(|row| tier.member(row)).collect();
    let (with_port, without): (Vec<_>, Vec<_>) = members.iter().partition(|member| member.ports.is_some());
    let mut groups = spans(&with_port)?;
    for rows in without.chunk_by(|one, next| one.row.name() == next.row.name()) {
        groups.push(Group { span: None, carried: Vec::new(), rows: rows.to_vec() });
    }
    for group in &groups {
        let found = group.carried.len() + group.rows.len();
        if found > limits::ROWS_OF_A_GROUP {
            let place = match (group.span, group.rows.first().and_then(|member| member.row.name())) {
                (Some((first, _)), _) => format!("port {first}"),
                (None, name) => format!("the name {:?} without a port", name.unwrap_or_default()),
            };
            return Err(CompileError::RowsOfAGroup { place, found, limit: limits::ROWS_OF_A_GROUP });
        }
    }
    Ok(groups)
}

/// The groups of the spans, which together are all ports. `members` ascend by first port.
fn spans<'r>(members: &[Member<'r>]) -> Result<Vec<Group<'r>>, CompileError> {
    let ranges = || members.iter().filter_map(|member| member.ports);
    let starts: BTreeSet<u16> = [0]
        .into_iter()
        .chain(ranges().map(|ports| ports.first))
        .chain(ranges().filter_map(|ports| ports.last.checked_add(1)))
        .collect();
    let ends = starts.iter().skip(1).map(|next| next - 1).chain([u16::MAX]);
    let mut members = members.iter().copied().peekable();
    // Rows of the groups so far that go on behind the next span's start: where they are, their last port, and for how many
    // they count.
    let mut open: Vec<((usize, usize), u16, usize)> = Vec::new();
    let mut overlaps = 0;
    let mut groups = Vec::with_capacity(starts.len());
    for (&first, last) in starts.iter().zip(ends) {
        open.retain(|&(_, end, _)| end >= first);
        overlaps += open.iter().map(|&(_, _, weight)| weight).sum::<usize>();
        if overlaps > limits::CARRIED_ROWS {
            let (found, limit) = (overlaps, limits::CARRIED_ROWS);
            return Err(CompileError::Overlaps { port: first.into(), found, limit });
        }
        let mut group = Group {
            span: Some((first, last)),
            carried: open.iter().map(|&(row, ..)| row).collect(),
            rows: Vec::new(),
        };
        while let Some(member) =
            members.next_if(|member| member.ports.is_some_and(|ports| ports.first == first))
        {
            let end = member.ports.map_or(first, |ports| ports.last);
            let weight = 1 + member.row.name().map_or(0, str::len) / limits::CARRIED_BYTES;
            open.push(((groups.len(), group.rows.len()), end, weight));
            group.rows.push(member);
        }
        groups.push(group);
    }
    Ok(groups)
}
