//! Rows with named columns, some of which have ports: CSV, Zeek logs and W3C logs.
//!
//! `csv` and `log` read the headers and rows, `cells` splits a row, `layout` finds the
//! columns, `row` writes the names.

mod cells;
mod csv;
mod layout;
mod log;
mod row;

use std::io::{Read, Write};
use std::str::FromStr;

use memchr::memchr;

use super::Names;
use super::error::AnnotateError;
use super::records::Records;

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

pub(crate) struct Columns<'a> {
    names: Names<'a>,
    options: &'a ColumnsOptions,
}

impl<'a> Columns<'a> {
    pub(crate) fn new(names: Names<'a>, options: &'a ColumnsOptions) -> Self {
        Self { names, options }
    }

    pub(crate) fn run(self, input: impl Read, out: &mut impl Write) -> Result<(), AnnotateError> {
        let mut records = Records::new(input);
        let bom = records.bom(out)?;
        let first = records.peek_line(out)?;
        if let Some(format) = log::Format::of(first) {
            return log::run(&self.names, self.options, format, bom, records, out);
        }
        let delimiter = self.options.delimiter.unwrap_or_else(|| delimiter(first));
        csv::run(&self.names, self.options, delimiter, bom, records, out)
    }
}

/// Whether a byte can separate columns: none that a port, an added name or an escape has.
pub(crate) fn is_delimiter(byte: u8) -> bool {
    byte.is_ascii() && !byte.is_ascii_alphanumeric() && !b"\"()*+\\\r\n".contains(&byte)
}

/// The delimiter that a header suggests: a tab if it has tabs and no comma.
fn delimiter(header: &[u8]) -> u8 {
    let has = |byte| memchr(byte, header).is_some();
    if has(b'\t') && !has(b',') { b'\t' } else { b',' }
}
