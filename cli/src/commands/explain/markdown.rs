//! A page as Markdown, for a wiki or a ticket.

use std::io::{self, Write};

use iana_ports_explain::words::in_one_line;
use iana_ports_explain::{Item, Page, Row, Section, Source};

/// Writes a page as Markdown.
pub(super) fn write(out: &mut impl Write, page: &Page<'_>, source: &Source<'_>) -> io::Result<()> {
    writeln!(out, "# {}", escaped(&page.title()))?;
    if let Some(description) = page.description() {
        writeln!(out, "\n{}", escaped(&description))?;
    }
    for Section { title, items } in page.sections(source) {
        writeln!(out, "\n## {}", escaped(&title))?;
        items.iter().try_for_each(|item| write_item(out, item))?;
    }
    Ok(())
}

fn write_item(out: &mut impl Write, item: &Item) -> io::Result<()> {
    writeln!(out)?;
    match item {
        Item::Paragraph(paragraph) => writeln!(out, "{}", escaped(paragraph)),
        Item::List(lines) => lines.iter().try_for_each(|line| writeln!(out, "- {}", escaped(line))),
        Item::Heading(heading) => writeln!(out, "### {}", escaped(heading)),
        Item::Fields(fields) => fields.iter().try_for_each(|field| {
            let value = escaped(&in_one_line(&field.value));
            writeln!(out, "- **{}:** {value}", field.label)
        }),
        Item::Table { titles, rows } => write_table(out, titles, rows),
        Item::Commands { system, commands } => {
            writeln!(out, "{system}:\n\n```\n{}\n```", commands.join("\n"))
        }
    }
}

/// Writes a table. Its last column contains the line that a terminal shows below a row.
fn write_table(out: &mut impl Write, titles: &[&str], rows: &[Row]) -> io::Result<()> {
    let below = rows.iter().find_map(|row| row.below.as_ref()).map(|below| below.label);
    let titles: Vec<_> = titles.iter().copied().chain(below).collect();
    writeln!(out, "| {} |", titles.join(" | "))?;
    writeln!(out, "| {} |", vec!["---"; titles.len()].join(" | "))?;
    for row in rows {
        let below = row.below.as_ref().map(|below| &below.value);
        let cells = row.cells.iter().chain(below).map(|cell| {
            let cell = escaped(cell);
            if row.is_subject && !cell.is_empty() { format!("**{cell}**") } else { cell }
        });
        writeln!(out, "| {} |", cells.collect::<Vec<_>>().join(" | "))?;
    }
    Ok(())
}

/// The text with a backslash before each character that has a meaning in Markdown or
/// HTML, anywhere or at the beginning of a line.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    for (index, char) in text.chars().enumerate() {
        let is_list = index == digits && ".)".contains(char) && digits > 0;
        if is_list || index == 0 && "-+#=".contains(char) {
            escaped.push('\\');
        }
        if matches!(char, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&') {
            escaped.push('\\');
        }
        escaped.push(char);
    }
    escaped
}
