//! `diff`: the changes from one snapshot to another.

mod changes;
mod section;
mod text;

use std::io::Write as _;

use clap::error::ErrorKind;
use clap::{Args, ValueHint};

use crate::error::Error;
use crate::input::Input;
use crate::outcome::Outcome;
use crate::{json, output, terminal};

use changes::changes;
use iana_ports_explain::words::{Visible, source};

pub(crate) use text::write_differences;

const EXAMPLES: &str = "\
Examples:
  iana-ports diff 2023.csv 2024.csv
  iana-ports diff --json 2023.csv 2024.csv
  iana-ports export --format csv | iana-ports diff - new.csv

The same change on several transports is one line. The order of rows matters only if it decides
which of its names a port goes by.

Exit status: 0 if the registries are the same, 1 if they differ, 2 for wrong usage or a bad file.";

#[derive(Debug, Args)]
// No registry answers: `Cli` rejects the options that choose one.
#[command(mut_arg("registry", |option| option.hide(true)))]
#[command(mut_arg("embedded", |option| option.hide(true)))]
#[command(after_help = EXAMPLES)]
pub(crate) struct Diff {
    /// Earlier snapshot of IANA's CSV; - is standard input
    #[arg(value_parser = Input::parser(), value_hint = ValueHint::FilePath)]
    old: Input,

    /// Later snapshot
    #[arg(value_parser = Input::parser(), value_hint = ValueHint::FilePath)]
    new: Input,

    /// Print one JSON object per line, for each difference
    #[arg(long)]
    json: bool,
}

impl Diff {
    /// Prints the differences.
    pub(crate) fn run(&self) -> Result<Outcome, Error> {
        if self.old == Input::Stdin && self.new == Input::Stdin {
            let message = "standard input can be only one of the two files";
            return Err(clap::Error::raw(ErrorKind::ArgumentConflict, message).into());
        }
        let old = self.old.load()?;
        let new = self.new.load()?;
        let (old_registry, new_registry) = (old.registry(), new.registry());
        let differ = if self.json {
            let changes = changes(old_registry, new_registry);
            let mut out = output::bytes();
            changes.iter().try_for_each(|change| json::line(&mut out, change))?;
            out.flush()?;
            !changes.is_empty()
        } else {
            let mut out = output::styled();
            for (sign, input, owned) in [("---", &self.old, &old), ("+++", &self.new, &new)] {
                let source = source(owned.registry().snapshot());
                let line = format!("{sign} {}: {source}", Visible(&input.to_string()));
                for line in terminal::wrap(&line, "", "    ") {
                    writeln!(out, "{line}")?;
                }
            }
            let differ = write_differences(&mut out, old_registry, new_registry, None)?;
            out.flush()?;
            differ
        };
        Ok(if differ { Outcome::Different } else { Outcome::Found })
    }
}
