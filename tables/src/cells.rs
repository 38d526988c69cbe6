//! Parsers of cells that are not plain text. Each value has one spelling, so that it
//! prints the same bytes again.

use core::error::Error;
use core::fmt;

use crate::{Date, Transport};

/// A port cell: `80`, or a range such as `6000-6063`.
///
/// A range may have one port (`4748-4748`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ports {
    /// The first port.
    pub first: u16,
    /// The last port.
    pub last: u16,
    /// Whether the cell is written as a range.
    pub is_range: bool,
}

/// The error of a cell that has no value of its column's kind, or has it in another
/// spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellError {
    /// The problem.
    pub problem: &'static str,
    /// The values allowed there.
    pub expected: &'static str,
}

impl fmt::Display for CellError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: expected {}", self.problem, self.expected)
    }
}

impl Error for CellError {}

/// `None` for an empty cell, else the result of `parse`.
///
/// # Errors
///
/// Those of `parse`.
pub fn optional<T>(
    cell: &str,
    parse: impl FnOnce(&str) -> Result<T, CellError>,
) -> Result<Option<T>, CellError> {
    if cell.is_empty() { Ok(None) } else { parse(cell).map(Some) }
}

/// *Port Number*.
///
/// # Errors
///
/// If the cell is neither a port nor a range.
pub fn ports(cell: &str) -> Result<Ports, CellError> {
    const EXPECTED: &str = "a port from 0 to 65535 without sign or leading zeros, a \
                            range of two such as 6000-6063, or nothing";
    let wrong = |problem| CellError { problem, expected: EXPECTED };
    let port = |text: &str| {
        if !is_plain_number(text) {
            return Err(wrong("not a port number"));
        }
        text.parse::<u16>().map_err(|_| wrong("a port over 65535"))
    };
    match cell.split_once('-') {
        None => port(cell).map(|port| Ports { first: port, last: port, is_range: false }),
        Some((first, last)) => match (port(first)?, port(last)?) {
            (first, last) if first > last => Err(CellError {
                problem: "a range in descending order",
                expected: "the lower port first",
            }),
            (first, last) => Ok(Ports { first, last, is_range: true }),
        },
    }
}

/// The valid contents of a transport cell. A test compares them with the list of
/// [`Transport::ALL`].
const TRANSPORT_CELL: &str = "tcp, udp, sctp or dccp, in lower case, or nothing";

/// *Transport Protocol*.
///
/// # Errors
///
/// If the cell is not a transport protocol in lower case.
pub fn transport(cell: &str) -> Result<Transport, CellError> {
    let known = Transport::ALL.into_iter().find(|transport| transport.as_str() == cell);
    known.ok_or(CellError { problem: "unknown transport protocol", expected: TRANSPORT_CELL })
}

/// *Registration Date* and *Modification Date*.
///
/// # Errors
///
/// If the cell is not a date.
pub fn date(cell: &str) -> Result<Date, CellError> {
    cell.parse().map_err(|_| CellError {
        problem: "not a date",
        expected: "YYYY-MM-DD or YYYY-MM, or nothing",
    })
}

/// *Service Code*.
///
/// # Errors
///
/// If the cell is not a 32-bit number.
pub fn service_code(cell: &str) -> Result<u32, CellError> {
    let code = if is_plain_number(cell) { cell.parse().ok() } else { None };
    code.ok_or(CellError {
        problem: "not a service code",
        expected: "a number from 0 to 4294967295 without sign or leading zeros, or nothing",
    })
}

/// Whether the text consists of digits without leading zeros.
fn is_plain_number(text: &str) -> bool {
    match text.as_bytes() {
        [] | [b'0', _, ..] => false,
        digits => digits.iter().all(u8::is_ascii_digit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::TRANSPORT_LIST;

    #[test]
    fn the_message_names_all_transports() {
        let rest = TRANSPORT_CELL.strip_prefix(TRANSPORT_LIST);
        assert_eq!(rest, Some(", in lower case, or nothing"));
    }
}
