//! A file for each command, and `lookup` for queries.

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
mod update;

use clap::Subcommand;

use crate::error::Error;
use crate::outcome::Outcome;
use crate::program::Program;
use crate::registry_source::Source;

pub(crate) use lookup::Lookup;

/// The commands. Clap builds the options of a command only if it is called: a lookup does
/// not wait for all of them.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(crate) enum Command {
    /// Explain a port or a service on one page
    Explain(explain::Explain),
    /// Search services by words, the best matches first
    Search(search::Search),
    /// List rows of the registry that match all filters
    List(list::List),
    /// Find unassigned ports
    Free(free::Free),
    /// Show what listens on this machine, with the service of each port
    Listening(listening::Listening),
    /// Add service names to the ports in text, CSV, logs and JSON
    Annotate(annotate::Annotate),
    /// Draw all 65,536 ports by range and status
    Map(map::Map),
    /// Show statistics of ports, rows, names, years and assignees
    Stats(stats::Stats),
    /// Write the registry as CSV, JSON, services(5) or Parquet
    Export(export::Export),
    /// Check a registry file in IANA's CSV format
    Check(check::Check),
    /// Compare two snapshots of the registry
    Diff(diff::Diff),
    /// Download IANA's current registry, and answer from it
    Update(update::Update),
    /// Print completions for a shell
    Completions(completions::Completions),
    /// Print the manual page, or write one for each command
    Man(man::Pages),
}

impl Command {
    /// Runs the command.
    pub(crate) fn run(self, source: Source<'_>, program: Program) -> Result<Outcome, Error> {
        let registry = source.registry;
        match self {
            Self::Explain(explain) => explain.run(source, program),
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
            Self::Update(update) => update.run(),
            Self::Completions(completions) => completions.run(program),
            Self::Man(man) => man.run(program),
        }
    }

    /// The name of a command that does not answer from a registry. `None` for the others,
    /// whose registry options choose.
    pub(crate) fn name_without_registry(&self) -> Option<&'static str> {
        match self {
            Self::Explain(_)
            | Self::Search(_)
            | Self::List(_)
            | Self::Free(_)
            | Self::Listening(_)
            | Self::Annotate(_)
            | Self::Map(_)
            | Self::Stats(_)
            | Self::Export(_) => None,
            Self::Check(_) => Some("check"),
            Self::Diff(_) => Some("diff"),
            Self::Update(_) => Some("update"),
            Self::Completions(_) => Some("completions"),
            Self::Man(_) => Some("man"),
        }
    }
}
