//! `free`: unassigned User Ports.

use std::collections::HashSet;
use std::io::Write as _;
use std::ops::RangeInclusive;

use clap::Args;
use iana_ports::{Registry, Status, Transport};

use crate::commands::own_names::NamesOption;
use crate::error::Error;
use crate::outcome::Outcome;
use crate::own_names::OwnNames;
use crate::sockets::Socket;
use crate::value_sets;
use crate::{complain, output};

const EXAMPLES: &str = "\
Examples:
  iana-ports free
  iana-ports free --near 8080 --count 3
  iana-ports free --run-of 10 --near 5000
  iana-ports free --transport udp --not-listening
  iana-ports free --names names.csv --near 5000

A port is shown only if all that the registry says of it, on tcp and on udp or on each transport asked for, is that it
is unassigned. One that has a name of your own (--names) is left out, be it on any transport or on one asked for.
Taking one does not make it yours: IANA assigns ports by a procedure, described in RFC 6335, section 8.

Exit status: 0 if as many are shown as asked for, 1 if there are fewer, 2 for wrong usage or a bad file.";

const PROCEDURE: &str = "unassigned today, not yours: IANA assigns ports by a procedure, described in RFC 6335, section 8";

const USER_PORTS: RangeInclusive<u16> = 1024..=49151;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Free {
    /// The nearest to this port first, instead of the lowest
    #[arg(long, value_name = "PORT")]
    near: Option<u16>,

    /// How many to show
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..))]
    count: u16,

    /// Blocks of this many ports in a row
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..))]
    run_of: u16,

    /// Unassigned on this transport, whatever it is on others; may be given several times
    #[arg(long, value_parser = value_sets::transport(), ignore_case = true)]
    transport: Vec<Transport>,

    /// None that a socket on this machine has
    #[arg(long)]
    not_listening: bool,

    #[command(flatten)]
    names: NamesOption,

    /// Leave out the word on IANA's procedure
    #[arg(long, short)]
    quiet: bool,
}

impl Free {
    pub(crate) fn run(&self, registry: Registry<'_>) -> Result<Outcome, Error> {
        let own_names = self.names.load()?;
        let in_use: HashSet<u16> = if self.not_listening {
            Socket::all()?.into_iter().map(|socket| socket.address.port()).collect()
        } else {
            HashSet::new()
        };
        let free: Vec<bool> = (0..=u16::MAX)
            .map(|port| {
                USER_PORTS.contains(&port)
                    && self.is_unassigned(registry, port)
                    && !self.has_own_name(&own_names, port)
                    && !in_use.contains(&port)
            })
            .collect();
        let blocks = self.blocks(&free);
        let mut out = output::styled();
        for block in &blocks {
            match (block.start(), block.end()) {
                (first, last) if first == last => writeln!(out, "{first}")?,
                (first, last) => writeln!(out, "{first}-{last}")?,
            }
        }
        out.flush()?;
        if !blocks.is_empty() && !self.quiet {
            complain(&PROCEDURE);
        }
        if blocks.len() < usize::from(self.count) {
            complain(&format!("there are no more than {}", blocks.len()));
            return Ok(Outcome::NotFound);
        }
        Ok(Outcome::Found)
    }

    fn is_unassigned(&self, registry: Registry<'_>, number: u16) -> bool {
        let port = registry.lookup(number);
        let is_unassigned_on =
            |&transport: &Transport| port.on(transport).status() == Status::Unassigned;
        if self.transport.is_empty() {
            // New assignments are nearly always for tcp or udp; rows for the other transports are rare.
            port.status() == Status::Unassigned
                && [Transport::Tcp, Transport::Udp].iter().all(is_unassigned_on)
        } else {
            self.transport.iter().all(is_unassigned_on)
        }
    }

    /// Without `--transport`, on any: a port whose transport does not matter has to be
    /// free on all.
    fn has_own_name(&self, own_names: &OwnNames, port: u16) -> bool {
        if self.transport.is_empty() {
            own_names.of(port, None).is_some()
        } else {
            let mut transports = self.transport.iter();
            transports.any(|&transport| own_names.of(port, Some(transport)).is_some())
        }
    }

    /// The best blocks of free ports, none of which share a port.
    fn blocks(&self, free: &[bool]) -> Vec<RangeInclusive<u16>> {
        let mut starts = starts(free, self.run_of);
        if let Some(near) = self.near {
            starts.sort_by_key(|&start| distance(start, start + (self.run_of - 1), near));
        }
        let mut taken = vec![false; free.len()];
        let mut blocks = Vec::new();
        for start in starts {
            let block = start..=start + (self.run_of - 1);
            if blocks.len() == usize::from(self.count) {
                break;
            }
            // Its ends tell: blocks have all the same length.
            if !taken[usize::from(*block.start())] && !taken[usize::from(*block.end())] {
                taken[usize::from(*block.start())..=usize::from(*block.end())].fill(true);
                blocks.push(block);
            }
        }
        blocks
    }
}

/// Where a block of free ports can begin.
fn starts(free: &[bool], length: u16) -> Vec<u16> {
    let mut starts = Vec::new();
    let mut run: u16 = 0;
    for (port, &free) in (0..=u16::MAX).zip(free) {
        run = if free { run + 1 } else { 0 };
        if run >= length {
            starts.push(port - (length - 1));
        }
    }
    starts
}

fn distance(first: u16, last: u16, port: u16) -> u16 {
    first.saturating_sub(port).max(port.saturating_sub(last))
}
