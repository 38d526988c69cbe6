//! Messages on standard error.

use std::io::{self, Write as _};

use iana_ports_explain::words::Visible;

use crate::terminal::{self, NO_BREAK};

/// The beginning of a command that the user can copy.
const COMMAND: &str = "iana-ports ";

/// The indent of the lines after the first.
const INDENT: &str = "  ";

/// Prints an error or a warning after the program's name: one line, or on a terminal as
/// many as it needs. Ignores write errors, which cannot be shown anywhere.
pub(crate) fn report(problem: &impl ToString) {
    note(&format!("iana-ports: {}", problem.to_string()));
}

/// Prints a note without the program's name.
pub(crate) fn note(message: &str) {
    let message = Visible(message).to_string();
    let message = match terminal::error_width() {
        Some(width) => wrapped(&message, width),
        None => message,
    };
    let _ = writeln!(io::stderr(), "{message}");
}

/// The message, wrapped at `width` columns. Keeps a command on one line if it fits.
fn wrapped(message: &str, width: usize) -> String {
    let mut text = String::new();
    let mut rest = message;
    while let Some(start) = rest.find(COMMAND) {
        let (before, command) = rest.split_at(start);
        let ends = ["; ", "?", ", ", ". "].iter().filter_map(|end| command.find(end));
        let (command, after) = command.split_at(ends.min().unwrap_or(command.len()));
        text += before;
        if INDENT.len() + command.chars().count() < width {
            text += &command.replace(' ', NO_BREAK);
        } else {
            text += command;
        }
        rest = after;
    }
    text += rest;
    terminal::wrap_to(width, &text, "", INDENT).join("\n").replace(NO_BREAK, " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_stay_whole() {
        let message = "iana-ports: \"vnc\": no; try: iana-ports search vnc; then go on";
        let lines = ["iana-ports: \"vnc\": no; try:", "  iana-ports search vnc; then go", "  on"];
        assert_eq!(wrapped(message, 32), lines.join("\n"));
        let lines = ["iana-ports:", "  \"vnc\": no;", "  try:", "  iana-ports", "  search vnc;"];
        assert_eq!(wrapped(message, 15), [&lines[..], &["  then go on"]].concat().join("\n"));
    }
}
