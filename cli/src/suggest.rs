//! Suggestions for names that do not exist.

use std::cell::OnceCell;

use clap::CommandFactory as _;
use iana_ports::Registry;
use iana_ports_explain::own_names::OwnNames;
use iana_ports_explain::query::{self, NoService};
use iana_ports_explain::suggest::{MAX_LEN, allowed_distance, rule, search_words, services};
use iana_ports_search::Index;

use crate::cli::Cli;

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

/// More arguments than these are a list of names, not words to search for.
const MAX_PHRASE_WORDS: usize = 8;

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
        // Each complaint searches for the phrase.
        let are_words =
            (2..=MAX_PHRASE_WORDS).contains(&arguments.len()) && arguments.iter().all(is_word);
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
    let rule = rule(name);
    if is_first && WORDS_BEFORE_QUERIES.contains(name) {
        return format!(
            "{no_service}; a port or a name needs no word before it, as in iana-ports 80"
        );
    }
    let mut suggestions: Vec<_> = query::meant(name, registry).into_iter().collect();
    if suggestions.is_empty() {
        suggestions.extend(is_first.then(|| command(name)).flatten());
        let services = services(name, registry, own_names).into_iter();
        suggestions.extend(services.map(|service| service.to_string()));
    }
    let meant = match suggestions.split_last() {
        None => String::new(),
        Some((only, [])) => format!("; did you mean {only}?"),
        Some((last, others)) => format!("; did you mean {} or {last}?", others.join(", ")),
    };
    let words =
        phrase.and_then(|phrase| search_words(phrase, index)).or_else(|| search_words(name, index));
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
