//! The parts of a page: sections, items, fields, rows.

use iana_ports_search::without_replacement;
use serde::Serialize;

use crate::field::Field;
use crate::runs::Run;
use crate::words::{in_one_line, interval, notation};

/// A section of a page: a title, and what is below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    /// The title.
    pub title: String,
    /// The pieces, in order.
    pub items: Vec<Item>,
}

/// One piece of a section.
///
/// Serializes as an object with `kind`, the variant in lower case, and `content`, its
/// value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "content", rename_all = "lowercase")]
pub enum Item {
    /// A paragraph.
    Paragraph(String),
    /// Labels and values.
    Fields(Vec<Field>),
    /// A title for the fields that follow.
    Heading(String),
    /// Rows of cells.
    Table {
        /// The title of each column.
        titles: &'static [&'static str],
        /// The rows, with one cell for each title.
        rows: Vec<Row>,
    },
    /// Commands that show what listens, for an operating system.
    Commands {
        /// The operating system, with the shell if the commands need a certain one.
        system: &'static str,
        /// The commands, each on one line.
        commands: Vec<String>,
    },
    /// Sentences.
    List(Vec<String>),
}

/// The titles of a table of ports.
pub(crate) const PORTS: &[&str] = &["Ports", "Status", "Name", "Description"];

/// A row of a table. Absent keys in JSON mean nothing, or `false`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The cells, each on one line.
    pub cells: Vec<String>,
    /// Whether the row is the subject itself, among its neighbours.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_subject: bool,
    /// A line below the row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub below: Option<Field>,
    /// The first port of a row that is about ports.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port: Option<u16>,
    /// The query for the page about the row: the first port of a neighbour, on the
    /// transport of this page (`513/udp`), or that of a related service, else its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub query: Option<String>,
}

impl Row {
    /// A row of cells, without any other content.
    pub(crate) fn new(cells: impl IntoIterator<Item = String>) -> Self {
        let cells = cells.into_iter().collect();
        Self { cells, is_subject: false, below: None, port: None, query: None }
    }
}

/// A description on one line. Leaves out the sentence about a replaced name, which the
/// page shows elsewhere.
pub(crate) fn short_description(description: &str) -> String {
    in_one_line(without_replacement(description))
}

/// The row for a run of ports. Shows the user's names and the registry's, without
/// aliases.
pub(crate) fn run_row(run: &Run<'_>) -> Row {
    let is_alias = |name: &str| {
        let mut rows = run.first.records().filter(|row| row.service_name() == Some(name));
        rows.any(|row| row.alias_of().is_some())
    };
    let own = run.own.map(|own| format!("{}*", in_one_line(own.name())));
    let names = run.first.names().filter(|name| !is_alias(name)).map(in_one_line);
    let names: Vec<_> = own.into_iter().chain(names).collect();
    let first = run.first.number();
    let cells = [
        interval(&(first..=run.last)),
        run.first.status().to_string(),
        names.join(", "),
        run.first.description().map_or(String::new(), short_description),
    ];
    let query = notation(&first, run.first.transport());
    Row { port: Some(first), query: Some(query), ..Row::new(cells) }
}
