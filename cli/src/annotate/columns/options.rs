//! What the user chooses: columns, and how to write their names.

use std::str::FromStr;

/// A column as the user gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Column {
    /// Counted from 1.
    Number(usize),
    /// As the header calls it, in any case.
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

#[derive(Debug)]
pub(crate) struct ColumnsOptions {
    /// Those that have ports.
    pub(crate) columns: Vec<Column>,
    /// The one that has each row's transport.
    pub(crate) transport: Option<Column>,
    /// Whether names go into columns of their own.
    pub(crate) append: bool,
    /// By default what the input states.
    pub(crate) delimiter: Option<u8>,
}

/// Whether a byte can separate columns: one that does not occur in a port, an added name
/// or an escape.
pub(crate) fn is_delimiter(byte: u8) -> bool {
    byte.is_ascii() && !byte.is_ascii_alphanumeric() && !b"\"()*+\\\r\n".contains(&byte)
}
