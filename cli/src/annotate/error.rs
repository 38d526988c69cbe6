//! Why an input cannot be annotated.

use std::io;

use iana_ports_explain::own_names::OwnNamesError;

/// The stream that failed.
#[derive(Debug)]
pub(crate) enum RunError {
    Input(io::Error),
    Output(io::Error),
}

/// Why an input cannot be annotated.
#[derive(Debug)]
pub(crate) enum AnnotateError {
    /// The input cannot be read, or the output cannot be written.
    Run(RunError),
    /// An own name cannot be written into a cell.
    OwnNames(OwnNamesError),
    /// A line does not have the format that the options require.
    Line {
        /// Counted from 1.
        line: u64,
        /// In bytes, counted from 1.
        column: Option<usize>,
        problem: Problem,
    },
}

impl From<RunError> for AnnotateError {
    fn from(error: RunError) -> Self {
        Self::Run(error)
    }
}

impl From<OwnNamesError> for AnnotateError {
    fn from(error: OwnNamesError) -> Self {
        Self::OwnNames(error)
    }
}

impl AnnotateError {
    pub(super) fn line(line: u64, problem: Problem) -> Self {
        Self::Line { line, column: None, problem }
    }
}

/// What is wrong with a line: the value, and what was expected.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Problem {
    #[error("longer than {} MB: expected {expected}", limit / 1_000_000)]
    TooLong { limit: usize, expected: &'static str },
    #[error("{wanted}: no such column: expected {columns}")]
    NoColumn { wanted: String, columns: String },
    #[error("{found}: not a column name: --append expects column names in the first row")]
    NoHeader { found: String },
    #[error("{found}: a row before the column names: expected {expected} first")]
    NoFields { found: String, expected: &'static str },
    #[error("{found}: not a separator: expected a tab (\\x09), or {expected}")]
    Separator { found: String, expected: &'static str },
    #[error("{found} {}: expected {expected}, as many as the header has", cells(*.found))]
    CellCount { found: usize, expected: usize },
    #[error("{found}: a quote without an end: expected a closing quote")]
    OpenQuote { found: String },
    #[error("{found}: not JSON ({message}): expected one JSON object on each line")]
    Json { found: String, message: String },
    #[error("{found}: not a JSON object: expected one on each line")]
    NotObject { found: String },
    #[error("byte 0x{byte:02x}: not UTF-8: expected JSON, which is in UTF-8")]
    NotUtf8 { byte: u8 },
    #[error("objects and arrays nested too deep: expected at most {max} levels")]
    TooDeep { max: usize },
}

fn cells(count: usize) -> &'static str {
    if count == 1 { "cell" } else { "cells" }
}

/// The value for a message: quoted, with control characters escaped, and truncated if it
/// is long.
pub(super) fn excerpt(value: &[u8]) -> String {
    const MAX_CHARS: usize = 40;
    // A character has at most 4 bytes.
    let start = String::from_utf8_lossy(&value[..value.len().min(4 * MAX_CHARS + 4)]);
    match start.char_indices().nth(MAX_CHARS) {
        Some((end, _)) => format!("{:?}…", &start[..end]),
        None => format!("{start:?}"),
    }
}
