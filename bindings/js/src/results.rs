//! Entries of the search, as lists.

use iana_ports_search::{Entry, WordMatch};

use crate::answer::Writer;

/// Adds an entry: its description, and the ids of its rows and of its aliases' rows.
pub(crate) fn entry(list: &mut Writer<'_>, entry: &Entry<'static>) {
    list.text(entry.description());
    list.items(entry.records(), |list, record| list.number(record.id()));
    list.items(entry.alias_records(), |list, record| list.number(record.id()));
}

/// Adds how a word matches, as five texts.
pub(crate) fn word_match(list: &mut Writer<'_>, matched: &WordMatch) {
    list.computed(matched.word().to_owned());
    list.computed(matched.found().to_owned());
    list.text(Some(matched.how().as_str()));
    list.text(Some(matched.field().as_str()));
    list.computed(matched.to_string());
}
