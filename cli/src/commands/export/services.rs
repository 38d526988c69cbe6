//! The format of services(5): `name port/transport alias... # description`.
//!
//! A lookup by name or port in such a file uses the first line that matches. Lines are
//! therefore ordered by port, ranges are expanded, and a port's name comes before its
//! other names.

use std::collections::BTreeSet;
use std::io::{self, Write};

use iana_ports::{Port, Record, Registry, Transport};
use iana_ports_explain::words::in_one_line;

/// Writes a line for each port with a name on a transport.
pub(super) fn write(registry: Registry<'_>, out: &mut impl Write) -> io::Result<()> {
    let snapshot = registry.snapshot();
    writeln!(
        out,
        "# IANA's Service Name and Transport Protocol Port Number Registry in the format of \
         services(5)"
    )?;
    writeln!(out, "# {snapshot}")?;
    writeln!(out, "# Made by: iana-ports export --format services")?;
    for number in 0..=u16::MAX {
        for transport in Transport::ALL {
            lines(registry.lookup(number).on(transport), transport, out)?;
        }
    }
    Ok(())
}

/// Writes the line of a port, after a comment for each name that the format cannot
/// express.
fn lines(port: Port<'_>, transport: Transport, out: &mut impl Write) -> io::Result<()> {
    let place = format!("{}/{transport}", port.number());
    let first = port.name();
    let others = port.names().filter(|&name| Some(name) != first);
    let (names, unwritable): (Vec<_>, Vec<_>) =
        first.into_iter().chain(others).partition(|name| is_writable(name));
    for name in unwritable {
        writeln!(out, "# not in this format: {place} {}", in_one_line(name))?;
    }
    if let Some((name, aliases)) = names.split_first() {
        let line = format!("{name:15} {place:11} {}", aliases.join(" "));
        match port.description().map(in_one_line) {
            Some(description) => writeln!(out, "{line:45} # {description}")?,
            None => writeln!(out, "{}", line.trim_end())?,
        }
    }
    Ok(())
}

/// Whether the format can express the name: a blank would end it, and `#` begins a
/// comment.
fn is_writable(name: &str) -> bool {
    !name.contains(|char: char| char == '#' || char.is_whitespace() || char.is_control())
}

/// A message that counts the names with a port that the format cannot express.
pub(super) fn omissions(registry: Registry<'_>) -> Option<String> {
    let names: BTreeSet<_> = registry
        .records()
        .filter(|record| record.ports().is_some())
        .filter_map(Record::service_name)
        .filter(|name| !is_writable(name))
        .collect();
    let count = match names.len() {
        0 => return None,
        1 => "1 name".to_owned(),
        more => format!("{more} names"),
    };
    Some(format!(
        "{count} cannot be written in this format, because of blanks, control characters or #; \
         comments in the output list them"
    ))
}
