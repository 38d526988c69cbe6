//! The line that points from a card to `explain`.

use std::io::{self, Write};

use iana_ports_explain::words::Visible;

use super::styles::LABEL;
use crate::terminal;

/// The `explain` command for the queries of the cards.
pub(crate) fn more(out: &mut impl Write, command: &str) -> io::Result<()> {
    writeln!(out)?;
    let line = format!("{LABEL}More: {}{LABEL:#}", Visible(command));
    terminal::write_wrapped(out, &line, "", "  ")
}

/// The text, quoted so that a shell reads it as one word.
pub(crate) fn shell_word(text: &str) -> String {
    // Paths of Windows contain backslashes, and its shells do not treat them specially.
    let is_backslash = |char| cfg!(windows) && char == '\\';
    let is_plain =
        |char: char| char.is_alphanumeric() || "._+-/:@%,".contains(char) || is_backslash(char);
    if !text.is_empty() && text.chars().all(is_plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}
