//! Rows with columns of ports: CSV, Zeek logs and W3C logs.
//!
//! `csv` and `log` read the headers and rows, `cells` splits a row, `layout` finds the
//! columns, `row` writes the names, and `options` has the user's options.

mod cells;
mod csv;
mod layout;
mod log;
pub(crate) mod options;
mod row;

use std::io::{Read, Write};

use memchr::memchr;

use super::error::AnnotateError;
use super::names::Names;
use super::records::Records;
use options::ColumnsOptions;

/// Adds names in columns.
pub(crate) struct Columns<'a> {
    names: Names<'a>,
    options: &'a ColumnsOptions,
}

impl<'a> Columns<'a> {
    /// Prepares to add names with these options.
    pub(crate) fn new(names: Names<'a>, options: &'a ColumnsOptions) -> Self {
        Self { names, options }
    }

    /// Writes the input with names.
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

/// The delimiter that a header suggests: a tab if it has tabs and no comma.
fn delimiter(header: &[u8]) -> u8 {
    let has = |byte| memchr(byte, header).is_some();
    if has(b'\t') && !has(b',') { b'\t' } else { b',' }
}
