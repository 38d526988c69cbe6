//! The problems of a registry, and their places.

use std::fmt;
use std::io;

use iana_ports_tables::Column;

/// A place in a CSV file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file, as the caller names it.
    pub file: String,
    /// The line on which the row begins, counted from 1.
    pub line: u64,
    /// The column, if the problem is in one cell.
    pub column: Option<Column>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)?;
        match self.column {
            Some(column) => write!(f, ": column {} ({column})", column as usize + 1),
            None => Ok(()),
        }
    }
}

/// Why a CSV file was rejected: the place, the value, and what was expected.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The file cannot be read.
    #[error("{file}: cannot be read: {source}")]
    Io {
        /// The file.
        file: String,
        /// The system's error.
        source: io::Error,
    },
    /// The file is larger than any registry.
    #[error("{file}: larger than {limit} bytes: expected IANA's CSV, which has some 1,200,000")]
    TooLarge {
        /// The file.
        file: String,
        /// The maximum number of bytes.
        limit: usize,
    },
    /// The file contains nothing, or only blank lines.
    #[error("{file}: the file is empty: expected IANA's CSV, which has some 15,000 rows")]
    Empty {
        /// The file.
        file: String,
    },
    /// The header line is wrong.
    #[error(
        "{place}: wrong header: expected the title {expected:?}, found {found}: is this IANA's CSV?"
    )]
    Header {
        /// The place.
        place: Place,
        /// The title expected there.
        expected: &'static str,
        /// The value found there.
        found: String,
    },
    /// The header line has more titles than there are columns.
    #[error(
        "{place}: wrong header: expected {expected} titles, found {found}, the first extra one \
         {value}: is this IANA's CSV?"
    )]
    TitleCount {
        /// The place.
        place: Place,
        /// The number of titles.
        found: usize,
        /// The first title after those expected.
        value: String,
        /// The number of columns.
        expected: usize,
    },
    /// A byte sequence is not UTF-8.
    #[error(
        "{place}: not UTF-8: {value}: expected the file as IANA publishes it; do not convert it"
    )]
    NotUtf8 {
        /// The place.
        place: Place,
        /// A description of the bytes.
        value: String,
    },
    /// Quotes do not pair.
    #[error(
        "{place}: {problem}: expected cells that are quoted as a whole, with each quote in them \
         doubled"
    )]
    Quotes {
        /// The place.
        place: Place,
        /// The problem.
        problem: &'static str,
    },
    /// A line ends in a way that IANA's files never do.
    #[error(
        "{place}: a carriage return without a line feed after this cell: expected rows that end in \
         CR LF or LF"
    )]
    LineEnd {
        /// The place.
        place: Place,
    },
    /// A row has too many or too few cells.
    #[error(
        "{place}: a row of {found} cells, beginning with {value}: expected {expected}; is a comma \
         or a quote missing?"
    )]
    CellCount {
        /// The place.
        place: Place,
        /// The number of cells.
        found: usize,
        /// The first of them.
        value: String,
        /// The number of columns.
        expected: usize,
    },
    /// A cell has no value of its column's kind, or has it in another spelling.
    #[error("{place}: {problem}: {value}: expected {expected}")]
    Cell {
        /// The place.
        place: Place,
        /// The problem.
        problem: &'static str,
        /// The value found there.
        value: String,
        /// The values allowed there.
        expected: &'static str,
    },
    /// A cell is longer than the tables can hold.
    #[error("{place}: a cell of {found} bytes, beginning with {value}: expected at most {limit}")]
    LongCell {
        /// The place.
        place: Place,
        /// The number of bytes.
        found: usize,
        /// Its beginning.
        value: String,
        /// The maximum number of bytes of a cell.
        limit: usize,
    },
    /// There are more rows than the tables can hold.
    #[error("{place}: more than {limit} rows: expected IANA's CSV, which has some 15,000")]
    Rows {
        /// The place of the first row too many.
        place: Place,
        /// The maximum number of rows.
        limit: usize,
    },
    /// The limit of reported problems was reached.
    #[error(
        "{file}: stopped after {limit} problems: the rest of the file was not checked; is this \
         IANA's CSV?"
    )]
    Problems {
        /// The file.
        file: String,
        /// The number of problems reported.
        limit: usize,
    },
    /// The CSV reader failed.
    #[error("{file}: cannot be read as CSV: {source}")]
    Csv {
        /// The file.
        file: String,
        /// The CSV reader's error.
        source: csv::Error,
    },
}

impl ReadError {
    /// Whether the system could not read the file. Its contents are then unknown.
    pub const fn is_unread(&self) -> bool {
        matches!(self, Self::Io { .. })
    }

    /// Whether it is unclear where the cells of the file begin and end. Nothing else in
    /// the file was checked then.
    pub const fn hides_cells(&self) -> bool {
        matches!(
            self,
            Self::Header { .. }
                | Self::TitleCount { .. }
                | Self::Quotes { .. }
                | Self::LineEnd { .. }
        )
    }

    /// The kind of the problem, such as `Port Number: not a port number`. Problems that
    /// differ only in line and value have the same kind.
    pub fn kind(&self) -> String {
        let in_column = |place: &Place, problem: &str| match place.column {
            Some(column) => format!("{column}: {problem}"),
            None => problem.to_owned(),
        };
        match self {
            Self::Io { .. } => "a file that cannot be read".to_owned(),
            Self::TooLarge { .. } => "a file that is too large".to_owned(),
            Self::Empty { .. } => "an empty file".to_owned(),
            Self::Header { .. } | Self::TitleCount { .. } => "a wrong header".to_owned(),
            Self::NotUtf8 { place, .. } => in_column(place, "not UTF-8"),
            Self::Quotes { place, problem } | Self::Cell { place, problem, .. } => {
                in_column(place, problem)
            }
            Self::LineEnd { place } => in_column(place, "a carriage return without a line feed"),
            Self::CellCount { expected, .. } => format!("a row without exactly {expected} cells"),
            Self::LongCell { place, .. } => in_column(place, "a cell that is too long"),
            Self::Rows { .. } => "too many rows".to_owned(),
            Self::Problems { .. } => "the rest of the file was not checked".to_owned(),
            Self::Csv { .. } => "a file that is not CSV".to_owned(),
        }
    }
}

/// Why a registry with valid cells was rejected: it exceeds a limit of the tables.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CompileError {
    /// Too many rows in one place.
    #[error("{found} rows for {place}: the tables hold at most {limit} in one place")]
    RowsInGroup {
        /// The port or the name.
        place: String,
        /// The number found.
        found: usize,
        /// The maximum.
        limit: usize,
    },
    /// Ranges overlap too often.
    #[error(
        "ranges overlap {found} times up to port {port}, long names counted several times: the \
         tables hold at most {limit} overlaps"
    )]
    Overlaps {
        /// The port.
        port: u32,
        /// The number of overlaps up to that port.
        found: usize,
        /// The maximum.
        limit: usize,
    },
    /// No perfect hash was found. Names can be chosen so that they collide.
    #[error("no perfect hash for these {found} names: are some made to collide?")]
    Hash {
        /// The number of names.
        found: usize,
    },
    /// The name index does not find a name that it was built from.
    #[error(
        "the name index does not find {name:?}: this release of phf_generator computes slots with \
         another formula than iana-ports; use release 0.14.0 (cargo update -p phf_generator \
         --precise 0.14.0)"
    )]
    SlotFormula {
        /// The name.
        name: String,
    },
}

/// A value for a message: quoted, with control characters escaped, and shortened if it is
/// long. `iana-ports-explain` has the same function.
pub(crate) fn excerpt(value: &str) -> String {
    const MAX_CHARS: usize = 60;
    match value.char_indices().nth(MAX_CHARS) {
        Some((end, _)) => format!("{:?}…", &value[..end]),
        None => format!("{value:?}"),
    }
}
