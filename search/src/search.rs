//! Search: the entries that match the words, best first.

use alloc::borrow::ToOwned as _;
use alloc::string::String;
use alloc::vec::Vec;

use iana_ports::Registry;

use crate::entry::Entry;
use crate::index::Index;
use crate::matching::{Field, Match, Quality, WordMatch};
use crate::query::{Found, Query, TermMatch};

/// A result of a search: an entry, and how it matches each word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit<'a> {
    pub(crate) entry: Entry<'a>,
    pub(crate) matches: Vec<WordMatch>,
}

impl<'a> Hit<'a> {
    /// The rows that were found.
    pub fn entry(&self) -> &Entry<'a> {
        &self.entry
    }

    /// How each word matches, in the order of the words. Leaves out an optional word that
    /// the rows lack, such as `server` in `redis server`.
    pub fn matches(&self) -> &[WordMatch] {
        &self.matches
    }
}

/// Words for TLS and similar protocols in names and descriptions.
const TLS: &[&str] = &["dtls", "secure", "ssl", "tls"];

/// Whether an entry runs over TLS, if the search requests it.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Tls {
    AsRequested,
    Lacking,
}

/// The order of hits, best first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    has_no_port: bool,
    /// Whether the words are only a part of the matching text.
    is_part: bool,
    /// Whether the words are not adjacent.
    is_apart: bool,
    /// The class of the worst match of a required word.
    worst: u8,
    tls: Tls,
    /// The number of optional words without a match.
    lacking: usize,
    /// The qualities of the matches, from worst to best.
    words: Vec<Quality>,
}

impl<'a> Index<'a> {
    /// The entries that match all the words, best first; on a tie, the one with the lower
    /// port. Empty if `words` has no letter and no digit.
    ///
    /// Blanks separate the words, which may be in any case and order. A word with other
    /// separators, such as `ms-sql`, matches where its parts are adjacent. General words
    /// (`server`, `port`, `of`) are optional. A number also matches the services on that
    /// port. If the registry lacks a word such as `mqtts`, a service's name with the `s`
    /// of TLS, services over TLS match it best.
    ///
    /// Entries with a port come before those without. Then come those whose whole name or
    /// description equals the words, then those in which the words are adjacent. Then the
    /// worst [`Match`] of a word decides. A match in assignees and notes is
    /// worse than the same match in names and descriptions.
    pub fn search(&self, words: &str) -> Vec<Hit<'a>> {
        let query = Query::new(words);
        let mut hits = self.ranked(&query);
        hits.sort_by(|(one, _), (other, _)| one.cmp(other));
        hits.into_iter().map(|(_, hit)| hit).collect()
    }

    fn ranked(&self, query: &Query) -> Vec<(Rank, Hit<'a>)> {
        if query.terms.is_empty() {
            return Vec::new();
        }
        let results = self.match_terms(query);
        let optional: Vec<_> = (0..query.terms.len()).map(|term| query.is_optional(term)).collect();
        let requests_tls = query.words.iter().any(|word| self.is_protocol_over_tls(word));
        let hit = |(number, entry): (usize, &Entry<'a>)| {
            let best = results.of_entry(number);
            // An optional word must not match inside other words.
            let by_term: Vec<Option<&TermMatch>> = best
                .iter()
                .zip(&optional)
                .map(|(matched, optional)| {
                    matched
                        .as_ref()
                        .filter(|matched| !optional || matched.quality.how <= Match::Stem)
                })
                .collect();
            if by_term
                .iter()
                .zip(&optional)
                .any(|(matched, optional)| matched.is_none() && !optional)
            {
                return None;
            }
            let required = by_term.iter().zip(&optional).filter(|(_, optional)| !**optional);
            let worst =
                required.filter_map(|(matched, _)| Some((*matched)?.quality.class())).max()?;
            let mut qualities: Vec<_> =
                by_term.iter().flatten().map(|matched| matched.quality).collect();
            qualities.sort_unstable_by(|one, other| other.cmp(one));
            let rank = Rank {
                has_no_port: entry.ports().is_empty(),
                is_part: worst > Quality::new(Match::WholeDescription, Field::Description).class(),
                is_apart: !results.is_phrase[number],
                worst,
                tls: if requests_tls && !self.mentions_tls(number) {
                    Tls::Lacking
                } else {
                    Tls::AsRequested
                },
                lacking: by_term.len() - qualities.len(),
                words: qualities,
            };
            let matches = query.terms.iter().zip(&by_term).filter_map(|(term, matched)| {
                let word = query.words[term.clone()].join("-");
                matched.map(|matched| self.word_match(word, matched))
            });
            Some((rank, Hit { entry: entry.clone(), matches: matches.collect() }))
        };
        self.entries().iter().enumerate().filter_map(hit).collect()
    }

    /// Whether the registry does not have a word, but a service of that name without the
    /// `s` of TLS: `mqtts`.
    fn is_protocol_over_tls(&self, word: &str) -> bool {
        let plain = word.strip_suffix('s').filter(|_| self.dictionary().find(word).is_none());
        plain.is_some_and(|plain| self.registry().service(plain).is_some())
    }

    /// Whether the name or a description of an entry has a word for TLS.
    fn mentions_tls(&self, entry: usize) -> bool {
        let mut texts = self
            .texts_of(entry)
            .filter(|text| text.field.is_name() || text.field == Field::Description);
        texts.any(|text| {
            let mut words = self.text_words(text).iter().map(|&word| self.word(word));
            words.any(|word| TLS.contains(&word))
        })
    }

    fn word_match(&self, word: String, matched: &TermMatch) -> WordMatch {
        let found = match &matched.found {
            Found::Word(id) => self.word(*id).to_owned(),
            Found::Text(number) => {
                let words = self.text_words(&self.texts[*number as usize]).iter();
                words.map(|&id| self.word(id)).collect::<Vec<_>>().join(" ")
            }
            Found::Initials(initials) => initials.clone(),
            Found::AsTyped => word.clone(),
        };
        WordMatch { word, found, how: matched.quality.how, field: matched.quality.field }
    }
}

/// Searches a registry: [`Index::search`] on an index of its own.
///
/// ```
/// use iana_ports::Registry;
/// use iana_ports_search::search;
///
/// let hits = search(Registry::embedded(), "license manager");
/// let names: Vec<_> = hits.iter().filter_map(|hit| hit.entry().name()).collect();
/// assert!(names.contains(&"esl-lm") && names.contains(&"sentinel-lm"));
/// ```
pub fn search<'a>(registry: Registry<'a>, words: &str) -> Vec<Hit<'a>> {
    Index::new(registry).search(words)
}
