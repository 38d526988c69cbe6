//! `free`: unassigned User Ports.

use std::collections::HashSet;
use std::io::Write as _;
use std::ops::RangeInclusive;

use clap::Args;
use iana_ports::{PortRange, Record, Registry, Service, Status, Transport};
use iana_ports_explain::own_names::OwnNames;
use iana_ports_explain::query;
use iana_ports_explain::words::{interval, range_ports};

use crate::commands::own_names::NamesOption;
use crate::error::Error;
use crate::free_ports::FreePorts;
use crate::messages::report;
use crate::outcome::Outcome;
use crate::{ephemeral, output, sockets, value_parsers};

const EXAMPLES: &str = "\
Examples:
  iana-ports free                                  the lowest five
  iana-ports free --near 8080 --count 3            the nearest to 8080
  iana-ports free --run-of 5 --within 8000-8999 --count 2
  iana-ports free --transport udp --not-listening  on one transport, not in use
  iana-ports free --names names.csv --near 5000    without your own names

A port is free if the registry lists it only as unassigned, on both tcp and udp or on each
--transport. Ports with your own name (--names) are skipped; with --transport, only names on one of
those transports count.

Taking a port does not make it yours. IANA assigns ports by a procedure; see RFC 6335, section 8.

The ephemeral ports of this system are skipped: the system gives them to clients, and a server may
find its port taken. On Linux the range is in /proc/sys/net/ipv4/ip_local_port_range. Elsewhere, or
if that file cannot be read, it is 49152-65535, which contains no User Ports. --ephemeral includes
these ports.

Only User Ports (1024-49151) are shown, even with --near and a port outside that range. Ports in use
on this machine are shown too; --not-listening skips them.

Exit status: 0 if it shows as many as requested, 1 if there are fewer, 2 for wrong usage or a bad
file.";

const PROCEDURE: &str =
    "unassigned, but not yours: IANA assigns ports by the procedure in RFC 6335, section 8";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Free {
    /// Show the ports nearest to this one first
    #[arg(long, value_name = "PORT", value_parser = near, allow_negative_numbers = true)]
    near: Option<u16>,

    /// Look only in this interval, such as 8000-8999
    #[arg(long, value_name = "INTERVAL", value_parser = within)]
    within: Option<RangeInclusive<u16>>,

    /// Show this many; the default is 5
    #[arg(short = 'n', long, alias = "limit", value_name = "N", default_value_t = 5)]
    #[arg(hide_default_value = true, value_parser = clap::value_parser!(u16).range(1..))]
    count: u16,

    /// Show blocks of this many ports in a row
    #[arg(long, value_name = "N", default_value_t = 1, hide_default_value = true)]
    #[arg(value_parser = clap::value_parser!(u16).range(1..))]
    run_of: u16,

    /// Require that ports are free on this transport
    ///
    /// The default is tcp and udp. Repeat the option for several transports.
    #[arg(long, value_parser = value_parsers::transport(), ignore_case = true)]
    transport: Vec<Transport>,

    /// Skip ports in use on this machine
    #[arg(long)]
    not_listening: bool,

    /// Include the ephemeral ports of this system
    #[arg(long)]
    ephemeral: bool,

    #[command(flatten)]
    names: NamesOption,

    /// Print no notes
    #[arg(long, short)]
    quiet: bool,
}

impl Free {
    /// Prints free ports, then notes.
    pub(crate) fn run(&self, registry: Registry<'_>) -> Result<Outcome, Error> {
        let own_names = self.names.load()?;
        let in_use: HashSet<u16> = if self.not_listening {
            sockets::all()?.into_iter().map(|socket| socket.address.port()).collect()
        } else {
            HashSet::new()
        };
        let user_ports = PortRange::User.bounds();
        let within = self.within.clone().unwrap_or(user_ports.clone());
        let unassigned = FreePorts::new(|port| {
            user_ports.contains(&port)
                && within.contains(&port)
                && self.is_unassigned(registry, port)
                && !self.has_own_name(&own_names, port)
                && !in_use.contains(&port)
        });
        let ephemeral = ephemeral::range();
        let free = unassigned.without(&ephemeral);
        let free = if self.ephemeral { &unassigned } else { &free };
        let blocks = self.blocks(free);
        let mut out = output::styled();
        blocks.iter().try_for_each(|block| writeln!(out, "{}", interval(block)))?;
        out.flush()?;
        if !blocks.is_empty() && !self.quiet {
            report(&PROCEDURE);
        }
        if let Some(near) = self.near.filter(|_| !self.quiet) {
            if let Some((range, why)) = never_free(near) {
                report(&format!("left out {}: {why}", range_ports(range)));
            }
        }
        if !self.quiet && blocks != self.blocks(&unassigned) {
            report(&format!(
                "left out the ephemeral ports, {}, which this system gives to clients; \
                 --ephemeral includes them",
                interval(&ephemeral)
            ));
        }
        if blocks.len() < usize::from(self.count) {
            let ephemeral = Some(ephemeral).filter(|_| !self.ephemeral);
            report(&self.shortage(free, blocks.len(), ephemeral));
            return Ok(Outcome::NotFound);
        }
        Ok(Outcome::Found)
    }

    fn blocks(&self, free: &FreePorts) -> Vec<RangeInclusive<u16>> {
        free.blocks(self.run_of, self.count, self.near)
    }

    /// The message that there are fewer blocks than requested. `skipped` are
    /// the ephemeral ports, if they are skipped.
    fn shortage(
        &self,
        free: &FreePorts,
        found: usize,
        skipped: Option<RangeInclusive<u16>>,
    ) -> String {
        let within = self.within.clone().unwrap_or(PortRange::User.bounds());
        let place = match &self.within {
            Some(within) => interval(within),
            None => format!("the {}", range_ports(PortRange::User)),
        };
        let place = match skipped {
            Some(ports) if query::overlap(&ports, &within) => {
                format!("{place} outside the ephemeral ports")
            }
            _ => place,
        };
        let filters = match (self.not_listening, self.names != NamesOption::default()) {
            (false, false) => "",
            (true, false) => " that are not in use here",
            (false, true) => " without an own name",
            (true, true) => " that are not in use here and have no own name",
        };
        let ports = if self.run_of == 1 && found == 1 { "port" } else { "ports" };
        let ports = format!("unassigned {ports}{filters} in {place}");
        let length = self.run_of;
        match (found, free.longest_run()) {
            (0, None) => format!("no {ports}"),
            (0, Some(longest)) => format!(
                "no run of {length} {ports}; the longest is {}: {}",
                longest.len(),
                interval(&longest)
            ),
            (found, _) if length == 1 => format!("only {found} {ports}"),
            (1, _) => format!("only 1 run of {length} {ports}"),
            (found, _) => format!("only {found} runs of {length} {ports}"),
        }
    }

    fn is_unassigned(&self, registry: Registry<'_>, number: u16) -> bool {
        let port = registry.lookup(number);
        let is_unassigned_on =
            |&transport: &Transport| port.on(transport).status() == Status::Unassigned;
        if self.transport.is_empty() {
            // New assignments are nearly always for tcp or udp; rows for the other
            // transports are rare.
            port.status() == Status::Unassigned
                && [Transport::Tcp, Transport::Udp].iter().all(is_unassigned_on)
        } else {
            self.transport.iter().all(is_unassigned_on)
        }
    }

    /// Whether the port has an own name on a `--transport` or, without that option, on
    /// any: a port whose transport does not matter must be free on all.
    fn has_own_name(&self, own_names: &OwnNames, port: u16) -> bool {
        if self.transport.is_empty() {
            own_names.of(port, None).is_some()
        } else {
            let mut transports = self.transport.iter();
            transports.any(|&transport| own_names.of(port, Some(transport)).is_some())
        }
    }
}

/// Parses the value of `--near`.
///
/// The suggestion comes from the embedded registry: the command line is parsed before the
/// registry that `--registry` names is loaded.
fn near(text: &str) -> Result<u16, String> {
    const EXPECTED: &str = "expected a port (0 to 65535)";
    text.parse().map_err(|_| {
        let service = Registry::embedded().service(text);
        let port = service.into_iter().flat_map(Service::records).find_map(Record::ports);
        match port {
            Some(ports) => {
                format!("{EXPECTED}, not a name; {text} is port {}", ports.start())
            }
            None if text.contains(char::is_alphabetic) => format!("{EXPECTED}, not a name"),
            None => EXPECTED.to_owned(),
        }
    })
}

/// Parses the value of `--within`.
fn within(text: &str) -> Result<RangeInclusive<u16>, String> {
    let interval = query::parse_interval(text)?;
    let has_user_ports = query::overlap(&interval, &PortRange::User.bounds());
    match never_free(*interval.start()).filter(|_| !has_user_ports) {
        None => Ok(interval),
        Some((_, why)) => {
            Err(format!("{why}; expected an interval with {}", range_ports(PortRange::User)))
        }
    }
}

/// The range of a port that is not a User Port, and why `free` shows none of its ports.
fn never_free(port: u16) -> Option<(PortRange, &'static str)> {
    let range = PortRange::of(port);
    let why = match range {
        PortRange::System => {
            "System Ports are assigned by IETF Review or IESG Approval (RFC 6335, section 6)"
        }
        PortRange::User => return None,
        PortRange::Dynamic => "Dynamic Ports are never assigned (RFC 6335, section 6)",
    };
    Some((range, why))
}
