//! The command `iana-ports` as a library, for programs that contain it, such as the
//! Python package of this project.
//!
//! [`run`] is the whole command: it parses the arguments, writes to the standard streams
//! or to files, and returns the exit status. For answers as values, use the library
//! `iana-ports`.
//!
//! ```
//! let status = iana_ports_cli::run(["iana-ports", "--embedded", "1455"]);
//! assert_eq!(status, 0);
//! ```
//!
//! # Modules, for contributors
//!
//! - The command line: `cli` parses it, and `commands` has a file for each command.
//!   `program` is the function type that gives commands clap's description of the command
//!   line. `value_parsers` parses options with fixed values, `completion` answers the
//!   shells' completion scripts, `help` fits help to the terminal, and `manual` makes
//!   manual pages from it.
//! - Queries: `query_loop` answers them, `query_lines` reads them from standard input,
//!   and `suggest` makes suggestions for names that do not exist. The package
//!   `iana-ports-explain`, which the web page shares, parses queries and own names, and
//!   makes the page about a port.
//! - The registry: `registry_source` chooses the one that answers, `stored` finds the
//!   file that `update` stored, and `input` reads one that is an argument.
//! - Output: `text` and `json` write answers, `picture` writes drawings, `terminal` fits
//!   text to the screen, and `output` is a file or standard output. `messages` prints to
//!   standard error, `usage` and `error` have the texts, and `outcome` is the exit
//!   status.
//! - Other data: `annotate` finds ports in the output of other tools, `sockets` lists the
//!   sockets of this machine, `ephemeral` its ephemeral ports, `port_counts` counts
//!   ports, and `free_ports` finds free ones.

mod annotate;
mod cli;
mod commands;
mod completion;
mod ephemeral;
mod error;
mod free_ports;
mod help;
mod input;
mod json;
mod manual;
mod messages;
mod outcome;
mod output;
mod picture;
mod port_counts;
mod program;
mod query_lines;
mod query_loop;
mod registry_source;
mod sockets;
mod stored;
mod suggest;
mod terminal;
mod text;
mod usage;
mod value_parsers;

use std::ffi::OsString;
use std::io::{self, Write as _};

use clap::CommandFactory as _;
use clap::error::ErrorKind;

use cli::Cli;
use error::Error;
use messages::report;
use outcome::Outcome;
use terminal::Color;

/// Runs the command, and returns its exit status: 0 if every query has a name, 1 if one
/// has none, 2 for wrong usage or bad input.
///
/// The arguments begin with the program's name, as those of [`std::env::args_os`] do. The
/// command reads the environment and the standard streams of the process. The colours and
/// widths of a call apply to later calls, so that a process calls this function once.
///
/// On Unix, the calling program provides what Rust's runtime provides for a program in
/// Rust: `SIGPIPE` is ignored, and `/dev/null` is open in place of a standard stream that
/// is closed. It opens `/dev/null` after it loads this library, which reports a standard
/// output that is closed as an error.
pub fn run<A: Into<OsString>>(arguments: impl IntoIterator<Item = A>) -> u8 {
    let arguments: Vec<OsString> = arguments.into_iter().map(Into::into).collect();
    let status = match arguments.split_first() {
        Some((_, [call, words @ ..])) if call == completion::CALL => complete(words),
        _ => answer(&arguments),
    };
    // After an error, part of a line may be left. Rust's runtime writes it at the end of
    // a program in Rust, but not at the end of another one.
    let _ = io::stdout().flush();
    status
}

/// Completes a command line. Prints no message: the shell would show it in the middle of
/// a line.
fn complete(words: &[OsString]) -> u8 {
    let words: Vec<_> = words.iter().map(|word| word.to_string_lossy().into_owned()).collect();
    completion::print(Cli::command(), &words).map_or(Outcome::Wrong, |()| Outcome::Found).status()
}

/// Parses the arguments and runs the command, or prints help.
fn answer(arguments: &[OsString]) -> u8 {
    match Cli::read(arguments).and_then(Cli::run) {
        Ok(outcome) => outcome.status(),
        Err(Error::Usage { error, .. }) if !error.use_stderr() => show(&error, arguments),
        Err(error) => fail(&error),
    }
}

/// Prints the requested help.
fn show(help: &clap::Error, arguments: &[OsString]) -> u8 {
    if let Some(color) = Color::of_arguments(arguments) {
        color.apply();
    }
    match output::check_stdout().and_then(|()| print(help, arguments)) {
        Ok(()) => Outcome::Found.status(),
        Err(error) => fail(&Error::from(error)),
    }
}

/// Prints help, wrapped to the terminal.
fn print(help: &clap::Error, arguments: &[OsString]) -> io::Result<()> {
    let mut text = help.render().ansi().to_string();
    if help.kind() == ErrorKind::DisplayHelp {
        // Builds the help again, because now the width matters.
        if let Err(fitted) = help::fitted(Cli::command()).try_get_matches_from(arguments) {
            text = help::shown(&fitted.render().ansi().to_string());
        }
    }
    let mut out = output::styled();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Prints the error, unless the reader closed the pipe. Returns the exit status.
fn fail(error: &Error) -> u8 {
    if error.is_closed_pipe() {
        return Outcome::Found.status();
    }
    report(error);
    Outcome::Wrong.status()
}
