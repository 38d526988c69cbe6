//! What can be wrong with a registry, and where.

use std::fmt;
use std::io;

use iana_ports_tables::columns::TITLES;

/// A place in a CSV file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file, as the caller names it.
    pub file: String,
    /// The line, counted from 1, on which the row begins.
    pub line: u64,
    /// The index of the column, if one cell is meant.
    pub column: Option<usize>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)?;
        match self.column.and_then(|column| TITLES.get(column).map(|title| (column, title))) {
            Some((column, title)) => write!(f, ": column {} ({title})", column + 1),
            None => Ok(()),
        }
    }
}

/// Why a CSV file is not read: what stands where, and what was expected.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The file cannot be read at all.
    #[error("{file}: cannot be read: {source}")]
    Io {
        /// The file.
        file: String,
        /// What the system says.
        source: io::Error,
    },
    /// The file is larger than any registry.
    #[error("{file}: larger than {limit} bytes: expected IANA's CSV, which has some 1,200,000")]
    TooLarge {
        /// The file.
        file: String,
        /// The most bytes that are read.
        limit: usize,
    },
    /// The header line is missing or another one.
    #[error("{place}: wrong header: expected the title {expected:?}, found {found}: is this IANA's CSV?")]
    Header {
        /// Where.
        place: Place,
        /// The title in that place.
        expected: &'static str,
        /// What stands there.
        found: String,
    },
    /// A byte sequence is not UTF-8.
    #[error("{place}: not UTF-8: {value}: expected the file as IANA publishes it; do not convert it")]
    NotUtf8 {
        /// Where.
        place: Place,
        /// The cell, with what is wrong in it replaced.
        value: String,
    },
    /// Quotes do not pair.
    #[error("{place}: {problem}: expected cells that are quoted as a whole, with each quote in them doubled")]
    Quotes {
        /// Where.
        place: Place,
        /// What is wrong.
        problem: &'static str,
    },
    /// A line ends as none does that IANA wrote.
    #[error(
        "{place}: a carriage return without a line feed behind this cell: expected rows that end in CR LF or LF"
    )]
    LineEnd {
        /// Where.
        place: Place,
    },
    /// A row has too many or too few cells.
    #[error(
        "{place}: a row of {found} cells, beginning with {value}: expected 12; is a comma or a quote missing?"
    )]
    CellCount {
        /// Where.
        place: Place,
        /// How many there are.
        found: usize,
        /// The first of them.
        value: String,
    },
    /// A cell does not say what its column is for, or not in the registry's spelling.
    #[error("{place}: {problem}: {value}: expected {expected}")]
    Cell {
        /// Where.
        place: Place,
        /// What is wrong.
        problem: &'static str,
        /// What stands there.
        value: String,
        /// What may stand there.
        expected: &'static str,
    },
    /// A cell is longer than the tables can hold.
    #[error("{place}: a cell of {found} bytes, beginning with {value}: expected at most {limit}")]
    LongCell {
        /// Where.
        place: Place,
        /// How many bytes there are.
        found: usize,
        /// Its beginning.
        value: String,
        /// The most bytes of a cell.
        limit: usize,
    },
    /// There are more rows than the tables can hold.
    #[error("{place}: more than {limit} rows: expected IANA's CSV, which has some 15,000")]
    Rows {
        /// Where the first row too many is.
        place: Place,
        /// How many rows there may be.
        limit: usize,
    },
    /// There are more problems than anybody would read.
    #[error("{file}: more than {limit} problems: what is wrong further on is not told; is this IANA's CSV?")]
    Problems {
        /// The file.
        file: String,
        /// How many are told.
        limit: usize,
    },
    /// The CSV reader gave up.
    #[error("{file}: not read as CSV: {source}")]
    Csv {
        /// The file.
        file: String,
        /// What it says.
        source: csv::Error,
    },
}

/// Why a registry whose every cell is right has no tables: there is more of something than they can hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CompileError {
    /// Too many rows.
    #[error("{found} rows: the tables hold at most {limit}")]
    Rows {
        /// How many there are.
        found: usize,
        /// How many there may be.
        limit: usize,
    },
    /// Too many rows in one place.
    #[error("{found} rows for {place}: the tables hold at most {limit} in one place")]
    RowsOfAGroup {
        /// The port or the name.
        place: String,
        /// How many there are.
        found: usize,
        /// How many there may be.
        limit: usize,
    },
    /// Ranges overlap too often.
    #[error(
        "ranges overlap {found} times up to port {port}, long names counted several times: the tables hold at most \
         {limit} overlaps"
    )]
    Overlaps {
        /// The port.
        port: u32,
        /// How many overlaps there are so far.
        found: usize,
        /// How many there may be.
        limit: usize,
    },
    /// Different names hash alike whatever the seed, as no names do that were not made for it.
    #[error("no perfect hash for these {found} names: are some made to collide?")]
    Hash {
        /// How many names there are.
        found: usize,
    },
}

/// A value for a message: quoted, control characters escaped, its beginning alone if it is long.
pub(crate) fn shown(value: &str) -> String {
    const LONGEST: usize = 60;
    match value.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{:?}…", &value[..end]),
        None => format!("{value:?}"),
    }
}
