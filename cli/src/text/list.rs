//! A range of ports, one a line; neighbours without a name that read the same share one.

use std::io::{self, Write};

use iana_ports::{Port, Status};

use super::{HEADING, in_one_line, listed, mark, notation, status_style};
use crate::own_names::{OwnName, OwnNames};
use crate::query::Range;

/// Names beyond this width push the description aside on their line alone.
const WIDEST_NAMES: usize = 32;

pub(crate) fn range(
    out: &mut impl Write,
    range: &Range<'_>,
    own_names: &OwnNames,
) -> io::Result<()> {
    let own = |port: Port<'_>| own_names.of(port.number(), port.transport());
    let runs = folded(range.ports().map(|port| (port, own(port))));
    let number_width = width(&runs, Run::notation);
    let status_width = Status::ALL.map(|status| status.as_str().len()).into_iter().max();
    let status_width = status_width.unwrap_or_default();
    let names_width = width(&runs, Run::names).min(WIDEST_NAMES);
    for run in &runs {
        let port = run.first;
        let (number, status, names) = (run.notation(), port.status().as_str(), run.names());
        let (style, status_padding) = (status_style(port.status()), status_width - status.len());
        let line = format!(
            "{HEADING}{number:number_width$}{HEADING:#}  {style}{status}{style:#}{:status_padding$}  {names:names_width$}  {}",
            "",
            port.description().map_or(String::new(), in_one_line),
        );
        writeln!(out, "{}", line.trim_end())?;
    }
    if runs.iter().any(|run| run.own.is_some()) {
        writeln!(out, "{}", mark(own_names.file()))?;
    }
    Ok(())
}

fn width<'a>(runs: &[Run<'a>], text: impl Fn(&Run<'a>) -> String) -> usize {
    runs.iter().map(|run| text(run).chars().count()).max().unwrap_or_default()
}

/// A port, or several in a row that have no name, own or registered, and the same
/// description.
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
            Some(run) if own.is_none() && run.own.is_none() && read_the_same(run.first, port) => {
                run.last = port.number();
            }
            _ => runs.push(Run { first: port, last: port.number(), own }),
        }
    }
    runs
}

fn read_the_same(one: Port<'_>, other: Port<'_>) -> bool {
    let unnamed = |port: Port<'_>| port.name().is_none();
    unnamed(one)
        && unnamed(other)
        && one.status() == other.status()
        && one.description() == other.description()
}
