//! `listening`: the sockets that listen on this machine, with the registry's entries.

use std::io::Write as _;
use std::net::IpAddr;
use std::ops::RangeInclusive;

use clap::Args;
use iana_ports::{Port, Record, Registry, Status};
use iana_ports_explain::machine::{Process, Socket};
use iana_ports_explain::own_names::{OwnName, OwnNames};
use iana_ports_explain::query::{self, Asked, Query};
use serde::Serialize;

use crate::commands::own_names::NamesOption;
use crate::error::Error;
use crate::messages::report;
use crate::outcome::Outcome;
use crate::suggest::Suggestions;
use crate::text::{self, Cell, Table};
use crate::{ephemeral, json, output, sockets};

const EXAMPLES: &str = "\
Examples:
  iana-ports listening                                     all sockets that listen
  iana-ports listening 1455                                what listens on one port
  iana-ports listening 8000-8999/tcp --json                for scripts
  iana-ports listening --names names.csv --skip-ephemeral  with your own names

A ! marks a port that is unassigned or reserved, or that has known unauthorized use. The name shows
what a port is registered for, and the process shows who uses it. The two may differ. Processes of
other users may be hidden (-). UDP sockets do not listen; all of them are shown.

A * marks your own name (--names). An unassigned or reserved port with your own name gets no !.

--skip-ephemeral prints (ephemeral) instead of the registered name for ports in the system's
ephemeral range, without a !. With --json, such a port has \"ephemeral\":true. iana-ports annotate
--help explains the range.

Exit status: 0 if something listens for each query, 1 if not, 2 for wrong usage or a bad file.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Listening {
    /// Show only these ports, ranges or services
    #[arg(value_name = "QUERY")]
    queries: Vec<String>,

    /// Print one JSON object per line, for each socket
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    names: NamesOption,

    /// Leave out the registered names of ephemeral ports
    ///
    /// The system assigns these ports to sockets that do not request a specific port.
    #[arg(long)]
    skip_ephemeral: bool,
}

/// A socket with the registry's entry and the own name of its port.
#[derive(Clone, Copy)]
struct Row<'a> {
    socket: &'a Socket,
    port: Port<'a>,
    own: Option<OwnName<'a>>,
    /// Whether the port is one of those that `--skip-ephemeral` skips.
    is_ephemeral: bool,
}

/// A socket as JSON. A key without a value is absent.
#[derive(Serialize)]
struct Line<'a> {
    transport: &'static str,
    address: IpAddr,
    port: u16,
    processes: &'a [Process],
    range: &'static str,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    own_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    own_description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unauthorized_use: Option<&'a str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    ephemeral: bool,
}

impl Listening {
    /// Prints the sockets that listen, then messages about queries without one.
    pub(crate) fn run(&self, registry: Registry<'_>) -> Result<Outcome, Error> {
        let own_names = self.names.load()?;
        let mut wrong = Vec::new();
        let mut items = Vec::new();
        for argument in &self.queries {
            match query::items(argument, registry, &own_names) {
                Ok(some) => items.extend(some),
                Err(error) => wrong.push(error),
            }
        }
        let mut queries = Vec::new();
        for item in &items {
            match Query::parse(item, registry, &own_names) {
                Ok(query) => queries.push(query),
                Err(error) => wrong.push(error),
            }
        }
        let mut sockets = sockets::all()?;
        sockets.retain(|socket| {
            let covers =
                |query: &Query<'_>| query.asked.as_ref().is_ok_and(|asked| is_on(socket, asked));
            socket.listens && (self.queries.is_empty() || queries.iter().any(covers))
        });
        let skipped = self.skip_ephemeral.then(ephemeral::range);
        let rows: Vec<_> = sockets
            .iter()
            .map(|socket| Row::new(socket, registry, &own_names, skipped.as_ref()))
            .collect();
        if self.json {
            let mut out = output::bytes();
            rows.into_iter().map(Line::from).try_for_each(|line| json::line(&mut out, &line))?;
            out.flush()?;
        } else if !sockets.is_empty() {
            let mut out = output::styled();
            table(&rows).write(&mut out)?;
            if rows.iter().any(|row| row.own.is_some()) {
                writeln!(out, "{}", text::mark(own_names.file()))?;
            }
            out.flush()?;
        }
        let mut outcome = if sockets.is_empty() { Outcome::NotFound } else { Outcome::Found };
        let suggestions = Suggestions::new(registry, &own_names);
        for query in &queries {
            match &query.asked {
                Ok(asked) if sockets.iter().any(|socket| is_on(socket, asked)) => continue,
                Ok(_) => report(&format!("nothing listens on {}", query.text)),
                Err(no_service) => {
                    report(&suggestions.message(no_service, false));
                }
            }
            outcome = outcome.max(Outcome::NotFound);
        }
        for error in &wrong {
            report(error);
            outcome = Outcome::Wrong;
        }
        Ok(outcome)
    }
}

fn is_on(socket: &Socket, asked: &Asked<'_>) -> bool {
    asked.covers(socket.address.port(), socket.transport)
}

impl<'a> Row<'a> {
    fn new(
        socket: &'a Socket,
        registry: Registry<'a>,
        own_names: &'a OwnNames,
        skipped: Option<&RangeInclusive<u16>>,
    ) -> Self {
        let (number, transport) = (socket.address.port(), socket.transport);
        Self {
            socket,
            port: registry.lookup(number).on(transport),
            own: own_names.of(number, Some(transport)),
            is_ephemeral: skipped.is_some_and(|skipped| skipped.contains(&number)),
        }
    }

    /// Whether to mark the socket with `!`.
    fn is_suspicious(self) -> bool {
        let has_suspicious_status = match self.port.status() {
            Status::Unassigned | Status::Reserved => self.own.is_none(),
            Status::Assigned | Status::Dynamic => false,
        };
        !self.is_ephemeral && (has_suspicious_status || unauthorized_use(self.port).is_some())
    }

    fn name(self) -> String {
        match self.own {
            Some(own) => format!("{}*", own.name()),
            None if self.is_ephemeral => "(ephemeral)".to_owned(),
            None => self.port.name().unwrap_or_default().to_owned(),
        }
    }

    /// The user's description of an own name, or else the registry's entry, after `IANA:`
    /// if the name is the user's.
    fn description(self) -> String {
        let own_description = self.own.and_then(OwnName::description);
        let registered = [self.port.name(), self.port.description()];
        match (own_description, self.own) {
            (Some(description), _) => description.to_owned(),
            _ if self.is_ephemeral => String::new(),
            (None, None) => self.port.description().unwrap_or_default().to_owned(),
            (None, Some(_)) if registered == [None; 2] => String::new(),
            (None, Some(_)) => {
                let registered: Vec<_> = registered.into_iter().flatten().collect();
                format!("IANA: {}", registered.join(", "))
            }
        }
    }
}

impl<'a> From<Row<'a>> for Line<'a> {
    fn from(Row { socket, port, own, is_ephemeral }: Row<'a>) -> Self {
        Self {
            transport: socket.transport.as_str(),
            address: socket.address.ip(),
            port: port.number(),
            processes: &socket.processes,
            range: port.range().as_str(),
            status: port.status().as_str(),
            name: port.name(),
            own_name: own.map(OwnName::name),
            own_description: own.and_then(OwnName::description),
            description: port.description(),
            unauthorized_use: unauthorized_use(port),
            ephemeral: is_ephemeral,
        }
    }
}

fn unauthorized_use(port: Port<'_>) -> Option<&str> {
    port.records().find_map(Record::unauthorized_use)
}

fn table(rows: &[Row<'_>]) -> Table {
    let mut table = Table::new(&["", "SOCKET", "PROCESS", "STATUS", "NAME", "DESCRIPTION"]);
    for row in rows {
        let Row { socket, port, .. } = row;
        let status = port.status();
        let name_style = match row.own {
            None if row.is_ephemeral => text::LABEL,
            _ => text::HEADING,
        };
        table.add(vec![
            Cell::styled(if row.is_suspicious() { "!" } else { "" }, text::WARNING),
            Cell::new(&format!("{} {}", socket.transport, socket.address)),
            Cell::new(&socket.processes_in_words()),
            Cell::styled(status.as_str(), text::status_style(status)),
            Cell::styled(&row.name(), name_style),
            Cell::new(&row.description()),
        ]);
        let unauthorized_use = unauthorized_use(*port).filter(|_| !row.is_ephemeral);
        if let Some(unauthorized_use) = unauthorized_use {
            table.add_below("Unauthorized use", &Cell::styled(unauthorized_use, text::WARNING));
        }
    }
    table
}
