//! `listening`: what listens on this machine, and what the registry says of its ports.

use std::io::Write as _;
use std::net::IpAddr;

use clap::Args;
use iana_ports::{Port, Record, Registry, Status};
use serde::Serialize;

use crate::commands::Outcome;
use crate::error::Error;
use crate::query::{Asked, Query};
use crate::sockets::{Process, Socket};
use crate::text::{self, Cell, Table};
use crate::{complain, json, output, suggest};

const EXAMPLES: &str = "\
Examples:
  iana-ports listening
  iana-ports listening 1455
  iana-ports listening 8000-8999/tcp --json

A ! marks ports that are unassigned or reserved, and those of which unauthorized use is known. The registry tells for
what a port is meant, the process who has it: the two need not agree. Processes of other users may be hidden (-). UDP
has no listening; its sockets are all shown.

Exit status: 0 if something listens, on each port asked for, else 1, 2 for wrong usage or a bad file.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Listening {
    /// Only on these ports: as in a query
    #[arg(value_name = "QUERY")]
    queries: Vec<String>,

    /// Print one JSON object a line, for each socket
    #[arg(long)]
    json: bool,
}

/// A socket beside its port. A key without a value is absent.
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
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unauthorized_use: Option<&'a str>,
}

impl Listening {
    pub(crate) fn run(&self, registry: Registry<'_>) -> Result<Outcome, Error> {
        let queries: Vec<_> = self
            .queries
            .iter()
            .map(|text| Query::parse(text, registry))
            .collect::<Result<_, _>>()?;
        let mut sockets = Socket::all()?;
        sockets.retain(|socket| {
            let covers =
                |query: &Query<'_>| query.asked.as_ref().is_ok_and(|asked| is_on(socket, asked));
            socket.listens && (queries.is_empty() || queries.iter().any(covers))
        });
        let ports = sockets
            .iter()
            .map(|socket| (socket, registry.lookup(socket.address.port()).on(socket.transport)));
        if self.json {
            let mut out = output::bytes();
            ports.map(Line::from).try_for_each(|line| json::line(&mut out, &line))?;
            out.flush()?;
        } else if !sockets.is_empty() {
            let mut out = output::styled();
            table(ports).write(&mut out)?;
            out.flush()?;
        }
        let mut outcome = if sockets.is_empty() { Outcome::NotFound } else { Outcome::Found };
        for query in &queries {
            match &query.asked {
                Ok(asked) if sockets.iter().any(|socket| is_on(socket, asked)) => continue,
                Ok(_) => complain(&format!("nothing listens on {}", query.text)),
                Err(no_service) => complain(&suggest::complaint(no_service, false, registry)),
            }
            outcome = Outcome::NotFound;
        }
        Ok(outcome)
    }
}

fn is_on(socket: &Socket, asked: &Asked<'_>) -> bool {
    asked.covers(socket.address.port(), socket.transport)
}

impl<'a> From<(&'a Socket, Port<'a>)> for Line<'a> {
    fn from((socket, port): (&'a Socket, Port<'a>)) -> Self {
        Self {
            transport: socket.transport.as_str(),
            address: socket.address.ip(),
            port: port.number(),
            processes: &socket.processes,
            range: port.range().as_str(),
            status: port.status().as_str(),
            name: port.name(),
            description: port.description(),
            unauthorized_use: unauthorized_use(port),
        }
    }
}

fn unauthorized_use(port: Port<'_>) -> Option<&str> {
    port.records().find_map(Record::unauthorized_use)
}

fn table<'a>(ports: impl Iterator<Item = (&'a Socket, Port<'a>)>) -> Table {
    let mut table = Table::new(&["", "SOCKET", "PROCESS", "STATUS", "NAME", "DESCRIPTION"]);
    for (socket, port) in ports {
        let (status, unauthorized_use) = (port.status(), unauthorized_use(port));
        let is_odd = unauthorized_use.is_some()
            || match status {
                Status::Unassigned | Status::Reserved => true,
                Status::Assigned | Status::Dynamic => false,
            };
        table.add(vec![
            Cell::styled(if is_odd { "!" } else { "" }, text::WARNING),
            Cell::new(&format!("{} {}", socket.transport, socket.address)),
            Cell::new(&processes(socket)),
            Cell::styled(status.as_str(), text::status_style(status)),
            Cell::styled(port.name().unwrap_or_default(), text::HEADING),
            Cell::new(port.description().unwrap_or_default()),
        ]);
        if let Some(unauthorized_use) = unauthorized_use {
            table.add_below("Unauthorized use", &Cell::styled(unauthorized_use, text::WARNING));
        }
    }
    table
}

/// `sshd (812)`, several separated by commas.
fn processes(socket: &Socket) -> String {
    let shown = socket.processes.iter().map(|Process { pid, name }| match name.as_str() {
        "" => pid.to_string(),
        name => format!("{name} ({pid})"),
    });
    let shown = shown.collect::<Vec<_>>().join(", ");
    if shown.is_empty() { "-".to_owned() } else { shown }
}
