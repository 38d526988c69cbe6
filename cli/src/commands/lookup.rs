//! Queries for ports and names, without a command.

use std::io::{self, Write};

use clap::Args;
use iana_ports::Port;
use iana_ports_explain::own_names::{OwnName, OwnNames};
use iana_ports_explain::query::{Asked, Own};

use crate::commands::own_names::NamesOption;
use crate::error::Error;
use crate::outcome::Outcome;
use crate::program::Program;
use crate::query_loop::{AnswerWriter, answer_all};
use crate::registry_source::Source;
use crate::{json, output, text};

// Queries and their options. Clap would show a doc comment as the program's help.
#[derive(Debug, Default, PartialEq, Args)]
pub(crate) struct Lookup {
    /// Ports (1455), ranges (27000-27009) or service names (esl-lm)
    ///
    /// A query may name one transport, as in 514/udp. Commas separate several queries in
    /// one argument. - reads queries from standard input, one per line.
    #[arg(
        value_name = "QUERY",
        required_unless_present = "version",
        allow_negative_numbers = true
    )]
    queries: Vec<String>,

    /// Print one JSON object per line, for each port and name
    #[arg(long)]
    json: bool,

    /// Print only names, one per line
    #[arg(long, short, conflicts_with = "json")]
    quiet: bool,

    #[command(flatten)]
    names: NamesOption,
}

/// The maximum number of queries in the hint about `explain`.
const MAX_EXPLAINED: usize = 4;

/// How to write the answers.
#[derive(Clone, Copy)]
enum Format {
    Text,
    Json,
    Names,
}

impl Lookup {
    /// Whether there are queries, and not only options.
    pub(crate) fn has_queries(&self) -> bool {
        !self.queries.is_empty()
    }

    /// Answers the queries in order. Reports a wrong query, and goes on with the next.
    pub(crate) fn run(&self, source: Source<'_>, program: Program) -> Result<Outcome, Error> {
        let own_names = self.names.load()?;
        let own_names = &own_names;
        let (out, format): (Box<dyn Write>, _) = match (self.json, self.quiet) {
            (true, _) => (Box::new(output::bytes()), Format::Json),
            (false, true) => (output::styled(), Format::Names),
            (false, false) => (output::styled(), Format::Text),
        };
        let cards = Vec::new();
        let mut writer = LookupWriter {
            out,
            format,
            source,
            own_names,
            has_answered: false,
            cards,
            has_own_name: false,
        };
        let outcome = answer_all(&self.queries, source.registry, own_names, program, &mut writer)?;
        writer.write_explain_hint()?;
        Ok(outcome)
    }
}

/// Writes the answers to queries.
struct LookupWriter<'a, W> {
    out: W,
    format: Format,
    source: Source<'a>,
    own_names: &'a OwnNames,
    /// Whether any answer has been written.
    has_answered: bool,
    /// The queries of the first cards.
    cards: Vec<String>,
    /// Whether any card has an own name.
    has_own_name: bool,
}

impl<W: Write> AnswerWriter for LookupWriter<'_, W> {
    fn write_answer(&mut self, query: &str, asked: &Asked<'_>) -> Result<(), Error> {
        match self.format {
            Format::Text => {
                if !matches!(asked, Asked::Range(_)) && self.cards.len() <= MAX_EXPLAINED {
                    self.cards.push(query.to_owned());
                }
                self.write_text(asked)
            }
            Format::Json => self.write_json(query, asked),
            Format::Names => self.write_names(asked),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl<'a, W: Write> LookupWriter<'a, W> {
    /// The own name of a port on its transport.
    fn own_name(&self, port: Port<'_>) -> Option<OwnName<'a>> {
        self.own_names.of(port.number(), port.transport())
    }

    fn write_json(&mut self, query: &str, asked: &Asked<'_>) -> Result<(), Error> {
        match asked {
            Asked::Port(port) => {
                let own = self.own_name(*port);
                json::port(&mut self.out, query, *port, own, self.source)?;
            }
            Asked::Range(range) => {
                for port in range.ports() {
                    let own = self.own_name(port);
                    json::port(&mut self.out, query, port, own, self.source)?;
                }
            }
            Asked::Service(service) => json::service(&mut self.out, query, *service, self.source)?,
            Asked::Own(Own { own, service }) => {
                for entries in own.ports() {
                    let port = self.source.registry.lookup(entries[0].port());
                    let port = match entries {
                        [only] => port.on(only.transport()),
                        _ => port,
                    };
                    json::port(&mut self.out, query, port, Some(entries[0]), self.source)?;
                }
                if let Some(service) = service {
                    json::service(&mut self.out, query, *service, self.source)?;
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

    /// Writes a card or the lines of a range, with an empty line before all but the
    /// first.
    fn write_text(&mut self, asked: &Asked<'_>) -> Result<(), Error> {
        if self.has_answered {
            writeln!(self.out)?;
        }
        self.has_answered = true;
        self.has_own_name |= match asked {
            Asked::Port(port) => self.own_name(*port).is_some(),
            Asked::Own(_) => true,
            Asked::Range(_) | Asked::Service(_) => false,
        };
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

    /// After cards, writes the hint about `explain`.
    fn write_explain_hint(&mut self) -> Result<(), Error> {
        if self.cards.is_empty() {
            return Ok(());
        }
        let file = self.own_names.file();
        let names = if self.has_own_name { vec!["--names", file] } else { Vec::new() };
        let queries = self.cards.iter().take(MAX_EXPLAINED).map(String::as_str);
        let words: Vec<_> = names.into_iter().chain(queries).map(text::shell_word).collect();
        let rest = if self.cards.len() > MAX_EXPLAINED { " ..." } else { "" };
        text::explain_hint(
            &mut self.out,
            &format!("iana-ports explain {}{rest}", words.join(" ")),
        )?;
        Ok(self.out.flush()?)
    }
}
