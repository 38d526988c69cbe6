//! The differences between two registries.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

use iana_ports::{Column, Record, Registry, Status, Transport};

/// One difference. In JSON, the key `change` is its kind.
#[derive(serde::Serialize)]
#[serde(tag = "change", rename_all = "lowercase")]
pub(super) enum Change<'a> {
    /// A column has another title.
    Header { old: &'a str, new: &'a str },
    /// A row without a counterpart in the old registry.
    Added { new: Record<'a> },
    /// A row without a counterpart in the new registry.
    Removed { old: Record<'a> },
    /// Another name on the same ports and transport.
    Renamed(Pair<'a>),
    /// The same name on other ports or another transport.
    Moved(Pair<'a>),
    /// The same name, or none, on the same ports and transport. Other cells differ.
    Changed(Pair<'a>),
    /// A port has both names in both registries, but goes by the other one now.
    Name { port: u16, transport: Transport, old: &'a str, new: &'a str },
    /// Adjacent ports have another status, on one transport or on all.
    Status {
        first_port: u16,
        last_port: u16,
        #[serde(skip_serializing_if = "Option::is_none")]
        transport: Option<Transport>,
        old: Status,
        new: Status,
    },
}

/// A row of the old registry and its counterpart in the new one.
#[derive(serde::Serialize)]
pub(super) struct Pair<'a> {
    pub(super) old: Record<'a>,
    pub(super) new: Record<'a>,
    /// The columns whose cells differ.
    pub(super) columns: Vec<Column>,
}

/// All differences, by kind, and those of a kind in registry order.
pub(super) fn changes<'a>(old: Registry<'a>, new: Registry<'a>) -> Vec<Change<'a>> {
    let titles = old.header().into_iter().zip(new.header()).filter(|(old, new)| old != new);
    let mut changes: Vec<_> = titles.map(|(old, new)| Change::Header { old, new }).collect();
    changes.extend(rows(old, new));
    changes.extend(names(old, new));
    changes.extend(statuses(old, new));
    changes
}

fn rows<'a>(old: Registry<'a>, new: Registry<'a>) -> Vec<Change<'a>> {
    let named = |row: &Record<'_>| row.service_name().is_some();
    let mut rest = Unmatched { old: old.records().collect(), new: new.records().collect() };
    // Rows have no key of their own. Pairs equal rows first, then those that have the
    // most in common.
    rest.pairs(Some);
    let changed = rest.pairs(|row| {
        let place = (row.cell(Column::PortNumber), row.transport());
        (named(&row) || !place.0.is_empty()).then_some((row.service_name(), place))
    });
    let mut moved = rest.pairs(|row| Some((row.service_name()?, row.transport())));
    moved.extend(rest.pairs(|row| Some((row.service_name()?, row.cell(Column::PortNumber)))));
    let renamed = rest.pairs(|row| {
        let ports = row.cell(Column::PortNumber);
        (named(&row) && !ports.is_empty()).then_some((ports, row.transport()))
    });
    let (added, rows_added): (Vec<_>, Vec<_>) = rest.new.into_iter().partition(named);
    let (removed, rows_removed): (Vec<_>, Vec<_>) = rest.old.into_iter().partition(named);
    let add = |rows: Vec<Record<'a>>| rows.into_iter().map(|new| Change::Added { new });
    let remove = |rows: Vec<Record<'a>>| rows.into_iter().map(|old| Change::Removed { old });
    add(added)
        .chain(remove(removed))
        .chain(renamed.into_iter().map(|rows| Change::Renamed(Pair::new(rows))))
        .chain(moved.into_iter().map(|rows| Change::Moved(Pair::new(rows))))
        .chain(changed.into_iter().map(|rows| Change::Changed(Pair::new(rows))))
        .chain(add(rows_added))
        .chain(remove(rows_removed))
        .collect()
}

/// The rows that have not been paired.
struct Unmatched<'a> {
    old: Vec<Record<'a>>,
    new: Vec<Record<'a>>,
}

impl<'a> Unmatched<'a> {
    /// Removes and pairs the rows of both registries that have the same key: the first
    /// with the first, and so on.
    fn pairs<K: Hash + Eq>(
        &mut self,
        key: impl Fn(Record<'a>) -> Option<K>,
    ) -> Vec<[Record<'a>; 2]> {
        let mut indices: HashMap<K, VecDeque<usize>> = HashMap::new();
        for (index, key) in
            self.new.iter().enumerate().filter_map(|(index, row)| Some((index, key(*row)?)))
        {
            indices.entry(key).or_default().push_back(index);
        }
        let mut taken = vec![false; self.new.len()];
        let mut pairs = Vec::new();
        self.old.retain(|&old| {
            let index = key(old).and_then(|key| indices.get_mut(&key)?.pop_front());
            if let Some(index) = index {
                taken[index] = true;
                pairs.push([old, self.new[index]]);
            }
            index.is_none()
        });
        let mut taken = taken.into_iter();
        self.new.retain(|_| taken.next() == Some(false));
        pairs
    }
}

impl<'a> Pair<'a> {
    fn new([old, new]: [Record<'a>; 2]) -> Self {
        let differs = |column: &Column| old.cell(*column) != new.cell(*column);
        Self { old, new, columns: Column::ALL.into_iter().filter(differs).collect() }
    }
}

fn names<'a>(old: Registry<'a>, new: Registry<'a>) -> impl Iterator<Item = Change<'a>> {
    let pairs =
        old.assigned_ports().flat_map(|port| Transport::ALL.map(|transport| (port, transport)));
    pairs.filter_map(move |(port, transport)| {
        let (old, port) = (port.on(transport), port.number());
        let new = new.lookup(port).on(transport);
        let (old_name, new_name) = (old.name()?, new.name()?);
        let goes_by_another = old_name != new_name
            && old.names().any(|name| name == new_name)
            && new.names().any(|name| name == old_name);
        goes_by_another.then_some(Change::Name { port, transport, old: old_name, new: new_name })
    })
}

fn statuses<'a>(old: Registry<'a>, new: Registry<'a>) -> Vec<Change<'a>> {
    let on_each_transport = |port| {
        Transport::ALL.map(|transport| {
            let status = |registry: Registry<'_>| registry.lookup(port).on(transport).status();
            (status(old), status(new))
        })
    };
    let ports: Vec<_> = (0..=u16::MAX).map(|port| (port, on_each_transport(port))).collect();
    let mut changes = Vec::new();
    for run in ports.chunk_by(|(_, one), (_, next)| one == next) {
        let ([(first_port, statuses), ..], [.., (last_port, _)]) = (run, run) else {
            continue;
        };
        let mut change = |transport, (old, new)| {
            if old != new {
                let (first_port, last_port) = (*first_port, *last_port);
                changes.push(Change::Status { first_port, last_port, transport, old, new });
            }
        };
        if statuses.iter().all(|pair| *pair == statuses[0]) {
            change(None, statuses[0]);
        } else {
            for (transport, pair) in Transport::ALL.into_iter().zip(*statuses) {
                change(Some(transport), pair);
            }
        }
    }
    changes
}
