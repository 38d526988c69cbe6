//! Suggestions for names that do not exist.

use std::cell::OnceCell;

use iana_ports::Registry;
use iana_ports_explain::own_names::OwnNames;
use iana_ports_explain::query::{self, NoService};
use iana_ports_explain::suggest::{MAX_LEN, allowed_distance, rule, search_words, services};
use iana_ports_search::Index;

use crate::program::Program;

/// Command names of other tools, and their counterparts here. Contains no words that are
/// service names.
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
    /// The command line, if the first query may be a misspelled command.
    program: Option<Program>,
    /// Built for the first unknown name.
    index: OnceCell<Index<'a>>,
}

impl<'a> Suggestions<'a> {
    /// Suggestions from a registry and own names.
    pub(crate) fn new(registry: Registry<'a>, own_names: &'a OwnNames) -> Self {
        Self { registry, own_names, phrase: None, program: None, index: OnceCell::new() }
    }

    /// Also suggests commands of the program, and one search for all the arguments:
    /// `license manager`.
    pub(crate) fn for_arguments(mut self, arguments: &[String], program: Program) -> Self {
        let is_word = |argument: &String| argument.starts_with(char::is_alphabetic);
        // Each message about an unknown name searches for the phrase.
        let are_words =
            (2..=MAX_PHRASE_WORDS).contains(&arguments.len()) && arguments.iter().all(is_word);
        self.phrase = are_words.then(|| arguments.join(" "));
        self.program = Some(program);
        self
    }

    /// The message about an unknown name, with suggestions. Only the first query can be a
    /// misspelled command.
    pub(crate) fn message(&self, no_service: &NoService<'_>, is_first: bool) -> String {
        let name = match *no_service {
            NoService::Unknown { name } if name.len() <= MAX_LEN => name,
            _ => return no_service.to_string(),
        };
        if is_first && WORDS_BEFORE_QUERIES.contains(&name) {
            return format!(
                "{no_service}; a port or a name needs no word before it, as in iana-ports 80"
            );
        }
        let suggestions = self.queries_and_commands(name, is_first);
        let did_you_mean = match suggestions.split_last() {
            None => String::new(),
            Some((only, [])) => format!("; did you mean {only}?"),
            Some((last, others)) => format!("; did you mean {} or {last}?", others.join(", ")),
        };
        let index = self.index.get_or_init(|| Index::new(self.registry));
        let phrase = self.phrase.as_deref().and_then(|phrase| search_words(phrase, index));
        let search = phrase.or_else(|| search_words(name, index)).map(|words| {
            let before = if did_you_mean.is_empty() { ";" } else { " Or" };
            format!("{before} try: iana-ports search {words}")
        });
        let rule = rule(name);
        let is_nowhere = rule.is_empty() && suggestions.is_empty() && index.search(name).is_empty();
        let nowhere = match self.own_names.names().next() {
            _ if !is_nowhere => "",
            None => " or description; --names FILE adds your own names",
            Some(_) => " or description",
        };
        format!("{no_service}{rule}{nowhere}{did_you_mean}{}", search.unwrap_or_default())
    }

    /// The queries that the name may stand for, and the command if it is the first query.
    fn queries_and_commands(&self, name: &str, is_first: bool) -> Vec<String> {
        let Self { registry, own_names, .. } = *self;
        if let Some(query) = query::meant(name, registry) {
            return vec![query];
        }
        let program = self.program.filter(|_| is_first);
        let command = program.and_then(|program| command(name, program));
        let services = services(name, registry, own_names).into_iter();
        command.into_iter().chain(services.map(|service| service.to_string())).collect()
    }
}

/// The command or option that the name may stand for.
fn command(name: &str, program: Program) -> Option<String> {
    let known = OTHER_WORDS.iter().find(|(words, _)| words.contains(&name));
    if let Some((_, meant)) = known {
        return Some((*meant).to_owned());
    }
    let allowed = allowed_distance(name);
    let program = program();
    let commands = program.get_subcommands().map(clap::Command::get_name);
    let (distance, command) =
        commands.map(|command| (strsim::osa_distance(name, command), command)).min()?;
    (distance <= allowed).then(|| format!("the command {command}"))
}
