//! Encodes the names of each group as one string.

use iana_ports_tables::name_list::{
    BARE_TRANSPORTS, LISTED, PRECEDES, SEVERAL, TRANSPORT_MASK, starts_bare_name,
};
use iana_ports_tables::{NameList, Transport, TransportFilter, string_list};

use crate::group::{Group, Groups};
use crate::parsed::ParsedRecord;

/// The names of a group.
#[derive(Debug, Default)]
pub(super) struct GroupNames<'r> {
    /// The text of the group's slots; empty for a group without a port.
    pub(super) text: String,
    /// Each spelling of a name, in the order of the rows. Entry `i` of the list is
    /// spelling `i`.
    spellings: Vec<&'r str>,
}

impl GroupNames<'_> {
    /// The index of the entry with this spelling.
    pub(super) fn index_of_spelling(&self, name: &str) -> Option<usize> {
        self.spellings.iter().position(|&spelling| spelling == name)
    }

    /// The index of the first entry with this name, ignoring ASCII case.
    pub(super) fn index_of_name(&self, name: &str) -> Option<usize> {
        self.spellings.iter().position(|spelling| spelling.eq_ignore_ascii_case(name))
    }

    /// The group's name for `filter`.
    pub(super) fn primary(&self, filter: TransportFilter) -> Option<&str> {
        NameList::new(&self.text).primary(filter)
    }
}

/// The names of all groups.
pub(super) fn encode_all<'r>(groups: &Groups<'r>) -> Vec<GroupNames<'r>> {
    groups.all.iter().map(encode).collect()
}

fn encode<'r>(group: &Group<'r>) -> GroupNames<'r> {
    let mut names = GroupNames::default();
    let mut rows = Vec::new();
    for record in group.covering() {
        let Some(name) = record.service_name() else { continue };
        if names.index_of_spelling(name).is_none() {
            names.spellings.push(name);
        }
        if let Some(index) = names.index_of_name(name) {
            rows.push(NamedRow { index, record });
        }
    }
    if group.run.is_some() {
        let entries = entries(&names.spellings, &rows);
        names.text = match entries.as_slice() {
            [] => String::new(),
            [only] => only_name(only),
            several => several.iter().map(Entry::list_text).collect(),
        };
    }
    names
}

/// A row that covers the group's ports and has a name.
struct NamedRow<'r> {
    /// The index of the first spelling of its name.
    index: usize,
    record: &'r ParsedRecord,
}

struct Entry<'r> {
    name: &'r str,
    flags: u8,
}

impl Entry<'_> {
    /// The text of the entry in a list of several.
    fn list_text(&self) -> String {
        let (marker, flags) = (char::from(SEVERAL), char::from(self.flags));
        format!("{marker}{flags}{}", string_list::encode([self.name]))
    }

    /// The text of an only entry, with its mask.
    fn text(&self) -> String {
        format!("{}{}", char::from(self.flags), self.name)
    }
}

/// The text of a slot with one name. It has no mask if the name can be bare.
fn only_name(entry: &Entry<'_>) -> String {
    let transports = entry.flags & TRANSPORT_MASK;
    let is_bare = entry.name.bytes().next().is_some_and(starts_bare_name);
    if transports == BARE_TRANSPORTS && is_bare {
        entry.name.to_owned()
    } else {
        Entry { flags: transports, ..*entry }.text()
    }
}

/// The entries of a list: one for each spelling. If the rows of a transport have the
/// names in another order, entries for that transport alone follow.
fn entries<'r>(spellings: &[&'r str], rows: &[NamedRow<'r>]) -> Vec<Entry<'r>> {
    // A spelling without such a row differs from an earlier spelling only in ASCII case.
    let listed = |index| if rows.iter().any(|row| row.index == index) { LISTED } else { 0 };
    let mut entries: Vec<Entry<'r>> = spellings
        .iter()
        .enumerate()
        .map(|(index, &name)| Entry { name, flags: listed(index) })
        .collect();
    let any_cites_rfc = rows.iter().any(|row| row.record.cites_rfc());
    for row in rows {
        if row.record.cites_rfc() || !any_cites_rfc {
            entries[row.index].flags |= PRECEDES;
        }
    }
    for transport in Transport::ALL {
        let filter = TransportFilter::new(Some(transport));
        let mut order: Vec<usize> = Vec::new();
        for row in rows.iter().filter(|row| filter.admits(row.record.transport)) {
            if !order.contains(&row.index) {
                order.push(row.index);
            }
        }
        if order.is_sorted() {
            for index in order {
                entries[index].flags |= filter.transports();
            }
        } else {
            for index in order {
                let flags = filter.transports() | entries[index].flags & PRECEDES;
                entries.push(Entry { name: spellings[index], flags });
            }
        }
    }
    entries
}
