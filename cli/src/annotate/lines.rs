//! Text, line by line, in bounded memory.

use std::io::{self, Read, Write};

use memchr::{memchr3_iter, memrchr};

use super::Names;
use super::notation::{self, Line, REACH};

/// As much as is looked at in one go. A line may be longer.
const PIECE: usize = 1 << 17;

pub(crate) struct Lines<'a> {
    names: Names<'a>,
    /// What has been read and is needed. Notations reach across its middle, lines may be longer than it.
    text: Vec<u8>,
    /// How much of `text` has been written.
    written: usize,
    /// The line that comes next to be written.
    line: Line,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(names: Names<'a>) -> Self {
        Self { names, text: Vec::with_capacity(PIECE), written: 0, line: Line::default() }
    }

    /// Whole lines are out before more is read, so that endless input has its answer at once.
    pub(crate) fn run(
        mut self,
        mut input: impl Read,
        out: &mut impl Write,
    ) -> Result<(), RunError> {
        let mut fresh = vec![0; PIECE];
        loop {
            let room = PIECE - self.text.len();
            let read = match input.read(&mut fresh[..room]) {
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(RunError::Input(error)),
            };
            let newline = memrchr(b'\n', &fresh[..read]).map(|at| self.text.len() + at);
            self.text.extend_from_slice(&fresh[..read]);
            let end = match newline {
                _ if read == 0 => self.text.len(),
                Some(newline) => newline + 1,
                None if self.text.len() == PIECE => self.middle_of_a_line(),
                None => continue,
            };
            self.write(end, out).map_err(RunError::Output)?;
            if read == 0 {
                return Ok(());
            }
            self.forget(end);
        }
    }

    /// How far to go in a line that is longer than fits: not so far that the end of a notation is yet to be read.
    fn middle_of_a_line(&self) -> usize {
        let far = self.text.len() - REACH;
        // The port before a `>` is found with it.
        if self.text[far] == b'>' { far - 1 } else { far }
    }

    /// Writes the text up to `end`, or a little further if a notation reaches there.
    fn write(&mut self, end: usize, out: &mut impl Write) -> io::Result<()> {
        let mut looked_at = self.line.start;
        for at in memchr3_iter(b':', b'/', b'>', &self.text[..end]) {
            if at < self.written {
                continue;
            }
            // Lines may be long and have many ports: none is searched for its beginning twice.
            if let Some(newline) = memrchr(b'\n', &self.text[looked_at..at]) {
                self.line = Line::begins(looked_at + newline + 1);
            }
            looked_at = at;
            for found in notation::at(&self.text, at, self.line).into_iter().flatten() {
                if found.end >= self.written {
                    out.write_all(&self.text[self.written..found.end])?;
                    self.written = found.end;
                    self.names.write(out, found.port, found.transport)?;
                }
            }
        }
        if self.written < end {
            out.write_all(&self.text[self.written..end])?;
            self.written = end;
        }
        out.flush()
    }

    /// Keeps what a notation further on may begin with.
    fn forget(&mut self, end: usize) {
        if self.text[..end].ends_with(b"\n") {
            self.text.drain(..end);
            self.written -= end;
            self.line = Line::default();
            return;
        }
        self.line = self.line.beyond(&self.text[..end]);
        let needless = end.saturating_sub(REACH);
        self.text.drain(..needless);
        self.written -= needless;
    }
}

/// What went wrong on which side.
#[derive(Debug)]
pub(crate) enum RunError {
    Input(io::Error),
    Output(io::Error),
}
