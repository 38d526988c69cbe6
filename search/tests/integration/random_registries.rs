//! Random registries: no search panics, and a search for a name finds its row.

use std::fmt::Write as _;

use iana_ports::{OwnedRegistry, Registry};
use iana_ports_search::{Index, search};
use iana_ports_test_support::csv::HEADER;
use iana_ports_test_support::random_numbers::Random;

const NAMES: [&str; 18] = [
    "",
    "",
    "a",
    "A",
    "a-b",
    "a_b",
    "A B",
    "[",
    "{",
    "é",
    "É",
    "\u{212A}",
    "domain",
    "ms-sql-s",
    "lm",
    "esl-lm",
    "\u{1F980}",
    "--",
];

const DESCRIPTIONS: [&str; 16] = [
    "",
    "Unassigned",
    "Reserved",
    "A B",
    "a b c",
    "\n",
    "License Manager",
    "é É \u{130}",
    "ſtrange ﬁgures",
    "ss sses ies s es",
    "IANA assigned this well-formed service name as a replacement for \"a_b\".",
    "x IANA assigned this well-formed service name as a replacement for \"A B\".",
    "IANA assigned this well-formed service name as a replacement for \"",
    "eeee ing ings ment ed",
    "\u{1F980}\u{1F980}",
    "no 65535 99999 00080",
];

const NOTES: [&str; 6] = [
    "",
    "alias to \"a\"",
    "alias to \"A\"",
    "alias to \"a-b\"",
    "alias to \"a_b\"",
    "duplicate of the \"lm\"",
];

const WORDS: [&str; 20] = [
    "a",
    "A B",
    "a-b",
    "b a",
    "é",
    "É",
    "\u{130}",
    "ſ",
    "ss",
    "license manager",
    "lm",
    "server",
    "the server port",
    "65535",
    "80",
    "\u{1F980}",
    "-",
    "",
    "ing",
    "a a a a a a a a a a",
];

fn csv(random: &mut Random) -> String {
    let mut csv = HEADER.to_owned();
    for _ in 0..random.below(60) {
        let first = random.below(40);
        let port = match random.below(4) {
            0 => String::new(),
            1 => format!("{first}-{}", first + random.below(5)),
            _ => first.to_string(),
        };
        let transport = random.pick(&["", "tcp", "udp", "sctp", "dccp"]);
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let name = quoted(random.pick(&NAMES));
        let description = quoted(random.pick(&DESCRIPTIONS));
        let assignee = random.pick(&["", "[One]", "[\u{130}]"]);
        let notes = quoted(random.pick(&NOTES));
        writeln!(csv, "{name},{port},{transport},{description},{assignee},,,,,,,{notes}").unwrap();
    }
    csv
}

/// Without optimization, the test takes a few.
const REGISTRIES: usize = if cfg!(debug_assertions) { 30 } else { 300 };

#[test]
fn searches_find_every_row_by_its_name() {
    let mut random = Random::new(14);
    for case in 0..REGISTRIES {
        let csv = csv(&mut random);
        let owned = OwnedRegistry::from_reader(csv.as_bytes()).unwrap();
        let registry = owned.registry();
        let index = Index::new(registry);
        for words in WORDS.iter().chain(&NAMES).chain(&DESCRIPTIONS) {
            for hit in index.search(words) {
                check_highlights(&hit, words);
            }
        }
        for number in 0..48 {
            index.related(registry.lookup(number));
        }
        for record in registry.records() {
            let Some(name) = record.service_name() else { continue };
            index.related_to_service(registry.service(name).unwrap());
            let hits = index.search(name);
            let is_searchable = name.contains(char::is_alphanumeric);
            let rows = |hit: &iana_ports_search::Hit<'_>| {
                let entry = hit.entry();
                entry.records().iter().chain(entry.alias_records()).any(|row| *row == record)
            };
            assert_eq!(hits.iter().any(rows), is_searchable, "registry {case}: {name}\n{csv}");
        }
    }
}

/// Highlighted ranges are ascending, do not overlap, and end between characters.
fn check_highlights(hit: &iana_ports_search::Hit<'_>, words: &str) {
    for text in DESCRIPTIONS.iter().chain(&NAMES).chain(&[words]) {
        let mut end = 0;
        for range in hit.highlights(text) {
            assert!(end <= range.start && range.start < range.end, "{text:?}");
            assert!(text.get(range.clone()).is_some(), "{text:?}");
            end = range.end;
        }
    }
}

/// One name with very many rows.
#[test]
fn many_rows_of_one_name() {
    let mut csv = HEADER.to_owned();
    for port in 1..60_000 {
        writeln!(csv, "a,{port},tcp,number {port},,,,,,,,").unwrap();
    }
    let owned = OwnedRegistry::from_reader(csv.as_bytes()).unwrap();
    let index = Index::new(owned.registry());
    assert_eq!(index.search("number").len(), 59_999);
    assert_eq!(index.related(owned.registry().lookup(7)).len(), 59_998);
}

#[test]
fn an_empty_registry_has_no_hits() {
    let owned = OwnedRegistry::from_reader(HEADER.as_bytes()).unwrap();
    assert_eq!(search(owned.registry(), "dns"), []);
    let domain = Registry::embedded().service("domain").unwrap();
    assert_eq!(Index::new(owned.registry()).related_to_service(domain), []);
}
