//! The loop over queries, from arguments and from standard input.

use std::io::{self, Read};

use iana_ports::Registry;
use iana_ports_explain::own_names::OwnNames;
use iana_ports_explain::query::{self, Asked, Query};

use crate::error::Error;
use crate::messages::report;
use crate::outcome::Outcome;
use crate::program::Program;
use crate::query_lines::{LineError, QueryLines};
use crate::suggest::Suggestions;

/// Writes the answers of a command.
pub(crate) trait AnswerWriter {
    /// Writes the answer to one query.
    fn write_answer(&mut self, query: &str, asked: &Asked<'_>) -> Result<(), Error>;

    /// Writes buffered output, before a message or before the program waits for input.
    fn flush(&mut self) -> io::Result<()>;
}

/// Answers the queries in order; `-` reads queries from standard input. Reports a wrong
/// query, and goes on with the next.
pub(crate) fn answer_all(
    arguments: &[String],
    registry: Registry<'_>,
    own_names: &OwnNames,
    program: Program,
    writer: &mut impl AnswerWriter,
) -> Result<Outcome, Error> {
    let mut queries = {
        let suggestions = Suggestions::new(registry, own_names).for_arguments(arguments, program);
        Queries { registry, own_names, writer, outcome: Outcome::Found, suggestions }
    };
    let mut lines = None;
    for (index, argument) in arguments.iter().enumerate() {
        let origin = Origin { line: None, is_first: index == 0 };
        if argument != "-" {
            queries.answer_text(argument, origin)?;
        } else if lines.is_some() {
            queries.report_invalid(&LineError::SecondInput, origin)?;
        } else {
            let lines = lines.insert(QueryLines::new(io::stdin().lock()));
            queries.answer_lines(lines)?;
        }
    }
    queries.writer.flush()?;
    Ok(queries.outcome)
}

/// The origin of a query, for messages about it.
#[derive(Clone, Copy)]
struct Origin {
    /// The line of standard input, from 1.
    line: Option<u64>,
    /// Whether it is the first argument.
    is_first: bool,
}

struct Queries<'a, W> {
    registry: Registry<'a>,
    own_names: &'a OwnNames,
    writer: &'a mut W,
    outcome: Outcome,
    suggestions: Suggestions<'a>,
}

impl<W: AnswerWriter> Queries<'_, W> {
    /// Answers the queries of standard input. Answers each query before it waits for the
    /// next.
    fn answer_lines(&mut self, lines: &mut QueryLines<impl Read>) -> Result<(), Error> {
        loop {
            if lines.may_wait() {
                self.writer.flush()?;
            }
            let line = lines
                .next_line()
                .map_err(|error| Error::Input { input: "standard input".to_owned(), error })?;
            let Some(line) = line else { return Ok(()) };
            let origin = Origin { line: Some(line.number), is_first: false };
            match line.text {
                Ok(text) => self.answer_text(text, origin)?,
                Err(error) => self.report_invalid(&error, origin)?,
            }
        }
    }

    /// Answers the queries of one argument or line.
    fn answer_text(&mut self, text: &str, origin: Origin) -> Result<(), Error> {
        let items = match query::items(text, self.registry, self.own_names) {
            Ok(items) => items,
            Err(error) => return self.report_invalid(&error, origin),
        };
        for item in items {
            match Query::parse(&item, self.registry, self.own_names) {
                Ok(query) => self.answer_query(&query, origin)?,
                Err(error) => self.report_invalid(&error, origin)?,
            }
        }
        Ok(())
    }

    fn answer_query(&mut self, query: &Query<'_>, origin: Origin) -> Result<(), Error> {
        if !query.has_a_name(self.own_names) {
            self.outcome = self.outcome.max(Outcome::NotFound);
        }
        match &query.asked {
            Ok(asked) => self.writer.write_answer(query.text, asked),
            Err(no_service) => {
                let message = self.suggestions.message(no_service, origin.is_first);
                self.report(&message, origin)
            }
        }
    }

    fn report_invalid(&mut self, error: &impl ToString, origin: Origin) -> Result<(), Error> {
        self.outcome = Outcome::Wrong;
        self.report(&error.to_string(), origin)
    }

    /// Prints a message, after all answers so far.
    fn report(&mut self, message: &str, origin: Origin) -> Result<(), Error> {
        self.writer.flush()?;
        match origin.line {
            Some(line) => report(&format!("standard input: line {line}: {message}")),
            None => report(&message),
        }
        Ok(())
    }
}
