//! The figures, in the structure of `--json`.

use std::collections::{BTreeMap, HashMap};

use iana_ports::{Date, Record, Registry, Snapshot, Transport};
use iana_ports_explain::words::source;
use serde::ser::{Serialize, Serializer};

use super::assignees::{AssigneeCounts, largest_assignees};
use crate::port_counts::PortCounts;

/// All figures about a registry.
#[derive(serde::Serialize)]
pub(super) struct Figures<'a> {
    /// The registry's date and rows, as text.
    #[serde(skip)]
    pub(super) source: String,
    snapshot: Snapshot,
    pub(super) ports: Ports,
    pub(super) rows: Rows,
    pub(super) names: Names,
    /// All years from the first one to the last one that a row has, without gaps.
    pub(super) years: Vec<Annual>,
    pub(super) assignees: Vec<AssigneeCounts<'a>>,
}

/// The counts of all transports together, then of each transport.
pub(super) struct Ports(pub(super) Vec<(Option<Transport>, PortCounts)>);

#[derive(Default, serde::Serialize)]
pub(super) struct Rows {
    pub(super) total: u32,
    pub(super) with_name: u32,
    pub(super) without_name: u32,
    pub(super) with_port: u32,
    pub(super) without_port: u32,
    pub(super) transports: RowTransports,
    pub(super) with_registration_date: u32,
    pub(super) with_modification_date: u32,
}

/// The number of rows of each transport, and of rows for every transport.
#[derive(Default)]
pub(super) struct RowTransports(BTreeMap<Option<Transport>, u32>);

/// The number of names. Spellings that differ only in ASCII case are one name.
#[derive(Default, serde::Serialize)]
pub(super) struct Names {
    pub(super) total: u32,
    pub(super) with_port: u32,
    pub(super) without_port: u32,
}

/// The number of rows with dates in a year.
#[derive(serde::Serialize)]
pub(super) struct Annual {
    pub(super) year: u16,
    pub(super) registered: u32,
    pub(super) modified: u32,
}

impl<'a> Figures<'a> {
    /// Counts everything, and keeps the `top` largest assignees.
    pub(super) fn of(registry: Registry<'a>, top: usize) -> Self {
        let transports = [None].into_iter().chain(Transport::ALL.map(Some));
        Self {
            source: source(registry.snapshot()),
            snapshot: registry.snapshot(),
            ports: Ports(
                transports
                    .map(|transport| (transport, PortCounts::of(registry, transport)))
                    .collect(),
            ),
            rows: Rows::of(registry),
            names: Names::of(registry),
            years: years(registry),
            assignees: largest_assignees(registry, top),
        }
    }
}

impl Rows {
    fn of(registry: Registry<'_>) -> Self {
        let mut rows = Self::default();
        for record in registry.records() {
            let count = |number: &mut u32, has: bool| *number += u32::from(has);
            count(&mut rows.total, true);
            count(&mut rows.with_name, record.service_name().is_some());
            count(&mut rows.without_name, record.service_name().is_none());
            count(&mut rows.with_port, record.ports().is_some());
            count(&mut rows.without_port, record.ports().is_none());
            count(rows.transports.0.entry(record.transport()).or_default(), true);
            count(&mut rows.with_registration_date, record.registration_date().is_some());
            count(&mut rows.with_modification_date, record.modification_date().is_some());
        }
        rows
    }
}

impl RowTransports {
    pub(super) fn iter(&self) -> impl Iterator<Item = (Option<Transport>, u32)> {
        let all = Transport::ALL.into_iter().map(Some).chain([None]);
        all.map(|transport| (transport, self.0.get(&transport).copied().unwrap_or(0)))
    }
}

impl Names {
    fn of(registry: Registry<'_>) -> Self {
        let mut has_port: HashMap<String, bool> = HashMap::new();
        for record in registry.records() {
            if let Some(name) = record.service_name() {
                *has_port.entry(name.to_ascii_lowercase()).or_default() |= record.ports().is_some();
            }
        }
        let with_port = has_port.values().filter(|&&has_port| has_port).count() as u32;
        let total = has_port.len() as u32;
        Self { total, with_port, without_port: total - with_port }
    }
}

fn years(registry: Registry<'_>) -> Vec<Annual> {
    let count = |date: &dyn Fn(Record<'_>) -> Option<Date>| {
        let mut rows: BTreeMap<u16, u32> = BTreeMap::new();
        registry
            .records()
            .filter_map(date)
            .for_each(|date| *rows.entry(date.year).or_default() += 1);
        rows
    };
    let registered = count(&|record| record.registration_date());
    let modified = count(&|record| record.modification_date());
    let years = || registered.keys().chain(modified.keys());
    let (Some(&first), Some(&last)) = (years().min(), years().max()) else { return Vec::new() };
    let of = |rows: &BTreeMap<u16, u32>, year| rows.get(&year).copied().unwrap_or(0);
    (first..=last)
        .map(|year| Annual {
            year,
            registered: of(&registered, year),
            modified: of(&modified, year),
        })
        .collect()
}

impl Serialize for Ports {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let key = |transport: Option<Transport>| transport.map_or("all", Transport::as_str);
        serializer.collect_map(self.0.iter().map(|(transport, counts)| (key(*transport), counts)))
    }
}

impl Serialize for RowTransports {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let key = |transport: Option<Transport>| transport.map_or("every", Transport::as_str);
        serializer.collect_map(self.iter().map(|(transport, count)| (key(transport), count)))
    }
}
