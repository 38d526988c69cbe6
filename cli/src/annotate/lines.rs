//! Annotates text line by line, in bounded memory.

use std::io::{self, Read, Write};

use memchr::memrchr;

use super::ansi::Plain;
use super::error::RunError;
use super::grammar::{self, Earlier, Found};
use super::names::Names;

/// The maximum length of text in memory. A line may be longer.
const CHUNK_LEN: usize = 1 << 17;

/// The maximum distance from a port at which the grammar looks. A line that is longer
/// than a chunk is read in windows that overlap by twice this distance.
const REACH: usize = 1 << 10;

/// Adds names to the ports in text.
pub(crate) struct Lines<'a> {
    names: Names<'a>,
    /// The text that is not yet written, and the text before it that the grammar needs.
    text: Vec<u8>,
    /// The length of the beginning of `text` that is written.
    written: usize,
    /// The statements of the line before `text`.
    earlier: Earlier,
}

impl<'a> Lines<'a> {
    /// Prepares to add names to text.
    pub(crate) fn new(names: Names<'a>) -> Self {
        let text = Vec::with_capacity(CHUNK_LEN);
        Self { names, text, written: 0, earlier: Earlier::default() }
    }

    /// Writes the input with names. Writes whole lines before it reads more, so that
    /// endless input is annotated at once.
    pub(crate) fn run(
        mut self,
        mut input: impl Read,
        out: &mut impl Write,
    ) -> Result<(), RunError> {
        let mut fresh = vec![0; CHUNK_LEN];
        loop {
            let room = CHUNK_LEN - self.text.len();
            let read = match input.read(&mut fresh[..room]) {
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(RunError::Input(error)),
            };
            let newline = memrchr(b'\n', &fresh[..read]).map(|at| self.text.len() + at);
            self.text.extend_from_slice(&fresh[..read]);
            if let Some(newline) = newline {
                self.write_lines(newline + 1, out).map_err(RunError::Output)?;
            }
            if self.text.len() == CHUNK_LEN {
                self.write_window(out).map_err(RunError::Output)?;
            }
            if read == 0 {
                self.write_lines(self.text.len(), out).map_err(RunError::Output)?;
                return Ok(());
            }
        }
    }

    /// Writes the lines up to `end`, and removes them from `text`.
    fn write_lines(&mut self, end: usize, out: &mut impl Write) -> io::Result<()> {
        let mut start = 0;
        while start < end {
            let newline = memchr::memchr(b'\n', &self.text[start..end]);
            let next = newline.map_or(end, |length| start + length + 1);
            let plain = Plain::new(&self.text[start..next]);
            let (found, _) = grammar::read(&plain.text, self.earlier, None);
            let line = &self.text[start..next];
            write_names(&self.names, line, &plain, &found, &mut self.written, out)?;
            out.write_all(&line[self.written..])?;
            (start, self.written, self.earlier) = (next, 0, Earlier::default());
        }
        self.text.drain(..end);
        out.flush()
    }

    /// Writes most of a line that is longer than a chunk, and keeps the end for the next
    /// window.
    fn write_window(&mut self, out: &mut impl Write) -> io::Result<()> {
        let kept = self.text.len() - 2 * REACH;
        let limit = self.text.len() - REACH;
        let plain = Plain::new(&self.text);
        let (found, earlier) = grammar::read(&plain.text, self.earlier, Some(plain.before(kept)));
        let found: Vec<Found> = {
            let ends = plain.originals(found.iter().map(|one| one.end));
            found.iter().zip(ends).filter(|&(_, end)| end <= limit).map(|(one, _)| *one).collect()
        };
        write_names(&self.names, &self.text, &plain, &found, &mut self.written, out)?;
        if self.written < limit {
            out.write_all(&self.text[self.written..limit])?;
            self.written = limit;
        }
        self.text.drain(..kept);
        self.written -= kept;
        self.earlier = earlier;
        out.flush()
    }
}

/// Writes the text up to the last name, with the names of the ports. Updates `written`,
/// the length of the text that is already written.
fn write_names(
    names: &Names<'_>,
    text: &[u8],
    plain: &Plain<'_>,
    found: &[Found],
    written: &mut usize,
    out: &mut impl Write,
) -> io::Result<()> {
    let ends = plain.originals(found.iter().map(|one| one.end));
    for (one, end) in found.iter().zip(ends) {
        // The previous window has written the earlier names.
        if end > *written {
            out.write_all(&text[*written..end])?;
            *written = end;
            names.write_shared(out, one.first..=one.last, one.transport)?;
        }
    }
    Ok(())
}
