//! The distinctive phrases of a service, which show its kind.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use crate::index::Index;
use crate::matching::Field;
use crate::words;

/// The minimum number of entries that have initials in their names and the words in their
/// descriptions. They prove what the initials mean.
const MIN_WRITTEN_OUT: usize = 3;

/// Where a phrase comes from, least distinctive first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Source {
    Description,
    EverydayName,
    Name,
}

impl Source {
    /// The maximum number of entries that share a distinctive phrase.
    pub(crate) const fn max_sharing(self, words: usize) -> usize {
        match (self, words) {
            (Self::Name, _) => usize::MAX,
            (Self::EverydayName, 1) => 60,
            (Self::Description, 1) => 30,
            _ => 250,
        }
    }
}

/// At least one in this many occurrences of the initials must be written out.
const MIN_PART_WRITTEN_OUT: usize = 5;

/// Adjacent words in a name or text of a service.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Phrase {
    pub(crate) words: Vec<String>,
    /// Initials that the registry uses for the words.
    pub(crate) initials: Option<String>,
    pub(crate) source: Source,
    /// The weight, in quarters of a single word's weight.
    pub(crate) factor: u32,
}

impl Index<'_> {
    /// The distinctive phrases of these entries, each once.
    pub(crate) fn distinctive_phrases(&self, sources: &[usize]) -> Vec<Phrase> {
        let mut phrases: BTreeMap<Vec<String>, (Source, u32)> = BTreeMap::new();
        let mut add = |words: &[&str], source: Source, factor: u32| {
            let words = words.iter().copied().map(String::from).collect();
            let known = phrases.entry(words).or_insert((source, factor));
            *known = (known.0.max(source), known.1.max(factor));
        };
        for text in sources.iter().flat_map(|&source| self.texts_of(source)) {
            let words: Vec<_> = self.text_words(text).iter().map(|&word| self.word(word)).collect();
            match text.field {
                Field::Name | Field::Alias => {
                    add(&words, Source::Name, 6);
                    for word in words.iter().filter(|word| !words::is_vendor(word)) {
                        if !words::is_vague(word) {
                            add(&[word], Source::Description, 4);
                        }
                        if let Some(phrase) = self.written_out(word) {
                            let words: Vec<_> = phrase.iter().map(|word| &**word).collect();
                            add(&words, Source::Description, 6);
                        }
                    }
                }
                Field::EverydayName => {
                    if !self.is_name_of_port(&words) {
                        add(&words, Source::EverydayName, 6);
                    }
                    add_runs(&words, &[(2, 6), (3, 7)], &mut add);
                }
                Field::Description => add_runs(&words, &[(1, 3), (2, 6), (3, 7)], &mut add),
                Field::Port | Field::Assignee | Field::Notes => {}
            }
        }
        let phrases = phrases.into_iter().map(|(words, (source, factor))| {
            let initials = self.used_initials(&words);
            Phrase { words, initials, source, factor }
        });
        phrases.collect()
    }

    /// Whether a service with a port has these words as its name. They then refer to that
    /// service.
    fn is_name_of_port(&self, words: &[&str]) -> bool {
        let [word] = words else { return false };
        let postings = self.dictionary().find(word).map(|id| self.occurrences(id));
        postings.unwrap_or_default().iter().any(|posting| {
            let text = &self.texts[posting.text as usize];
            let entry = &self.entries()[text.entry as usize];
            text.field == Field::Name && text.len() == 1 && !entry.ports().is_empty()
        })
    }

    /// The initials of two or more words, if the registry uses them.
    fn used_initials(&self, words: &[String]) -> Option<String> {
        if words.len() < 2 {
            return None;
        }
        let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
        let id = self.dictionary().find(&initials)?;
        (self.count_used(id, words) >= MIN_WRITTEN_OUT).then_some(initials)
    }

    /// The words in the descriptions of entries that have these initials in their names:
    /// license manager for lm.
    fn written_out(&self, initials: &str) -> Option<Vec<String>> {
        let length = initials.len();
        if !(2..=4).contains(&length) || !initials.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return None;
        }
        let id = self.dictionary().find(initials)?;
        let mut counts: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
        for posting in self.occurrences(id) {
            let text = &self.texts[posting.text as usize];
            if text.field != Field::Name {
                continue;
            }
            let of_entry = self.texts_of(text.entry as usize);
            for text in of_entry.filter(|other| other.field == Field::Description) {
                let words: Vec<_> =
                    self.text_words(text).iter().map(|&word| self.word(word)).collect();
                for run in words.windows(length) {
                    if run.iter().map(|word| word.as_bytes()[0]).eq(initials.bytes()) {
                        *counts.entry(run.to_vec()).or_default() += 1;
                    }
                }
            }
        }
        // The most frequent one; on a tie, the first in alphabetical order.
        let (words, count) = counts.into_iter().rev().max_by_key(|&(_, count)| count)?;
        let is_used =
            count >= MIN_WRITTEN_OUT && count * MIN_PART_WRITTEN_OUT >= self.occurrences(id).len();
        is_used.then(|| words.into_iter().map(String::from).collect())
    }
}

/// Adds the distinctive runs of words of each length, with their weight.
fn add_runs<'w>(
    words: &[&'w str],
    lengths: &[(usize, u32)],
    add: &mut impl FnMut(&[&'w str], Source, u32),
) {
    for &(length, factor) in lengths {
        for run in words.windows(length).filter(|run| is_distinctive(run)) {
            add(run, Source::Description, factor);
        }
    }
}

/// Whether words of a description are distinctive: at least one is not vague, none is a
/// company, and the first and the last one are not optional.
pub(crate) fn is_distinctive(words: &[&str]) -> bool {
    let ends = [words.first(), words.last()];
    let is_vague = if words.len() == 1 { words::is_vague } else { words::is_vague_beside_another };
    words.iter().any(|word| !is_vague(word))
        && !words.iter().any(|word| words::is_vendor(word))
        && !ends.into_iter().flatten().any(|word| words::is_optional(word) || word.len() < 2)
}
