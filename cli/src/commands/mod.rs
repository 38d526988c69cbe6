//! What can be done: a file for each command, and `lookup` for queries without one.

mod annotate;
mod check;
mod completions;
mod diff;
mod explain;
mod export;
mod free;
mod list;
mod listening;
mod lookup;
mod man;
mod map;
mod own_names;
mod search;
mod stats;

use clap::Subcommand;
use iana_ports::Registry;

use crate::error::Error;

pub(crate) use crate::outcome::Outcome;
pub(crate) use lookup::Lookup;

/// What a command takes is put together when it is called: a lookup need not wait for all of them.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(crate) enum Command {
    /// Explain a port or a service on one page: registration, range, neighbours, related services, who listens
    Explain(explain::Explain),
    /// Find services by words, the best first
    Search(search::Search),
    /// List the registry's rows; of several filters a row passes all
    List(list::List),
    /// Choose from the unassigned User Ports
    Free(free::Free),
    /// Show what listens on this machine, beside what the registry says of its port
    Listening(listening::Listening),
    /// Name the ports in what other tools print: text, CSV, logs, JSON objects
    Annotate(annotate::Annotate),
    /// Draw all 65,536 ports by range and status, in the terminal or as PNG or SVG
    Map(map::Map),
    /// Count ports, rows, names, years and assignees; or draw the years as PNG or SVG
    Stats(stats::Stats),
    /// Write the whole registry for other tools: as CSV, JSON, services(5) or Parquet
    Export(export::Export),
    /// Check a CSV of the registry: tells every problem, with its place and what was expected
    Check(check::Check),
    /// Compare two snapshots: assignments added, removed, renamed, moved; other cells; statuses of ports
    Diff(diff::Diff),
    /// Print completions for a shell
    Completions(completions::Completions),
    /// Print the manual page, or write those of all commands into a directory
    Man(man::Pages),
}

impl Command {
    pub(crate) fn run(self, registry: Registry<'_>) -> Result<Outcome, Error> {
        match self {
            Self::Explain(explain) => explain.run(registry),
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
