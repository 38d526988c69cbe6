//! Standard output, in large pieces.

use std::io::{self, BufWriter, StdoutLock, Write};

use anstream::{AutoStream, ColorChoice, StripStream};

const PIECE: usize = 1 << 16;

/// For text: without its colours where they are not wanted.
pub(crate) fn styled() -> Box<dyn Write> {
    match AutoStream::choice(&io::stdout()) {
        // What takes colours out writes a bit at a time, and so must not stand behind the buffer.
        ColorChoice::Never => Box::new(StripStream::new(Box::new(bytes()) as Box<dyn Write>)),
        _ => Box::new(BufWriter::with_capacity(PIECE, anstream::stdout().lock())),
    }
}

/// For data: byte for byte.
pub(crate) fn bytes() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(PIECE, io::stdout().lock())
}

/// Whether colours are wanted.
pub(crate) fn has_colours() -> bool {
    AutoStream::choice(&io::stdout()) != ColorChoice::Never
}
