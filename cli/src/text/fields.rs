//! Labels and values.

use std::{fmt, iter};

use anstyle::Style;
use iana_ports_explain::Field;
use iana_ports_explain::words::{Visible, lines};

use super::styles::{LABEL, style};
use crate::terminal;

/// The column at which values begin.
const INDENT: &str = "                    ";

/// Labels and values, one field below the other. Further lines of a value are below its
/// first.
#[derive(Default)]
pub(crate) struct Fields(Vec<(&'static str, String, Style)>);

impl Fields {
    /// Adds a field, unless the value is empty.
    pub(crate) fn add(&mut self, label: &'static str, value: &str) {
        self.add_styled(label, value, Style::new());
    }

    /// Adds a field with a style, unless the value is empty.
    pub(crate) fn add_styled(&mut self, label: &'static str, value: &str, style: Style) {
        let labels = iter::once(label).chain(iter::repeat(""));
        self.0
            .extend(labels.zip(lines(value)).map(|(label, line)| (label, line.to_owned(), style)));
    }

    /// Limits each value to `count` lines and a line that counts the rest.
    pub(super) fn shortened(&self, count: usize) -> Self {
        let mut short = Self::default();
        for (label, value, style) in self.iter() {
            let lines: Vec<_> = value.split('\n').collect();
            let is_long = lines.len() > count + 1;
            let shown = lines.iter().take(if is_long { count } else { lines.len() });
            let rest = is_long.then(|| format!("... and {} more lines", lines.len() - count));
            let labels = iter::once(label).chain(iter::repeat(""));
            let lines = shown.map(|&line| line.to_owned()).chain(rest);
            short.0.extend(labels.zip(lines).map(|(label, line)| (label, line, style)));
        }
        short
    }

    /// Each label with its value, of one or more lines, and the style of the value.
    fn iter(&self) -> impl Iterator<Item = (&'static str, String, Style)> {
        self.0.chunk_by(|_, next| next.0.is_empty()).filter_map(|lines| {
            let (label, _, style) = lines.first()?;
            let lines: Vec<_> = lines.iter().map(|(_, line, _)| line.as_str()).collect();
            Some((*label, lines.join("\n"), *style))
        })
    }
}

impl From<&[Field]> for Fields {
    fn from(fields: &[Field]) -> Self {
        let mut shown = Self::default();
        for field in fields {
            shown.add_styled(field.label, &field.value, style(field.emphasis));
        }
        shown
    }
}

impl fmt::Display for Fields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (label, value, style) in self.iter() {
            let mut first = format!("  {LABEL}{label:16}{LABEL:#}  ");
            for line in paragraphs(&value) {
                let line = format!("{style}{}{style:#}", Visible(&line));
                for line in terminal::wrap(&line, &first, INDENT) {
                    writeln!(f, "{line}")?;
                }
                INDENT.clone_into(&mut first);
            }
        }
        Ok(())
    }
}

/// The lines of a value, wrapped to the terminal. Joins a line that does not fit with the
/// next one if that begins in lower case, to avoid short lines in the middle.
fn paragraphs(value: &str) -> Vec<String> {
    let width = terminal::width().map(|width| width.saturating_sub(INDENT.len()));
    let mut paragraphs: Vec<String> = Vec::new();
    for line in value.split('\n') {
        let before = paragraphs.last_mut().filter(|before| {
            line.starts_with(char::is_lowercase)
                && width.is_some_and(|width| before.chars().count() > width)
        });
        match before {
            Some(before) => before.extend([" ", line]),
            None => paragraphs.push(line.to_owned()),
        }
    }
    paragraphs
}
