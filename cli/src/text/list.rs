//! Lists of names and of ports. Adjacent ports with the same entry share a line.

use std::io::{self, Write};

use iana_ports_explain::own_names::OwnNames;
use iana_ports_explain::query::Range;
use iana_ports_explain::words::in_one_line;
use iana_ports_explain::{Cuts, runs};

use super::own_names::mark;
use super::styles::{HEADING, status_style};
use super::table::{Cell, Table};

/// Writes a name on a line of its own.
pub(crate) fn name(out: &mut impl Write, name: &str) -> io::Result<()> {
    writeln!(out, "{}", in_one_line(name))
}

/// Writes a line for each run of the range's ports.
pub(crate) fn range(
    out: &mut impl Write,
    range: &Range<'_>,
    own_names: &OwnNames,
) -> io::Result<()> {
    let cuts = Cuts::new(range.registry());
    let runs = runs(range.ports(), &cuts, own_names, usize::MAX);
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
