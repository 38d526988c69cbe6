//! `check`: whether a file is a registry.

use std::io::Write as _;
use std::path::PathBuf;

use clap::Args;
use iana_ports::OwnedRegistry;

use crate::commands::Outcome;
use crate::error::Error;
use crate::output;
use crate::text::Visible;

const EXAMPLES: &str = "\
Example:
  iana-ports check service-names-port-numbers.csv

Exit status: 0 if the file is a registry, 2 if anything is wrong with it.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Check {
    /// The file
    file: PathBuf,
}

impl Check {
    pub(crate) fn run(&self) -> Result<Outcome, Error> {
        let file = self.file.display().to_string();
        let mut out = output::bytes();
        match OwnedRegistry::check(&self.file) {
            Ok(owned) => writeln!(out, "{}: {}", Visible(&file), owned.registry().snapshot())?,
            Err(problems) => {
                for problem in &problems {
                    writeln!(out, "{}", Visible(&problem.to_string()))?;
                }
                out.flush()?;
                return Err(Error::Problems { file, count: problems.len() });
            }
        }
        out.flush()?;
        Ok(Outcome::Found)
    }
}
