//! Standard output, in large pieces.

use std::io::{self, BufWriter, StdoutLock, Write};

const PIECE: usize = 1 << 16;

/// For text: without its colours where they are not wanted.
pub(crate) fn styled() -> impl Write {
    BufWriter::with_capacity(PIECE, anstream::stdout().lock())
}

/// For data: byte for byte.
pub(crate) fn bytes() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(PIECE, io::stdout().lock())
}
