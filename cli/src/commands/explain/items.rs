//! The parts of a page: sections, items, fields, rows.

use anstyle::Style;
use iana_ports_search::without_replacement;

use crate::text::{self, Run};

pub(super) struct Section {
    pub(super) title: String,
    pub(super) items: Vec<Item>,
}

/// One piece of a section.
pub(super) enum Item {
    Paragraph(String),
    /// Labels and values.
    Fields(Vec<Field>),
    /// A title for the fields that follow.
    Heading(String),
    Table {
        titles: &'static [&'static str],
        rows: Vec<Row>,
    },
    /// Commands for an operating system that show what listens.
    Commands {
        system: &'static str,
        commands: Vec<String>,
    },
    List(Vec<String>),
}

pub(super) struct Field {
    pub(super) label: &'static str,
    pub(super) value: String,
    pub(super) style: Style,
}

/// The titles of a table of ports.
pub(super) const PORTS: &[&str] = &["Ports", "Status", "Name", "Description"];

/// A row of a table.
pub(super) struct Row {
    pub(super) cells: Vec<String>,
    /// Whether the row is the subject itself, among its neighbours.
    pub(super) is_subject: bool,
    /// A line below the row.
    pub(super) below: Option<(&'static str, String)>,
}

impl Row {
    pub(super) fn new(cells: impl IntoIterator<Item = String>) -> Self {
        Self { cells: cells.into_iter().collect(), is_subject: false, below: None }
    }
}

pub(super) fn field(label: &'static str, value: impl Into<String>) -> Field {
    Field { label, value: value.into(), style: Style::new() }
}

/// A description on one line. Leaves out the sentence about a replaced name, which the
/// page shows elsewhere.
pub(super) fn short(description: &str) -> String {
    text::in_one_line(without_replacement(description))
}

/// The row for a run of ports. Shows the user's names and the registry's, without
/// aliases.
pub(super) fn run(run: &Run<'_>) -> Row {
    let is_alias = |name: &str| {
        let mut rows = run.first.records().filter(|row| row.service_name() == Some(name));
        rows.any(|row| row.alias_of().is_some())
    };
    let own = run.own.map(|own| format!("{}*", text::in_one_line(own.name())));
    let names = run.first.names().filter(|name| !is_alias(name)).map(text::in_one_line);
    let names: Vec<_> = own.into_iter().chain(names).collect();
    Row::new([
        text::interval(&(run.first.number()..=run.last)),
        run.first.status().to_string(),
        names.join(", "),
        run.first.description().map_or(String::new(), short),
    ])
}
