//! `check`: shows the problems of a registry file.

use std::cmp::Reverse;
use std::io::{self, Write};

use clap::{Args, ValueHint};
use iana_ports::{LoadError, Registry};
use iana_ports_explain::words::{Grouped, Visible};

use crate::error::Error;
use crate::input::Input;
use crate::outcome::Outcome;
use crate::stored;
use crate::{output, terminal};

const EXAMPLES: &str = "\
Examples:
  iana-ports check service-names-port-numbers.csv
  iana-ports check --all service-names-port-numbers.csv
  iana-ports export --format csv | iana-ports check -

A file without rows is an error, although --registry accepts it. A file with fewer than 98 % of the
embedded registry's rows is valid, but check asks whether it is cut off.

Exit status: 0 if the file is a valid registry, 2 if anything is wrong with it.";

/// The number of problems that are shown one by one.
const SHOWN: usize = 20;

#[derive(Debug, Args)]
// No registry answers: `Cli` rejects the options that choose one.
#[command(mut_arg("registry", |option| option.hide(true)))]
#[command(mut_arg("embedded", |option| option.hide(true)))]
#[command(after_help = EXAMPLES)]
pub(crate) struct Check {
    /// The file to check; - is standard input
    #[arg(value_parser = Input::parser(), value_hint = ValueHint::FilePath)]
    file: Input,

    /// Show all problems, not only the first 20
    ///
    /// By default, the other problems are counted by kind.
    #[arg(long)]
    all: bool,
}

impl Check {
    /// Prints the problems of the file, or that it is valid.
    pub(crate) fn run(&self) -> Result<Outcome, Error> {
        let file = self.file.to_string();
        let mut out = output::bytes();
        let count = match self.file.check() {
            Ok(owned) if owned.registry().snapshot().rows() == 0 => {
                let file = Visible(&file);
                writeln!(
                    out,
                    "{file}: a header without rows: expected IANA's CSV, which has some 15,000 rows"
                )?;
                1
            }
            Ok(owned) => {
                let snapshot = owned.registry().snapshot();
                writeln!(out, "{} is a valid registry: {snapshot}", Visible(&file))?;
                let current = Registry::embedded().snapshot();
                let (rows, embedded) = (snapshot.rows(), current.rows());
                if stored::check_rows(snapshot, current).is_err() {
                    writeln!(
                        out,
                        "{} {}; the embedded registry has {}: is the file cut off?",
                        Grouped(rows),
                        if rows == 1 { "row" } else { "rows" },
                        Grouped(embedded)
                    )?;
                }
                out.flush()?;
                return Ok(Outcome::Found);
            }
            Err(mut problems) if problems.first().is_some_and(LoadError::is_unread) => {
                return Err(Error::Registry(problems.swap_remove(0)));
            }
            Err(problems) => {
                let shown = if self.all { problems.len() } else { SHOWN.min(problems.len()) };
                let (shown, others) = problems.split_at(shown);
                for problem in shown {
                    let problem = Visible(&problem.to_string()).to_string();
                    terminal::write_wrapped(&mut out, &problem, "", "  ")?;
                }
                summarize(&mut out, others)?;
                if problems.iter().any(LoadError::hides_cells) {
                    writeln!(out, "nothing else in the file was checked; fix this first")?;
                }
                problems.len()
            }
        };
        out.flush()?;
        Err(Error::Problems { file, count })
    }
}

/// Writes the number of problems of each kind, the most frequent first.
fn summarize(out: &mut impl Write, problems: &[LoadError]) -> io::Result<()> {
    if problems.is_empty() {
        return Ok(());
    }
    let mut kinds: Vec<(&str, u32)> = Vec::new();
    for problem in problems {
        match kinds.iter_mut().find(|(kind, _)| *kind == problem.kind()) {
            Some((_, count)) => *count += 1,
            None => kinds.push((problem.kind(), 1)),
        }
    }
    kinds.sort_by_key(|&(_, count)| Reverse(count));
    writeln!(out, "and {} more; --all shows them:", Grouped(problems.len() as u32))?;
    for (kind, count) in kinds {
        let count = format!("{:>7} × ", Grouped(count).to_string());
        terminal::write_wrapped(out, &Visible(kind).to_string(), &count, &" ".repeat(10))?;
    }
    Ok(())
}
