//! The data of the map, for each output format.

use std::cmp::Reverse;
use std::ops::RangeInclusive;

use iana_ports::{PortRange, Registry, Status, Transport};
use iana_ports_explain::query::on;
use iana_ports_explain::words::{Grouped, in_one_line, source};

use crate::port_counts::PortCounts;

/// Well-known ports in all parts of the map, far enough apart for their labels. Their
/// names come from the registry.
const LANDMARKS: [u16; 12] =
    [22, 80, 443, 3306, 5432, 6000, 8080, 9418, 11211, 27017, 33434, 47808];

/// How many ghost towns the map shows.
const GHOST_TOWNS: usize = 3;

/// A registry's ports with their statuses, on one transport or on all.
pub(super) struct MapData<'a> {
    registry: Registry<'a>,
    transport: Option<Transport>,
    statuses: Vec<Status>,
    port_counts: PortCounts,
    ghost_towns: Vec<RangeInclusive<u16>>,
}

impl<'a> MapData<'a> {
    pub(super) fn new(registry: Registry<'a>, transport: Option<Transport>) -> Self {
        let status = |port| on(registry.lookup(port), transport).status();
        let statuses: Vec<_> = (0..=u16::MAX).map(status).collect();
        let port_counts = (0..=u16::MAX).zip(statuses.iter().copied()).collect();
        let ghost_towns = ghost_towns(&statuses);
        Self { registry, transport, statuses, port_counts, ghost_towns }
    }

    /// The status of a port.
    pub(super) fn status(&self, port: u16) -> Status {
        self.statuses[usize::from(port)]
    }

    /// The number of these ports that are assigned.
    pub(super) fn assigned(&self, ports: RangeInclusive<u16>) -> u32 {
        ports.map(|port| u32::from(self.status(port) == Status::Assigned)).sum()
    }

    /// The landmarks that have a name in the registry, and the name.
    pub(super) fn landmarks(&self) -> impl Iterator<Item = (u16, String)> {
        LANDMARKS.into_iter().filter_map(|number| {
            let name = in_one_line(on(self.registry.lookup(number), self.transport).name()?);
            Some((number, name))
        })
    }

    /// Each range, with each status that occurs in it and the number of its ports with
    /// that status.
    pub(super) fn legend(&self) -> impl Iterator<Item = (PortRange, Vec<(Status, u32)>)> {
        PortRange::ALL.into_iter().map(|range| {
            let counts = Status::ALL.map(|status| (status, self.port_counts.count(range, status)));
            (range, counts.into_iter().filter(|&(_, count)| count > 0).collect())
        })
    }

    /// The registry's date and rows, and the transports of the map.
    pub(super) fn source(&self) -> String {
        let transport = match self.transport {
            None => "all transports together".to_owned(),
            Some(transport) => format!("{transport} alone"),
        };
        format!("{}; {transport}", source(self.registry.snapshot()))
    }

    /// The longest stretches of User Ports without an assigned one.
    pub(super) fn ghost_towns(&self) -> &[RangeInclusive<u16>] {
        &self.ghost_towns
    }

    /// The ghost towns, each with the number of its ports: `29170-29998 (829),
    /// 41798-42507 (710)`.
    pub(super) fn ghost_towns_in_words(&self) -> String {
        if self.ghost_towns.is_empty() {
            return "none".to_owned();
        }
        let shown = self.ghost_towns.iter().map(|stretch| {
            let (first, last, count) =
                (stretch.start(), stretch.end(), Grouped(stretch.len() as u32));
            format!("{first}-{last} ({count})")
        });
        shown.collect::<Vec<_>>().join(", ")
    }
}

/// The longest stretches of User Ports without an assigned one, the longest first.
fn ghost_towns(statuses: &[Status]) -> Vec<RangeInclusive<u16>> {
    let is_assigned = |port: u16| statuses[usize::from(port)] == Status::Assigned;
    let ports: Vec<u16> = PortRange::User.bounds().collect();
    let mut stretches: Vec<_> = ports
        .chunk_by(|&one, &next| is_assigned(one) == is_assigned(next))
        .filter(|stretch| !is_assigned(stretch[0]))
        .map(|stretch| stretch[0]..=stretch[stretch.len() - 1])
        .collect();
    stretches.sort_by_key(|stretch| Reverse(stretch.len()));
    stretches.truncate(GHOST_TOWNS);
    stretches
}
