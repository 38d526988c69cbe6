//! Entries of the search, as lists.

use iana_ports_search::{Entry, Field, Match, WordMatch};

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
    list.text(Some(how(matched.how())));
    list.text(Some(field(matched.field())));
    list.computed(matched.to_string());
}

fn how(how: Match) -> &'static str {
    match how {
        Match::Exact => "exact",
        Match::WholeDescription => "whole description",
        Match::NameStart => "name start",
        Match::NamePrefix => "name prefix",
        Match::Word => "word",
        Match::Stem => "stem",
        Match::WordStart => "word start",
        Match::Initials => "initials",
        Match::Part => "part",
    }
}

/// The field as it displays.
fn field(field: Field) -> &'static str {
    match field {
        Field::Name => "name",
        Field::Alias => "alias",
        Field::EverydayName => "everyday name",
        Field::Port => "port number",
        Field::Description => "description",
        Field::Assignee => "assignee",
        Field::Notes => "assignment notes",
    }
}
