//! Standard output.

use std::io::{self, BufWriter, StdoutLock, Write};

use anstream::{AutoStream, ColorChoice, StripStream};

use super::chunks::CHUNK_LEN;

/// Standard output for text, without colours if they are disabled.
pub(crate) fn styled() -> Box<dyn Write> {
    match AutoStream::choice(&io::stdout()) {
        // The filter that removes colours makes small writes, so the buffer comes after
        // it.
        ColorChoice::Never => Box::new(StripStream::new(Box::new(bytes()) as Box<dyn Write>)),
        _ if startup::stdout_was_closed() => Box::new(bytes()),
        _ => Box::new(BufWriter::with_capacity(CHUNK_LEN, anstream::stdout().lock())),
    }
}

/// Standard output for data, byte for byte.
pub(crate) fn bytes() -> BufWriter<Stdout> {
    BufWriter::with_capacity(CHUNK_LEN, Stdout(io::stdout().lock()))
}

/// The colours that are enabled and that the terminal supports.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Colours {
    None,
    /// The 256 colours of xterm.
    Few,
    All,
}

/// The colours for text on standard output.
pub(crate) fn colours() -> Colours {
    match AutoStream::choice(&io::stdout()) {
        ColorChoice::Never => Colours::None,
        _ if anstyle_query::truecolor() => Colours::All,
        _ => Colours::Few,
    }
}

/// Standard output, which fails if the program was started without one (`>&-`).
pub(crate) struct Stdout(StdoutLock<'static>);

impl Write for Stdout {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        check_stdout()?;
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Fails if the program was started without a standard output.
///
/// # Errors
///
/// If standard output is closed. On systems other than Unix, the first write fails
/// instead.
pub(crate) fn check_stdout() -> io::Result<()> {
    if startup::stdout_was_closed() { Err(io::Error::other("it is closed")) } else { Ok(()) }
}

/// The state of standard output before Rust's runtime starts. On Unix, the runtime opens
/// `/dev/null` in place of a standard stream that is closed, so that no file gets its
/// number. From then on, nothing distinguishes it from the `/dev/null` that Python and
/// Node give to programs whose output they ignore.
#[cfg(unix)]
mod startup {
    use std::sync::atomic::{AtomicBool, Ordering};

    static WAS_CLOSED: AtomicBool = AtomicBool::new(false);

    /// Runs before `main` and the runtime. Makes one system call, which needs neither.
    #[ctor::ctor]
    fn look() {
        let is_closed = rustix::io::fcntl_getfd(rustix::stdio::stdout()).is_err();
        WAS_CLOSED.store(is_closed, Ordering::Relaxed);
    }

    pub(super) fn stdout_was_closed() -> bool {
        WAS_CLOSED.load(Ordering::Relaxed)
    }
}

#[cfg(not(unix))]
mod startup {
    pub(super) fn stdout_was_closed() -> bool {
        false
    }
}
