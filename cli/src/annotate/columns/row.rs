//! The names of one row's ports.

use std::io::{self, Write};

use super::cells::{Cell, Cells};
use super::layout::Layout;
use crate::annotate::error::{AnnotateError, Problem, excerpt};
use crate::annotate::values::{Protocol, port_in};
use crate::annotate::{Name, Names, RunError};
use crate::text::Visible;

/// How a value is written that has the delimiter in it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Form {
    /// In quotes.
    Csv,
    /// As `\x09`. The text is that of a value that is not set.
    Zeek(Vec<u8>),
    /// As `+`, as IIS writes blanks.
    W3c,
}

impl Form {
    /// What an added cell has if the port has no name.
    fn unset(&self) -> &[u8] {
        match self {
            Self::Csv => b"",
            Self::Zeek(unset) => unset,
            Self::W3c => b"-",
        }
    }
}

pub(super) struct Row<'a> {
    names: &'a Names<'a>,
    pub(super) form: Form,
    /// The cells with ports of the current row.
    ports: Vec<Cell>,
}

impl<'a> Row<'a> {
    pub(super) fn new(names: &'a Names<'a>, form: Form) -> Self {
        Self { names, form, ports: Vec::new() }
    }

    /// Writes the names of the added columns after those of the header.
    pub(super) fn add_header(
        &self,
        layout: &Layout,
        delimiter: u8,
        out: &mut impl Write,
    ) -> Result<(), AnnotateError> {
        for column in &layout.ports {
            out.write_all(&[delimiter])
                .and_then(|()| self.write_cell(&column.added, delimiter, out))
                .map_err(RunError::Output)?;
        }
        Ok(())
    }

    /// Writes the row with the names of its ports.
    pub(super) fn annotate(
        &mut self,
        layout: &Layout,
        cells: Cells<'_>,
        out: &mut impl Write,
        line: u64,
    ) -> Result<(), AnnotateError> {
        let (row, delimiter) = (cells.row, cells.delimiter);
        if layout.ports.is_empty() {
            return Ok(out.write_all(row).map_err(RunError::Output)?);
        }
        let has_width = layout.append || self.form != Form::Csv;
        let protocol = self.find(layout, cells, has_width);
        let protocol = protocol.map_err(|problem| AnnotateError::line(line, problem))?;
        if layout.append {
            return Ok(self.append(row, delimiter, protocol, out).map_err(RunError::Output)?);
        }
        let mut written = 0;
        for cell in &self.ports {
            let Some(name) = self.name(cell.value(row), protocol) else { continue };
            let text = self.in_cell(name, delimiter, cell.is_quoted);
            let text = text.map_err(|problem| AnnotateError::line(line, problem))?;
            out.write_all(&row[written..cell.end])
                .and_then(|()| write!(out, "({text}{})", name.mark()))
                .map_err(RunError::Output)?;
            written = cell.end;
        }
        Ok(out.write_all(&row[written..]).map_err(RunError::Output)?)
    }

    /// Finds the cells with ports, and the protocol that the row states.
    fn find(
        &mut self,
        layout: &Layout,
        cells: Cells<'_>,
        has_width: bool,
    ) -> Result<Protocol, Problem> {
        self.ports.clear();
        let row = cells.row;
        let mut protocol = Protocol::Unstated;
        let mut wanted = layout.ports.iter().map(|column| column.index).peekable();
        let mut waits_for_transport = layout.transport.is_some();
        let mut width = 0;
        for (index, cell) in cells.enumerate() {
            if layout.transport == Some(index) {
                let value = cell.value(row);
                let is_unset = matches!(&self.form, Form::Zeek(unset) if unset == value);
                protocol = if is_unset { Protocol::Unstated } else { Protocol::parse(value) };
                waits_for_transport = false;
            }
            if wanted.next_if_eq(&index).is_some() {
                self.ports.push(cell);
            }
            width = index + 1;
            if !has_width && !waits_for_transport && wanted.peek().is_none() {
                break;
            }
        }
        if has_width {
            layout.check_width(width)?;
        }
        Ok(protocol)
    }

    fn name(&self, value: &[u8], protocol: Protocol) -> Option<Name<'a>> {
        let names: &'a Names<'a> = self.names;
        port_in(value).and_then(|port| names.name_on(port, protocol))
    }

    /// Writes the row and a cell for each of its ports.
    fn append(
        &self,
        row: &[u8],
        delimiter: u8,
        protocol: Protocol,
        out: &mut impl Write,
    ) -> io::Result<()> {
        out.write_all(row)?;
        for cell in &self.ports {
            out.write_all(&[delimiter])?;
            match self.name(cell.value(row), protocol) {
                None => out.write_all(self.form.unset())?,
                Some(name) => {
                    let text = format!("{}{}", Visible(name.text), name.mark());
                    self.write_cell(text.as_bytes(), delimiter, out)?;
                }
            }
        }
        Ok(())
    }

    /// Writes a cell that is added.
    fn write_cell(&self, text: &[u8], delimiter: u8, out: &mut impl Write) -> io::Result<()> {
        let is_special =
            |&byte: &u8| byte == delimiter || (self.form == Form::Csv && b"\"\r\n".contains(&byte));
        if !text.iter().any(is_special) {
            return out.write_all(text);
        }
        match self.form {
            Form::Csv => {
                out.write_all(b"\"")?;
                for part in text.split_inclusive(|&byte| byte == b'"') {
                    out.write_all(part)?;
                    if part.ends_with(b"\"") {
                        out.write_all(b"\"")?;
                    }
                }
                out.write_all(b"\"")
            }
            Form::Zeek(_) | Form::W3c => {
                for part in text.split_inclusive(|&byte| byte == delimiter) {
                    match part.strip_suffix(&[delimiter]) {
                        None => out.write_all(part)?,
                        Some(part) => {
                            out.write_all(part)?;
                            self.write_delimiter(delimiter, out)?;
                        }
                    }
                }
                Ok(())
            }
        }
    }

    fn write_delimiter(&self, delimiter: u8, out: &mut impl Write) -> io::Result<()> {
        match self.form {
            Form::Zeek(_) => write!(out, "\\x{delimiter:02x}"),
            Form::Csv | Form::W3c => out.write_all(b"+"),
        }
    }

    /// A name as it is written into a cell.
    fn in_cell(&self, name: Name<'_>, delimiter: u8, is_quoted: bool) -> Result<String, Problem> {
        let text = Visible(name.text).to_string();
        Ok(match self.form {
            Form::Csv if is_quoted => text.replace('"', "\"\""),
            Form::Csv if text.contains(char::from(delimiter)) => {
                let name = excerpt(name.text.as_bytes());
                return Err(Problem::Delimiter { name, delimiter: char::from(delimiter) });
            }
            Form::Csv => text,
            Form::Zeek(_) | Form::W3c => {
                let mut cell = Vec::new();
                let _ = self.write_cell(text.as_bytes(), delimiter, &mut cell);
                String::from_utf8_lossy(&cell).into_owned()
            }
        })
    }
}
