//! `explain`: a page about a port, a range or a service.

mod markdown;
mod text;

use std::cell::OnceCell;
use std::io::{self, Write};
use std::time::{Duration, Instant};

use clap::Args;
use iana_ports_explain::machine::Machine;
use iana_ports_explain::own_names::OwnNames;
use iana_ports_explain::query::Asked;
use iana_ports_explain::{Facts, Page};

use crate::commands::own_names::NamesOption;
use crate::error::Error;
use crate::outcome::Outcome;
use crate::program::Program;
use crate::query_loop::{AnswerWriter, answer_all};
use crate::registry_source::Source;
use crate::{ephemeral, json, output, sockets, terminal};

const EXAMPLES: &str = "\
Examples:
  iana-ports explain 1455                                 a page about a port
  iana-ports explain esl-lm 514/udp                       a service, and a port on one transport
  iana-ports explain --markdown 27000-27009 >licenses.md  for a wiki
  iana-ports explain --json 1455                          for scripts

Exit status: 0 if every query has a name, 1 if one has none, 2 for wrong usage or a bad file.";

/// The width of a page if output is not a terminal, such as a pipe to a pager.
const PAGE_WIDTH: usize = 80;

/// The maximum age of the list of sockets.
const MAX_AGE: Duration = Duration::from_secs(1);

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Explain {
    /// Ports, ranges or service names
    ///
    /// A query may name one transport, as in 514/udp. - reads queries from standard
    /// input, one per line.
    #[arg(value_name = "QUERY", required = true, allow_negative_numbers = true)]
    queries: Vec<String>,

    /// Print one JSON object per line, for each query
    #[arg(long, conflicts_with = "markdown")]
    json: bool,

    /// Print Markdown, for a wiki or a ticket
    #[arg(long)]
    markdown: bool,

    #[command(flatten)]
    names: NamesOption,
}

/// How to write the pages.
#[derive(Clone, Copy)]
enum Format {
    Text,
    Markdown,
    Json,
}

impl Explain {
    /// Prints a page for each query.
    pub(crate) fn run(&self, source: Source<'_>, program: Program) -> Result<Outcome, Error> {
        let own_names = self.names.load()?;
        let format = match (self.json, self.markdown) {
            (true, _) => Format::Json,
            (false, true) => Format::Markdown,
            (false, false) => Format::Text,
        };
        let out: Box<dyn Write> = match format {
            Format::Text => {
                terminal::assume_width(PAGE_WIDTH);
                output::styled()
            }
            Format::Markdown | Format::Json => Box::new(output::bytes()),
        };
        let registry = source.registry;
        let (facts, machine, own_names) = (OnceCell::new(), None, &own_names);
        let mut pages = Pages { out, format, source, facts, machine, own_names, count: 0 };
        answer_all(&self.queries, registry, own_names, program, &mut pages)
    }
}

/// Writes pages.
struct Pages<'a> {
    out: Box<dyn Write>,
    format: Format,
    source: Source<'a>,
    facts: OnceCell<Facts<'a>>,
    /// The machine with its sockets, and when they were listed.
    machine: Option<(Instant, Machine)>,
    own_names: &'a OwnNames,
    /// The number of pages written.
    count: usize,
}

impl AnswerWriter for Pages<'_> {
    fn write_answer(&mut self, query: &str, asked: &Asked<'_>) -> Result<(), Error> {
        let facts = self.facts.get_or_init(|| Facts::new(self.source.registry));
        // A batch of queries on standard input shares one list. A query that somebody
        // types later gets a new list.
        let recent = self.machine.take().filter(|(time, _)| time.elapsed() < MAX_AGE);
        let (_, machine) =
            self.machine.insert(recent.unwrap_or_else(|| (Instant::now(), this_machine())));
        let page = Page::new(query, asked, facts, Some(machine), self.own_names);
        let source = self.source.of_page();
        if self.count > 0 && !matches!(self.format, Format::Json) {
            writeln!(self.out)?;
        }
        self.count += 1;
        match self.format {
            Format::Text => text::write(&mut self.out, &page, &source)?,
            Format::Markdown => markdown::write(&mut self.out, &page, &source)?,
            Format::Json => json::line(&mut self.out, &page.summary(&source))?,
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn this_machine() -> Machine {
    let sockets = sockets::all().map_err(|error| error.to_string());
    Machine { ephemeral: ephemeral::range(), sockets }
}
