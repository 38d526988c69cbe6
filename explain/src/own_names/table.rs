//! Own names, sorted for lookups by port and by name.

use std::cmp::Ordering;
use std::collections::HashSet;

use iana_ports::Transport;

use super::error::{OwnNamesError, Problem, Rejected};
use crate::excerpt::excerpt;

/// All own names of a file. The default has none.
#[derive(Default)]
pub struct OwnNames {
    file: String,
    /// All names and descriptions.
    text: String,
    items: Vec<Item>,
    /// Sorted by slot.
    entries: Vec<Entry>,
    /// Sorted by slot, then in the order of the file.
    aliases: Vec<Alias>,
    /// Names and aliases, sorted by name in lower case, then by slot.
    by_name: Vec<Alias>,
}

/// A part of [`OwnNames::text`].
#[derive(Clone, Copy)]
pub(super) struct Span {
    pub(super) start: u32,
    pub(super) len: u32,
}

impl Span {
    pub(super) fn of(self, text: &str) -> &str {
        &text[self.start as usize..][..self.len as usize]
    }
}

/// A line of the file.
#[derive(Clone, Copy)]
pub(super) struct Item {
    pub(super) name: Span,
    /// Empty for a name without a description.
    pub(super) description: Span,
    pub(super) line: u32,
}

/// The name of a port on a transport.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    /// See [`Entry::slot`].
    pub(super) slot: u32,
    /// An index into [`OwnNames::items`].
    pub(super) item: u32,
}

impl Entry {
    /// The number of a pair of a port and a transport, in the order of ports, then of
    /// transports.
    pub(super) fn slot(port: u16, transport: Transport) -> u32 {
        let index = Transport::ALL.iter().position(|&one| one == transport).unwrap_or_default();
        u32::from(port) * Transport::ALL.len() as u32 + index as u32
    }

    fn port(self) -> u16 {
        (self.slot / Transport::ALL.len() as u32) as u16
    }

    fn transport(self) -> Transport {
        Transport::ALL[self.slot as usize % Transport::ALL.len()]
    }
}

/// A further name of a port on a transport.
#[derive(Clone, Copy)]
pub(super) struct Alias {
    pub(super) slot: u32,
    pub(super) name: Span,
}

impl OwnNames {
    pub(super) fn new(
        file: String,
        text: String,
        items: Vec<Item>,
        entries: Vec<Entry>,
        mut aliases: Vec<Alias>,
    ) -> Self {
        aliases.sort_by_key(|alias| alias.slot);
        let names = entries.iter().map(|&Entry { slot, item }| {
            let name = items[item as usize].name;
            Alias { slot, name }
        });
        let mut by_name: Vec<_> = names.chain(aliases.iter().copied()).collect();
        by_name.sort_by(|one, other| {
            cmp_ignore_case(one.name.of(&text), other.name.of(&text))
                .then(one.slot.cmp(&other.slot))
        });
        Self { file, text, items, entries, aliases, by_name }
    }

    /// The file that the names are from, as the user gave it.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The own name of a port on a transport. Without a transport, that of the first
    /// transport that has one.
    pub fn of(&self, port: u16, transport: Option<Transport>) -> Option<OwnName<'_>> {
        match transport {
            Some(transport) => {
                let slot = Entry::slot(port, transport);
                let index = self.entries.binary_search_by_key(&slot, |entry| entry.slot).ok()?;
                Some(OwnName { names: self, entry: self.entries[index] })
            }
            None => self.all_of(port).next(),
        }
    }

    /// The own names of a port, in the order of the transports.
    pub fn all_of(&self, port: u16) -> impl Iterator<Item = OwnName<'_>> {
        let start = self.entries.partition_point(|entry| entry.port() < port);
        self.entries[start..]
            .iter()
            .take_while(move |entry| entry.port() == port)
            .map(|&entry| OwnName { names: self, entry })
    }

    /// The ports with this name or alias, in any case.
    pub fn named(&self, name: &str, transport: Option<Transport>) -> Option<OwnService<'_>> {
        let order = |alias: &Alias| cmp_ignore_case(alias.name.of(&self.text), name);
        let start = self.by_name.partition_point(|alias| order(alias) == Ordering::Less);
        let same = self.by_name[start..].iter().take_while(|alias| order(alias) == Ordering::Equal);
        // An alias may repeat the name.
        let mut slots: Vec<_> = same.map(|alias| alias.slot).collect();
        slots.dedup();
        let entries = slots.into_iter().filter_map(|slot| {
            let index = self.entries.binary_search_by_key(&slot, |entry| entry.slot).ok()?;
            Some(OwnName { names: self, entry: self.entries[index] })
        });
        let entries: Vec<_> = entries
            .filter(|entry| transport.is_none_or(|transport| transport == entry.transport()))
            .collect();
        (!entries.is_empty()).then_some(OwnService { entries, transport })
    }

    /// All names and aliases, each once.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let mut previous = "";
        self.by_name.iter().map(|alias| alias.name.of(&self.text)).filter(move |&name| {
            let is_new = name != previous;
            previous = name;
            is_new
        })
    }

    /// Checks that no name contains the delimiter, which would end a cell with the name.
    ///
    /// # Errors
    ///
    /// The first line with such a name.
    pub fn check_delimiter(&self, delimiter: char) -> Result<(), OwnNamesError> {
        let mut names = self.items.iter().map(|item| (item.line, item.name.of(&self.text)));
        match names.find(|(_, name)| name.contains(delimiter)) {
            None => Ok(()),
            Some((line, name)) => {
                let problem = Problem::Delimiter { found: excerpt(name), delimiter };
                Err(Rejected::Line { file: self.file.clone(), line, problem }.into())
            }
        }
    }
}

/// The own name of a port on a transport.
#[derive(Clone, Copy)]
pub struct OwnName<'a> {
    names: &'a OwnNames,
    entry: Entry,
}

impl<'a> OwnName<'a> {
    /// The port.
    pub fn port(self) -> u16 {
        self.entry.port()
    }

    /// The transport.
    pub fn transport(self) -> Transport {
        self.entry.transport()
    }

    /// The own name.
    pub fn name(self) -> &'a str {
        self.item().name.of(&self.names.text)
    }

    /// The description; only CSV can have one.
    pub fn description(self) -> Option<&'a str> {
        let description = self.item().description.of(&self.names.text);
        (!description.is_empty()).then_some(description)
    }

    /// The aliases, each once, in the order of the file.
    pub fn aliases(self) -> Vec<&'a str> {
        let OwnNames { text, aliases, .. } = self.names;
        let start = aliases.partition_point(|alias| alias.slot < self.entry.slot);
        let of_slot = aliases[start..].iter().take_while(|alias| alias.slot == self.entry.slot);
        let mut listed = HashSet::from([self.name()]);
        of_slot.map(|alias| alias.name.of(text)).filter(|&alias| listed.insert(alias)).collect()
    }

    /// The file that the name is from.
    pub fn file(self) -> &'a str {
        &self.names.file
    }

    fn item(self) -> Item {
        self.names.items[self.entry.item as usize]
    }
}

/// The ports that have an own name, on one transport or on all.
pub struct OwnService<'a> {
    /// Sorted by port, then by transport. Never empty.
    entries: Vec<OwnName<'a>>,
    /// The requested transport.
    transport: Option<Transport>,
}

impl<'a> OwnService<'a> {
    /// The requested transport; `None` for all.
    pub fn transport(&self) -> Option<Transport> {
        self.transport
    }

    /// The pairs of a port and a transport with the name, in ascending order. At least
    /// one.
    pub fn entries(&self) -> &[OwnName<'a>] {
        &self.entries
    }

    /// The names of the ports, each once. Several if the query is an alias, or if the
    /// file spells the name in several cases.
    pub fn names(&self) -> Vec<&'a str> {
        let mut listed = HashSet::new();
        let names = self.entries.iter().map(|entry| entry.name());
        names.filter(|&name| listed.insert(name)).collect()
    }

    /// The entries of each port.
    pub fn ports(&self) -> impl Iterator<Item = &[OwnName<'a>]> {
        self.entries.chunk_by(|one, other| one.port() == other.port())
    }

    /// Whether this port on this transport has the name, and the query includes it.
    pub fn covers(&self, port: u16, transport: Transport) -> bool {
        let key = |entry: &OwnName<'_>| entry.entry.slot;
        self.entries.binary_search_by_key(&Entry::slot(port, transport), key).is_ok()
    }
}

fn cmp_ignore_case(one: &str, other: &str) -> Ordering {
    one.bytes()
        .map(|byte| byte.to_ascii_lowercase())
        .cmp(other.bytes().map(|byte| byte.to_ascii_lowercase()))
}
