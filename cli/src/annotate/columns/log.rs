//! Logs that name their columns in lines that begin with `#`: those of Zeek, and the
//! extended log format of the W3C, which IIS, `CloudFront` and the Windows firewall use.

use std::borrow::Cow;
use std::io::{Read, Write};

use memchr::memchr;

use super::cells::Cells;
use super::layout::Layout;
use super::options::{ColumnsOptions, DELIMITERS, is_delimiter};
use super::row::{self, Row};
use crate::annotate::error::{AnnotateError, Problem, RunError, excerpt};
use crate::annotate::names::Names;
use crate::annotate::records::{MAX_LEN, Record, Records, split_line_end};

/// Directives of the W3C's format, any of which may come first. The last two are those of
/// the Windows firewall.
const DIRECTIVES: [&[u8]; 8] = [
    b"fields",
    b"version",
    b"software",
    b"date",
    b"start-date",
    b"end-date",
    b"remark",
    b"time format",
];

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Format {
    Zeek,
    W3c,
}

impl Format {
    /// The format of an input with this first line, if it is a log.
    pub(super) fn of(line: &[u8]) -> Option<Self> {
        let rest = line.strip_prefix(b"#")?;
        if rest.starts_with(b"separator ") || rest.starts_with(b"fields\t") {
            return Some(Self::Zeek);
        }
        let directive = &rest[..memchr(b':', rest)?];
        let is_known = DIRECTIVES.iter().any(|known| known.eq_ignore_ascii_case(directive));
        is_known.then_some(Self::W3c)
    }

    /// The line that names the columns, for messages.
    fn fields(self) -> &'static str {
        match self {
            Self::Zeek => "a line #fields",
            Self::W3c => "a line #Fields:",
        }
    }
}

/// Writes `bom`, then `records` with names.
pub(super) fn run(
    names: &Names<'_>,
    options: &ColumnsOptions,
    format: Format,
    bom: &[u8],
    mut records: Records<impl Read>,
    out: &mut impl Write,
) -> Result<(), AnnotateError> {
    let row_format = match format {
        Format::Zeek => row::Format::Zeek(b"-".to_vec()),
        Format::W3c => row::Format::W3c,
    };
    let mut log = Log {
        format,
        options,
        row: Row::new(names, row_format),
        separator: b'\t',
        layout: None,
        held: bom.to_vec(),
    };
    while let Some(record) = records.line(out)? {
        log.line(&record, out)?;
    }
    out.write_all(&log.held).map_err(RunError::Output)?;
    Ok(out.flush().map_err(RunError::Output)?)
}

struct Log<'a> {
    format: Format,
    options: &'a ColumnsOptions,
    row: Row<'a>,
    /// The separator in Zeek's header.
    separator: u8,
    /// `None` before the line that names the columns.
    layout: Option<Layout>,
    /// The lines before the one that names the columns, which are written after it is
    /// read.
    held: Vec<u8>,
}

impl Log<'_> {
    fn line(&mut self, record: &Record<'_>, out: &mut impl Write) -> Result<(), AnnotateError> {
        let at_line = |problem| AnnotateError::line(record.line, problem);
        let (content, line_end) = split_line_end(record.bytes);
        if content.starts_with(b"#") || content.iter().all(|&byte| byte == b' ') {
            let added = self.directive(content).map_err(at_line)?;
            if self.layout.is_none() {
                if self.held.len() + record.bytes.len() > MAX_LEN {
                    return Err(at_line(Problem::TooLong {
                        limit: MAX_LEN,
                        expected: self.format.fields(),
                    }));
                }
                self.held.extend_from_slice(record.bytes);
                return Ok(());
            }
            let held = std::mem::take(&mut self.held);
            // IIS writes blanks at the end of the line. The added names come before them.
            let is_w3c = self.format == Format::W3c;
            let len = if is_w3c { content.trim_ascii_end().len() } else { content.len() };
            let (content, blanks) = content.split_at(len);
            for part in [&held, content, &added, blanks, line_end] {
                out.write_all(part).map_err(RunError::Output)?;
            }
            return Ok(());
        }
        let Some(layout) = &self.layout else {
            let (found, expected) = (excerpt(content), self.format.fields());
            return Err(at_line(Problem::NoFields { found, expected }));
        };
        let cells = match self.format {
            Format::Zeek => {
                Cells::new(content, self.options.delimiter.unwrap_or(self.separator), false)
            }
            Format::W3c => w3c_cells(content, layout.width, self.options.delimiter),
        };
        let blanks = &content[cells.row.len()..];
        self.row.annotate(layout, cells, out, record.line)?;
        out.write_all(blanks).and_then(|()| out.write_all(line_end)).map_err(RunError::Output)?;
        Ok(())
    }

    /// Follows a line that begins with `#`. Returns the text to add to the line.
    fn directive(&mut self, line: &[u8]) -> Result<Vec<u8>, Problem> {
        match self.format {
            Format::Zeek => self.zeek_directive(line),
            Format::W3c => self.w3c_directive(line),
        }
    }

    fn zeek_directive(&mut self, line: &[u8]) -> Result<Vec<u8>, Problem> {
        if let Some(separator) = line.strip_prefix(b"#separator ") {
            self.separator = unescape(separator).ok_or_else(|| Problem::Separator {
                found: excerpt(separator),
                expected: DELIMITERS,
            })?;
        }
        let separator = self.options.delimiter.unwrap_or(self.separator);
        let (key, values) = match memchr(separator, line) {
            Some(at) => (&line[..at], &line[at + 1..]),
            None => (line, &b""[..]),
        };
        match key {
            b"#unset_field" => self.row.format = row::Format::Zeek(values.to_vec()),
            b"#fields" => {
                let names = values.split(|&byte| byte == separator).map(Cow::Borrowed);
                return self.set_fields(&names, separator);
            }
            b"#types" => {
                let added = self.layout.iter().filter(|layout| layout.append);
                let count = added.map(|layout| layout.ports.len()).sum();
                return Ok([&[separator], &b"string"[..]].concat().repeat(count));
            }
            _ => {}
        }
        Ok(Vec::new())
    }

    fn w3c_directive(&mut self, line: &[u8]) -> Result<Vec<u8>, Problem> {
        const FIELDS: &[u8] = b"#fields:";
        let Some((key, values)) = line.split_at_checked(FIELDS.len()) else {
            return Ok(Vec::new());
        };
        if !key.eq_ignore_ascii_case(FIELDS) {
            return Ok(Vec::new());
        }
        let values = values.trim_ascii();
        // CloudFront has blanks here, and tabs in the rows.
        let has_tabs = memchr(b'\t', values).is_some();
        let separator = self.options.delimiter.filter(|&byte| memchr(byte, values).is_some());
        let separator = separator.unwrap_or(if has_tabs { b'\t' } else { b' ' });
        let is_separator = move |byte: &u8| *byte == separator || byte.is_ascii_whitespace();
        let names = values.split(is_separator).filter(|name| !name.is_empty());
        self.set_fields(&names.map(Cow::Borrowed), separator)
    }

    /// Sets the columns. Returns the names of the added columns.
    fn set_fields<'b>(
        &mut self,
        names: &(impl Iterator<Item = Cow<'b, [u8]>> + Clone),
        separator: u8,
    ) -> Result<Vec<u8>, Problem> {
        let layout = self.layout.insert(Layout::new(self.options, names)?);
        let mut added = Vec::new();
        if layout.append {
            // Writing to memory does not fail.
            let _ = self.row.add_header(layout, separator, &mut added);
        }
        Ok(added)
    }
}

/// Zeek's `\x09`, or the character itself.
fn unescape(separator: &[u8]) -> Option<u8> {
    let byte = match separator {
        [b'\\', b'x', digits @ ..] if digits.len() == 2 => {
            u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?
        }
        &[byte] => byte,
        _ => return None,
    };
    is_delimiter(byte).then_some(byte)
}

/// The cells of a row whose header has `width` columns.
///
/// The W3C's format has quoted texts, but IIS writes a quote like any other character.
/// Quotes therefore count only if the number of cells is wrong without them.
fn w3c_cells(row: &[u8], width: usize, delimiter: Option<u8>) -> Cells<'_> {
    let by_tabs = memchr(b'\t', row).map(|_| b'\t');
    let candidates = match delimiter {
        Some(delimiter) => [Some(delimiter), None],
        None => [by_tabs, Some(b' ')],
    };
    let mut all = [false, true].into_iter().flat_map(|has_quotes| {
        candidates.into_iter().flatten().map(move |delimiter| {
            let blanks = row.iter().rev().take_while(|&&byte| byte == b' ').count();
            let len = if delimiter == b' ' { row.len() - blanks } else { row.len() };
            Cells::new(&row[..len], delimiter, has_quotes)
        })
    });
    let first = all.clone().next();
    let fits = all.find(|cells| cells.clone().count() == width);
    fits.or(first).unwrap_or_else(|| Cells::new(row, b' ', false))
}
