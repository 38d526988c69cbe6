//! Tables: columns with titles.

use std::io::{self, Write};
use std::iter;

use anstyle::Style;
use iana_ports_explain::words::{Visible, in_one_line};
use textwrap::core::display_width;

use super::styles::LABEL;
use crate::terminal;

/// The maximum width of all columns but the last. A wider cell shifts only the rest of
/// its row.
const MAX_COLUMN_WIDTH: usize = 40;

/// On a terminal, a column takes at most 1/`MIN_COLUMNS` of the width.
const MIN_COLUMNS: usize = 4;

/// The maximum width of the first column, enough for a port on all transports.
const MAX_PORT_WIDTH: usize = "65535/tcp,udp,sctp,dccp".len();

/// The minimum width of the last column on a terminal. If there is less room, the column
/// moves below the others.
const MIN_LAST_WIDTH: usize = 24;

/// The indent of the lines below a row.
const INDENT: &str = "    ";

const GAP: &str = "  ";

/// A table for people. Its last column wraps on a terminal.
#[derive(Default)]
pub(crate) struct Table {
    titles: Vec<&'static str>,
    /// The number of blanks before each line.
    indent: usize,
    rows: Vec<Row>,
}

struct Row {
    cells: Vec<Cell>,
    below: Vec<String>,
}

/// The text of a cell, and its width.
pub(crate) struct Cell {
    text: String,
    width: usize,
}

impl Cell {
    /// A cell without a style.
    pub(crate) fn new(text: &str) -> Self {
        Self::painted(text, str::to_owned)
    }

    /// A cell in one style.
    pub(crate) fn styled(text: &str, style: Style) -> Self {
        Self::painted(text, |text| {
            if text.is_empty() { String::new() } else { format!("{style}{text}{style:#}") }
        })
    }

    /// A cell with several styles. `paint` adds them to the escaped text, and must not
    /// change its width.
    pub(crate) fn painted(text: &str, paint: impl FnOnce(&str) -> String) -> Self {
        let text = in_one_line(text);
        Self { width: text.chars().count(), text: paint(&text) }
    }
}

impl Table {
    /// A table with a line of titles, or without one if there are no titles.
    pub(crate) fn new(titles: &[&'static str]) -> Self {
        Self { titles: titles.to_vec(), ..Self::default() }
    }

    /// A table that begins each line with `indent` blanks.
    pub(crate) fn without_titles(indent: usize) -> Self {
        Self { indent, ..Self::default() }
    }

    /// Adds a row.
    pub(crate) fn add(&mut self, cells: Vec<Cell>) {
        self.rows.push(Row { cells, below: Vec::new() });
    }

    /// Adds a line below the last row.
    pub(crate) fn add_below(&mut self, label: &str, text: &Cell) {
        if let Some(row) = self.rows.last_mut() {
            row.below.push(format!("{LABEL}{}:{LABEL:#} {}", Visible(label), text.text));
        }
    }

    /// Writes the table, wrapped to the terminal.
    pub(crate) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        self.lines().iter().try_for_each(|line| writeln!(out, "{line}"))
    }

    /// The number of lines, including the titles.
    pub(crate) fn height(&self) -> usize {
        self.lines().len()
    }

    fn lines(&self) -> Vec<String> {
        let titles: Vec<_> = self.titles.iter().map(|title| Cell::styled(title, LABEL)).collect();
        let last = self.columns().saturating_sub(1);
        let cells = self.rows.iter().map(|row| &row.cells).chain([&titles]);
        let cells = cells.filter_map(|cells| cells.get(last));
        let width_of_last = cells.map(|cell| cell.width).max().unwrap_or_default();
        let min_last_width = width_of_last.min(MIN_LAST_WIDTH);
        let widths = self.widths(&titles, min_last_width);
        let rows = self.rows.iter().map(|row| (&row.cells, &row.below[..]));
        let heading = (!titles.is_empty()).then_some((&titles, &[][..]));
        let mut lines = Vec::new();
        for (cells, below) in heading.into_iter().chain(rows) {
            lines.extend(line(cells, &widths, min_last_width, &" ".repeat(self.indent)));
            let indent = format!("{:1$}{INDENT}", "", self.indent);
            let below = below.iter();
            lines.extend(
                below.flat_map(|text| terminal::wrap(text, &indent, &format!("{indent}{INDENT}"))),
            );
        }
        lines
    }

    fn columns(&self) -> usize {
        let columns = self.rows.iter().map(|row| row.cells.len());
        columns.max().unwrap_or_default().max(self.titles.len())
    }

    /// The width of each column.
    fn widths(&self, titles: &[Cell], min_last_width: usize) -> Vec<usize> {
        let Some(width) = terminal::width() else {
            return self.widths_up_to(titles, MAX_COLUMN_WIDTH, MAX_COLUMN_WIDTH);
        };
        let widest = MAX_COLUMN_WIDTH.min(width / MIN_COLUMNS);
        let widths = self.widths_up_to(titles, widest.max(MAX_PORT_WIDTH), widest);
        let before_last = widths.iter().rev().skip(1).map(|width| width + GAP.len());
        if self.indent + before_last.sum::<usize>() + min_last_width <= width {
            widths
        } else {
            self.widths_up_to(titles, widest, widest)
        }
    }

    /// The width of each column: at most `first` for the first one, and `other` for the
    /// others.
    fn widths_up_to(&self, titles: &[Cell], first: usize, other: usize) -> Vec<usize> {
        let mut widths: Vec<_> = titles.iter().map(|title| title.width).collect();
        widths.resize(self.columns(), 0);
        let limits = iter::once(first).chain(iter::repeat(other));
        for row in &self.rows {
            for ((width, cell), limit) in widths.iter_mut().zip(&row.cells).zip(limits.clone()) {
                *width = (*width).max(cell.width.min(limit));
            }
        }
        widths
    }
}

/// The lines of a row. The last cell wraps within its column, or moves below the others
/// on a narrow terminal.
fn line(cells: &[Cell], widths: &[usize], min_last_width: usize, indent: &str) -> Vec<String> {
    let filled = cells.iter().rposition(|cell| cell.width > 0).map_or(0, |last| last + 1);
    let Some((last, before)) = cells[..filled].split_last() else { return vec![String::new()] };
    let start_of = |column: usize| -> usize {
        let before = widths.iter().take(column).map(|width| width + GAP.len());
        indent.len() + before.sum::<usize>()
    };
    let start_of_last = start_of(widths.len().saturating_sub(1));
    if terminal::width().is_none_or(|width| start_of_last + min_last_width <= width) {
        let mut padded = indent.to_owned();
        for (cell, width) in before.iter().zip(widths) {
            let padding = " ".repeat(width.saturating_sub(cell.width));
            padded.extend([cell.text.as_str(), &padding, GAP]);
        }
        let start = " ".repeat(start_of(before.len()));
        // Wide cells before the last cell, or a long word in it, may leave no room for
        // it.
        let words = last.text.split(' ').map(display_width);
        let needed = words.max().unwrap_or_default().max(last.width.min(MIN_LAST_WIDTH));
        let fits = |start: usize| terminal::width().is_none_or(|width| start + needed <= width);
        if !fits(display_width(&padded)) {
            let below = if fits(start.len()) { start } else { format!("{indent}{INDENT}") };
            let mut lines = vec![padded.trim_end().to_owned()];
            lines.extend(terminal::wrap(&last.text, &below, &below));
            return lines;
        }
        return terminal::wrap(&last.text, &padded, &start);
    }
    let is_of_last_column = filled == widths.len();
    let (before, below) =
        if is_of_last_column { (before, Some(last)) } else { (&cells[..filled], None) };
    let before = before.iter().filter(|cell| cell.width > 0).map(|cell| cell.text.as_str());
    let further = format!("{indent}{INDENT}");
    let mut lines = terminal::wrap(&before.collect::<Vec<_>>().join(GAP), indent, &further);
    lines.extend(below.into_iter().flat_map(|last| terminal::wrap(&last.text, &further, &further)));
    lines
}
