//! The command line: options, help and the choice of a command.

use std::ffi::OsString;
use std::io::Write as _;
use std::path::PathBuf;

use clap::builder::{PathBufValueParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser};
use iana_ports_explain::words::Visible;

use crate::commands::{Command, Lookup};
use crate::error::Error;
use crate::messages::report;
use crate::outcome::Outcome;
use crate::output;
use crate::registry_source::{Choice, Loaded};
use crate::terminal::Color;
use crate::usage;

const USAGE: &str = "iana-ports [OPTIONS] QUERY...
       iana-ports [OPTIONS] COMMAND";

const EXAMPLES: &str = "\
Examples:
  iana-ports 1455                    what port 1455 is
  iana-ports esl-lm                  the ports of a service
  iana-ports explain 1455            a page about a port
  iana-ports 514/udp 27000-27009     one transport, a range of ports
  iana-ports search license manager  services by words
  iana-ports --json 0-1023           one JSON object per port
  iana-ports -- search               the service named search, not the command
  iana-ports --names names.csv shop  your own names before the registry's
  iana-ports list --since 2024       new and changed assignments
  iana-ports free --near 8080 -q     unassigned ports
  iana-ports listening               what listens on this machine
  ss -tulpn | iana-ports annotate    names in the output of other tools
  iana-ports map --output map.svg    all 65,536 ports in one picture
  iana-ports stats                   the registry in numbers
  iana-ports export --format csv     the whole registry
  iana-ports update                  IANA's current registry, downloaded

Each command has its own help: iana-ports COMMAND --help. After --, everything is a query.

The --names file is CSV if a comma follows the first field of its first row. Otherwise it has the
format of services(5). Both formats may contain blank lines and comments.
  8080,tcp,shop,The web shop  CSV: port or range, transport or nothing, name, description
  shop 8080/tcp store         services(5): name, port/transport, aliases

Exit status: 0 if every query has a name, 1 if one has none, 2 for wrong usage or a bad file.";

/// Show what a port number or a service name means, from IANA's registry.
// Without `bin_name`, the usage of a command starts with the name of the file:
// `iana-ports.exe`.
#[derive(Debug, Parser)]
#[command(name = "iana-ports", bin_name = "iana-ports")]
#[command(version, disable_version_flag = true, override_usage = USAGE, after_help = EXAMPLES)]
#[command(subcommand_negates_reqs = true)]
pub(crate) struct Cli {
    #[command(flatten)]
    lookup: Lookup,

    /// Answer from this file, in IANA's CSV format
    #[arg(long, global = true, value_name = "FILE", display_order = 100)]
    #[arg(value_parser = registry_file())]
    registry: Option<PathBuf>,

    /// Answer from the embedded registry, even if a newer one is stored
    #[arg(long, global = true, conflicts_with = "registry", display_order = 100)]
    embedded: bool,

    /// Print the version and the registry that answers
    #[arg(long, short = 'V', display_order = 1000)]
    version: bool,

    /// When to use colours
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    #[arg(hide_default_value = true, display_order = 101)]
    color: Color,

    #[command(subcommand)]
    command: Option<Command>,
}

/// A parser for `--registry`. Queries and text may come from standard input, but not a
/// registry.
fn registry_file() -> impl TypedValueParser<Value = PathBuf> {
    PathBufValueParser::new().try_map(|path| match path.to_str() {
        Some("-") => Err("expected a file, not standard input; for a file named -, write ./-"),
        _ => Ok(path),
    })
}

impl Cli {
    /// Parses the arguments, the first of which is the program's name. Options before a
    /// command belong to the command: `--json search dns` is `search --json dns`.
    pub(crate) fn read(arguments: &[OsString]) -> Result<Self, Error> {
        let wrong = |error| {
            let message = usage::message(&error, arguments, Self::command);
            Error::Usage { error, message }
        };
        let cli = Self::try_parse_from(arguments).map_err(wrong)?;
        if cli.command.is_none() || cli.lookup.has_queries() || cli.lookup == Lookup::default() {
            return Ok(cli);
        }
        let mut reordered = arguments.to_vec();
        let command = Self::command_index(arguments);
        let Some(options) = reordered.get_mut(1..=command) else { return Ok(cli) };
        options.rotate_right(1);
        Self::try_parse_from(reordered).map_err(wrong)
    }

    /// The index of the command in arguments with only options before it.
    fn command_index(arguments: &[OsString]) -> usize {
        let program = Self::command();
        let takes_value = |argument: &OsString| {
            let long = argument.to_str().and_then(|argument| argument.strip_prefix("--"));
            program.get_arguments().any(|known| {
                known.get_action().takes_values() && long.is_some() && known.get_long() == long
            })
        };
        let mut index = 1;
        while let Some(argument) = arguments.get(index) {
            index += match argument.as_encoded_bytes().first() {
                Some(b'-') if takes_value(argument) => 2,
                Some(b'-') => 1,
                _ => break,
            };
        }
        index
    }

    /// Loads the registry that answers, and runs the command or the queries.
    pub(crate) fn run(self) -> Result<Outcome, Error> {
        self.color.apply();
        let without_registry = self
            .command
            .as_ref()
            .and_then(Command::name_without_registry)
            .filter(|_| !self.version);
        // Clap also looks for a command after options, and finds one in
        // `80 --json export`.
        if self.command.is_some() && self.lookup != Lookup::default() {
            let message = "a command must come before queries; after --, every argument is a query";
            return Err(Self::command().error(ErrorKind::ArgumentConflict, message).into());
        }
        let option = match (self.embedded, &self.registry) {
            (true, _) => Some("--embedded"),
            (false, Some(_)) => Some("--registry"),
            (false, None) => None,
        };
        if let (Some(command), Some(option)) = (without_registry, option) {
            let message = format!("{command} does not answer from a registry; leave out {option}");
            return Err(Self::command().error(ErrorKind::ArgumentConflict, message).into());
        }
        let loaded = match without_registry {
            None => Choice::new(self.embedded, self.registry).load(report)?,
            Some(_) => Loaded::embedded(),
        };
        let source = loaded.source();
        if self.version {
            let mut out = output::bytes();
            writeln!(out, "iana-ports {}", Visible(&source.version()))?;
            out.flush()?;
            return Ok(Outcome::Found);
        }
        match self.command {
            None => self.lookup.run(source, Self::command),
            Some(command) => command.run(source, Self::command),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_to_try_has_the_arguments_of_the_call() {
        let arguments = ["another-name", "--near", "80", "-q"].map(OsString::from);
        let message = Cli::read(&arguments).unwrap_err().to_string();
        let expected = "unexpected argument '--near' found; try: iana-ports free --near 80 -q";
        assert_eq!(message, expected);
    }

    #[test]
    fn not_even_a_name_is_wrong_usage() {
        let message = Cli::read(&[]).unwrap_err().to_string();
        assert!(message.ends_with("not provided: <QUERY>...; try --help"), "{message}");
    }
}
