//! CSV: `port,transport,name[,description]`, with comments and blank lines between rows.

use std::ops::RangeInclusive;

use csv::{ReaderBuilder, StringRecord, Trim};
use iana_ports::Transport;

use super::builder::Builder;
use super::error::Problem;
use crate::excerpt::excerpt;
use crate::ports::port_number;

const TITLES: [&str; 4] = ["port", "transport", "name", "description"];

/// Only the description may be left out.
const MIN_CELLS: usize = TITLES.len() - 1;

/// Whether the first field of the first line that is neither blank nor a comment ends at
/// a comma.
pub(super) fn is_csv(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_start);
    let Some(line) = lines.find(|line| !is_skipped(line)) else { return false };
    let rest = match line.strip_prefix('"') {
        Some(quoted) => quoted.split_once('"').map_or("", |(_, rest)| rest),
        None => line.trim_start_matches(|char: char| char != ',' && !char.is_whitespace()),
    };
    rest.trim_start().starts_with(',')
}

pub(super) fn parse(text: &str, builder: &mut Builder) -> Result<(), (u32, Problem)> {
    let Rows { text, lines } = Rows::split(text)?;
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let mut cells = StringRecord::new();
    for (index, line) in lines.into_iter().enumerate() {
        let added = match reader.read_record(&mut cells) {
            Ok(true) if index == 0 && is_header(&cells) => check_header(&cells),
            Ok(true) => add(line, &cells, builder),
            // `Rows::split` checked what the reader may reject.
            Ok(false) | Err(_) => Err(Problem::Quotes { problem: "not CSV" }),
        };
        added.map_err(|problem| (line, problem))?;
    }
    Ok(())
}

/// Whether the line is blank or a comment.
fn is_skipped(line: &str) -> bool {
    let line = line.trim_start();
    line.is_empty() || line.starts_with('#')
}

fn is_header(cells: &StringRecord) -> bool {
    cells.get(0).is_some_and(|cell| cell.eq_ignore_ascii_case(TITLES[0]))
}

fn check_header(cells: &StringRecord) -> Result<(), Problem> {
    let is_title = |(cell, title): (&str, &str)| cell.eq_ignore_ascii_case(title);
    if (MIN_CELLS..=TITLES.len()).contains(&cells.len()) && cells.iter().zip(TITLES).all(is_title) {
        return Ok(());
    }
    let found = cells.iter().collect::<Vec<_>>().join(",");
    Err(Problem::Header { found: excerpt(&found) })
}

fn add(line: u32, cells: &StringRecord, builder: &mut Builder) -> Result<(), Problem> {
    if !(MIN_CELLS..=TITLES.len()).contains(&cells.len()) {
        let cell = excerpt(cells.get(0).unwrap_or_default());
        return Err(Problem::CellCount { cell, found: cells.len() });
    }
    let ports = ports(&cells[0])?;
    let transports = match &cells[1] {
        "" => Transport::ALL.to_vec(),
        transport => vec![transport.parse().map_err(|_| Problem::Transport {
            found: excerpt(transport),
            expected: format!(
                "{}, or nothing for every transport",
                Transport::ALL.map(Transport::as_str).join(", ")
            ),
        })?],
    };
    builder.add(line, ports, &transports, &cells[2], cells.get(3).unwrap_or_default())
}

fn ports(cell: &str) -> Result<RangeInclusive<u16>, Problem> {
    let (first, last) = cell.split_once('-').unwrap_or((cell, cell));
    match (port_number(first), port_number(last)) {
        (Some(first), Some(last)) if first <= last => Ok(first..=last),
        (Some(_), Some(_)) => Err(Problem::UpsideDown { found: excerpt(cell) }),
        _ => Err(Problem::Port { found: excerpt(cell), also: ", or a range such as 27000-27009" }),
    }
}

/// The rows without the lines between them, and the line on which each row begins.
struct Rows {
    text: String,
    lines: Vec<u32>,
}

impl Rows {
    /// Removes comments and blank lines. Rejects unpaired quotes, and carriage returns
    /// without a line feed: the CSV reader accepts both, and would lose rows silently.
    fn split(text: &str) -> Result<Self, (u32, Problem)> {
        let mut rows = Self { text: String::with_capacity(text.len()), lines: Vec::new() };
        let mut quotes = Quotes::CellStart;
        for (number, line) in (1..).zip(text.split_inclusive('\n')) {
            if quotes != Quotes::Quoted {
                if is_skipped(line) {
                    continue;
                }
                rows.lines.push(number);
            }
            let row = rows.lines.last().copied().unwrap_or(number);
            quotes = quotes.after(line).map_err(|problem| (row, problem))?;
            rows.text.push_str(line);
        }
        if quotes == Quotes::Quoted {
            let row = rows.lines.last().copied().unwrap_or(1);
            return Err((row, Problem::Quotes { problem: "a quote that is never closed" }));
        }
        Ok(rows)
    }
}

/// The state of quotes at a position in a row.
///
/// `iana-ports-compiler` has the same states and messages for the registry's file, in
/// `parse/quotes.rs`. Change both.
#[derive(Clone, Copy, PartialEq)]
enum Quotes {
    CellStart,
    Bare,
    Quoted,
    /// After a quote in a quoted cell: the end of the cell unless another quote follows.
    QuoteInQuoted,
}

impl Quotes {
    /// The state after a line, which may end in a line feed.
    fn after(self, line: &str) -> Result<Self, Problem> {
        let mut state = self;
        for (index, byte) in line.bytes().enumerate() {
            let wrong = |problem| Err(Problem::Quotes { problem });
            state = match (state, byte) {
                (Self::Quoted, b'"') => Self::QuoteInQuoted,
                (Self::Quoted, _) | (Self::CellStart | Self::QuoteInQuoted, b'"') => Self::Quoted,
                (Self::Bare, b'"') => return wrong("a quote inside a cell that is not quoted"),
                (_, b'\r') if line.as_bytes().get(index + 1) != Some(&b'\n') => {
                    return Err(Problem::LineEnd);
                }
                (_, b',' | b'\r' | b'\n') => Self::CellStart,
                (Self::QuoteInQuoted, _) => return wrong("text after the closing quote of a cell"),
                (Self::CellStart | Self::Bare, _) => Self::Bare,
            };
        }
        Ok(state)
    }
}
