//! Queries from standard input.

use std::io::{self, BufRead, BufReader, ErrorKind, Read};

/// The maximum length of a line, more than any query needs. The rest of a longer line is
/// discarded.
const MAX_LINE_LEN: usize = 4096;

const BUFFER_LEN: usize = 1 << 16;

const UTF8_BOM: &str = "\u{feff}";

/// Why a line, or another mention of standard input, is not a query.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LineError {
    #[error("not UTF-8: expected a query, found the byte {byte:#04x}")]
    NotUtf8 { byte: u8 },
    #[error("more than {limit} bytes: expected a query")]
    Long { limit: usize },
    #[error("\"-\" may be given only once: it reads all of standard input")]
    SecondInput,
}

/// Reads one query per line, in constant memory. Skips blank lines, lines that begin with
/// `#`, and blanks around a query.
pub(crate) struct QueryLines<R> {
    input: BufReader<R>,
    line: Vec<u8>,
    number: u64,
}

/// A line with a query, and its number from 1.
pub(crate) struct QueryLine<'a> {
    pub(crate) number: u64,
    pub(crate) text: Result<&'a str, LineError>,
}

impl<R: Read> QueryLines<R> {
    /// Prepares to read queries from an input.
    pub(crate) fn new(input: R) -> Self {
        let input = BufReader::with_capacity(BUFFER_LEN, input);
        Self { input, line: Vec::new(), number: 0 }
    }

    /// Whether reading the next line may block.
    pub(crate) fn may_wait(&self) -> bool {
        memchr::memchr(b'\n', self.input.buffer()).is_none()
    }

    /// The next line that is neither blank nor a comment; `None` at the end.
    pub(crate) fn next_line(&mut self) -> io::Result<Option<QueryLine<'_>>> {
        loop {
            let Some(is_whole) = self.read_line()? else { return Ok(None) };
            self.number += 1;
            let bom = if self.number == 1 { UTF8_BOM.as_bytes() } else { b"" };
            let line = self.line.strip_prefix(bom).unwrap_or(&self.line).trim_ascii();
            let is_comment = line.starts_with(b"#");
            if !is_comment && (!is_whole || !line.is_empty()) {
                break Ok(Some(QueryLine { number: self.number, text: self.text(is_whole) }));
            }
        }
    }

    fn text(&self, is_whole: bool) -> Result<&str, LineError> {
        if !is_whole {
            return Err(LineError::Long { limit: MAX_LINE_LEN });
        }
        let text = std::str::from_utf8(&self.line).map_err(|error| LineError::NotUtf8 {
            byte: self.line.get(error.valid_up_to()).copied().unwrap_or_default(),
        })?;
        let text = if self.number == 1 { text.trim_start_matches(UTF8_BOM) } else { text };
        Ok(text.trim())
    }

    /// Reads a line into `self.line`, and returns whether it fits there. `None` at the
    /// end.
    fn read_line(&mut self) -> io::Result<Option<bool>> {
        self.line.clear();
        let (mut is_whole, mut is_empty) = (true, true);
        loop {
            let bytes = match self.input.fill_buf() {
                Ok(bytes) => bytes,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if bytes.is_empty() {
                return Ok((!is_empty).then_some(is_whole));
            }
            is_empty = false;
            let newline = memchr::memchr(b'\n', bytes);
            let part = &bytes[..newline.unwrap_or(bytes.len())];
            is_whole &= self.line.len() + part.len() <= MAX_LINE_LEN;
            if is_whole {
                self.line.extend_from_slice(part);
            }
            let used = part.len() + usize::from(newline.is_some());
            self.input.consume(used);
            if newline.is_some() {
                return Ok(Some(is_whole));
            }
        }
    }
}
