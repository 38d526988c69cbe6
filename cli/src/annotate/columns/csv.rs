//! CSV, whose first row may name the columns.

use std::io::{Read, Write};

use super::cells::Cells;
use super::layout::Layout;
use super::options::{Column, ColumnsOptions};
use super::row::{Format, Row};
use crate::annotate::error::{AnnotateError, Problem, RunError, excerpt};
use crate::annotate::names::Names;
use crate::annotate::records::{Records, split_line_end};
use crate::annotate::values::port_in;

/// Writes `bom`, then `records` with names.
pub(super) fn run(
    names: &Names<'_>,
    options: &ColumnsOptions,
    delimiter: u8,
    bom: &[u8],
    mut records: Records<impl Read>,
    out: &mut impl Write,
) -> Result<(), AnnotateError> {
    if !options.append {
        names.own.check_delimiter(char::from(delimiter))?;
    }
    let mut row = Row::new(names, Format::Csv);
    let mut layout = None;
    while let Some(record) = records.row(out, delimiter)? {
        let at_line = |problem| AnnotateError::line(record.line, problem);
        let (content, line_end) = split_line_end(record.bytes);
        let cells = Cells::new(content, delimiter, true);
        let layout = if let Some(layout) = &layout {
            layout
        } else {
            let texts = cells.clone().map(|cell| cell.text(content));
            let new = Layout::new(options, &texts).map_err(at_line)?;
            if options.append {
                check_header(&new, &cells).map_err(at_line)?;
            }
            out.write_all(bom).map_err(RunError::Output)?;
            let new = layout.insert(new);
            if new.append || has_header(options) {
                out.write_all(content).map_err(RunError::Output)?;
                if new.append {
                    row.add_header(new, delimiter, out)?;
                }
                out.write_all(line_end).map_err(RunError::Output)?;
                continue;
            }
            new
        };
        // A blank line is not a row.
        if content.is_empty() {
            out.write_all(line_end).map_err(RunError::Output)?;
            continue;
        }
        row.annotate(layout, cells, out, record.line)?;
        out.write_all(line_end).map_err(RunError::Output)?;
    }
    if layout.is_none() {
        out.write_all(bom).map_err(RunError::Output)?;
    }
    Ok(out.flush().map_err(RunError::Output)?)
}

/// Whether the first row names the columns. With columns by number, it may be any row.
fn has_header(options: &ColumnsOptions) -> bool {
    let columns = options.columns.iter().chain(&options.transport);
    columns.into_iter().any(|column| matches!(column, Column::Named(_)))
}

/// Rejects a first row without column names: a second run could not find the columns that
/// this one adds.
fn check_header(layout: &Layout, cells: &Cells<'_>) -> Result<(), Problem> {
    for column in &layout.ports {
        let value = cells.clone().nth(column.index).map(|cell| cell.value(cells.row));
        let is_name = |value: &[u8]| !matches!(value, b"" | b"-") && port_in(value).is_none();
        if let Some(value) = value.filter(|value| !is_name(value)) {
            return Err(Problem::NoHeader { found: excerpt(value) });
        }
    }
    Ok(())
}
