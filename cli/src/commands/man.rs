//! `man`: prints the manual page, or writes all pages.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use clap::{Args, ValueHint};

use crate::error::Error;
use crate::manual;
use crate::outcome::Outcome;
use crate::output::{self, Target};
use crate::program::Program;

const EXAMPLES: &str = "\
Examples:
  iana-ports man | man -l -                        read the page
  iana-ports man --output ~/.local/share/man/man1  install all pages

Exit status: 0 if the pages are written, 2 for wrong usage or output that cannot be written.";

#[derive(Debug, Args)]
// No registry answers: `Cli` rejects the options that choose one.
#[command(mut_arg("registry", |option| option.hide(true)))]
#[command(mut_arg("embedded", |option| option.hide(true)))]
#[command(after_help = EXAMPLES)]
pub(crate) struct Pages {
    /// Write iana-ports.1, iana-ports-list.1 and so on to this directory
    ///
    /// The directory is created if it does not exist.
    #[arg(long, alias = "out", value_name = "DIRECTORY", value_hint = ValueHint::DirPath)]
    output: Option<PathBuf>,
}

impl Pages {
    /// Prints the page of the program, or writes all pages.
    pub(crate) fn run(self, program: Program) -> Result<Outcome, Error> {
        match self.output.filter(|path| path.as_os_str() != "-") {
            None => {
                let mut out = output::bytes();
                if let Some(page) = manual::pages(program()).first() {
                    out.write_all(page.source.as_bytes())?;
                }
                out.flush()?;
            }
            Some(path) => {
                let failed = |error| Error::File { path: path.clone(), error };
                fs::create_dir_all(&path).map_err(failed)?;
                for page in manual::pages(program()) {
                    let target = Target::File(path.join(page.file));
                    target.write(|out| Ok(out.write_all(page.source.as_bytes())?))?;
                }
            }
        }
        Ok(Outcome::Found)
    }
}
