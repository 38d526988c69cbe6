//! Entries: groups of rows that an answer shows on one line.

use core::ops::RangeInclusive;

use alloc::vec::Vec;

use iana_ports::{Record, Registry, Status};

use crate::columns;
use crate::interner::Interner;

/// The beginning of the sentence in a description that the name replaces another one.
const REPLACEMENT: &str = "IANA assigned this well-formed service name";

/// The maximum number of earlier entries of a name with which a row is compared. IANA's
/// registry needs eight; the limit prevents quadratic time on a hostile one.
const MAX_COMPARED: usize = 64;

/// A group of rows that an answer shows on one line: rows of one name on the same ports
/// or with the same description, and the rows of its aliases.
///
/// A row without a name is an entry together with the rows of the same ports and
/// description.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'a> {
    records: Vec<Record<'a>>,
    aliases: Vec<Record<'a>>,
    /// The ports of the records, each range once. Cached, because a lookup takes longer
    /// than a comparison.
    ports: Vec<RangeInclusive<u16>>,
}

impl<'a> Entry<'a> {
    /// The entry of these rows and rows of aliases, as [`records`](Self::records) and
    /// [`alias_records`](Self::alias_records) return them.
    ///
    /// Not part of the public interface: for bindings to languages that keep the rows.
    #[doc(hidden)]
    pub fn of_rows(
        records: impl IntoIterator<Item = Record<'a>>,
        aliases: impl IntoIterator<Item = Record<'a>>,
    ) -> Self {
        let aliases = aliases.into_iter().collect();
        let mut entry = Self { records: Vec::new(), aliases, ports: Vec::new() };
        records.into_iter().for_each(|record| entry.add(record, record.ports()));
        entry
    }

    /// The rows, in registry order. There is at least one.
    pub fn records(&self) -> &[Record<'a>] {
        &self.records
    }

    /// The rows of the aliases, in registry order. Most entries have none.
    ///
    /// An alias is a name that the registry lists beside this one for the same ports:
    /// `corel_vncadmin` beside its well-formed replacement `corel-vncadmin`, and, with
    /// the feature `full`, `www` beside `http`.
    pub fn alias_records(&self) -> &[Record<'a>] {
        &self.aliases
    }

    /// The service name, as the first row spells it, or `None` if the rows name no
    /// service.
    pub fn name(&self) -> Option<&'a str> {
        self.records.first().and_then(|record| record.service_name())
    }

    /// The names of the aliases, each once.
    pub fn aliases(&self) -> impl Iterator<Item = &'a str> {
        let name = |record: &Record<'a>| record.service_name();
        self.aliases.iter().enumerate().filter_map(move |(index, record)| {
            let earlier = self.aliases.get(..index).unwrap_or_default();
            name(record).filter(|&this| !earlier.iter().any(|other| name(other) == Some(this)))
        })
    }

    /// The first description that is not empty, or `None` if all are. The sentence about
    /// the name that this one replaces is left out: the name is among the
    /// [`aliases`](Self::aliases).
    pub fn description(&self) -> Option<&'a str> {
        self.descriptions().next()
    }

    /// The descriptions of all rows, in their order and in the form of
    /// [`description`](Self::description). One may occur several times.
    pub fn descriptions(&self) -> impl Iterator<Item = &'a str> {
        let texts = self.records.iter().filter_map(|record| record.description());
        texts.map(without_replacement).filter(|text| !text.is_empty())
    }

    /// The ports of the rows, each range once, in registry order. Empty for a service
    /// without a port.
    pub fn ports(&self) -> &[RangeInclusive<u16>] {
        &self.ports
    }

    /// Whether any row covers this port.
    pub fn has_port(&self, port: u16) -> bool {
        self.ports.iter().any(|ports| ports.contains(&port))
    }

    /// Whether the ports overlap, or both are empty.
    fn shares_ports(&self, other: &Self) -> bool {
        match &*self.ports {
            [] => other.ports.is_empty(),
            own => own.iter().take(MAX_COMPARED).any(|ports| other.ports.contains(ports)),
        }
    }

    fn new(record: Record<'a>, ports: Option<RangeInclusive<u16>>) -> Self {
        let ports = ports.into_iter().collect();
        Self { records: alloc::vec![record], aliases: Vec::new(), ports }
    }

    fn add(&mut self, record: Record<'a>, ports: Option<RangeInclusive<u16>>) {
        self.records.push(record);
        if let Some(ports) = ports.filter(|ports| self.ports.last() != Some(ports)) {
            self.ports.push(ports);
        }
    }

    /// Whether a row of the same name belongs to this entry.
    fn takes(&self, record: Record<'a>, ports: Option<&RangeInclusive<u16>>) -> bool {
        let same_ports = self.ports.last() == ports;
        let same_text = || {
            let first = self.records.first();
            first.is_some_and(|first| first.description() == record.description())
        };
        match record.service_name() {
            // Rows of one name without a port may belong to several services.
            Some(_) => ports.is_some() && same_ports || same_text(),
            None => same_ports && same_text(),
        }
    }

    /// The name that these rows are an alias of.
    fn alias_of(&self) -> Option<&'a str> {
        self.records.iter().find_map(|&record| columns::alias_of(record))
    }

    /// The name that this one replaces, according to its description.
    fn replaces(&self) -> Option<&'a str> {
        let descriptions = self.records.iter().filter_map(|record| record.description());
        descriptions.into_iter().find_map(|text| {
            let sentence = text.get(start_of_replacement(text)?..)?;
            let (_, quoted) = sentence.split_once("replacement for \"")?;
            quoted.split_once('"').map(|(name, _)| name)
        })
    }
}

/// The start of the sentence about the replaced name. Most descriptions are too short to
/// contain it.
fn start_of_replacement(description: &str) -> Option<usize> {
    let is_long = description.len() > REPLACEMENT.len();
    if is_long { description.find(REPLACEMENT) } else { None }
}

/// A description without the sentence about the replaced name, for output that shows that
/// name anyway.
///
/// ```
/// use iana_ports::lookup;
/// use iana_ports_search::without_replacement;
///
/// let description = lookup(1454).description().unwrap();
/// assert!(description.contains("IANA assigned this well-formed service name"));
/// assert_eq!(without_replacement(description), "interHDL License Manager");
/// ```
pub fn without_replacement(description: &str) -> &str {
    match start_of_replacement(description) {
        Some(start) => description.get(..start).unwrap_or_default().trim_end(),
        None => description,
    }
}

/// The entries of a registry, in registry order. Rows that state only that a port is
/// unassigned are left out.
pub(crate) fn entries(registry: Registry<'_>) -> Vec<Entry<'_>> {
    let mut names = Interner::new();
    // The entries of each name, by the name's number. Number 0 is for rows without a
    // name.
    let mut by_name = alloc::vec![Vec::new()];
    names.intern("");
    let mut entries: Vec<Entry<'_>> = Vec::new();
    for record in registry.records().filter(|record| record.status() != Status::Unassigned) {
        let name = record.service_name().unwrap_or_default().to_ascii_lowercase();
        let name = names.intern(&name) as usize;
        if name == by_name.len() {
            by_name.push(Vec::new());
        }
        let of_name: &mut Vec<usize> = &mut by_name[name];
        let ports = record.ports();
        let mut latest = of_name.iter().rev().take(MAX_COMPARED).copied();
        if let Some(index) = latest.find(|&index| entries[index].takes(record, ports.as_ref())) {
            entries[index].add(record, ports);
        } else {
            of_name.push(entries.len());
            entries.push(Entry::new(record, ports));
        }
    }
    fold_aliases(entries, &names, &by_name)
}

/// Moves the rows of aliases into the entries of their names.
fn fold_aliases<'a>(
    mut entries: Vec<Entry<'a>>,
    names: &Interner,
    by_name: &[Vec<usize>],
) -> Vec<Entry<'a>> {
    let of_this_name = |name: &str| {
        let id = names.find(&name.to_ascii_lowercase()).filter(|&id| id != 0);
        let entries = id.and_then(|id| by_name.get(id as usize));
        entries.into_iter().flatten().take(MAX_COMPARED).copied()
    };
    // For each entry, the one that it is an alias of.
    let mut targets = alloc::vec![None; entries.len()];
    for (index, entry) in entries.iter().enumerate() {
        let overlaps = |other: &usize| *other != index && entries[*other].shares_ports(entry);
        if let Some(target) = entry.alias_of().and_then(|name| of_this_name(name).find(overlaps)) {
            targets[index] = Some(target);
        }
        if let Some(alias) = entry.replaces().and_then(|name| of_this_name(name).find(overlaps)) {
            targets[alias] = Some(index);
        }
    }
    for (alias, &target) in targets.iter().enumerate() {
        let Some(target) = target else { continue };
        // An alias of an alias stays an entry, and so do two aliases of each other.
        if targets[target].is_none() {
            let rows = core::mem::take(&mut entries[alias].records);
            entries[target].aliases.extend(rows);
        }
    }
    entries.retain(|entry| !entry.records.is_empty());
    entries
}
