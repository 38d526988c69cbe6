//! What can be done: a file for each command, and `lookup` for queries without one.

mod annotate;
mod check;
mod completions;
mod diff;
mod export;
mod free;
mod list;
mod listening;
mod lookup;
mod man;
mod map;
mod search;
mod stats;

use clap::Subcommand;
use iana_ports::Registry;

use crate::error::Error;

pub(crate) use lookup::Lookup;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Search(search::Search),
    List(list::List),
    Free(free::Free),
    Listening(listening::Listening),
    Annotate(annotate::Annotate),
    Map(map::Map),
    Stats(stats::Stats),
    Export(export::Export),
    Check(check::Check),
    Diff(diff::Diff),
    Completions(completions::Completions),
    Man(man::Pages),
}

impl Command {
    pub(crate) fn run(self, registry: Registry<'_>) -> Result<Outcome, Error> {
        match self {
            Self::Search(search) => search.run(registry),
            Self::List(list) => list.run(registry),
            Self::Free(free) => free.run(registry),
            Self::Listening(listening) => listening.run(registry),
            Self::Annotate(annotate) => annotate.run(registry),
            Self::Map(map) => map.run(registry),
            Self::Stats(stats) => stats.run(registry),
            Self::Export(export) => export.run(registry),
            Self::Check(check) => check.run(),
            Self::Diff(diff) => diff.run(),
            Self::Completions(completions) => completions.run(),
            Self::Man(man) => man.run(),
        }
    }

    /// Whether the command is about files that it names itself, whatever registry answers.
    pub(crate) fn names_its_files(&self) -> bool {
        matches!(self, Self::Check(_) | Self::Diff(_))
    }
}

/// How a command ended that nothing stopped.
pub(crate) enum Outcome {
    Found,
    NotFound,
    Different,
}
