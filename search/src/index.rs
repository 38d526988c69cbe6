//! The index: a dictionary of all words, and where they occur.

use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

use iana_ports::Registry;

use crate::columns;
use crate::entry::{Entry, entries};
use crate::everyday_names::{EVERYDAY_NAMES, EverydayName};
use crate::interner::Interner;
use crate::matching::Field;
use crate::words;

/// An index of the words of a registry.
///
/// Building an index reads the whole registry, which takes 15 to 20 milliseconds. A
/// search takes less than one (`cargo run --release -p iana-ports-search --example
/// cost`). Build one and keep it if you search more than once;
/// `search` and the other functions of the crate's root build one for
/// each call.
pub struct Index<'a> {
    registry: Registry<'a>,
    entries: Vec<Entry<'a>>,
    /// Every word of every field, in lower case.
    dictionary: Interner,
    /// The stem of each word, by the word's number.
    stems: Vec<u32>,
    /// The words of each stem, by the stem's number.
    words_of_stem: Vec<Vec<u32>>,
    stem_names: Interner,
    pub(crate) texts: Vec<Text>,
    /// The words of all texts, one text after another.
    tokens: Vec<u32>,
    /// The end of each word's part of `postings`.
    posting_ends: Vec<usize>,
    postings: Vec<Posting>,
}

/// One searched text of an entry.
pub(crate) struct Text {
    pub(crate) entry: u32,
    pub(crate) field: Field,
    tokens: Range<usize>,
}

impl Text {
    /// The number of words.
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }
}

/// One occurrence of a word.
#[derive(Clone, Copy, Default)]
pub(crate) struct Posting {
    pub(crate) text: u32,
    /// The index of the word in the text.
    pub(crate) position: u32,
}

impl<'a> Index<'a> {
    /// Indexes all rows of the registry.
    pub fn new(registry: Registry<'a>) -> Self {
        Self::with_everyday_names(registry, EVERYDAY_NAMES)
    }

    /// [`new`](Self::new) with another table of everyday names.
    pub(crate) fn with_everyday_names(registry: Registry<'a>, everyday: &[EverydayName]) -> Self {
        let mut index = Self {
            registry,
            entries: entries(registry),
            dictionary: Interner::new(),
            stems: Vec::new(),
            words_of_stem: Vec::new(),
            stem_names: Interner::new(),
            texts: Vec::new(),
            tokens: Vec::new(),
            posting_ends: Vec::new(),
            postings: Vec::new(),
        };
        index.read_entries(everyday);
        index.index_stems();
        index.index_occurrences();
        index
    }

    /// The registry of this index.
    pub fn registry(&self) -> Registry<'a> {
        self.registry
    }

    /// Every word that a search can find, in lower case, each once.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.dictionary.iter().map(|(_, word)| word)
    }

    /// All entries, in registry order.
    pub(crate) fn entries(&self) -> &[Entry<'a>] {
        &self.entries
    }

    fn read_entries(&mut self, everyday: &[EverydayName]) {
        let entries = core::mem::take(&mut self.entries);
        for (index, entry) in (0..).zip(&entries) {
            let mut read = |field, text: &str| self.read_text(index, field, text);
            let name = entry.name();
            if let Some(name) = name {
                read(Field::Name, name);
            }
            entry.aliases().for_each(|alias| read(Field::Alias, alias));
            if let Some(name) = name.filter(|_| !entry.ports().is_empty()) {
                let described =
                    everyday.iter().filter(|everyday| name.eq_ignore_ascii_case(everyday.service));
                for words in described.flat_map(|everyday| everyday.words) {
                    read(Field::EverydayName, words);
                }
            }
            distinct(entry.descriptions(), |text| read(Field::Description, text));
            let records = || entry.records().iter().copied();
            distinct(records().filter_map(columns::assignee), |text| read(Field::Assignee, text));
            distinct(records().filter_map(columns::notes), |text| read(Field::Notes, text));
        }
        self.entries = entries;
    }

    fn read_text(&mut self, entry: u32, field: Field, text: &str) {
        let start = self.tokens.len();
        let lower = text.to_ascii_lowercase();
        for word in words::words(&lower) {
            self.tokens.push(self.dictionary.intern(&lower[word]));
        }
        self.texts.push(Text { entry, field, tokens: start..self.tokens.len() });
    }

    fn index_stems(&mut self) {
        for (id, word) in self.dictionary.iter() {
            let stem = self.stem_names.intern(&words::stem(word));
            if stem as usize == self.words_of_stem.len() {
                self.words_of_stem.push(Vec::new());
            }
            self.words_of_stem[stem as usize].push(id);
            self.stems.push(stem);
        }
    }

    /// Sorts the occurrences by word, with a counting sort.
    fn index_occurrences(&mut self) {
        let mut starts = alloc::vec![0; self.dictionary.len() + 1];
        for &word in &self.tokens {
            starts[word as usize + 1] += 1;
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        self.postings = alloc::vec![Posting::default(); self.tokens.len()];
        for (number, text) in (0..).zip(&self.texts) {
            for (position, &word) in (0..).zip(&self.tokens[text.tokens.clone()]) {
                let next = &mut starts[word as usize];
                self.postings[*next] = Posting { text: number, position };
                *next += 1;
            }
        }
        starts.truncate(self.dictionary.len());
        self.posting_ends = starts;
    }

    /// All words, by number.
    pub(crate) fn dictionary(&self) -> &Interner {
        &self.dictionary
    }

    /// The word with this number.
    pub(crate) fn word(&self, id: u32) -> &str {
        self.dictionary.get(id)
    }

    /// The stem of a word of the registry, both by number.
    pub(crate) fn stem(&self, word: u32) -> u32 {
        self.stems[word as usize]
    }

    /// The stem of any word, or `None` if no word of the registry has it.
    pub(crate) fn find_stem(&self, word: &str) -> Option<u32> {
        self.stem_names.find(&words::stem(word))
    }

    /// The words of a stem, all by number.
    pub(crate) fn words_of_stem(&self, stem: u32) -> &[u32] {
        &self.words_of_stem[stem as usize]
    }

    /// The words of a text, by number.
    pub(crate) fn text_words(&self, text: &Text) -> &[u32] {
        &self.tokens[text.tokens.clone()]
    }

    /// The indexed texts of an entry.
    pub(crate) fn texts_of(&self, entry: usize) -> impl Iterator<Item = &Text> {
        let first = self.texts.partition_point(|text| (text.entry as usize) < entry);
        self.texts[first..].iter().take_while(move |text| text.entry as usize == entry)
    }

    /// The occurrences of a word.
    pub(crate) fn occurrences(&self, word: u32) -> &[Posting] {
        let word = word as usize;
        let start = word.checked_sub(1).map_or(0, |before| self.posting_ends[before]);
        &self.postings[start..self.posting_ends[word]]
    }

    /// The first letters of the words of a text.
    pub(crate) fn initials(&self, text: &Text) -> impl Iterator<Item = char> {
        self.text_words(text).iter().filter_map(|&word| self.word(word).chars().next())
    }
}

impl fmt::Debug for Index<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Index")
            .field("registry", &self.registry)
            .field("entries", &self.entries.len())
            .field("words", &self.dictionary.len())
            .finish_non_exhaustive()
    }
}

/// Visits the texts. Skips a text that equals the one before.
fn distinct<'a>(texts: impl Iterator<Item = &'a str>, mut visit: impl FnMut(&'a str)) {
    let mut last = None;
    for text in texts {
        if last != Some(text) {
            visit(text);
            last = Some(text);
        }
    }
}
