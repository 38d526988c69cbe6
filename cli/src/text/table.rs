//! Columns below their titles.

use std::io::{self, Write};

use anstyle::Style;

use super::{LABEL, Visible, in_one_line};
use crate::terminal;

/// The widest column but the last. A wider cell moves the rest of its row alone.
const MAX_COLUMN_WIDTH: usize = 40;

/// No more than this part of a terminal goes to one column.
const MAX_PART_OF_TERMINAL: usize = 4;

/// The last column is at least this wide on a terminal. Where it would be narrower, it goes
/// below the others.
const MIN_LAST_WIDTH: usize = 24;

/// Where the lines below a row begin.
const INDENT: &str = "    ";

const GAP: &str = "  ";

#[derive(Default)]
pub(crate) struct Table {
    titles: Vec<&'static str>,
    rows: Vec<Row>,
}

struct Row {
    cells: Vec<Cell>,
    below: Vec<String>,
}

/// What stands in one place, and how wide it is.
pub(crate) struct Cell {
    text: String,
    width: usize,
}

impl Cell {
    pub(crate) fn new(text: &str) -> Self {
        Self::painted(text, str::to_owned)
    }

    pub(crate) fn styled(text: &str, style: Style) -> Self {
        Self::painted(text, |text| {
            if text.is_empty() { String::new() } else { format!("{style}{text}{style:#}") }
        })
    }

    /// `paint` gets the text as it may be shown, and adds nothing that takes space.
    pub(crate) fn painted(text: &str, paint: impl FnOnce(&str) -> String) -> Self {
        let text = in_one_line(text);
        Self { width: text.chars().count(), text: paint(&text) }
    }
}

impl Table {
    pub(crate) fn new(titles: &[&'static str]) -> Self {
        Self { titles: titles.to_vec(), rows: Vec::new() }
    }

    pub(crate) fn add(&mut self, cells: Vec<Cell>) {
        self.rows.push(Row { cells, below: Vec::new() });
    }

    /// A line of its own below the row added last.
    pub(crate) fn add_below(&mut self, label: &str, text: &Cell) {
        if let Some(row) = self.rows.last_mut() {
            row.below.push(format!("{LABEL}{}:{LABEL:#} {}", Visible(label), text.text));
        }
    }

    pub(crate) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let titles: Vec<_> = self.titles.iter().map(|title| Cell::styled(title, LABEL)).collect();
        let widths = self.widths(&titles);
        let rows = self.rows.iter().map(|row| (&row.cells, &row.below[..]));
        let heading = (!titles.is_empty()).then_some((&titles, &[][..]));
        for (cells, below) in heading.into_iter().chain(rows) {
            for line in line(cells, &widths) {
                writeln!(out, "{line}")?;
            }
            for below in below {
                for line in terminal::wrap(below, INDENT, &INDENT.repeat(2)) {
                    writeln!(out, "{line}")?;
                }
            }
        }
        Ok(())
    }

    /// The width of each column.
    fn widths(&self, titles: &[Cell]) -> Vec<usize> {
        let widest = terminal::width()
            .map_or(MAX_COLUMN_WIDTH, |width| MAX_COLUMN_WIDTH.min(width / MAX_PART_OF_TERMINAL));
        let columns = self.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        let mut widths: Vec<_> = titles.iter().map(|title| title.width).collect();
        widths.resize(columns.max(titles.len()), 0);
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(&row.cells) {
                *width = (*width).max(cell.width.min(widest));
            }
        }
        widths
    }
}

/// A row on its lines. The last cell continues in its column, or goes below the others on a
/// narrow terminal.
fn line(cells: &[Cell], widths: &[usize]) -> Vec<String> {
    let filled = cells.iter().rposition(|cell| cell.width > 0).map_or(0, |last| last + 1);
    let Some((last, before)) = cells[..filled].split_last() else { return vec![String::new()] };
    let width_of =
        |columns: &[usize]| -> usize { columns.iter().map(|width| width + GAP.len()).sum() };
    let needed = width_of(widths) - widths.last().copied().unwrap_or_default() + MIN_LAST_WIDTH;
    if terminal::width().is_none_or(|width| needed <= width + GAP.len()) {
        let mut padded = String::new();
        for (cell, width) in before.iter().zip(widths) {
            let padding = " ".repeat(width.saturating_sub(cell.width));
            padded.extend([cell.text.as_str(), &padding, GAP]);
        }
        let indent = " ".repeat(width_of(&widths[..before.len()]));
        return terminal::wrap(&last.text, &padded, &indent);
    }
    let of_last_column = filled == widths.len();
    let (before, below) =
        if of_last_column { (before, Some(last)) } else { (&cells[..filled], None) };
    let before = before.iter().filter(|cell| cell.width > 0).map(|cell| cell.text.as_str());
    let mut lines = terminal::wrap(&before.collect::<Vec<_>>().join(GAP), "", INDENT);
    lines.extend(below.into_iter().flat_map(|last| terminal::wrap(&last.text, INDENT, INDENT)));
    lines
}
