//! CSV, of which one column has ports; of any size, in bounded memory.

use std::io::{self, Read, Write};
use std::str::FromStr;

use super::lines::RunError;
use super::{Names, port};

/// Which column has the ports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Column {
    /// Counted from 1.
    Number(usize),
    /// As the first row calls it, in any case.
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

/// What went wrong.
#[derive(Debug)]
pub(crate) enum ColumnsError {
    /// The first row has no such name.
    NoColumn(String),
    Run(RunError),
}

impl From<RunError> for ColumnsError {
    fn from(error: RunError) -> Self {
        Self::Run(error)
    }
}

pub(crate) struct Columns<'a> {
    names: Names<'a>,
    delimiter: u8,
    /// The column that has the ports, once it is known.
    number: Option<usize>,
    /// The name to look for in the first row.
    wanted: String,
    place: Place,
    /// The column that comes next, or is being read, counted from 1.
    column: usize,
    /// The beginning of what the field says, one byte longer than anything of interest.
    field: Vec<u8>,
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    Start,
    Plain,
    Quoted,
    /// Behind a quote in a quoted field, its end unless another follows. It is not written yet.
    Quote,
}

impl<'a> Columns<'a> {
    pub(crate) fn new(names: Names<'a>, column: Column, delimiter: u8) -> Self {
        let (number, wanted) = match column {
            Column::Number(number) => (Some(number), String::new()),
            Column::Named(name) => (None, name),
        };
        Self { names, delimiter, number, wanted, place: Place::Start, column: 1, field: Vec::new() }
    }

    pub(crate) fn run(
        mut self,
        mut input: impl Read,
        out: &mut impl Write,
    ) -> Result<(), ColumnsError> {
        let mut piece = vec![0; 1 << 16];
        loop {
            let read = match input.read(&mut piece) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(RunError::Input(error).into()),
            };
            for &byte in &piece[..read] {
                self.push(byte, out)?;
            }
            out.flush().map_err(RunError::Output)?;
        }
        let ends_in_a_row = self.column > 1 || self.place != Place::Start;
        self.end_field(out)?;
        if ends_in_a_row {
            self.end_row()?;
        }
        Ok(out.flush().map_err(RunError::Output)?)
    }

    fn push(&mut self, byte: u8, out: &mut impl Write) -> Result<(), ColumnsError> {
        match (self.place, byte) {
            (Place::Start, b'"') => self.place = Place::Quoted,
            (Place::Quoted, b'"') => {
                self.place = Place::Quote;
                return Ok(());
            }
            (Place::Quote, b'"') => {
                self.place = Place::Quoted;
                self.keep(b'"');
                return write(out, b"\"\"");
            }
            (Place::Quoted, _) => self.keep(byte),
            (_, b'\n') => {
                self.end_field(out)?;
                self.end_row()?;
            }
            (_, b'\r') => self.end_field_before_line_end(out)?,
            (_, byte) if byte == self.delimiter => {
                self.end_field(out)?;
                self.column += 1;
            }
            (Place::Quote, _) => {
                // No CSV: text behind a closing quote. It stays as it is.
                self.place = Place::Plain;
                write(out, b"\"")?;
                self.keep(b'"');
            }
            (Place::Start | Place::Plain, _) => {
                self.place = Place::Plain;
                self.keep(byte);
            }
        }
        write(out, &[byte])
    }

    fn keep(&mut self, byte: u8) {
        if self.field.len() <= self.wanted.len().max(5) + BOM.len() {
            self.field.push(byte);
        }
    }

    /// Names the port that the field has, and closes its quotes.
    fn end_field(&mut self, out: &mut impl Write) -> Result<(), ColumnsError> {
        match self.number {
            Some(number) if number == self.column => {
                if let Some(port) = port(&self.field) {
                    self.names.write(out, port, None).map_err(RunError::Output)?;
                }
            }
            None if self.is_wanted() => self.number = Some(self.column),
            _ => {}
        }
        if self.place == Place::Quote {
            write(out, b"\"")?;
        }
        self.place = Place::Start;
        self.field.clear();
        Ok(())
    }

    /// A field that ends in CR LF; what follows a lone CR is no port anyway.
    fn end_field_before_line_end(&mut self, out: &mut impl Write) -> Result<(), ColumnsError> {
        self.end_field(out)?;
        self.place = Place::Plain;
        self.keep(b'\r');
        Ok(())
    }

    fn is_wanted(&self) -> bool {
        let field = if self.column == 1 { self.field.strip_prefix(BOM) } else { None };
        field.unwrap_or(&self.field).eq_ignore_ascii_case(self.wanted.as_bytes())
    }

    fn end_row(&mut self) -> Result<(), ColumnsError> {
        self.column = 1;
        match self.number {
            Some(_) => Ok(()),
            None => Err(ColumnsError::NoColumn(self.wanted.clone())),
        }
    }
}

/// What spreadsheets put before everything.
const BOM: &[u8] = "\u{feff}".as_bytes();

fn write(out: &mut impl Write, bytes: &[u8]) -> Result<(), ColumnsError> {
    Ok(out.write_all(bytes).map_err(RunError::Output)?)
}
