//! A range of ports, one a line; neighbours that read the same share one.

use std::io::{self, Write};

use iana_ports::Port;

use super::{Cell, HEADING, Table, in_one_line, listed, mark, notation, status_style};
use crate::own_names::{OwnName, OwnNames};
use crate::query::Range;

pub(crate) fn range(
    out: &mut impl Write,
    range: &Range<'_>,
    own_names: &OwnNames,
) -> io::Result<()> {
    let own = |port: Port<'_>| own_names.of(port.number(), port.transport());
    let runs = folded(range.ports().map(|port| (port, own(port))));
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

/// A port, or several in a row that read the same.
struct Run<'a> {
    first: Port<'a>,
    last: u16,
    own: Option<OwnName<'a>>,
}

impl Run<'_> {
    /// The own name, then the registry's.
    fn names(&self) -> String {
        let registered = listed(self.first.names());
        match self.own.map(|own| format!("{}*", in_one_line(own.name()))) {
            Some(own) if registered.is_empty() => own,
            Some(own) => format!("{own}, {registered}"),
            None => registered,
        }
    }

    fn notation(&self) -> String {
        let (first, last) = (self.first.number(), self.last);
        if first == last {
            return notation(&first, self.first.transport());
        }
        notation(&format!("{first}-{last}"), self.first.transport())
    }
}

fn folded<'a>(ports: impl Iterator<Item = (Port<'a>, Option<OwnName<'a>>)>) -> Vec<Run<'a>> {
    let mut runs: Vec<Run<'a>> = Vec::new();
    for (port, own) in ports {
        match runs.last_mut() {
            Some(run) if same_own_name(run.own, own) && read_the_same(run.first, port) => {
                run.last = port.number();
            }
            _ => runs.push(Run { first: port, last: port.number(), own }),
        }
    }
    runs
}

fn same_own_name(one: Option<OwnName<'_>>, other: Option<OwnName<'_>>) -> bool {
    one.map(OwnName::name) == other.map(OwnName::name)
}

fn read_the_same(one: Port<'_>, other: Port<'_>) -> bool {
    one.status() == other.status()
        && one.description() == other.description()
        && one.names().eq(other.names())
}
