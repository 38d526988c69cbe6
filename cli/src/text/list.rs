//! A range of ports, one a line.

use std::io::{self, Write};

use iana_ports::{Port, Status};

use super::{HEADING, in_one_line, listed, port_notation, status_style};
use crate::query::Range;

const STATUS_WIDTH: usize = Status::Unassigned.as_str().len();

/// Names beyond this width push the description aside on their line alone.
const WIDEST_NAMES: usize = 32;

pub(crate) fn range(out: &mut impl Write, range: &Range<'_>) -> io::Result<()> {
    let width = |text: fn(Port<'_>) -> String| {
        range.ports().map(|port| text(port).chars().count()).max().unwrap_or_default()
    };
    let number_width = width(port_notation);
    let names_width = width(|port| listed(port.names())).min(WIDEST_NAMES);
    for port in range.ports() {
        let (number, status, names) = (port_notation(port), port.status().as_str(), listed(port.names()));
        let (style, status_padding) = (status_style(port.status()), STATUS_WIDTH - status.len());
        let line = format!(
            "{HEADING}{number:number_width$}{HEADING:#}  {style}{status}{style:#}{:status_padding$}  {names:names_width$}  {}",
            "",
            port.description().map_or(String::new(), in_one_line),
        );
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}
