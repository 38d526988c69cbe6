//! Finds candidates: commands, options, values and service names.

use clap::{Arg, Command, ValueHint};
use iana_ports::{Column, Record, Registry, Transport};
use iana_ports_explain::words::in_one_line;

use super::candidates::{Candidate, Candidates};

/// The value name of arguments that are a port, a range or a service name.
const QUERY: &str = "QUERY";

/// The commands that begin with `word`.
pub(super) fn commands(program: &Command, word: &str) -> Vec<Candidate> {
    let visible = program.get_subcommands().filter(|command| !command.is_hide_set());
    let candidates = visible.map(|command| {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        Candidate { word: command.get_name().to_owned(), description: about }
    });
    candidates.filter(|candidate| candidate.word.starts_with(word)).collect()
}

/// The options that begin with `word`, which begins with a dash. Includes short options
/// after a single dash, or if `word` is one.
pub(super) fn options(options: &[&Arg], word: &str) -> Vec<Candidate> {
    let visible = options.iter().filter(|option| !option.is_hide_set());
    let candidates = visible.flat_map(|option| {
        let help = option.get_help().map(ToString::to_string).unwrap_or_default();
        let long = option.get_long().map(|long| format!("--{long}"));
        let short = option.get_short().map(|short| format!("-{short}"));
        [long, short]
            .into_iter()
            .flatten()
            .map(move |word| Candidate { word, description: help.clone() })
    });
    candidates.filter(|candidate| candidate.word.starts_with(word)).collect()
}

/// The values of an argument that begin with `word`, each after `prefix`.
pub(super) fn values(arg: &Arg, prefix: &str, word: &str, registry: Registry<'_>) -> Candidates {
    let mut candidates = match arg.get_value_hint() {
        ValueHint::AnyPath | ValueHint::FilePath => return Candidates::Files,
        ValueHint::DirPath => return Candidates::Directories,
        _ if arg.get_value_names().is_some_and(|names| names.contains(&QUERY.into())) => {
            queries(word, registry)
        }
        _ => possible_values(arg, word),
    };
    for candidate in &mut candidates {
        candidate.word.insert_str(0, prefix);
    }
    Candidates::Words(candidates)
}

fn possible_values(arg: &Arg, word: &str) -> Vec<Candidate> {
    let values = arg.get_possible_values();
    let visible = values.iter().filter(|value| !value.is_hide_set());
    let candidates = visible.map(|value| Candidate {
        word: value.get_name().to_owned(),
        description: value.get_help().map(ToString::to_string).unwrap_or_default(),
    });
    candidates.filter(|candidate| candidate.word.starts_with(word)).collect()
}

/// The service names that begin with `word`, and after its last slash the transports.
///
/// A name in another case is a candidate only if none begins with exactly these letters:
/// bash would delete typed letters that the candidates do not share.
fn queries(word: &str, registry: Registry<'_>) -> Vec<Candidate> {
    let mut candidates = names(registry, word, |name, word| name.starts_with(word));
    if candidates.is_empty() {
        candidates = names(registry, word, |name, word| {
            name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
        });
    }
    if let Some((subject, transport)) = word.rsplit_once('/') {
        candidates.extend(transports(registry, subject, transport));
    }
    candidates
}

/// The names that begin with `word`, each once. None for an empty word: a list of 7,000
/// names is useless.
fn names(registry: Registry<'_>, word: &str, begins: fn(&str, &str) -> bool) -> Vec<Candidate> {
    if word.is_empty() {
        return Vec::new();
    }
    let named = registry.records().filter_map(|record| Some((record.service_name()?, record)));
    let mut candidates: Vec<_> = named
        .filter(|(name, _)| begins(name, word))
        .map(|(name, record)| {
            let port = record.cell(Column::PortNumber).to_string();
            let description = record.description().map(in_one_line).unwrap_or_default();
            let description = format!("{port} {description}").trim().to_owned();
            Candidate { word: name.to_owned(), description }
        })
        .collect();
    // The sort is stable: the row with the lowest port describes its name.
    candidates.sort_by(|one, other| one.word.cmp(&other.word));
    candidates.dedup_by(|one, other| one.word == other.word);
    candidates
}

/// The subject with each transport that begins with `word`: the transports of its rows,
/// or all if it is a port without rows or a range. None for an unknown name.
fn transports(registry: Registry<'_>, subject: &str, word: &str) -> Vec<Candidate> {
    let records: Vec<Record<'_>> = match (registry.service(subject), subject.parse()) {
        (Some(service), _) => service.records().collect(),
        (None, Ok(port)) => registry.lookup(port).records().collect(),
        (None, Err(_)) if subject.contains(char::is_alphabetic) => return Vec::new(),
        (None, Err(_)) => Vec::new(),
    };
    let is_used = |transport: Transport| {
        let is_on = |record: &Record<'_>| record.transport().is_none_or(|own| own == transport);
        records.is_empty() || records.iter().any(is_on)
    };
    let used = Transport::ALL.into_iter().filter(|&transport| is_used(transport));
    let begins = used.filter(|transport| transport.as_str().starts_with(word));
    begins
        .map(|transport| Candidate {
            word: format!("{subject}/{transport}"),
            description: String::new(),
        })
        .collect()
}
