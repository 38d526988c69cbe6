//! Columns below their titles.

use std::io::{self, Write};

use anstyle::Style;

use super::{LABEL, Visible, in_one_line};

/// What is wider than this pushes the rest aside on its line alone.
const WIDEST: usize = 40;

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
            row.below.push(format!("    {LABEL}{}:{LABEL:#} {}", Visible(label), text.text));
        }
    }

    pub(crate) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let titles: Vec<_> = self.titles.iter().map(|title| Cell::styled(title, LABEL)).collect();
        let mut widths: Vec<_> = titles.iter().map(|title| title.width).collect();
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(&row.cells) {
                *width = (*width).max(cell.width.min(WIDEST));
            }
        }
        line(out, &titles, &widths)?;
        for row in &self.rows {
            line(out, &row.cells, &widths)?;
            row.below.iter().try_for_each(|below| writeln!(out, "{below}"))?;
        }
        Ok(())
    }
}

fn line(out: &mut impl Write, cells: &[Cell], widths: &[usize]) -> io::Result<()> {
    let filled = cells.iter().rposition(|cell| cell.width > 0).map_or(0, |last| last + 1);
    for (number, (cell, width)) in cells[..filled].iter().zip(widths).enumerate() {
        let padding = if number + 1 < filled { width.saturating_sub(cell.width) + 2 } else { 0 };
        write!(out, "{}{:padding$}", cell.text, "")?;
    }
    writeln!(out)
}
