//! Names that may have been meant.

use std::cmp::Reverse;

use clap::CommandFactory as _;
use iana_ports::{Record, Registry};

use crate::cli::Cli;
use crate::own_names::OwnNames;
use crate::query::NoService;

/// As many suggestions as one reads.
const MOST: usize = 3;

/// From this length on, the beginning of a name is worth a suggestion.
const BEGINNING: usize = 4;

/// The complaint about a name, with what may have been meant. Only the first query may have been meant as a command.
pub(crate) fn complaint(
    no_service: &NoService<'_>,
    is_first: bool,
    registry: Registry<'_>,
    own_names: &OwnNames,
) -> String {
    let NoService::Unknown { name } = no_service else { return no_service.to_string() };
    let mut suggestions: Vec<_> =
        if is_first { command(name).into_iter().collect() } else { Vec::new() };
    suggestions.extend(names(name, registry, own_names).into_iter().map(str::to_owned));
    match suggestions.split_last() {
        None => no_service.to_string(),
        Some((only, [])) => format!("{no_service}; did you mean {only}?"),
        Some((last, others)) => {
            format!("{no_service}; did you mean {} or {last}?", others.join(", "))
        }
    }
}

/// The names spelled most closely, all with as few slips; the one that begins most alike
/// first, then own names, then the lower port's.
fn names<'a>(name: &str, registry: Registry<'a>, own_names: &'a OwnNames) -> Vec<&'a str> {
    let name = name.trim().to_ascii_lowercase();
    let allowed = allowed_distance(&name);
    let mut candidates = Vec::new();
    let mut previous = "";
    let registered = registry.records().filter_map(Record::service_name);
    for candidate in own_names.names().chain(registered) {
        // Most names stand in several rows, one after another.
        if candidate == previous {
            continue;
        }
        previous = candidate;
        let lower = candidate.to_ascii_lowercase();
        let begins = name.len() >= BEGINNING && lower.starts_with(&name);
        // The rest of a name left off counts as one slip.
        if begins {
            candidates.push((1, Reverse(name.len()), candidates.len(), candidate));
        }
        if lower.len().abs_diff(name.len()) <= allowed {
            let distance = strsim::osa_distance(&name, &lower);
            if distance <= allowed {
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

fn command(name: &str) -> Option<String> {
    let allowed = allowed_distance(name);
    let cli = Cli::command();
    let commands = cli.get_subcommands().map(clap::Command::get_name);
    let (distance, command) =
        commands.map(|command| (strsim::osa_distance(name, command), command)).min()?;
    (distance <= allowed).then(|| format!("the command {command}"))
}

/// One slip in a short name, more in a longer one.
fn allowed_distance(name: &str) -> usize {
    match name.len() {
        0..3 => 0,
        3..6 => 1,
        6..10 => 2,
        _ => 3,
    }
}

fn common_prefix(one: &str, other: &str) -> usize {
    one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count()
}
