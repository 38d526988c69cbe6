//! A search finds every row by its own words, and every named port has related services
//! or none.

use std::collections::BTreeSet;

use iana_ports::{Record, Registry, Status};
use iana_ports_search::{Entry, Index};

fn rows(entry: &Entry<'static>) -> impl Iterator<Item = Record<'static>> {
    entry.records().iter().chain(entry.alias_records()).copied()
}

/// The bindings keep the rows of an entry and rebuild it.
#[test]
fn an_entry_can_be_rebuilt_from_its_rows() {
    let index = Index::new(Registry::embedded());
    let mut aliases = 0;
    for letter in 'a'..='z' {
        for hit in index.search(&letter.to_string()) {
            let entry = hit.entry();
            let (rows, alias_rows) = (entry.records().to_vec(), entry.alias_records().to_vec());
            aliases += alias_rows.len();
            assert_eq!(&Entry::of_rows(rows, alias_rows), entry);
        }
    }
    assert!(aliases > 0);
}

/// Each row is in an entry, except the rows of unassigned ports.
#[test]
fn entries_hold_every_row_once() {
    let index = Index::new(Registry::embedded());
    let key = |record: Record<'_>| {
        (
            record.ports().map(|ports| (*ports.start(), *ports.end())),
            record.transport().map(|transport| transport.to_string()),
            record.service_name().unwrap_or_default().to_owned(),
            record.description().unwrap_or_default().to_owned(),
        )
    };
    // Every word begins with a letter or a digit.
    let mut found = BTreeSet::new();
    for letter in ('a'..='z').chain('0'..='9') {
        for hit in index.search(&letter.to_string()) {
            found.extend(rows(hit.entry()).map(key));
        }
    }
    for record in Registry::embedded().records() {
        let is_said = record.status() != Status::Unassigned;
        let starts = record.service_name().is_some_and(|name| {
            name.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_ascii())
        });
        if starts || !is_said {
            assert_eq!(found.contains(&key(record)), is_said, "{record:?}");
        }
    }
}

/// The words of a description find its row.
#[test]
fn words_of_a_description_find_its_row() {
    let index = Index::new(Registry::embedded());
    let mut searched = 0;
    for record in Registry::embedded().records().step_by(23) {
        let words = record.description().unwrap_or_default();
        let has_words = words.contains(|c: char| c.is_ascii_alphanumeric());
        let is_replacement = words.contains("IANA assigned this");
        if record.status() == Status::Unassigned || !has_words || is_replacement {
            continue;
        }
        searched += 1;
        let hits = index.search(words);
        let found = hits.iter().flat_map(|hit| rows(hit.entry())).any(|row| row == record);
        assert!(found, "{record:?}");
    }
    assert!(searched > 500, "{searched}");
}

/// A search for a name finds its service first, or another of the same name. An alias
/// finds its service.
#[test]
fn a_name_finds_its_service_first() {
    let index = Index::new(Registry::embedded());
    for record in Registry::embedded().records().step_by(11) {
        let (Some(name), Some(_)) = (record.service_name(), record.ports()) else { continue };
        let hits = index.search(name);
        let squeezed = |name: &str| name.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "");
        let first = hits[0].entry();
        let is_it = |other: &str| squeezed(other) == squeezed(name);
        let is_everyday =
            hits[0].matches().iter().any(|word| word.to_string().contains("everyday"));
        let is_found = first.name().is_some_and(is_it) || first.aliases().any(is_it) || is_everyday;
        let is_number = squeezed(name).parse::<u16>().is_ok();
        assert!(is_found || is_number, "{name}: {:?}", first.name());
    }
}

/// Without optimization, the test takes one port of so many.
const STEP: usize = if cfg!(debug_assertions) { 41 } else { 1 };

#[test]
fn related_services_have_reasons_and_other_ports() {
    let registry = Registry::embedded();
    let index = Index::new(registry);
    let (mut ports, mut with_kin) = (0, 0);
    for port in registry.assigned_ports().step_by(STEP) {
        ports += 1;
        let related = index.related(port);
        with_kin += usize::from(!related.is_empty());
        for one in &related {
            assert!(!one.reason().to_string().is_empty());
            assert!(!one.entry().has_port(port.number()), "{port:?}");
        }
    }
    assert!(ports > 100 && 2 * with_kin > ports, "{with_kin} of {ports}");
}
