//! Search: the entries that meet the words, the best first.

use alloc::borrow::ToOwned as _;
use alloc::string::String;
use alloc::vec::Vec;

use iana_ports::Registry;

use crate::entry::Entry;
use crate::index::Index;
use crate::matching::{Field, Match, Quality, WordMatch};
use crate::query::{Found, Met, Query};

/// What a search finds: an entry, and how it meets each word.
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

    /// How each word is met, in the order of the words. A word that the rows lack, as
    /// `server` in `redis server`, is left out.
    pub fn matches(&self) -> &[WordMatch] {
        &self.matches
    }
}

/// Words for TLS and its kin in names and descriptions.
const TLS: &[&str] = &["dtls", "secure", "ssl", "tls"];

/// Whether an entry is over TLS where a word asks for it.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Tls {
    AsAsked,
    Lacking,
}

/// The order of hits, the best first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    has_no_port: bool,
    /// Whether the words are only a part of what they are met in.
    is_part: bool,
    /// Whether the words do not follow each other.
    is_apart: bool,
    /// The class of the required word that is met worst.
    worst: u8,
    tls: Tls,
    /// The number of optional words that are not met.
    lacking: usize,
    /// How the words are met, from the worst to the best.
    words: Vec<Quality>,
}

impl<'a> Index<'a> {
    /// The entries that meet all the words, the best first; of equals, the one with the
    /// lower port. Empty if `words` has no letter and no digit.
    ///
    /// The words are divided by blanks, and may be in any case and order. A word divided
    /// by other characters, such as `ms-sql`, is met where its parts follow each other.
    /// Words that say little (`server`, `port`, `of`) may be lacking. A number is met by
    /// the services on that port, too. A word such as `mqtts`, which the registry lacks and
    /// which is a service's name with the `s` of TLS, is met best by services over TLS.
    ///
    /// Entries with a port come before those without. Then come those whose whole name or
    /// description the words are, then those where the words follow each other. Then the
    /// [`Match`](crate::Match) of the word that is met worst decides; matches in
    /// assignees and notes count as worse than the same in names and descriptions.
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
        let results = self.look_for(query);
        let optional: Vec<_> = (0..query.terms.len()).map(|term| query.is_optional(term)).collect();
        let asks_for_tls = query.words.iter().any(|word| self.is_protocol_over_tls(word));
        let hit = |(number, entry): (usize, &Entry<'a>)| {
            let met = results.of_entry(number);
            // A word that may be lacking is not looked for inside others.
            let met: Vec<Option<&Met>> = met
                .iter()
                .zip(&optional)
                .map(|(met, optional)| {
                    met.as_ref().filter(|met| !optional || met.quality.how <= Match::Stem)
                })
                .collect();
            if met.iter().zip(&optional).any(|(met, optional)| met.is_none() && !optional) {
                return None;
            }
            let required = met.iter().zip(&optional).filter(|(_, optional)| !**optional);
            let worst = required.filter_map(|(met, _)| Some((*met)?.quality.class())).max()?;
            let mut qualities: Vec<_> = met.iter().flatten().map(|met| met.quality).collect();
            qualities.sort_unstable_by(|one, other| other.cmp(one));
            let rank = Rank {
                has_no_port: entry.ports().is_empty(),
                is_part: worst > Quality::new(Match::WholeDescription, Field::Description).class(),
                is_apart: !results.is_phrase[number],
                worst,
                tls: if asks_for_tls && !self.says_tls(number) {
                    Tls::Lacking
                } else {
                    Tls::AsAsked
                },
                lacking: met.len() - qualities.len(),
                words: qualities,
            };
            let matches = query.terms.iter().zip(&met).filter_map(|(term, met)| {
                let word = query.words[term.clone()].join("-");
                met.map(|met| self.word_match(word, met))
            });
            Some((rank, Hit { entry: entry.clone(), matches: matches.collect() }))
        };
        self.entries().iter().enumerate().filter_map(hit).collect()
    }

    /// Whether a word that the registry does not have is the name of a service and the
    /// `s` of TLS: `mqtts`.
    fn is_protocol_over_tls(&self, word: &str) -> bool {
        let plain = word.strip_suffix('s').filter(|_| self.dictionary().find(word).is_none());
        plain.is_some_and(|plain| self.registry().service(plain).is_some())
    }

    /// Whether the name or a description of an entry has a word for TLS.
    fn says_tls(&self, entry: usize) -> bool {
        let mut texts = self
            .texts_of(entry)
            .filter(|text| text.field.is_name() || text.field == Field::Description);
        texts.any(|text| {
            let mut words = self.text_words(text).iter().map(|&word| self.word(word));
            words.any(|word| TLS.contains(&word))
        })
    }

    fn word_match(&self, word: String, met: &Met) -> WordMatch {
        let found = match &met.found {
            Found::Word(id) => self.word(*id).to_owned(),
            Found::Text(number) => {
                let words = self.text_words(&self.texts[*number as usize]).iter();
                words.map(|&id| self.word(id)).collect::<Vec<_>>().join(" ")
            }
            Found::Initials(initials) => initials.clone(),
            Found::Asked => word.clone(),
        };
        WordMatch { word, found, how: met.quality.how, field: met.quality.field }
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
