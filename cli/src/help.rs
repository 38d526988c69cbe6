//! Help that fits the terminal.
//!
//! After the options, the help of a command has text in blocks that are separated by
//! empty lines. Paragraphs are wrapped to the terminal. A line that begins with two
//! blanks is a command or a line of a file: it is never wrapped, and its meaning follows
//! after two more blanks. The first block is `Examples:`, and `-h` shows a few of them;
//! the last one begins with `Exit status:`. The manual pages use the same text.

use clap::Command;

use crate::terminal::{self, NO_BREAK};

/// The width without a terminal, such as in a pipe to a pager.
const WIDTH: usize = 80;

/// The maximum width: longer lines are hard to read.
const MAX_WIDTH: usize = 100;

/// How many examples `-h` shows.
const SHORT_EXAMPLES: usize = 4;

/// A part of a block.
#[derive(Debug, PartialEq)]
pub(crate) enum Part<'a> {
    Paragraph(String),
    Lines(Vec<Line<'a>>),
}

/// A line that is never wrapped, and its meaning, which may be empty.
#[derive(Debug, PartialEq)]
pub(crate) struct Line<'a> {
    pub(crate) line: &'a str,
    pub(crate) meaning: &'a str,
}

/// The parts of each block of a text.
pub(crate) fn blocks(text: &str) -> Vec<Vec<Part<'_>>> {
    text.split("\n\n").map(block).collect()
}

fn block(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix("  "), parts.last_mut()) {
            (Some(line), last) => {
                let (line, meaning) = line.split_once("  ").unwrap_or((line, ""));
                let line = Line { line, meaning: meaning.trim_start() };
                match last {
                    Some(Part::Lines(lines)) => lines.push(line),
                    _ => parts.push(Part::Lines(vec![line])),
                }
            }
            (None, Some(Part::Paragraph(paragraph))) => {
                paragraph.push(' ');
                paragraph.push_str(line);
            }
            (None, _) => parts.push(Part::Paragraph(line.to_owned())),
        }
    }
    parts
}

/// Wraps the help of the program to the terminal.
pub(crate) fn fitted(program: Command) -> Command {
    let width = terminal::width().unwrap_or(WIDTH).min(MAX_WIDTH);
    let mut program = program.term_width(width);
    program.build();
    fit(program, width)
}

fn fit(command: Command, width: usize) -> Command {
    let text = command.get_after_help().map(ToString::to_string);
    let command = match text {
        None => command,
        Some(text) => {
            let blocks = blocks(&text);
            let long = blocks.iter().map(|block| written(block, width)).collect::<Vec<_>>();
            let examples = blocks.into_iter().take(1).map(|block| written(&few(block), width));
            command.after_help(examples.collect::<String>()).after_long_help(long.join("\n\n"))
        }
    };
    command.mut_subcommands(|subcommand| fit(subcommand, width))
}

/// A block with only the first of its lines.
fn few(mut block: Vec<Part<'_>>) -> Vec<Part<'_>> {
    for part in &mut block {
        if let Part::Lines(lines) = part {
            lines.truncate(SHORT_EXAMPLES);
        }
    }
    block
}

fn written(block: &[Part<'_>], width: usize) -> String {
    let parts = block.iter().map(|part| match part {
        Part::Paragraph(text) => terminal::wrap_to(width, text, "", ""),
        Part::Lines(lines) => written_lines(lines, width),
    });
    parts.flatten().collect::<Vec<_>>().join("\n")
}

/// Puts the meanings beside the lines if all of them fit, else below.
fn written_lines(lines: &[Line<'_>], width: usize) -> Vec<String> {
    let indent = 2 + lines.iter().map(|line| line.line.len()).max().unwrap_or_default() + 2;
    let are_beside = lines.iter().all(|line| indent + line.meaning.len() <= width);
    let mut written = Vec::new();
    for &Line { line, meaning } in lines {
        if are_beside {
            let line = format!("  {line:0$}{meaning}", indent - 2);
            written.push(no_break(line.trim_end()));
        } else {
            written.push(no_break(&format!("  {line}")));
            if !meaning.is_empty() {
                written.extend(terminal::wrap_to(width, meaning, "      ", "      "));
            }
        }
    }
    written
}

/// The line, protected from wrapping by clap.
fn no_break(line: &str) -> String {
    line.replace(' ', NO_BREAK)
}

/// Clap's help, ready to print.
pub(crate) fn shown(help: &str) -> String {
    let lines = help.lines().map(|line| line.replace(NO_BREAK, " ").trim_end().to_owned() + "\n");
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_paragraphs() {
        let text =
            "Examples:\n  one -a   the first\n  two\n\nWords\nof a paragraph:\n  a, b\nMore.";
        let line = |line, meaning| Line { line, meaning };
        let paragraph = |text: &str| Part::Paragraph(text.to_owned());
        assert_eq!(
            blocks(text),
            [
                vec![
                    paragraph("Examples:"),
                    Part::Lines(vec![line("one -a", "the first"), line("two", "")])
                ],
                vec![
                    paragraph("Words of a paragraph:"),
                    Part::Lines(vec![line("a, b", "")]),
                    paragraph("More.")
                ],
            ]
        );
        let lines = [line("one -a", "the first"), line("two", "")];
        assert_eq!(written_lines(&lines, 19).map_blanks(), ["  one -a  the first", "  two"]);
        assert_eq!(
            written_lines(&lines, 18).map_blanks(),
            ["  one -a", "      the first", "  two"]
        );
    }

    trait MapBlanks {
        fn map_blanks(&self) -> Vec<String>;
    }

    impl MapBlanks for Vec<String> {
        fn map_blanks(&self) -> Vec<String> {
            self.iter().map(|line| shown(line).trim_end().to_owned()).collect()
        }
    }
}
