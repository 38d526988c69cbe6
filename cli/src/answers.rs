//! Queries from arguments and from standard input, answered in order.

use std::io::{self, Read};

use iana_ports::Registry;
use iana_ports_explain::own_names::OwnNames;
use iana_ports_explain::query::{self, Asked, Query};

use crate::complaint::complain;
use crate::error::Error;
use crate::outcome::Outcome;
use crate::program::Program;
use crate::query_lines::{LineError, QueryLines};
use crate::suggest::Suggestions;

/// Writes the answers of a command.
pub(crate) trait Answer {
    /// Writes the answer to one query.
    fn answer(&mut self, query: &str, asked: &Asked<'_>) -> Result<(), Error>;

    /// Writes out what is buffered, before a complaint or before the program waits for
    /// input.
    fn flush(&mut self) -> io::Result<()>;
}

/// Answers the queries in order; `-` reads queries from standard input. A wrong query
/// gets a complaint and does not stop the others.
pub(crate) fn answer_all(
    arguments: &[String],
    registry: Registry<'_>,
    own_names: &OwnNames,
    program: Program,
    answers: &mut impl Answer,
) -> Result<Outcome, Error> {
    let mut queries = {
        let suggestions = Suggestions::new(registry, own_names).for_arguments(arguments, program);
        Queries { registry, own_names, answers, outcome: Outcome::Found, suggestions }
    };
    let mut lines = None;
    for (index, argument) in arguments.iter().enumerate() {
        let place = Place { line: None, is_first: index == 0 };
        if argument != "-" {
            queries.text(argument, place)?;
        } else if lines.is_some() {
            queries.wrong(&LineError::SecondInput, place)?;
        } else {
            let lines = lines.insert(QueryLines::new(io::stdin().lock()));
            queries.lines(lines)?;
        }
    }
    queries.answers.flush()?;
    Ok(queries.outcome)
}

/// Where a query comes from, for complaints about it.
#[derive(Clone, Copy)]
struct Place {
    /// The line of standard input, from 1.
    line: Option<u64>,
    /// Whether it is the first argument.
    is_first: bool,
}

struct Queries<'a, A> {
    registry: Registry<'a>,
    own_names: &'a OwnNames,
    answers: &'a mut A,
    outcome: Outcome,
    suggestions: Suggestions<'a>,
}

impl<A: Answer> Queries<'_, A> {
    /// Answers the queries of standard input. Answers each query before it waits for the
    /// next.
    fn lines(&mut self, lines: &mut QueryLines<impl Read>) -> Result<(), Error> {
        loop {
            if lines.may_wait() {
                self.answers.flush()?;
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
            Ok(asked) => self.answers.answer(query.text, asked),
            Err(no_service) => {
                let complaint = self.suggestions.complaint(no_service, place.is_first);
                self.complain(&complaint, place)
            }
        }
    }

    fn wrong(&mut self, error: &impl ToString, place: Place) -> Result<(), Error> {
        self.outcome = Outcome::Wrong;
        self.complain(&error.to_string(), place)
    }

    /// Complains, after all answers up to here.
    fn complain(&mut self, complaint: &str, place: Place) -> Result<(), Error> {
        self.answers.flush()?;
        match place.line {
            Some(line) => complain(&format!("standard input: line {line}: {complaint}")),
            None => complain(&complaint),
        }
        Ok(())
    }
}
