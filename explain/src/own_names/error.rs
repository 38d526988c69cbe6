//! Why a file of own names is rejected.

/// Why own names cannot be used. Displays as one line in English: the file, the line, the
/// value, and what was expected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct OwnNamesError(Rejected);

impl From<Rejected> for OwnNamesError {
    fn from(rejected: Rejected) -> Self {
        Self(rejected)
    }
}

/// A file or a line of it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Rejected {
    #[error("{file}: larger than {limit} bytes: expected a list of names")]
    TooLarge { file: String, limit: usize },
    #[error("{file}:{line}: {problem}")]
    Line { file: String, line: u32, problem: Problem },
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Problem {
    #[error("byte 0x{byte:02x}: not UTF-8: expected the file in UTF-8")]
    NotUtf8 { byte: u8 },
    #[error(
        "{found}: wrong header: expected port,transport,name or port,transport,name,description"
    )]
    Header { found: String },
    #[error(
        "{cell}: a row of {found} {}: expected port,transport,name or \
         port,transport,name,description", if *.found == 1 { "cell" } else { "cells" }
    )]
    CellCount { cell: String, found: usize },
    #[error(
        "{problem}: expected cells that are quoted as a whole, with each quote in them doubled"
    )]
    Quotes { problem: &'static str },
    #[error("a carriage return without a line feed: expected lines that end in LF or CR LF")]
    LineEnd,
    #[error(
        "{found}: expected a name and a port with its transport, such as `shop 8080/tcp`; or, in \
         CSV, a first row such as `8080,tcp,shop`"
    )]
    Services { found: String },
    #[error("{found}: not a port: expected 0 to 65535 without sign or leading zeros{also}")]
    Port { found: String, also: &'static str },
    #[error("{found}: a range in descending order: expected the lower port first")]
    UpsideDown { found: String },
    #[error("{found}: unknown transport protocol: expected {expected}")]
    Transport { found: String, expected: String },
    #[error("{found}: not a name: expected {expected}")]
    Name { found: String, expected: &'static str },
    #[error("{place}: named twice: line {first} names it {name}; expected one name")]
    Twice { place: String, first: u32, name: String },
    #[error("more than {limit} names and aliases: expected fewer")]
    TooMany { limit: usize },
    #[error("{found}: contains {delimiter:?}, which separates columns: expected a name without it")]
    Delimiter { found: String, delimiter: char },
}
