//! A range of ports, one a line; neighbours that read the same share one.

use std::io::{self, Write};

use super::{Cell, HEADING, Table, mark, runs, status_style};
use crate::own_names::OwnNames;
use crate::query::Range;

pub(crate) fn range(
    out: &mut impl Write,
    range: &Range<'_>,
    own_names: &OwnNames,
) -> io::Result<()> {
    let runs = runs(range.ports(), own_names, usize::MAX);
    let mut table = Table::new(&[]);
    for run in &runs {
        let (port, status) = (run.first, run.first.status());
        table.add(vec![
            Cell::styled(&run.notation(), HEADING),
            Cell::styled(status.as_str(), status_style(status)),
            Cell::new(&run.names()),
            Cell::new(port.description().unwrap_or_default()),
        ]);
    }
    table.write(out)?;
    if runs.iter().any(|run| run.own.is_some()) {
        writeln!(out, "{}", mark(own_names.file()))?;
    }
    Ok(())
}
