//! Queries: what ports and names mean.

use std::io::Write as _;

use clap::Args;
use iana_ports::{Port, Registry};

use crate::commands::Outcome;
use crate::error::Error;
use crate::query::{Asked, Query};
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
}

impl Lookup {
    /// Answers all queries, or none if one of them is wrong.
    pub(crate) fn run(&self, registry: Registry<'_>) -> Result<Outcome, Error> {
        let queries: Vec<_> = self
            .queries
            .iter()
            .map(|text| Query::parse(text, registry))
            .collect::<Result<_, _>>()?;
        let answered =
            queries.iter().filter_map(|query| Some((query.text, query.asked.as_ref().ok()?)));
        if self.json {
            write_json(answered)?;
        } else if self.quiet {
            write_names(answered)?;
        } else {
            write_text(answered)?;
        }
        for (number, query) in queries.iter().enumerate() {
            if let Err(no_service) = &query.asked {
                complain(&suggest::complaint(no_service, number == 0, registry));
            }
        }
        let found = queries.iter().all(Query::has_a_name);
        Ok(if found { Outcome::Found } else { Outcome::NotFound })
    }
}

fn write_json<'a>(answered: impl Iterator<Item = (&'a str, &'a Asked<'a>)>) -> Result<(), Error> {
    let mut out = output::bytes();
    for (query, asked) in answered {
        match asked {
            Asked::Port(port) => json::port(&mut out, query, *port)?,
            Asked::Range(range) => {
                range.ports().try_for_each(|port| json::port(&mut out, query, port))?;
            }
            Asked::Service(service) => json::service(&mut out, query, *service)?,
        }
    }
    Ok(out.flush()?)
}

fn write_names<'a>(answered: impl Iterator<Item = (&'a str, &'a Asked<'a>)>) -> Result<(), Error> {
    let mut out = output::styled();
    for (_, asked) in answered {
        match asked {
            Asked::Port(port) => {
                port.name().into_iter().try_for_each(|name| text::name(&mut out, name))?;
            }
            Asked::Range(range) => {
                range
                    .ports()
                    .filter_map(Port::name)
                    .try_for_each(|name| text::name(&mut out, name))?;
            }
            Asked::Service(service) => text::name(&mut out, service.name())?,
        }
    }
    Ok(out.flush()?)
}

fn write_text<'a>(answered: impl Iterator<Item = (&'a str, &'a Asked<'a>)>) -> Result<(), Error> {
    let mut out = output::styled();
    for (number, (_, asked)) in answered.enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        match asked {
            Asked::Port(port) => text::port(&mut out, *port)?,
            Asked::Range(range) => text::range(&mut out, range)?,
            Asked::Service(service) => text::service(&mut out, *service)?,
        }
    }
    Ok(out.flush()?)
}
