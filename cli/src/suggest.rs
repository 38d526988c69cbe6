//! Suggestions for names that do not exist.

use std::cell::OnceCell;
use std::cmp::Reverse;

use clap::CommandFactory as _;
use iana_ports::{Record, Registry};
use iana_ports_search::Index;

use crate::cli::Cli;
use crate::everyday;
use crate::own_names::OwnNames;
use crate::query::{self, NoService};

/// The maximum length of a text that gets suggestions. A longer one is neither a
/// misspelled name nor a search.
const MAX_LEN: usize = 100;

/// The maximum number of suggestions.
const MOST: usize = 3;

/// The minimum length of a prefix that suggests the whole name.
const BEGINNING: usize = 4;

/// The length of names for which only transposed letters count as a typo: changing a
/// letter of so short a name gives another name.
const SHORT: usize = 3;

/// The minimum length of a part of a name that is worth a search.
const SHORTEST_PART: usize = 3;

/// Command names of other tools, and their counterparts here. Words that are service
/// names are left out.
const OTHER_WORDS: [(&[&str], &str); 6] = [
    (&["all", "ls", "dump", "rows"], "the command list"),
    (&["listen", "listeners", "lsof", "netstat", "sockets", "ss"], "the command listening"),
    (&["available", "unassigned", "unused"], "the command free"),
    (&["grep"], "the command search"),
    (&["validate", "verify"], "the command check"),
    (&["version"], "--version"),
];

/// Words that other tools expect before a query.
const WORDS_BEFORE_QUERIES: [&str; 10] =
    ["get", "info", "lookup", "port", "ports", "query", "service", "show", "what", "what-is"];

/// Finds suggestions for names that no service has.
pub(crate) struct Suggestions<'a> {
    registry: Registry<'a>,
    own_names: &'a OwnNames,
    /// All arguments joined, if they may be words to search for.
    phrase: Option<String>,
    /// Built for the first complaint.
    index: OnceCell<Index<'a>>,
}

impl<'a> Suggestions<'a> {
    pub(crate) fn new(registry: Registry<'a>, own_names: &'a OwnNames) -> Self {
        Self { registry, own_names, phrase: None, index: OnceCell::new() }
    }

    /// The suggestions for these arguments: `license manager` may be one search.
    pub(crate) fn for_arguments(mut self, arguments: &[String]) -> Self {
        let is_word = |argument: &String| argument.starts_with(char::is_alphabetic);
        let are_words = arguments.len() > 1 && arguments.iter().all(is_word);
        self.phrase = are_words.then(|| arguments.join(" "));
        self
    }

    /// The complaint about a name, with suggestions. Only the first query can be a
    /// misspelled command.
    pub(crate) fn complaint(&self, no_service: &NoService<'_>, is_first: bool) -> String {
        let Self { registry, own_names, .. } = *self;
        if matches!(no_service, NoService::Unknown { name } if name.len() > MAX_LEN) {
            return no_service.to_string();
        }
        let index = self.index.get_or_init(|| Index::new(registry));
        complaint(no_service, is_first, registry, own_names, self.phrase.as_deref(), index)
    }
}

fn complaint(
    no_service: &NoService<'_>,
    is_first: bool,
    registry: Registry<'_>,
    own_names: &OwnNames,
    phrase: Option<&str>,
    index: &Index<'_>,
) -> String {
    let NoService::Unknown { name } = no_service else { return no_service.to_string() };
    // Several words are not a misspelled name.
    let rule = query::broken_rule(name).filter(|_| !name.contains(char::is_whitespace));
    let rule = rule.map_or(String::new(), |rule| {
        format!(", and no new one can: {rule} (RFC 6335, section 5.1)")
    });
    if is_first && WORDS_BEFORE_QUERIES.contains(name) {
        return format!(
            "{no_service}; a port or a name needs no word before it, as in iana-ports 80"
        );
    }
    let mut suggestions: Vec<_> = query::meant(name, registry).into_iter().collect();
    if suggestions.is_empty() {
        suggestions.extend(is_first.then(|| command(name)).flatten());
        let mut services = everyday::services(name, registry);
        services.truncate(MOST);
        if services.is_empty() {
            services.extend(names(name, registry, own_names).into_iter().map(str::to_owned));
        }
        suggestions.extend(services);
    }
    let meant = match suggestions.split_last() {
        None => String::new(),
        Some((only, [])) => format!("; did you mean {only}?"),
        Some((last, others)) => format!("; did you mean {} or {last}?", others.join(", ")),
    };
    let words = phrase.and_then(|phrase| search(phrase, index)).or_else(|| search(name, index));
    let search = words.map_or(String::new(), |words| {
        let before = if meant.is_empty() { ";" } else { " Or" };
        format!("{before} try: iana-ports search {words}")
    });
    let is_nowhere = rule.is_empty() && meant.is_empty() && index.search(name).is_empty();
    let nowhere = match own_names.names().next() {
        _ if !is_nowhere => "",
        None => " or description; --names FILE adds your own names",
        Some(_) => " or description",
    };
    format!("{no_service}{rule}{nowhere}{meant}{search}")
}

/// The words to search for, if a search finds anything.
fn search(name: &str, index: &Index<'_>) -> Option<String> {
    // Leaves out characters that have a meaning in a shell.
    let is_plain = |char: char| char.is_alphanumeric() || ".+-_".contains(char);
    let is_safe = |word: &str| word.chars().all(is_plain) && !word.starts_with('-');
    let words: Vec<_> = name.split_whitespace().collect();
    let parts: Vec<_> = name.split(|char: char| !char.is_alphanumeric()).collect();
    let are_words = parts.iter().all(|part| part.len() >= SHORTEST_PART);
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

/// The names with the smallest edit distance. Orders them by common prefix, longest
/// first; then own names, then by port.
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
        let begins = name.len() >= BEGINNING && lower.starts_with(&name);
        // A missing end of a name counts as one edit.
        if begins {
            candidates.push((1, Reverse(name.len()), candidates.len(), candidate));
        }
        if lower.len().abs_diff(name.len()) <= allowed {
            let distance = strsim::osa_distance(&name, &lower);
            if distance <= allowed && (name.len() > SHORT || is_transposed(&name, &lower)) {
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
        if Some(distance) == nearest && names.len() < MOST && !names.contains(&candidate) {
            names.push(candidate);
        }
    }
    names
}

/// The command or option that the first query may have been meant as.
fn command(name: &str) -> Option<String> {
    let known = OTHER_WORDS.iter().find(|(words, _)| words.contains(&name));
    if let Some((_, meant)) = known {
        return Some((*meant).to_owned());
    }
    let allowed = allowed_distance(name);
    let cli = Cli::command();
    let commands = cli.get_subcommands().map(clap::Command::get_name);
    let (distance, command) =
        commands.map(|command| (strsim::osa_distance(name, command), command)).min()?;
    (distance <= allowed).then(|| format!("the command {command}"))
}

/// The maximum edit distance: 1 for a short name, more for a longer one.
fn allowed_distance(name: &str) -> usize {
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
