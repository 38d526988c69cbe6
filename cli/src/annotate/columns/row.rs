//! Writes a row with the names of its ports.

use std::io::{self, Write};

use iana_ports_explain::words::Visible;

use super::cells::{Cell, Cells};
use super::layout::Layout;
use crate::annotate::error::{AnnotateError, Problem, RunError};
use crate::annotate::names::{Name, Names};
use crate::annotate::values::{Protocol, port_in};

/// The format, which decides how to write a value that contains the delimiter.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Format {
    /// In quotes.
    Csv,
    /// As `\x09`. Contains the text for a value that is not set.
    Zeek(Vec<u8>),
    /// As `+`, which IIS writes for a blank.
    W3c,
}

impl Format {
    /// The content of an added cell for a port without a name.
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
    pub(super) format: Format,
    /// The cells with ports of the current row.
    ports: Vec<Cell>,
}

impl<'a> Row<'a> {
    pub(super) fn new(names: &'a Names<'a>, format: Format) -> Self {
        Self { names, format, ports: Vec::new() }
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
        let has_width = layout.append || self.format != Format::Csv;
        let protocol = self.find(layout, cells, has_width);
        let protocol = protocol.map_err(|problem| AnnotateError::line(line, problem))?;
        if layout.append {
            return Ok(self.append(row, delimiter, protocol, out).map_err(RunError::Output)?);
        }
        Ok(self.write(row, delimiter, protocol, out).map_err(RunError::Output)?)
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
                let is_unset = matches!(&self.format, Format::Zeek(unset) if unset == value);
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
                None => out.write_all(self.format.unset())?,
                Some(name) => {
                    let text = format!("{}{}", Visible(name.text), name.mark());
                    self.write_cell(text.as_bytes(), delimiter, out)?;
                }
            }
        }
        Ok(())
    }

    /// Writes the row with names in its cells.
    fn write(
        &self,
        row: &[u8],
        delimiter: u8,
        protocol: Protocol,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let mut written = 0;
        for cell in &self.ports {
            let Some(name) = self.name(cell.value(row), protocol) else { continue };
            // A delimiter in the name must not end the cell.
            let has_delimiter = name.text.contains(char::from(delimiter));
            let quote: &[u8] = match self.format {
                Format::Csv if has_delimiter && !cell.is_quoted => b"\"",
                _ => b"",
            };
            let parts = [&row[written..cell.start], quote, cell.value(row), b"("];
            parts.into_iter().try_for_each(|part| out.write_all(part))?;
            let is_quoted = cell.is_quoted || !quote.is_empty();
            if has_delimiter || (is_quoted && name.text.contains('"')) {
                let text = Visible(name.text).to_string();
                match self.format {
                    Format::Csv => write_doubled(text.as_bytes(), out)?,
                    Format::Zeek(_) | Format::W3c => {
                        self.write_escaped(text.as_bytes(), delimiter, out)?;
                    }
                }
            } else {
                write!(out, "{}", Visible(name.text))?;
            }
            write!(out, "{})", name.mark())?;
            out.write_all(quote)?;
            written = cell.end;
        }
        out.write_all(&row[written..])
    }

    /// Writes an added cell.
    fn write_cell(&self, text: &[u8], delimiter: u8, out: &mut impl Write) -> io::Result<()> {
        if self.format != Format::Csv {
            return self.write_escaped(text, delimiter, out);
        }
        if !text.iter().any(|&byte| byte == delimiter || b"\"\r\n".contains(&byte)) {
            return out.write_all(text);
        }
        out.write_all(b"\"")?;
        write_doubled(text, out)?;
        out.write_all(b"\"")
    }

    /// Writes a value of a log, with the delimiter escaped.
    fn write_escaped(&self, text: &[u8], delimiter: u8, out: &mut impl Write) -> io::Result<()> {
        let mut parts = text.split(|&byte| byte == delimiter);
        out.write_all(parts.next().unwrap_or_default())?;
        for part in parts {
            match self.format {
                Format::Zeek(_) => write!(out, "\\x{delimiter:02x}")?,
                Format::Csv | Format::W3c => out.write_all(b"+")?,
            }
            out.write_all(part)?;
        }
        Ok(())
    }
}

/// Writes the text of a quoted cell, with quotes doubled.
fn write_doubled(text: &[u8], out: &mut impl Write) -> io::Result<()> {
    for part in text.split_inclusive(|&byte| byte == b'"') {
        out.write_all(part)?;
        if part.ends_with(b"\"") {
            out.write_all(b"\"")?;
        }
    }
    Ok(())
}
