//! Candidates that complete the command line, for the scripts of bash, zsh and fish.
//!
//! The scripts call `iana-ports __complete WORD...`, where the words follow the program's
//! name and the last one ends at the cursor. The answer has a candidate on each line: the
//! whole word, a tab and its description. A single line `:files` or `:directories` leaves
//! the work to the shell, which knows its own quoting, `~` and variables.

mod candidates;
mod finders;
mod line;

use std::io::Write as _;

use iana_ports::Registry;
use iana_ports_explain::words::Visible;

use crate::error::Error;
use crate::output;

use candidates::{Candidate, Candidates};

/// The first argument of a call by a script. No service can have this name.
pub(crate) const CALL: &str = "__complete";

/// Prints the candidates for the last word of a command line of this program.
pub(crate) fn print(program: clap::Command, words: &[String]) -> Result<(), Error> {
    let mut out = output::bytes();
    match line::candidates(program, Registry::embedded(), words) {
        Candidates::Files => writeln!(out, ":files")?,
        Candidates::Directories => writeln!(out, ":directories")?,
        Candidates::Words(candidates) => {
            for Candidate { word, description } in candidates {
                writeln!(out, "{}\t{}", Visible(&word), Visible(&description))?;
            }
        }
    }
    Ok(out.flush()?)
}
