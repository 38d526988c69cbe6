//! The terminal: its size, its colours, and text that fits it.

use std::ffi::OsString;
use std::io;
use std::sync::{LazyLock, OnceLock};

use anstream::ColorChoice;
use clap::ValueEnum;
use terminal_size::{Height, Width};
use textwrap::{Options, WordSplitter, WrapAlgorithm};

/// A blank at which wrapping does not break a line. It is printed as a normal blank.
pub(crate) const NO_BREAK: &str = "\u{a0}";

/// The width of text on standard output. `None` means that lines are not wrapped.
///
/// `COLUMNS` decides if it is a positive number, as in POSIX; otherwise the terminal on
/// standard output does. Without a terminal, lines are not wrapped, because programs read
/// them.
pub(crate) fn width() -> Option<usize> {
    static WIDTH: LazyLock<Option<usize>> =
        LazyLock::new(|| variable("COLUMNS").or_else(|| size()?.0));
    WIDTH.or_else(|| ASSUMED_WIDTH.get().copied())
}

static ASSUMED_WIDTH: OnceLock<usize> = OnceLock::new();

/// Sets the width to use if neither a terminal nor `COLUMNS` gives one, for pages that
/// people read in a pager.
pub(crate) fn assume_width(width: usize) {
    let _ = ASSUMED_WIDTH.set(width);
}

/// The width of messages on standard error. `None` means that each is one line.
pub(crate) fn error_width() -> Option<usize> {
    let terminal = || terminal_size::terminal_size_of(io::stderr()).map(known);
    variable("COLUMNS").or_else(|| terminal()?.0)
}

/// The lines of the terminal on standard output. `None` without a terminal.
///
/// `LINES` decides if it is a positive number, as in POSIX.
pub(crate) fn height() -> Option<usize> {
    let (_, height) = size()?;
    variable("LINES").or(height)
}

fn variable(name: &str) -> Option<usize> {
    std::env::var(name).ok()?.parse().ok().filter(|&number| number > 0)
}

/// The columns and the lines of the terminal on standard output.
fn size() -> Option<(Option<usize>, Option<usize>)> {
    terminal_size::terminal_size_of(io::stdout()).map(known)
}

/// Some terminals report 0 columns or lines.
fn known((Width(width), Height(height)): (Width, Height)) -> (Option<usize>, Option<usize>) {
    let known = |size: u16| Some(usize::from(size)).filter(|&size| size > 0);
    (known(width), known(height))
}

/// When output has colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    #[value(help = "On a terminal, unless NO_COLOR is set")]
    Auto,
    /// Always, even through a pipe
    Always,
    /// Never
    Never,
}

impl Color {
    /// Applies this choice to every stream.
    pub(crate) fn apply(self) {
        match self {
            Self::Auto => ColorChoice::Auto,
            Self::Always => ColorChoice::AlwaysAnsi,
            Self::Never => ColorChoice::Never,
        }
        .write_global();
    }

    /// The value of `--color` in arguments that clap has not parsed, because they request
    /// help.
    pub(crate) fn of_arguments(arguments: &[OsString]) -> Option<Self> {
        let arguments = arguments.iter().map(|argument| argument.to_str().unwrap_or_default());
        let mut arguments = arguments.take_while(|&argument| argument != "--");
        let mut color = None;
        while let Some(argument) = arguments.next() {
            let value = match argument.strip_prefix("--color") {
                Some("") => arguments.next(),
                Some(value) => value.strip_prefix('='),
                None => None,
            };
            color = value.and_then(|value| Self::from_str(value, false).ok()).or(color);
        }
        color
    }
}

/// Wraps a text without line breaks to the width of the terminal. The first line begins
/// with `first_indent`, the others with `indent`. Words stay whole.
///
/// Escape sequences for colours take no columns.
pub(crate) fn wrap(text: &str, first_indent: &str, indent: &str) -> Vec<String> {
    match width() {
        Some(width) => wrap_to(width, text, first_indent, indent),
        None => vec![format!("{first_indent}{text}")],
    }
}

/// [`wrap`] at `width` columns.
pub(crate) fn wrap_to(width: usize, text: &str, first_indent: &str, indent: &str) -> Vec<String> {
    let options = Options::new(width)
        .initial_indent(first_indent)
        .subsequent_indent(indent)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
        .break_words(false);
    textwrap::wrap(text, options).into_iter().map(|line| line.trim_end().to_owned()).collect()
}

/// Writes the text, wrapped as by [`wrap`].
pub(crate) fn write_wrapped(
    out: &mut impl io::Write,
    text: &str,
    first_indent: &str,
    indent: &str,
) -> io::Result<()> {
    wrap(text, first_indent, indent).iter().try_for_each(|line| writeln!(out, "{line}"))
}
