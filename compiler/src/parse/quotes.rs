//! A check that the file has only one reading as CSV.

use iana_ports_tables::Column;

use crate::error::{Place, ReadError};

/// Rejects quotes that do not pair, and a carriage return without a line feed.
///
/// The CSV reader accepts both: to it, an unclosed quote extends to the end of the file,
/// and a single carriage return ends a row. That would lose rows silently.
///
/// `iana-ports-explain` has the same states and messages for files of own names, in
/// `own_names/csv.rs`. Change both.
pub(super) fn check(file: &str, bytes: &[u8]) -> Result<(), ReadError> {
    #[derive(PartialEq)]
    enum State {
        CellStart,
        Bare,
        Quoted,
        QuoteInQuoted,
    }
    let (mut state, mut row_start, mut column) = (State::CellStart, 0, 0);
    let place = |row_start, column: usize| Place {
        file: file.to_owned(),
        line: 1 + bytes[..row_start].iter().map(|&byte| u64::from(byte == b'\n')).sum::<u64>(),
        column: Column::ALL.get(column).copied(),
    };
    let wrong = |row_start, column, problem| {
        Err(ReadError::Quotes { place: place(row_start, column), problem })
    };
    for (index, &byte) in bytes.iter().enumerate() {
        state = match (state, byte) {
            (State::Quoted, b'"') => State::QuoteInQuoted,
            (State::Quoted, _) | (State::CellStart | State::QuoteInQuoted, b'"') => State::Quoted,
            (State::Bare, b'"') => {
                return wrong(row_start, column, "a quote inside a cell that is not quoted");
            }
            (_, b',') => {
                column += 1;
                State::CellStart
            }
            (_, b'\r') if bytes.get(index + 1) != Some(&b'\n') => {
                return Err(ReadError::LineEnd { place: place(row_start, column) });
            }
            (_, b'\r' | b'\n') => {
                (row_start, column) = (index + 1, 0);
                State::CellStart
            }
            (State::QuoteInQuoted, _) => {
                return wrong(row_start, column, "text after the closing quote of a cell");
            }
            (State::CellStart | State::Bare, _) => State::Bare,
        };
    }
    if state == State::Quoted {
        return wrong(row_start, column, "a quote that is never closed");
    }
    Ok(())
}
