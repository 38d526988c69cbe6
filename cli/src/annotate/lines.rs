//! Text, line by line, in bounded memory.

use std::io::{self, Read, Write};

use memchr::memrchr;

use super::ansi::Plain;
use super::error::RunError;
use super::grammar::{self, Earlier, Found};
use super::names::Names;

/// How much of the text is in memory. A line may be longer.
const CHUNK_LEN: usize = 1 << 17;

/// How far around a port the grammar looks at most. A line that is longer than a chunk is
/// read in windows that overlap by twice as much.
const REACH: usize = 1 << 10;

pub(crate) struct Lines<'a> {
    names: Names<'a>,
    /// The text that is not yet written, and what the grammar needs before it.
    text: Vec<u8>,
    /// The length of the beginning of `text` that is written.
    written: usize,
    /// What the line has said before `text`.
    earlier: Earlier,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(names: Names<'a>) -> Self {
        let text = Vec::with_capacity(CHUNK_LEN);
        Self { names, text, written: 0, earlier: Earlier::default() }
    }

    /// Writes whole lines before it reads more, so that endless input is answered at
    /// once.
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

    /// Writes the lines up to `end`, and forgets them.
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

    /// Writes most of a line that is longer than fits, and keeps what the next window
    /// needs.
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

/// Writes the text up to the last name, with the names of what was found. `written` is
/// the length of the text that is written before and after.
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
        // The window before has written what ends before.
        if end > *written {
            out.write_all(&text[*written..end])?;
            *written = end;
            names.write_shared(out, one.first..=one.last, one.transport)?;
        }
    }
    Ok(())
}
