//! The user's own names over the registry's, from a file that `--names` gives.
//!
//! `csv` and `services` parse the two formats, `name` holds the rules for one name,
//! `builder` collects what they find, and `table` answers lookups.

mod builder;
mod csv;
mod error;
mod name;
mod services;
mod table;

use std::fs::File;
use std::io::Read;
use std::path::Path;

use builder::Builder;
use error::Problem;

pub(crate) use error::OwnNamesError;
pub(crate) use table::{OwnName, OwnNames, OwnService};

/// The same limit as for a registry's CSV.
const MAX_FILE_LEN: usize = 64_000_000;

const UTF8_BOM: &str = "\u{feff}";

/// Loads the file at `path`.
pub(crate) fn load(path: &Path) -> Result<OwnNames, OwnNamesError> {
    let file = path.display().to_string();
    let bytes = File::open(path)
        .and_then(|opened| {
            let mut bytes = Vec::new();
            opened.take(MAX_FILE_LEN as u64 + 1).read_to_end(&mut bytes)?;
            Ok(bytes)
        })
        .map_err(|source| OwnNamesError::Io { file: file.clone(), source })?;
    parse(file, &bytes)
}

/// Parses `bytes`. Error messages call them `file`.
pub(crate) fn parse(file: String, bytes: &[u8]) -> Result<OwnNames, OwnNamesError> {
    if bytes.len() > MAX_FILE_LEN {
        return Err(OwnNamesError::TooLarge { file, limit: MAX_FILE_LEN });
    }
    let mut builder = Builder::default();
    let parsed = utf8(bytes).and_then(|text| {
        let text = text.strip_prefix(UTF8_BOM).unwrap_or(text);
        if is_csv(text) {
            csv::parse(text, &mut builder)
        } else {
            services::parse(text, &mut builder)
        }
    });
    match parsed {
        Ok(()) => Ok(builder.build(file)),
        Err((line, problem)) => Err(OwnNamesError::Line { file, line, problem }),
    }
}

fn utf8(bytes: &[u8]) -> Result<&str, (u32, Problem)> {
    std::str::from_utf8(bytes).map_err(|error| {
        let valid = &bytes[..error.valid_up_to()];
        let line = 1 + memchr::memchr_iter(b'\n', valid).count() as u32;
        (line, Problem::NotUtf8 { byte: bytes[valid.len()] })
    })
}

/// Whether the first field of the first line that is neither blank nor a comment ends at
/// a comma.
fn is_csv(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_start);
    let Some(line) = lines.find(|line| !is_skipped(line)) else { return false };
    let rest = match line.strip_prefix('"') {
        Some(quoted) => quoted.split_once('"').map_or("", |(_, rest)| rest),
        None => line.trim_start_matches(|char: char| char != ',' && !char.is_whitespace()),
    };
    rest.trim_start().starts_with(',')
}

/// Whether the line is blank or a comment.
fn is_skipped(line: &str) -> bool {
    let line = line.trim_start();
    line.is_empty() || line.starts_with('#')
}
