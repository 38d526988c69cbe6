//! Reads an input record by record, in bounded memory. A record is a line or a row of
//! CSV.

use std::io::{self, Read, Write};

use memchr::{memchr, memchr_iter, memchr2};

use super::error::{AnnotateError, Problem, RunError, excerpt};

/// The length of the longest record, in bytes.
pub(super) const MAX_LEN: usize = 64_000_000;

/// The number of bytes per read.
const CHUNK_LEN: usize = 1 << 16;

const UTF8_BOM: &[u8] = "\u{feff}".as_bytes();

/// Reads the records of an input.
pub(super) struct Records<R> {
    input: R,
    buffer: Vec<u8>,
    /// The start of the next record in the buffer.
    start: usize,
    /// The line on which the next record begins, counted from 1.
    line: u64,
    has_ended: bool,
}

/// A record, with its line end if it has one.
pub(super) struct Record<'a> {
    pub(super) bytes: &'a [u8],
    /// The line on which it begins, counted from 1.
    pub(super) line: u64,
}

impl<R: Read> Records<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input, buffer: Vec::new(), start: 0, line: 1, has_ended: false }
    }

    /// Reads the byte-order mark at the start of the input, if it has one, and returns
    /// it.
    pub(super) fn bom(&mut self, out: &mut impl Write) -> Result<&'static [u8], AnnotateError> {
        while self.buffer.len() < UTF8_BOM.len() && !self.has_ended {
            self.fill(out)?;
        }
        if self.buffer.starts_with(UTF8_BOM) {
            self.start = UTF8_BOM.len();
            return Ok(UTF8_BOM);
        }
        Ok(b"")
    }

    /// The next line, without consuming it.
    pub(super) fn peek_line(&mut self, out: &mut impl Write) -> Result<&[u8], AnnotateError> {
        let len = self.find(out, &mut LineEnd::default())?;
        Ok(&self.buffer[self.start..][..len])
    }

    /// The next line.
    pub(super) fn line(
        &mut self,
        out: &mut impl Write,
    ) -> Result<Option<Record<'_>>, AnnotateError> {
        self.next(out, LineEnd::default())
    }

    /// The next row of CSV. A quoted cell may contain line ends.
    pub(super) fn row(
        &mut self,
        out: &mut impl Write,
        delimiter: u8,
    ) -> Result<Option<Record<'_>>, AnnotateError> {
        self.next(out, RowEnd { delimiter, at: 0, place: Place::Unquoted, quote: 0 })
    }

    fn next(
        &mut self,
        out: &mut impl Write,
        mut end: impl RecordEnd,
    ) -> Result<Option<Record<'_>>, AnnotateError> {
        let len = self.find(out, &mut end)?;
        if len == 0 {
            return Ok(None);
        }
        let (start, line) = (self.start, self.line);
        self.start += len;
        let bytes = &self.buffer[start..self.start];
        self.line += memchr_iter(b'\n', bytes).count() as u64;
        Ok(Some(Record { bytes, line }))
    }

    /// The length of the next record; 0 at the end of the input.
    fn find(
        &mut self,
        out: &mut impl Write,
        end: &mut impl RecordEnd,
    ) -> Result<usize, AnnotateError> {
        loop {
            let rest = &self.buffer[self.start..];
            let found = end.find(rest);
            if found.unwrap_or(rest.len()) > MAX_LEN {
                let problem = Problem::TooLong { limit: MAX_LEN, expected: end.expected() };
                return Err(AnnotateError::line(self.line, problem));
            }
            if let Some(len) = found {
                return Ok(len);
            }
            if self.has_ended {
                end.check_last(rest).map_err(|problem| AnnotateError::line(self.line, problem))?;
                return Ok(rest.len());
            }
            self.fill(out)?;
        }
    }

    /// Reads more. Flushes the output first, so that endless input is annotated at once.
    fn fill(&mut self, out: &mut impl Write) -> Result<(), AnnotateError> {
        out.flush().map_err(RunError::Output)?;
        self.buffer.drain(..self.start);
        self.start = 0;
        let len = self.buffer.len();
        self.buffer.resize(len + CHUNK_LEN, 0);
        let read = loop {
            match self.input.read(&mut self.buffer[len..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read.map_err(RunError::Input)?,
            }
        };
        self.buffer.truncate(len + read);
        self.has_ended = read == 0;
        Ok(())
    }
}

/// The record without its line end, and the line end.
pub(super) fn split_line_end(record: &[u8]) -> (&[u8], &[u8]) {
    let content = record.strip_suffix(b"\n").unwrap_or(record);
    let content = content.strip_suffix(b"\r").unwrap_or(content);
    record.split_at(content.len())
}

/// Finds the end of a record.
trait RecordEnd {
    /// The length of the record, if it ends in these bytes. They begin with the bytes of
    /// the previous call.
    fn find(&mut self, bytes: &[u8]) -> Option<usize>;

    /// Checks the last record of an input, if it has no line end.
    fn check_last(&self, _bytes: &[u8]) -> Result<(), Problem> {
        Ok(())
    }

    /// What was expected instead of a longer record, for messages.
    fn expected(&self) -> &'static str;
}

#[derive(Default)]
struct LineEnd {
    /// The number of bytes already searched.
    at: usize,
}

impl RecordEnd for LineEnd {
    fn find(&mut self, bytes: &[u8]) -> Option<usize> {
        let found = memchr(b'\n', &bytes[self.at..]).map(|newline| self.at + newline + 1);
        self.at = bytes.len();
        found
    }

    fn expected(&self) -> &'static str {
        "a shorter line"
    }
}

struct RowEnd {
    delimiter: u8,
    /// The number of bytes already searched.
    at: usize,
    place: Place,
    /// The position of the last opening quote.
    quote: usize,
}

enum Place {
    Unquoted,
    Quoted,
    /// After a quote in a quoted cell: its end, unless another quote follows.
    Quote,
}

impl RecordEnd for RowEnd {
    fn find(&mut self, bytes: &[u8]) -> Option<usize> {
        loop {
            let rest = &bytes[self.at..];
            let skipped = match self.place {
                Place::Unquoted => {
                    let found = memchr2(b'\n', b'"', rest);
                    if let Some(found) = found {
                        let at = self.at + found;
                        if bytes[at] == b'\n' {
                            return Some(at + 1);
                        }
                        // Elsewhere in a cell, a quote is an ordinary character.
                        if at == 0 || bytes[at - 1] == self.delimiter {
                            self.place = Place::Quoted;
                            self.quote = at;
                        }
                    }
                    found.map(|found| found + 1)
                }
                Place::Quoted => {
                    let found = memchr(b'"', rest);
                    if found.is_some() {
                        self.place = Place::Quote;
                    }
                    found.map(|found| found + 1)
                }
                Place::Quote if rest.is_empty() => None,
                Place::Quote => {
                    let is_doubled = rest[0] == b'"';
                    self.place = if is_doubled { Place::Quoted } else { Place::Unquoted };
                    Some(usize::from(is_doubled))
                }
            };
            let Some(skipped) = skipped else {
                self.at = bytes.len();
                return None;
            };
            self.at += skipped;
        }
    }

    fn check_last(&self, bytes: &[u8]) -> Result<(), Problem> {
        match self.place {
            Place::Quoted => {
                Err(Problem::OpenQuote { found: excerpt(&bytes[self.quote.min(bytes.len())..]) })
            }
            Place::Unquoted | Place::Quote => Ok(()),
        }
    }

    fn expected(&self) -> &'static str {
        "a shorter row, with every quote closed"
    }
}
