//! `iana-ports` at the prompt: what a port number or a service name means.
//!
//! `cli` is the command line; `commands` has a file for each command. The package
//! `iana-ports-explain`, which a web page shares, parses queries and own names, and makes
//! the page about a port. `query_lines` reads queries from standard input, `answers`
//! answers them, and `suggest` suggests others for names that do not exist. `text` and
//! `json` write answers. `terminal` fits text to the screen, `help` fits the help, and
//! `manual` makes manual pages from it. `sockets` lists the sockets of this machine, and
//! `ephemeral` knows its ephemeral ports. `annotate` reads how other tools write ports, and
//! `picture` writes drawings to files. `port_counts` counts ports, and `blocks` finds free
//! ones. `completion` answers the scripts that complete the command line in bash, zsh and
//! fish. `value_sets` has the values of options. `input` and `output` are files or the
//! standard streams. `usage`, `error` and `complaint` word and print messages, and
//! `outcome` is the exit status. `registry_source` chooses the registry that answers;
//! `stored` finds the file that `update` stored.

mod annotate;
mod answers;
mod blocks;
mod cli;
mod commands;
mod complaint;
mod completion;
mod ephemeral;
mod error;
mod help;
mod input;
mod json;
mod manual;
mod outcome;
mod output;
mod picture;
mod port_counts;
mod query_lines;
mod registry_source;
mod sockets;
mod stored;
mod suggest;
mod terminal;
mod text;
mod usage;
mod value_sets;

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::CommandFactory as _;
use clap::error::ErrorKind;

use cli::Cli;
use complaint::complain;
use error::Error;
use terminal::Color;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_some_and(|first| first == completion::CALL) {
        let words: Vec<_> = arguments.map(|word| word.to_string_lossy().into_owned()).collect();
        // Prints no message: the shell would show it in the middle of a line.
        return completion::print(Cli::command(), &words)
            .map_or(ExitCode::from(2), |()| ExitCode::SUCCESS);
    }
    match Cli::read(std::env::args_os().collect()).map_err(Error::from).and_then(Cli::run) {
        Ok(outcome) => ExitCode::from(outcome.status()),
        Err(Error::Usage(asked)) if !asked.use_stderr() => show(&asked),
        Err(error) => fail(&error),
    }
}

/// Prints the requested help.
fn show(asked: &clap::Error) -> ExitCode {
    if let Some(color) = Color::of_arguments(std::env::args()) {
        color.apply();
    }
    match output::check_stdout().and_then(|()| print(asked)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&Error::from(error)),
    }
}

fn print(asked: &clap::Error) -> io::Result<()> {
    let mut text = asked.render().ansi().to_string();
    if asked.kind() == ErrorKind::DisplayHelp {
        // Builds the help again, because now the width matters.
        if let Err(fitted) = help::fitted(Cli::command()).try_get_matches_from(std::env::args_os())
        {
            text = help::shown(&fitted.render().ansi().to_string());
        }
    }
    let mut out = output::styled();
    out.write_all(text.as_bytes())?;
    out.flush()
}

fn fail(error: &Error) -> ExitCode {
    if error.is_closed_pipe() {
        return ExitCode::SUCCESS;
    }
    complain(error);
    ExitCode::from(2)
}
