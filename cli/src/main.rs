//! `iana-ports` at the prompt: what a port number or a service name means.
//!
//! `cli` is the command line, `commands` has a file for each command. `query` reads what
//! is asked for, `suggest` finds what may have been meant, `everyday` what people call a
//! service; `text` and `json` write what the registry has. `terminal` fits text to the screen, `help` fits help,
//! from which `manual` makes manual pages. `sockets` lists what this machine
//! has open, `ephemeral` which ports its clients get; `annotate` reads how other tools
//! write ports, `picture` makes a drawing into a file; `port_counts` counts ports, and
//! `blocks` finds free ones. `own_names` holds the user's names over the registry's.
//! `completion` answers the scripts that complete the command line in bash, zsh and fish.
//! `input` and `output` are files or the standard streams. `usage` and `error` word
//! complaints, `outcome` is the exit status.
//! `registry_source` chooses the registry that answers; `stored` finds the file that `update`
//! stored.

mod annotate;
mod answers;
mod blocks;
mod cli;
mod commands;
mod complaint;
mod completion;
mod ephemeral;
mod error;
mod everyday;
mod excerpt;
mod help;
mod input;
mod json;
mod manual;
mod outcome;
mod output;
mod own_names;
mod picture;
mod port_counts;
mod query;
mod registry_source;
mod sockets;
mod stored;
mod suggest;
mod terminal;
mod text;
mod transports;
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
        // The shell shows no message in the middle of a line.
        return completion::print(Cli::command(), &words)
            .map_or(ExitCode::from(2), |()| ExitCode::SUCCESS);
    }
    match Cli::read(std::env::args_os().collect()).map_err(Error::from).and_then(Cli::run) {
        Ok(outcome) => ExitCode::from(outcome.status()),
        Err(Error::Usage(asked)) if !asked.use_stderr() => show(&asked),
        Err(error) => fail(&error),
    }
}

/// Shows the help or the version that was asked for.
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
        // The same once more, as now the width matters.
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
