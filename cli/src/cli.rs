//! The command line.

use std::path::PathBuf;
use std::sync::LazyLock;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser};
use iana_ports::{OwnedRegistry, Registry, SNAPSHOT};

use crate::commands::{Command, Lookup, Outcome};
use crate::error::Error;
use crate::terminal::Color;

static VERSION: LazyLock<String> = LazyLock::new(|| {
    let date = SNAPSHOT.newest_date().map_or("no date".to_owned(), |date| date.to_string());
    format!("{} (registry of {date}, {} rows)", env!("CARGO_PKG_VERSION"), SNAPSHOT.rows())
});

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
  ss -tulpn | iana-ports annotate    names in what other tools print
  iana-ports map --output map.svg    all 65,536 ports in one picture
  iana-ports stats                   the registry in numbers
  iana-ports export --format csv     the whole registry

Each command has its own help: iana-ports COMMAND --help. After --, everything is a query.

The file of --names is CSV if the first field of its first line ends at a comma; blank lines and comments do not count.
Otherwise it has the format of services(5).
  8080,tcp,shop,The web shop  CSV: port or range, transport or nothing, name, description
  shop 8080/tcp store         services(5): name, port/transport, aliases

Exit status: 0 if every query has a name, 1 if one has none, 2 for wrong usage or a bad file.";

/// Show what a port number or a service name means, from IANA's registry.
#[derive(Debug, Parser)]
#[command(name = "iana-ports", version = VERSION.as_str(), override_usage = USAGE, after_help = EXAMPLES)]
#[command(subcommand_negates_reqs = true)]
pub(crate) struct Cli {
    #[command(flatten)]
    lookup: Lookup,

    /// Answer from this CSV of IANA, not the embedded one
    #[arg(long, global = true, value_name = "FILE", display_order = 100)]
    registry: Option<PathBuf>,

    /// Use colours
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    #[arg(hide_default_value = true, display_order = 101)]
    color: Color,

    #[command(subcommand)]
    command: Option<Command>,
}

impl Cli {
    pub(crate) fn run(self) -> Result<Outcome, Error> {
        self.color.apply();
        // Clap looks for a command after options too, and so finds one in `80 --json export`.
        if self.command.is_some() && self.lookup != Lookup::default() {
            let message = "a command comes first, without queries and their options; \
                           after --, everything is a query";
            return Err(Self::command().error(ErrorKind::ArgumentConflict, message).into());
        }
        if self.registry.is_some() && self.command.as_ref().is_some_and(Command::names_its_files) {
            let message = "check and diff read the files that they name; leave out --registry";
            return Err(Self::command().error(ErrorKind::ArgumentConflict, message).into());
        }
        let owned = self.registry.map(OwnedRegistry::from_path).transpose()?;
        let registry = owned.as_ref().map_or(Registry::embedded(), OwnedRegistry::registry);
        match self.command {
            None => self.lookup.run(registry),
            Some(command) => command.run(registry),
        }
    }
}
