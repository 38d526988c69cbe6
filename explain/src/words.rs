//! The notation of ports, counts and cells.
//!
//! ```
//! use iana_ports::Transport;
//! use iana_ports_explain::words::{Grouped, in_one_line, interval, notation};
//!
//! assert_eq!(notation(&interval(&(27000..=27009)), Some(Transport::Tcp)), "27000-27009/tcp");
//! assert_eq!(Grouped(65_536).to_string(), "65,536");
//! assert_eq!(in_one_line("two\n  lines,\u{1b}[31m"), "two lines,\\u{1b}[31m");
//! ```

use std::fmt::{self, Write as _};
use std::ops::RangeInclusive;

use iana_ports::{Port, PortRange, Snapshot, Transport};

/// The registry's date and number of rows.
pub fn source(snapshot: Snapshot) -> String {
    let date =
        snapshot.newest_date().map_or("without dates".to_owned(), |date| format!("of {date}"));
    let rows = if snapshot.rows() == 1 { "row" } else { "rows" };
    format!("IANA's registry {date}, {} {rows}", Grouped(snapshot.rows()))
}

/// A range with its first and last port.
pub fn range_ports(range: PortRange) -> &'static str {
    match range {
        PortRange::System => "System Ports, 0-1023",
        PortRange::User => "User Ports, 1024-49151",
        PortRange::Dynamic => "Dynamic Ports, 49152-65535",
    }
}

/// A count, with commas between groups of three digits: `65,536`.
pub struct Grouped(pub u32);

impl fmt::Display for Grouped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.to_string();
        for (index, digit) in digits.char_indices() {
            if index > 0 && (digits.len() - index) % 3 == 0 {
                f.write_char(',')?;
            }
            f.write_char(digit)?;
        }
        Ok(())
    }
}

/// Untrusted text, with control characters escaped so that none reaches a terminal:
/// `\u{1b}`. Characters that change the direction of text count as control characters.
pub struct Visible<'a>(pub &'a str);

impl fmt::Display for Visible<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for char in self.0.chars() {
            if is_hidden(char) {
                char.escape_default().fmt(f)?;
            } else {
                f.write_char(char)?;
            }
        }
        Ok(())
    }
}

/// Whether a terminal obeys the character instead of showing it: control characters, and
/// those that change the direction of text (Unicode's property `Bidi_Control`).
pub fn is_hidden(char: char) -> bool {
    char.is_control()
        || matches!(
            char,
            '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        )
}

/// [`Visible`] for text that may have line breaks.
pub fn visible_lines(text: &str) -> String {
    text.split('\n').map(|line| Visible(line).to_string()).collect::<Vec<_>>().join("\n")
}

/// A cell's lines without the blanks of the registry's own layout.
pub fn lines(cell: &str) -> impl Iterator<Item = &str> {
    cell.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// A cell with its lines joined into one.
pub fn in_one_line(cell: &str) -> String {
    let line = lines(cell).collect::<Vec<_>>().join(" ");
    Visible(&line).to_string()
}

/// An interval of ports: `27000-27009`, `80`.
pub fn interval(ports: &RangeInclusive<u16>) -> String {
    match (ports.start(), ports.end()) {
        (first, last) if first == last => first.to_string(),
        (first, last) => format!("{first}-{last}"),
    }
}

/// All names of a port, separated by commas, the port's name first.
pub(crate) fn port_names(port: Port<'_>) -> String {
    let name = port.name();
    listed(name.into_iter().chain(port.names().filter(|&other| Some(other) != name)))
}

/// Names, separated by commas.
pub fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(in_one_line).collect::<Vec<_>>().join(", ")
}

/// A subject in the notation of queries: `514/udp`, `514`.
pub fn notation(subject: &impl fmt::Display, transport: Option<Transport>) -> String {
    match transport {
        Some(transport) => format!("{subject}/{transport}"),
        None => subject.to_string(),
    }
}
