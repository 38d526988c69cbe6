//! A page as text, for a terminal.

use std::io::{self, Write};

use iana_ports_explain::{Item, Page, Row, Section, Source};

use crate::terminal;
use crate::text::{Cell, Fields, HEADING, LABEL, Table};

/// The indent of a section's content.
const INDENT: &str = "  ";

/// Writes a page as text.
pub(super) fn write(out: &mut impl Write, page: &Page<'_>, source: &Source<'_>) -> io::Result<()> {
    writeln!(out, "{HEADING}{}{HEADING:#}", page.title())?;
    if let Some(description) = page.description() {
        terminal::write_wrapped(out, &description, "", "")?;
    }
    for Section { title, items } in page.sections(source) {
        writeln!(out, "\n{HEADING}{title}{HEADING:#}")?;
        items.iter().try_for_each(|item| write_item(out, item))?;
    }
    Ok(())
}

fn write_item(out: &mut impl Write, item: &Item) -> io::Result<()> {
    match item {
        Item::Paragraph(text) => terminal::write_wrapped(out, text, INDENT, INDENT),
        Item::List(lines) => {
            lines.iter().try_for_each(|line| terminal::write_wrapped(out, line, INDENT, INDENT))
        }
        Item::Heading(text) => writeln!(out, "\n{INDENT}{HEADING}{text}{HEADING:#}"),
        Item::Fields(fields) => {
            write!(out, "{}", Fields::from(&fields[..]))
        }
        Item::Table { rows, .. } => table(rows).write(out),
        // A command stays whole, so that it can be copied.
        Item::Commands { system, commands } => {
            commands.iter().zip(0..).try_for_each(|(command, number)| {
                let system = if number == 0 { system } else { "" };
                writeln!(out, "{INDENT}{LABEL}{system:20}{LABEL:#} {command}")
            })
        }
    }
}

fn table(rows: &[Row]) -> Table {
    let mut table = Table::without_titles(INDENT.len());
    let has_subject = rows.iter().any(|row| row.is_subject);
    for row in rows {
        let mark = has_subject.then(|| Cell::new(if row.is_subject { ">" } else { "" }));
        let cells = row
            .cells
            .iter()
            .map(|cell| if row.is_subject { Cell::styled(cell, HEADING) } else { Cell::new(cell) });
        table.add(mark.into_iter().chain(cells).collect());
        if let Some(below) = &row.below {
            table.add_below(below.label, &Cell::new(&below.value));
        }
    }
    table
}
