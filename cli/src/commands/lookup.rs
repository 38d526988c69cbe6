//! Queries: what ports and names mean.

use std::io::Write as _;

use clap::Args;
use iana_ports::{Port, Registry};

use crate::commands::Outcome;
use crate::commands::own_names::NamesOption;
use crate::error::Error;
use crate::own_names::{OwnName, OwnNames};
use crate::query::{Asked, Own, Query};
use crate::{complain, json, output, suggest, text};

#[derive(Debug, Default, PartialEq, Args)]
pub(crate) struct Lookup {
    /// A port (1455), a range (27000-27009) or a service name (esl-lm), each also on one transport (514/udp)
    #[arg(value_name = "QUERY", required = true, allow_negative_numbers = true)]
    queries: Vec<String>,

    /// Print one JSON object a line, for each port and each name asked for
    #[arg(long)]
    json: bool,

    /// Print names alone, one a line: of each port and each service that has one
    #[arg(long, short, conflicts_with = "json")]
    quiet: bool,

    #[command(flatten)]
    names: NamesOption,
}

impl Lookup {
    /// Answers all queries, or none if one of them is wrong.
    pub(crate) fn run(&self, registry: Registry<'_>) -> Result<Outcome, Error> {
        let own_names = self.names.load()?;
        let queries: Vec<_> = self
            .queries
            .iter()
            .map(|text| Query::parse(text, registry, &own_names))
            .collect::<Result<_, _>>()?;
        let answered =
            queries.iter().filter_map(|query| Some((query.text, query.asked.as_ref().ok()?)));
        if self.json {
            write_json(answered, registry, &own_names)?;
        } else if self.quiet {
            write_names(answered, &own_names)?;
        } else {
            write_text(answered, &own_names)?;
        }
        for (number, query) in queries.iter().enumerate() {
            if let Err(no_service) = &query.asked {
                let is_first = number == 0;
                complain(&suggest::complaint(no_service, is_first, registry, &own_names));
            }
        }
        let found = queries.iter().all(|query| query.has_a_name(&own_names));
        Ok(if found { Outcome::Found } else { Outcome::NotFound })
    }
}

/// The own name of a port on its transport.
fn own_name<'a>(port: Port<'_>, own_names: &'a OwnNames) -> Option<OwnName<'a>> {
    own_names.of(port.number(), port.transport())
}

fn write_json<'a>(
    answered: impl Iterator<Item = (&'a str, &'a Asked<'a>)>,
    registry: Registry<'_>,
    own_names: &OwnNames,
) -> Result<(), Error> {
    let mut out = output::bytes();
    let write_port = |out: &mut _, query, port| {
        json::port(out, query, port, own_name(port, own_names)).map_err(Error::from)
    };
    for (query, asked) in answered {
        match asked {
            Asked::Port(port) => write_port(&mut out, query, *port)?,
            Asked::Range(range) => {
                range.ports().try_for_each(|port| write_port(&mut out, query, port))?;
            }
            Asked::Service(service) => json::service(&mut out, query, *service)?,
            Asked::Own(Own { own, service }) => {
                for entries in own.ports() {
                    let port = registry.lookup(entries[0].port());
                    let port = match entries {
                        [only] => port.on(only.transport()),
                        _ => port,
                    };
                    json::port(&mut out, query, port, Some(entries[0]))?;
                }
                if let Some(service) = service {
                    json::service(&mut out, query, *service)?;
                }
            }
        }
    }
    Ok(out.flush()?)
}

fn write_names<'a>(
    answered: impl Iterator<Item = (&'a str, &'a Asked<'a>)>,
    own_names: &OwnNames,
) -> Result<(), Error> {
    let mut out = output::styled();
    let write_port = |out: &mut _, port: Port<'_>| {
        let name = own_name(port, own_names).map(OwnName::name).or(port.name());
        name.into_iter().try_for_each(|name| text::name(out, name))
    };
    for (_, asked) in answered {
        match asked {
            Asked::Port(port) => write_port(&mut out, *port)?,
            Asked::Range(range) => {
                range.ports().try_for_each(|port| write_port(&mut out, port))?;
            }
            Asked::Service(service) => text::name(&mut out, service.name())?,
            Asked::Own(Own { own, .. }) => {
                own.names().into_iter().try_for_each(|name| text::name(&mut out, name))?;
            }
        }
    }
    Ok(out.flush()?)
}

fn write_text<'a>(
    answered: impl Iterator<Item = (&'a str, &'a Asked<'a>)>,
    own_names: &OwnNames,
) -> Result<(), Error> {
    let mut out = output::styled();
    for (number, (_, asked)) in answered.enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        match asked {
            Asked::Port(port) => text::port(&mut out, *port, own_names)?,
            Asked::Range(range) => text::range(&mut out, range, own_names)?,
            Asked::Service(service) => text::service(&mut out, *service)?,
            Asked::Own(Own { own, service }) => {
                text::own_service(&mut out, own)?;
                if let Some(service) = service {
                    writeln!(out)?;
                    text::service(&mut out, *service)?;
                }
            }
        }
    }
    Ok(out.flush()?)
}
