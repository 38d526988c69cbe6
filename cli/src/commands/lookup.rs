//! Queries: what ports and names mean.

use std::io::{self, Read, Write};

use clap::Args;
use iana_ports::{Port, Registry};

use crate::commands::own_names::NamesOption;
use crate::error::Error;
use crate::outcome::Outcome;
use crate::own_names::{OwnName, OwnNames};
use crate::query::{self, Asked, Own, Query, QueryError, QueryLines};
use crate::{complain, json, output, suggest, text};

#[derive(Debug, Default, PartialEq, Args)]
pub(crate) struct Lookup {
    /// Ports (1455), ranges (27000-27009), service names, each also on one transport (514/udp); - reads stdin
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

/// How to write the answers.
#[derive(Clone, Copy)]
enum Form {
    Text,
    Json,
    Names,
}

impl Lookup {
    /// Answers each query in its turn. A wrong one gets a complaint, and the others their
    /// answers.
    pub(crate) fn run(&self, registry: Registry<'_>) -> Result<Outcome, Error> {
        let own_names = self.names.load()?;
        if self.json {
            let answers = Answers::new(output::bytes(), Form::Json, registry, &own_names);
            self.answer(answers)
        } else {
            let form = if self.quiet { Form::Names } else { Form::Text };
            self.answer(Answers::new(output::styled(), form, registry, &own_names))
        }
    }

    fn answer(&self, mut answers: Answers<'_, impl Write>) -> Result<Outcome, Error> {
        let mut lines = None;
        for (index, argument) in self.queries.iter().enumerate() {
            let place = Place { line: None, is_first: index == 0 };
            if argument != "-" {
                answers.text(argument, place)?;
            } else if lines.is_some() {
                answers.wrong(&QueryError::SecondInput, place)?;
            } else {
                let lines = lines.insert(QueryLines::new(io::stdin().lock()));
                answers.lines(lines)?;
            }
        }
        answers.out.flush()?;
        Ok(answers.outcome)
    }
}

/// Where a query is from, for complaints about it.
#[derive(Clone, Copy)]
struct Place {
    /// The line of standard input, from 1.
    line: Option<u64>,
    /// Whether it is the first argument.
    is_first: bool,
}

/// Answers, as they are written.
struct Answers<'a, W> {
    out: W,
    form: Form,
    registry: Registry<'a>,
    own_names: &'a OwnNames,
    /// Whether an answer is written.
    has_answered: bool,
    outcome: Outcome,
}

impl<'a, W: Write> Answers<'a, W> {
    fn new(out: W, form: Form, registry: Registry<'a>, own_names: &'a OwnNames) -> Self {
        Self { out, form, registry, own_names, has_answered: false, outcome: Outcome::Found }
    }

    /// Answers the queries of standard input. Each is answered before the next is waited for.
    fn lines(&mut self, lines: &mut QueryLines<impl Read>) -> Result<(), Error> {
        loop {
            if lines.may_wait() {
                self.out.flush()?;
            }
            let line = lines
                .next_line()
                .map_err(|error| Error::Input { input: "standard input".to_owned(), error })?;
            let Some(line) = line else { return Ok(()) };
            let place = Place { line: Some(line.number), is_first: false };
            match line.text {
                Ok(text) => self.text(text, place)?,
                Err(error) => self.wrong(&error, place)?,
            }
        }
    }

    /// Answers the queries of one argument or line.
    fn text(&mut self, text: &str, place: Place) -> Result<(), Error> {
        let items = match query::items(text, self.registry, self.own_names) {
            Ok(items) => items,
            Err(error) => return self.wrong(&error, place),
        };
        for item in items {
            match Query::parse(&item, self.registry, self.own_names) {
                Ok(query) => self.query(&query, place)?,
                Err(error) => self.wrong(&error, place)?,
            }
        }
        Ok(())
    }

    fn query(&mut self, query: &Query<'_>, place: Place) -> Result<(), Error> {
        if !query.has_a_name(self.own_names) {
            self.outcome = self.outcome.max(Outcome::NotFound);
        }
        match &query.asked {
            Ok(asked) => match self.form {
                Form::Text => self.write_text(asked),
                Form::Json => self.write_json(query.text, asked),
                Form::Names => self.write_names(asked),
            },
            Err(no_service) => {
                let Self { registry, own_names, .. } = *self;
                let complaint = suggest::complaint(no_service, place.is_first, registry, own_names);
                self.complain(&complaint, place)
            }
        }
    }

    fn wrong(&mut self, error: &QueryError, place: Place) -> Result<(), Error> {
        self.outcome = Outcome::Wrong;
        self.complain(&error.to_string(), place)
    }

    /// Complains after the answers so far.
    fn complain(&mut self, complaint: &str, place: Place) -> Result<(), Error> {
        self.out.flush()?;
        match place.line {
            Some(line) => complain(&format!("standard input: line {line}: {complaint}")),
            None => complain(&complaint),
        }
        Ok(())
    }

    /// The own name of a port on its transport.
    fn own_name(&self, port: Port<'_>) -> Option<OwnName<'a>> {
        self.own_names.of(port.number(), port.transport())
    }

    fn write_json(&mut self, query: &str, asked: &Asked<'_>) -> Result<(), Error> {
        match asked {
            Asked::Port(port) => {
                let own = self.own_name(*port);
                json::port(&mut self.out, query, *port, own)?;
            }
            Asked::Range(range) => {
                for port in range.ports() {
                    let own = self.own_name(port);
                    json::port(&mut self.out, query, port, own)?;
                }
            }
            Asked::Service(service) => json::service(&mut self.out, query, *service)?,
            Asked::Own(Own { own, service }) => {
                for entries in own.ports() {
                    let port = self.registry.lookup(entries[0].port());
                    let port = match entries {
                        [only] => port.on(only.transport()),
                        _ => port,
                    };
                    json::port(&mut self.out, query, port, Some(entries[0]))?;
                }
                if let Some(service) = service {
                    json::service(&mut self.out, query, *service)?;
                }
            }
        }
        Ok(())
    }

    fn write_names(&mut self, asked: &Asked<'_>) -> Result<(), Error> {
        let mut write_port = |port: Port<'_>| {
            let own = self.own_names.of(port.number(), port.transport());
            let name = own.map(OwnName::name).or(port.name());
            name.into_iter().try_for_each(|name| text::name(&mut self.out, name))
        };
        match asked {
            Asked::Port(port) => write_port(*port)?,
            Asked::Range(range) => range.ports().try_for_each(write_port)?,
            Asked::Service(service) => text::name(&mut self.out, service.name())?,
            Asked::Own(Own { own, .. }) => {
                own.names().into_iter().try_for_each(|name| text::name(&mut self.out, name))?;
            }
        }
        Ok(())
    }

    /// Writes a card or the lines of a range, with an empty line before all but the first.
    fn write_text(&mut self, asked: &Asked<'_>) -> Result<(), Error> {
        if self.has_answered {
            writeln!(self.out)?;
        }
        self.has_answered = true;
        match asked {
            Asked::Port(port) => text::port(&mut self.out, *port, self.own_names)?,
            Asked::Range(range) => text::range(&mut self.out, range, self.own_names)?,
            Asked::Service(service) => text::service(&mut self.out, *service)?,
            Asked::Own(Own { own, service }) => {
                text::own_service(&mut self.out, own)?;
                if let Some(service) = service {
                    writeln!(self.out)?;
                    text::service(&mut self.out, *service)?;
                }
            }
        }
        Ok(())
    }
}
