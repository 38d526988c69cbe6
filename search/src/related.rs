//! Related services, found by the words of a service.

use alloc::collections::BTreeMap;
use alloc::string::ToString as _;
use alloc::vec::Vec;
use core::cmp::Reverse;

use iana_ports::{Port, Registry, Service};

use crate::columns;
use crate::distinctive::{Phrase, Source, is_distinctive};
use crate::entry::Entry;
use crate::index::Index;
use crate::matching::Field;
use crate::query::LastWord;
use crate::reason::Reason;

/// The maximum number of entries of an assignee that relates services. A larger one
/// registers services of every kind.
const MAX_ASSIGNED: usize = 25;

/// An entry with an everyday name gets 1/`EVERYDAY_PART` of its strongest weight in
/// addition, because people know it.
const EVERYDAY_PART: u32 = 2;

/// The maximum weight of all reasons but the strongest together.
const MAX_OTHERS: u32 = 12;

/// The maximum number of descriptions that contain a name as a proper name. In more of
/// them, it may be an ordinary word.
const MAX_PROPER: usize = 8;

/// The maximum weight of words: less than that of a name shared up to the end of a word.
const MAX_WEIGHT: u32 = 56;

/// A service that is related to a port or to another service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related<'a> {
    entry: Entry<'a>,
    reason: Reason,
}

impl<'a> Related<'a> {
    /// The rows of the related service.
    pub fn entry(&self) -> &Entry<'a> {
        &self.entry
    }

    /// Why it is related: the strongest of the reasons.
    pub fn reason(&self) -> &Reason {
        &self.reason
    }
}

/// The total weight of the reasons for an entry, and the strongest reason.
struct Candidate {
    best: u32,
    others: u32,
    reason: Reason,
}

#[derive(Default)]
struct Candidates(BTreeMap<usize, Candidate>);

impl Candidates {
    fn add(&mut self, entry: usize, weight: u32, reason: impl FnOnce() -> Reason) {
        match self.0.get_mut(&entry) {
            None => {
                let candidate = Candidate { best: weight, others: 0, reason: reason() };
                self.0.insert(entry, candidate);
            }
            Some(candidate) if weight > candidate.best => {
                candidate.others += candidate.best;
                candidate.best = weight;
                candidate.reason = reason();
            }
            Some(candidate) => candidate.others += weight,
        }
    }
}

impl<'a> Index<'a> {
    /// The services of the same kind as the port's, most closely related first. Empty for
    /// a port without a name.
    ///
    /// Searches for the distinctive words of the port's services: their names, everyday
    /// names, and the words of their descriptions that several services share but not
    /// hundreds. Words that fewer services share weigh more. Services with an everyday
    /// name rank higher, and services without a port come last. On a tie, the lower port
    /// comes first. Leaves out the port's own services. With `port.on(transport)`, only
    /// the services on that transport count as the port's.
    ///
    /// The answer depends only on the registry. It may have hundreds of entries; the
    /// first dozen are the most useful.
    pub fn related(&self, port: Port<'_>) -> Vec<Related<'a>> {
        let number = port.number();
        let is_named = |entry: &Entry<'_>| {
            port.names().any(|name| entry.name().is_some_and(|own| own.eq_ignore_ascii_case(name)))
        };
        let is_source = |entry: &Entry<'a>| entry.has_port(number) && is_named(entry);
        self.related_to(is_source, |entry| entry.has_port(number))
    }

    /// The services of the same kind as this one: see [`related`](Self::related). Other
    /// services on its ports are among them. Empty if the indexed registry does not have
    /// the name.
    pub fn related_to_service(&self, service: Service<'_>) -> Vec<Related<'a>> {
        let name = service.name();
        let is_source =
            |entry: &Entry<'a>| entry.name().is_some_and(|own| own.eq_ignore_ascii_case(name));
        self.related_to(is_source, is_source)
    }

    fn related_to(
        &self,
        is_source: impl Fn(&Entry<'a>) -> bool,
        is_own: impl Fn(&Entry<'a>) -> bool,
    ) -> Vec<Related<'a>> {
        let entries = || self.entries().iter().enumerate();
        let sources: Vec<usize> =
            entries().filter(|(_, entry)| is_source(entry)).map(|(index, _)| index).collect();
        let mut candidates = Candidates::default();
        self.add_by_name(&sources, &mut candidates);
        for phrase in self.distinctive_phrases(&sources) {
            self.add_by_phrase(&phrase, &sources, &mut candidates);
        }
        self.add_by_assignee(&sources, &mut candidates);
        let mut related: Vec<(u32, usize, Reason)> = Vec::new();
        for (index, candidate) in candidates.0 {
            let entry = &self.entries()[index];
            if sources.contains(&index) || is_own(entry) || entry.name().is_none() {
                continue;
            }
            let mut score = candidate.best + (candidate.others / 4).min(MAX_OTHERS);
            if self.has_everyday_name(index) {
                score += candidate.best / EVERYDAY_PART;
            }
            related.push((score, index, candidate.reason));
        }
        // On a tie, the lower port comes first.
        related.sort_by_key(|&(score, index, _)| {
            (self.entries()[index].ports().is_empty(), Reverse(score), index)
        });
        let related = related.into_iter();
        related
            .map(|(_, index, reason)| Related { entry: self.entries()[index].clone(), reason })
            .collect()
    }

    /// Adds entries with the same name, entries whose name begins with a source's name or
    /// vice versa, and entries on a source's port.
    fn add_by_name(&self, sources: &[usize], candidates: &mut Candidates) {
        let mut names: Vec<&str> =
            sources.iter().filter_map(|&source| self.entries()[source].name()).collect();
        for index in 0..names.len() {
            // The protocol without TLS: http of https.
            let plain = names[index].strip_suffix('s').filter(|plain| plain.len() > 2);
            names.extend(plain.filter(|plain| self.registry().service(plain).is_some()));
        }
        for (index, entry) in self.entries().iter().enumerate() {
            let Some(other) = entry.name() else { continue };
            for (name_index, name) in names.iter().enumerate() {
                if name.eq_ignore_ascii_case(other) && name_index < sources.len() {
                    candidates.add(index, 80, || Reason::SameName);
                } else if let Some((weight, shared)) = shared_name(name, other) {
                    let reason = || Reason::SharedName { name: shared.to_ascii_lowercase() };
                    candidates.add(index, weight, reason);
                }
            }
            let shares_port = |&source: &usize| {
                let mut ports = self.entries()[source].ports().iter();
                ports.any(|ports| entry.has_port(*ports.start()))
            };
            if sources.iter().any(shares_port) {
                candidates.add(index, 70, || Reason::SamePort);
            }
        }
    }

    /// Adds entries that have the words of a phrase, or its initials.
    fn add_by_phrase(&self, phrase: &Phrase, sources: &[usize], candidates: &mut Candidates) {
        // For each entry, the best field that has the words.
        let mut found: BTreeMap<usize, (Field, &[u32])> = BTreeMap::new();
        self.each_phrase(&phrase.words, LastWord::Whole, |posting, text, _| {
            // A part of an everyday name counts only for another everyday name.
            let is_part = phrase.words.len() == 1 && text.len() > 1;
            let matches = match text.field {
                Field::EverydayName => !is_part || phrase.source == Source::EverydayName,
                field => !field.is_about_registration(),
            };
            if matches {
                let words =
                    &self.text_words(text)[posting.position as usize..][..phrase.words.len()];
                // `streaming` is distinctive; its other form `stream` is not.
                let forms: Vec<_> = words.iter().map(|&word| self.word(word)).collect();
                if phrase.source == Source::Description && !is_distinctive(&forms) {
                    return;
                }
                let best = found.entry(text.entry as usize).or_insert((text.field, words));
                if text.field < best.0 {
                    *best = (text.field, words);
                }
            }
        });
        let words = || phrase.words.join(" ");
        let count = found.keys().filter(|index| !sources.contains(index)).count();
        let limit = phrase.source.max_sharing(phrase.words.len());
        if count == 0 && phrase.initials.is_none() || count > limit {
            return;
        }
        let weight = (phrase.factor * self.information(count.max(1)) / 4).min(MAX_WEIGHT);
        for (&index, &(field, found)) in &found {
            let weight = match (field, phrase.source, found) {
                // A name in many descriptions may be an English word: domain.
                (Field::Description, Source::Name, [_]) if count > MAX_PROPER => weight * 5 / 8,
                (Field::Description, ..) => weight * 7 / 8,
                _ => weight,
            };
            candidates.add(index, weight, || {
                let found: Vec<_> = found.iter().map(|&word| self.word(word)).collect();
                Reason::Words { words: found.join(" "), field }
            });
        }
        let Some(initials) = &phrase.initials else { return };
        let Some(id) = self.dictionary().find(initials) else { return };
        let mut last = None;
        for posting in self.occurrences(id) {
            let text = &self.texts[posting.text as usize];
            let matches = text.field.is_name() || text.field == Field::Description;
            if matches && last.replace(text.entry) != Some(text.entry) {
                // Initials weigh less than the words themselves.
                let weight = weight * 6 / 7;
                candidates.add(text.entry as usize, weight, || Reason::Initials {
                    initials: initials.clone(),
                    words: words(),
                    field: text.field,
                });
            }
        }
    }

    /// Adds entries of the same assignee.
    fn add_by_assignee(&self, sources: &[usize], candidates: &mut Candidates) {
        for &source in sources {
            let assignee = self.texts_of(source).find(|text| text.field == Field::Assignee);
            let words = assignee.map(|text| self.text_words(text)).unwrap_or_default();
            let Some(&first) = words.first() else { continue };
            let texts = self.occurrences(first).iter().map(|at| &self.texts[at.text as usize]);
            let same: Vec<_> = texts
                .filter(|text| text.field == Field::Assignee && self.text_words(text) == words)
                .collect();
            if same.len() > MAX_ASSIGNED {
                continue;
            }
            let mut records = self.entries()[source].records().iter();
            let assignee = records.find_map(|&record| columns::assignee(record));
            for text in same {
                candidates.add(text.entry as usize, 10, || Reason::SameAssignee {
                    assignee: assignee.unwrap_or_default().to_string(),
                });
            }
        }
    }

    fn has_everyday_name(&self, entry: usize) -> bool {
        self.texts_of(entry).any(|text| text.field == Field::EverydayName)
    }

    /// The information in a property that `count` entries share: four times the binary
    /// logarithm of all entries over `count`.
    fn information(&self, count: usize) -> u32 {
        let ratio = (self.entries().len() / count).max(1) as u128;
        ratio.min(1 << 31).pow(4).ilog2()
    }
}

/// The common beginning of two names, if it is the whole of one of them, and its weight:
/// highest for `https` and `http`, lower for `syslog-tls`, which continues after the end
/// of a word, lowest for `snmptrap`.
fn shared_name<'n>(name: &'n str, other: &'n str) -> Option<(u32, &'n str)> {
    let (short, long) = if name.len() < other.len() { (name, other) } else { (other, name) };
    let (start, rest) = (long.get(..short.len())?, long.get(short.len()..)?);
    if short.len() < 3 || !start.eq_ignore_ascii_case(short) {
        return None;
    }
    let weight = match rest {
        "" | "s" | "S" => 75,
        _ if rest.starts_with(|c: char| !c.is_alphanumeric()) => 60,
        _ if short.len() > 3 && short.len() == name.len() => 36,
        _ => return None,
    };
    Some((weight, short))
}

/// The services related to a port: [`Index::related`] on an index of its own.
///
/// ```
/// use iana_ports::{Registry, lookup};
/// use iana_ports_search::related;
///
/// let related = related(Registry::embedded(), lookup(6514));
/// assert_eq!(related[0].entry().name(), Some("syslog"));
/// assert_eq!(related[0].reason().to_string(), "\"syslog\" begins its name");
/// ```
pub fn related<'a>(registry: Registry<'a>, port: Port<'_>) -> Vec<Related<'a>> {
    Index::new(registry).related(port)
}

/// The services related to a service: [`Index::related_to_service`] on an index of its
/// own.
pub fn related_to_service<'a>(registry: Registry<'a>, service: Service<'_>) -> Vec<Related<'a>> {
    Index::new(registry).related_to_service(service)
}
