//! Logs with one JSON object on each line.
//!
//! `keys` lists the keys of ports and transports, and `scanner` finds them in a line.

mod keys;
mod scanner;

use std::io::{self, Read, Write};

use serde::de::IgnoredAny;

pub(crate) use keys::Keys;

use super::error::{AnnotateError, Problem, RunError, excerpt};
use super::names::{Name, Names};
use super::records::{Records, split_line_end};
use scanner::Scanner;

/// Adds names to JSON objects.
pub(crate) struct Jsonl<'a> {
    names: Names<'a>,
    scanner: Scanner<'a>,
}

impl<'a> Jsonl<'a> {
    /// Prepares to add names for these keys.
    pub(crate) fn new(names: Names<'a>, keys: &'a Keys) -> Self {
        Self { names, scanner: Scanner::new(keys) }
    }

    /// Writes the input with names. Stops at the first line that is neither blank nor a
    /// JSON object.
    pub(crate) fn run(
        mut self,
        input: impl Read,
        out: &mut impl Write,
    ) -> Result<(), AnnotateError> {
        let mut records = Records::new(input);
        let bom = records.bom(out)?;
        out.write_all(bom).map_err(RunError::Output)?;
        while let Some(record) = records.line(out)? {
            let (content, line_end) = split_line_end(record.bytes);
            if content.trim_ascii().is_empty() {
                out.write_all(content).map_err(RunError::Output)?;
            } else {
                let (line, found) = (record.line, check(content));
                let found = found.and_then(|()| self.scanner.scan(content));
                let found = found.map_err(|(at, problem)| AnnotateError::Line {
                    line,
                    column: Some(at + 1),
                    problem,
                })?;
                write(&self.names, content, found, out).map_err(RunError::Output)?;
            }
            out.write_all(line_end).map_err(RunError::Output)?;
        }
        Ok(out.flush().map_err(RunError::Output)?)
    }
}

/// Checks that the line is a JSON object. Fails with the position of the problem.
fn check(line: &[u8]) -> Result<(), (usize, Problem)> {
    if let Err(error) = std::str::from_utf8(line) {
        let at = error.valid_up_to();
        return Err((at, Problem::NotUtf8 { byte: line[at] }));
    }
    if let Err(error) = serde_json::from_slice::<IgnoredAny>(line) {
        let text = error.to_string();
        let message = text.split(" at line ").next().unwrap_or_default().to_owned();
        let at = error.column().saturating_sub(1).min(line.len());
        let is_at_end = error.classify() == serde_json::error::Category::Eof;
        let found = if is_at_end { "the line's end".to_owned() } else { excerpt(&line[at..]) };
        let at = if is_at_end { line.len() } else { at };
        return Err((at, Problem::Json { found, message }));
    }
    match line.iter().position(|byte| !byte.is_ascii_whitespace()) {
        Some(at) if line[at] != b'{' => {
            Err((at, Problem::NotObject { found: excerpt(&line[at..]) }))
        }
        _ => Ok(()),
    }
}

/// Writes the line with the names of its ports.
fn write(
    names: &Names<'_>,
    line: &[u8],
    found: &[scanner::Found],
    out: &mut impl Write,
) -> io::Result<()> {
    let mut written = 0;
    for found in found {
        let name = found.port.and_then(|port| names.name_on(port, found.protocol));
        let Some(name) = name else { continue };
        let end = found.end as usize;
        out.write_all(&line[written..end])?;
        written = end;
        out.write_all(b",\"")?;
        // The key as the line writes it, with its escapes.
        out.write_all(&line[found.key_start as usize..found.key_end as usize])?;
        write!(out, "{}\":", keys::SUFFIX)?;
        write_string(name, out)?;
    }
    out.write_all(&line[written..])
}

/// Writes a name as a JSON string. Also escapes DEL and U+0080 to U+009F, which JSON
/// allows unescaped, but which terminals obey.
fn write_string(name: Name<'_>, out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"\"")?;
    for part in name.text.split_inclusive(|char: char| char.is_control() || "\"\\".contains(char)) {
        let last = part.chars().next_back().unwrap_or_default();
        let before = part.strip_suffix(last).unwrap_or_default();
        match last {
            '"' | '\\' => write!(out, "{before}\\{last}")?,
            _ if last.is_control() => write!(out, "{before}\\u{:04x}", u32::from(last))?,
            _ => out.write_all(part.as_bytes())?,
        }
    }
    write!(out, "{}\"", name.mark())
}
