//! The user's options: the columns, and how to write names.

use std::str::FromStr;

/// A column as the user gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Column {
    /// By number, from 1.
    Number(usize),
    /// By its name in the header, in any case.
    Named(String),
}

impl FromStr for Column {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.parse() {
            Ok(0) => Err("columns are counted from 1"),
            Ok(number) => Ok(Self::Number(number)),
            Err(_) => Ok(Self::Named(text.to_owned())),
        }
    }
}

/// The options for columns.
#[derive(Debug)]
pub(crate) struct ColumnsOptions {
    /// The columns of ports.
    pub(crate) columns: Vec<Column>,
    /// The column of transports.
    pub(crate) transport: Option<Column>,
    /// Whether to write names in columns of their own.
    pub(crate) append: bool,
    /// The delimiter. The default depends on the input.
    pub(crate) delimiter: Option<u8>,
}

/// The delimiters other than a tab, for messages.
pub(crate) const DELIMITERS: &str = "one ASCII character other than A-Z a-z 0-9 \" ( ) * + \\";

/// Whether a byte can separate columns: it must not occur in a port, an added name or an
/// escape.
pub(crate) fn is_delimiter(byte: u8) -> bool {
    byte.is_ascii() && !byte.is_ascii_alphanumeric() && !b"\"()*+\\\r\n".contains(&byte)
}
