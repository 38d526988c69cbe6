//! `completions`: what a shell needs to complete the command line.

use std::io::Write as _;

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use crate::cli::Cli;
use crate::commands::Outcome;
use crate::error::Error;
use crate::output;

const EXAMPLES: &str = "\
Examples:
  iana-ports completions bash >~/.local/share/bash-completion/completions/iana-ports
  iana-ports completions zsh >~/.zfunc/_iana-ports
  iana-ports completions fish >~/.config/fish/completions/iana-ports.fish";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Completions {
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(&self) -> Result<Outcome, Error> {
        // The generator panics if it cannot write.
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "iana-ports", &mut script);
        let mut out = output::bytes();
        out.write_all(&script)?;
        out.flush()?;
        Ok(Outcome::Found)
    }
}
