//! Suggestions for names that no service has.
//!
//! [`Suggestions`] has all of them. The functions return one kind each, for a front end
//! that adds its own.

use std::cmp::Reverse;

use iana_ports::{Record, Registry};
use iana_ports_search::Index;
use serde::Serialize;

use crate::everyday::{MeantService, everyday_services};
use crate::own_names::OwnNames;
use crate::query::{NoService, alternatives, broken_rule, meant};

/// The maximum length in bytes of a text that gets suggestions. A longer one is neither a
/// misspelled name nor a search.
pub const MAX_LEN: usize = 100;

/// The maximum number of suggestions.
const MAX_SUGGESTIONS: usize = 3;

/// The minimum length of a prefix that suggests the whole name.
const MIN_PREFIX_LEN: usize = 4;

/// The maximum length of names for which only transposed letters count as a typo.
/// Changing a letter of so short a name gives another name.
const MAX_SHORT_LEN: usize = 3;

/// The minimum length of a part of a name that is worth a search.
const MIN_PART_LEN: usize = 3;

/// What to try instead of a name that no service has. Absent keys in JSON mean nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Suggestions {
    /// Why the query has no answer, on one line, in English.
    pub message: String,
    /// Queries that may be meant, the likeliest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub did_you_mean: Vec<String>,
    /// Words to search for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
}

impl Suggestions {
    /// The suggestions for a query without an answer. For a service that is not on the
    /// requested transport, the only suggestion is its name.
    ///
    /// ```
    /// use iana_ports::Registry;
    /// use iana_ports_explain::own_names::OwnNames;
    /// use iana_ports_explain::suggest::Suggestions;
    /// use iana_ports_explain::{Facts, NoPage, Page};
    ///
    /// let (facts, own_names) = (Facts::new(Registry::embedded()), OwnNames::default());
    /// let Err(NoPage::NoService(error)) = Page::parse("vnc", &facts, None, &own_names) else {
    ///     panic!("no service has this name")
    /// };
    /// let suggestions = Suggestions::new(&error, facts.index(), &own_names);
    /// assert_eq!(suggestions.did_you_mean, ["rfb"]);
    /// ```
    ///
    /// Compares the name with every name of the registry: about three milliseconds.
    pub fn new(no_service: &NoService<'_>, index: &Index<'_>, own_names: &OwnNames) -> Self {
        let message = no_service.to_string();
        let name = match *no_service {
            NoService::Unknown { name } if name.len() <= MAX_LEN => name,
            NoService::Unknown { .. } => {
                return Self { message, did_you_mean: Vec::new(), search: None };
            }
            NoService::NotOn { name, .. } | NoService::OwnNotOn { name, .. } => {
                return Self { message, did_you_mean: vec![name.to_owned()], search: None };
            }
        };
        let registry = index.registry();
        let mut did_you_mean = meant(name, registry).map_or(Vec::new(), |meant| {
            alternatives(&meant).into_iter().map(str::to_owned).collect()
        });
        if did_you_mean.is_empty() {
            let services = services(name, registry, own_names).into_iter();
            did_you_mean = services.map(|service| service.name.to_owned()).collect();
        }
        let message = message + &rule(name);
        Self { message, did_you_mean, search: search_words(name, index) }
    }
}

/// The end of a message about an unknown name that breaks a rule for names: `, and no new
/// one can: ...`. Empty for any other name.
pub fn rule(name: &str) -> String {
    // Several words are not a misspelled name.
    let rule = broken_rule(name).filter(|_| !name.contains(char::is_whitespace));
    rule.map_or(String::new(), |rule| {
        format!(", and no new one can: {rule} (RFC 6335, section 5.1)")
    })
}

/// The services with this everyday name or, if there are none, with a name of similar
/// spelling. At most three.
pub fn services<'a>(
    name: &str,
    registry: Registry<'a>,
    own_names: &'a OwnNames,
) -> Vec<MeantService<'a>> {
    let mut services = everyday_services(name, registry);
    services.truncate(MAX_SUGGESTIONS);
    if services.is_empty() {
        let names = names(name, registry, own_names).into_iter();
        services.extend(names.map(|name| MeantService { port: None, name }));
    }
    services
}

/// The words of `name` to search for, if a search finds anything. They contain no
/// character with a meaning in a shell.
pub fn search_words(name: &str, index: &Index<'_>) -> Option<String> {
    let is_plain = |char: char| char.is_alphanumeric() || ".+-_".contains(char);
    let is_safe = |word: &str| word.chars().all(is_plain) && !word.starts_with('-');
    let words: Vec<_> = name.split_whitespace().collect();
    let parts: Vec<_> = name.split(|char: char| !char.is_alphanumeric()).collect();
    let are_words = parts.iter().all(|part| part.len() >= MIN_PART_LEN);
    let found = |words: &[&str]| {
        let words = words.join(" ");
        words
            .split(' ')
            .all(is_safe)
            .then_some(words)
            .filter(|words| !index.search(words).is_empty())
    };
    found(&words).or_else(|| found(&parts).filter(|_| are_words))
}

/// The registered names and own names with the smallest edit distance. Orders them by
/// common prefix, longest first; then own names, then by port.
fn names<'a>(name: &str, registry: Registry<'a>, own_names: &'a OwnNames) -> Vec<&'a str> {
    let name = name.trim().to_ascii_lowercase();
    let allowed = allowed_distance(&name);
    let mut candidates = Vec::new();
    let mut previous = "";
    let registered = registry.records().filter_map(Record::service_name);
    for candidate in own_names.names().chain(registered) {
        // Most names are in several adjacent rows.
        if candidate == previous {
            continue;
        }
        previous = candidate;
        let lower = candidate.to_ascii_lowercase();
        let begins = name.len() >= MIN_PREFIX_LEN && lower.starts_with(&name);
        // A missing end of a name counts as one edit.
        if begins {
            candidates.push((1, Reverse(name.len()), candidates.len(), candidate));
        }
        if lower.len().abs_diff(name.len()) <= allowed {
            let distance = strsim::osa_distance(&name, &lower);
            if distance <= allowed && (name.len() > MAX_SHORT_LEN || is_transposed(&name, &lower)) {
                candidates.push((
                    distance,
                    Reverse(common_prefix(&name, &lower)),
                    candidates.len(),
                    candidate,
                ));
            }
        }
    }
    candidates.sort();
    let nearest = candidates.first().map(|&(distance, ..)| distance);
    let mut names: Vec<&str> = Vec::new();
    for (distance, .., candidate) in candidates {
        if Some(distance) == nearest && names.len() < MAX_SUGGESTIONS && !names.contains(&candidate)
        {
            names.push(candidate);
        }
    }
    names
}

/// The maximum edit distance at which a name counts as misspelled, by its length in
/// bytes.
pub fn allowed_distance(name: &str) -> usize {
    match name.len() {
        0..3 => 0,
        3..8 => 1,
        8..12 => 2,
        _ => 3,
    }
}

/// Whether both names have the same letters in any order.
fn is_transposed(one: &str, other: &str) -> bool {
    let sorted = |name: &str| {
        let mut bytes = name.as_bytes().to_vec();
        bytes.sort_unstable();
        bytes
    };
    sorted(one) == sorted(other)
}

fn common_prefix(one: &str, other: &str) -> usize {
    one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count()
}
