//! One search: its words, and how each entry matches them.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use crate::index::{Index, Posting, Text};
use crate::matching::{Field, Match, Quality};
use crate::words::{self, MIN_PART, MIN_PART_OF_TEXT};

/// The maximum number of words that initials can abbreviate.
const MAX_INITIALS: usize = 6;

/// The words of a search.
pub(crate) struct Query {
    /// The words to search for, in lower case: letters and digits only.
    pub(crate) words: Vec<String>,
    /// The terms, as ranges of `words`. A term such as `914c-g` has several words.
    pub(crate) terms: Vec<Range<usize>>,
}

impl Query {
    /// Splits a search into terms and words.
    pub(crate) fn new(text: &str) -> Self {
        let mut query = Self { words: Vec::new(), terms: Vec::new() };
        for term in text.split_whitespace() {
            let lower = term.to_ascii_lowercase();
            let start = query.words.len();
            query.words.extend(words::words(&lower).map(|word| String::from(&lower[word])));
            if start < query.words.len() {
                query.terms.push(start..query.words.len());
            }
        }
        query
    }

    /// Whether a row may lack this term and still be a hit.
    pub(crate) fn is_optional(&self, term: usize) -> bool {
        let is_optional = |term: &Range<usize>| {
            self.words[term.clone()].iter().all(|word| words::is_optional(word))
        };
        self.terms.get(term).is_some_and(is_optional) && !self.terms.iter().all(is_optional)
    }
}

/// How the last of several words must match.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum LastWord {
    /// As a whole word.
    Whole,
    /// As a whole word or as the beginning of one.
    Prefix,
}

/// How an entry matches a term, and what matches it.
#[derive(Debug, Clone)]
pub(crate) struct TermMatch {
    pub(crate) quality: Quality,
    pub(crate) found: Found,
}

/// What matches a term.
#[derive(Debug, Clone)]
pub(crate) enum Found {
    /// A word of the dictionary.
    Word(u32),
    /// A whole text, by number.
    Text(u32),
    /// Initials.
    Initials(String),
    /// The words of the search, as typed.
    AsTyped,
}

/// The best match of each term in each entry.
pub(crate) struct Results {
    /// `terms` items for each entry.
    matched: Vec<Option<TermMatch>>,
    terms: usize,
    /// Whether the words are adjacent in one text of the entry.
    pub(crate) is_phrase: Vec<bool>,
}

impl Results {
    /// The best match of each term in an entry.
    pub(crate) fn of_entry(&self, entry: usize) -> &[Option<TermMatch>] {
        &self.matched[entry * self.terms..][..self.terms]
    }

    fn record(&mut self, entry: u32, term: usize, how: Match, field: Field, found: Found) {
        let quality = Quality::new(how, field);
        let best = &mut self.matched[entry as usize * self.terms + term];
        if best.as_ref().is_none_or(|matched| quality < matched.quality) {
            *best = Some(TermMatch { quality, found });
        }
    }
}

impl Index<'_> {
    /// Searches all entries for each term.
    pub(crate) fn match_terms(&self, query: &Query) -> Results {
        let terms = query.terms.len();
        let mut results = Results {
            matched: alloc::vec![None; terms * self.entries().len()],
            terms,
            is_phrase: alloc::vec![terms == 1; self.entries().len()],
        };
        for (term, words) in query.terms.iter().enumerate() {
            match &query.words[words.clone()] {
                [word] => {
                    self.match_word(word, term, &mut results);
                    self.match_joined(word, term, &mut results);
                    self.match_initials_of(word, term, &mut results);
                }
                words => self.match_compound(words, term, &mut results),
            }
        }
        self.match_phrase(&query.words, &mut results);
        let all: Vec<_> = (0..terms).collect();
        self.match_whole(query, &all, &mut results);
        let required: Vec<_> = (0..terms).filter(|&term| !query.is_optional(term)).collect();
        if required.len() < terms {
            self.match_whole(query, &required, &mut results);
        }
        self.match_port(query, &mut results);
        self.match_initials(query, &mut results);
        results
    }

    /// Searches for one word, its forms, and words that contain it.
    fn match_word(&self, word: &str, term: usize, results: &mut Results) {
        let stem = self.find_stem(word);
        for (id, other) in self.dictionary().iter() {
            let how = if other == word {
                Match::Word
            } else if Some(self.stem(id)) == stem {
                Match::Stem
            } else if word.len() >= MIN_PART && other.starts_with(word) {
                Match::WordStart
            } else if word.len() >= MIN_PART && other.contains(word) {
                Match::Part
            } else if other.starts_with(word) {
                // One or two letters count only at the beginning of a name.
                Match::NamePrefix
            } else {
                continue;
            };
            for posting in self.occurrences(id) {
                let text = &self.texts[posting.text as usize];
                let begins_name = posting.position == 0 && text.field.is_name();
                let how = match how {
                    Match::Word if begins_name => Match::NameStart,
                    Match::Stem if begins_name && other.starts_with(word) => Match::NamePrefix,
                    Match::WordStart | Match::NamePrefix if begins_name => Match::NamePrefix,
                    Match::NamePrefix => continue,
                    // Names of people have no forms, and most notes are about keys.
                    Match::Stem if text.field.is_about_registration() => continue,
                    Match::Part if !text.field.is_name() && word.len() < MIN_PART_OF_TEXT => {
                        continue;
                    }
                    how => how,
                };
                let found = match text.field {
                    Field::EverydayName => Found::Text(posting.text),
                    _ => Found::Word(id),
                };
                results.record(text.entry, term, how, text.field, found);
            }
        }
    }

    /// Searches for a word that a name writes as several: `mssql` of `ms-sql-s`.
    fn match_joined(&self, word: &str, term: usize, results: &mut Results) {
        for text in self.texts.iter().filter(|text| text.field.is_name() && text.len() > 1) {
            let mut rest = word;
            let mut parts = self.text_words(text).iter().map(|&id| self.word(id));
            let mut count = 0;
            let ending = parts.find_map(|part| match rest.strip_prefix(part) {
                Some(next) => {
                    rest = next;
                    count += 1;
                    next.is_empty().then_some("")
                }
                None => Some(part),
            });
            let how = match ending {
                Some("") if count == text.len() => Match::Exact,
                Some("") if count > 1 => Match::NameStart,
                Some(part) if count > 0 && !rest.is_empty() && part.starts_with(rest) => {
                    Match::NamePrefix
                }
                _ => continue,
            };
            results.record(text.entry, term, how, text.field, Found::AsTyped);
        }
    }

    /// Searches for descriptions with these initials, if the registry does not have the
    /// word.
    fn match_initials_of(&self, word: &str, term: usize, results: &mut Results) {
        if word.chars().count() < MIN_PART || self.dictionary().find(word).is_some() {
            return;
        }
        for text in self.texts.iter().filter(|text| text.field == Field::Description) {
            if text.len() == word.chars().count() && self.initials(text).eq(word.chars()) {
                let found = Found::Initials(word.into());
                results.record(text.entry, term, Match::Initials, text.field, found);
            }
        }
    }

    /// Searches for a term of several words. They must be adjacent; the last one may be a
    /// prefix of a longer word.
    fn match_compound(&self, words: &[String], term: usize, results: &mut Results) {
        self.each_phrase(words, LastWord::Prefix, |posting, text, is_same| {
            let how = match (posting.position, text.field.is_name(), is_same) {
                (0, true, true) => Match::NameStart,
                (0, true, false) => Match::NamePrefix,
                (_, _, true) => Match::Word,
                (_, _, false) => Match::WordStart,
            };
            let found = match text.field {
                Field::EverydayName => Found::Text(posting.text),
                _ => Found::AsTyped,
            };
            results.record(text.entry, term, how, text.field, found);
        });
    }

    /// Marks the entries in which the words are adjacent.
    fn match_phrase(&self, words: &[String], results: &mut Results) {
        if words.len() > 1 {
            self.each_phrase(words, LastWord::Prefix, |_, text, _| {
                results.is_phrase[text.entry as usize] = true;
            });
        }
    }

    /// Visits each occurrence of the words, adjacent and in any of their forms. The third
    /// argument of `visit` is whether they are exactly these words.
    pub(crate) fn each_phrase(
        &self,
        words: &[String],
        last: LastWord,
        mut visit: impl FnMut(Posting, &Text, bool),
    ) {
        let Some((first, rest)) = words.split_first() else { return };
        let stems: Vec<_> = rest.iter().map(|word| self.find_stem(word)).collect();
        let starts = self.find_stem(first).map(|stem| self.words_of_stem(stem));
        for &start in starts.unwrap_or_default() {
            for &posting in self.occurrences(start) {
                let text = &self.texts[posting.text as usize];
                let following = &self.text_words(text)[posting.position as usize + 1..];
                if following.len() < rest.len() {
                    continue;
                }
                let mut is_same = self.word(start) == first;
                let follows = rest.iter().zip(&stems).zip(following).enumerate().all(
                    |(index, ((word, stem), &id))| {
                        let other = self.word(id);
                        is_same &= other == word;
                        let may_be_longer = last == LastWord::Prefix && index + 1 == rest.len();
                        Some(self.stem(id)) == *stem
                            || may_be_longer && other.starts_with(word.as_str())
                    },
                );
                if follows {
                    visit(posting, text, is_same);
                }
            }
        }
    }

    /// Searches for entries whose whole name, in any division into words, or whole
    /// description equals the terms.
    fn match_whole(&self, query: &Query, terms: &[usize], results: &mut Results) {
        let words = || terms.iter().flat_map(|&term| &query.words[query.terms[term].clone()]);
        let joined: String = words().map(String::as_str).collect();
        let stems: Vec<_> = words().map(|word| self.find_stem(word)).collect();
        for (number, text) in (0..).zip(&self.texts) {
            let words = self.text_words(text);
            let how = match text.field {
                Field::Name | Field::Alias if self.is_joined(words, &joined) => Match::Exact,
                Field::EverydayName if self.are_forms(words, &stems) => Match::Exact,
                Field::Description if self.are_forms(words, &stems) => Match::WholeDescription,
                _ => continue,
            };
            for &term in terms {
                results.record(text.entry, term, how, text.field, Found::Text(number));
            }
            results.is_phrase[text.entry as usize] = true;
        }
    }

    fn is_joined(&self, words: &[u32], joined: &str) -> bool {
        let rest = words.iter().try_fold(joined, |rest, &word| rest.strip_prefix(self.word(word)));
        !words.is_empty() && rest == Some("")
    }

    fn are_forms(&self, words: &[u32], stems: &[Option<u32>]) -> bool {
        words.len() == stems.len()
            && words.iter().zip(stems).all(|(&word, &stem)| Some(self.stem(word)) == stem)
    }

    /// For each term that is a number, searches for the entries on that port.
    fn match_port(&self, query: &Query, results: &mut Results) {
        for (term, words) in query.terms.iter().enumerate() {
            let [word] = &query.words[words.clone()] else { continue };
            let Ok(port) = word.parse::<u16>() else { continue };
            for (number, entry) in (0..).zip(self.entries()) {
                if entry.has_port(port) {
                    results.record(number, term, Match::Exact, Field::Port, Found::AsTyped);
                }
            }
        }
    }

    /// Searches for the initials of several words, if the registry uses them: LM means
    /// license manager, because esl-lm has the description ESL License Manager.
    fn match_initials(&self, query: &Query, results: &mut Results) {
        let count = query.words.len();
        for start in 0..count {
            for end in start + 2..=count.min(start + MAX_INITIALS) {
                let words = &query.words[start..end];
                let initials: String =
                    words.iter().filter_map(|word| word.chars().next()).collect();
                let Some(id) = self.dictionary().find(&initials) else { continue };
                if self.count_used(id, words) == 0 {
                    continue;
                }
                for posting in self.occurrences(id) {
                    let text = &self.texts[posting.text as usize];
                    if !text.field.is_name() && text.field != Field::Description {
                        continue;
                    }
                    for (term, words) in query.terms.iter().enumerate() {
                        if start <= words.start && words.end <= end {
                            let found = Found::Initials(initials.clone());
                            results.record(text.entry, term, Match::Initials, text.field, found);
                        }
                    }
                }
            }
        }
    }

    /// The number of entries that have the initials as a word of their names and the
    /// words in their descriptions.
    pub(crate) fn count_used(&self, initials: u32, words: &[String]) -> usize {
        let named: Vec<u32> = self
            .occurrences(initials)
            .iter()
            .map(|posting| &self.texts[posting.text as usize])
            .filter(|text| text.field == Field::Name)
            .map(|text| text.entry)
            .collect();
        if named.is_empty() {
            return 0;
        }
        let mut using = Vec::new();
        self.each_phrase(words, LastWord::Whole, |_, text, _| {
            if text.field == Field::Description && named.binary_search(&text.entry).is_ok() {
                using.push(text.entry);
            }
        });
        using.sort_unstable();
        using.dedup();
        using.len()
    }
}
