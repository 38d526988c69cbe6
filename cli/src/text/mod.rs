//! What a person reads.

mod card;
mod fields;
mod list;
mod own;
mod places;
mod runs;
mod table;

use std::fmt::{self, Write as _};
use std::io;
use std::ops::RangeInclusive;

use anstyle::{AnsiColor, Effects, Style};
use iana_ports::{Port, PortRange, Snapshot, Status, Transport};

pub(crate) use card::{Entry, entries, port, service};
pub(crate) use fields::Fields;
pub(crate) use list::range;
pub(crate) use own::{mark, own_service};
pub(crate) use places::places;
pub(crate) use runs::{Run, runs};
pub(crate) use table::{Cell, Table};

/// A name on a line of its own.
pub(crate) fn name(out: &mut impl io::Write, name: &str) -> io::Result<()> {
    writeln!(out, "{}", in_one_line(name))
}

pub(crate) const HEADING: Style = Style::new().effects(Effects::BOLD);
pub(crate) const LABEL: Style = Style::new().effects(Effects::DIMMED);
pub(crate) const WARNING: Style = AnsiColor::Red.on_default();

pub(crate) fn status_style(status: Status) -> Style {
    match status {
        Status::Assigned => AnsiColor::Green.on_default(),
        Status::Reserved => AnsiColor::Yellow.on_default(),
        Status::Unassigned => AnsiColor::Cyan.on_default(),
        Status::Dynamic => Style::new().effects(Effects::DIMMED),
    }
}

/// Which registry it is.
pub(crate) fn source(snapshot: Snapshot) -> String {
    let date =
        snapshot.newest_date().map_or("without dates".to_owned(), |date| format!("of {date}"));
    let rows = if snapshot.rows() == 1 { "row" } else { "rows" };
    format!("IANA's registry {date}, {} {rows}", Grouped(snapshot.rows()))
}

/// A range and the numbers of its ports.
pub(crate) fn range_ports(range: PortRange) -> &'static str {
    match range {
        PortRange::System => "System Ports, 0-1023",
        PortRange::User => "User Ports, 1024-49151",
        PortRange::Dynamic => "Dynamic Ports, 49152-65535",
    }
}

/// A count, with commas between groups of three digits: `65,536`.
pub(crate) struct Grouped(pub(crate) u32);

impl fmt::Display for Grouped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.to_string();
        for (place, digit) in digits.char_indices() {
            if place > 0 && (digits.len() - place) % 3 == 0 {
                f.write_char(',')?;
            }
            f.write_char(digit)?;
        }
        Ok(())
    }
}

/// Text from outside, with control characters made visible, so that none reaches a terminal: `\u{1b}`.
pub(crate) struct Visible<'a>(pub(crate) &'a str);

impl fmt::Display for Visible<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for char in self.0.chars() {
            if char.is_control() {
                char.escape_default().fmt(f)?;
            } else {
                f.write_char(char)?;
            }
        }
        Ok(())
    }
}

/// The same for text whose line breaks are wanted.
pub(crate) fn visible_lines(text: &str) -> String {
    text.split('\n').map(|line| Visible(line).to_string()).collect::<Vec<_>>().join("\n")
}

/// A cell's lines without the blanks of the registry's own layout.
pub(crate) fn lines(cell: &str) -> impl Iterator<Item = &str> {
    cell.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// A cell of several lines, on one.
pub(crate) fn in_one_line(cell: &str) -> String {
    let line = lines(cell).collect::<Vec<_>>().join(" ");
    Visible(&line).to_string()
}

/// Ports from the first to the last: `27000-27009`, `80`.
pub(crate) fn interval(ports: &RangeInclusive<u16>) -> String {
    match (ports.start(), ports.end()) {
        (first, last) if first == last => first.to_string(),
        (first, last) => format!("{first}-{last}"),
    }
}

/// Names, one after another.
fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(in_one_line).collect::<Vec<_>>().join(", ")
}

/// A query's notation: `514/udp`, `514`.
fn notation(subject: &impl fmt::Display, transport: Option<Transport>) -> String {
    match transport {
        Some(transport) => format!("{subject}/{transport}"),
        None => subject.to_string(),
    }
}

fn port_notation(port: Port<'_>) -> String {
    notation(&port.number(), port.transport())
}
