//! The one reader of the CSV: bytes in, checked rows out.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use csv::{ErrorKind, ReaderBuilder, StringRecord};
use iana_ports_tables::columns::{RENAMED, TITLE_UP_TO_2018, TITLES};
use iana_ports_tables::{Transport, limits};

use crate::error::{Place, ReadError, shown};
use crate::row::{Ports, Registry, Row};

/// Reads the registry in the file at `path`.
///
/// # Errors
///
/// The first thing that is wrong with the file, and where.
pub fn read_file(path: &Path) -> Result<Registry, ReadError> {
    let file = path.display().to_string();
    match File::open(path) {
        Ok(reader) => read(&file, reader),
        Err(source) => Err(ReadError::Io { file, source }),
    }
}

/// Reads the registry that `reader` gives; messages call it `file`.
///
/// Every form is read in which IANA has published the registry: lines that end in CR LF or LF, a byte-order mark, rows
/// out of order, the title that the eleventh column had up to 2018. Blank lines say nothing and are passed over.
///
/// # Errors
///
/// The first thing that is wrong with the file, and where.
pub fn read(file: &str, reader: impl Read) -> Result<Registry, ReadError> {
    let bytes = read_bytes(file, reader)?;
    let mut lines = Lines::new(file, &bytes)?;
    let rows = lines.by_ref().collect::<Result<_, _>>()?;
    Ok(Registry::new(rows, lines.renamed_title, hmac_sha256::Hash::hash(&bytes)))
}

/// Everything that is wrong with what `reader` gives, in the order of the lines.
///
/// After a wrong header or wrong quotes, where the cells begin and end is anybody's guess, and so that problem is the
/// only one.
///
/// # Errors
///
/// If it cannot be read at all.
pub fn problems(file: &str, reader: impl Read) -> Result<Vec<ReadError>, ReadError> {
    let bytes = read_bytes(file, reader)?;
    Ok(match Lines::new(file, &bytes) {
        Ok(lines) => lines.filter_map(Result::err).collect(),
        Err(error) => vec![error],
    })
}

fn read_bytes(file: &str, reader: impl Read) -> Result<Vec<u8>, ReadError> {
    let file = || file.to_owned();
    let mut bytes = Vec::new();
    match reader.take(limits::FILE_BYTES as u64 + 1).read_to_end(&mut bytes) {
        Err(source) => Err(ReadError::Io { file: file(), source }),
        Ok(length) if length > limits::FILE_BYTES => {
            Err(ReadError::TooLarge { file: file(), limit: limits::FILE_BYTES })
        }
        Ok(_) => Ok(bytes),
    }
}

/// The rows of a file whose header and quotes are right.
struct Lines<'a> {
    place: Place,
    bytes: &'a [u8],
    /// How many of the bytes lie before the line of the current place.
    passed: usize,
    reader: csv::Reader<&'a [u8]>,
    renamed_title: &'static str,
}

impl<'a> Lines<'a> {
    fn new(file: &str, bytes: &'a [u8]) -> Result<Self, ReadError> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        // Rows of any length come through, so that the error for a wrong one is ours.
        let reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
        let place = Place { file: file.to_owned(), line: 1, column: None };
        let mut lines = Self { place, bytes, passed: 0, reader, renamed_title: TITLES[RENAMED] };
        let header = lines.record().unwrap_or_else(|| Ok(StringRecord::new()))?;
        lines.check_header(&header)?;
        check_quotes(file, bytes)?;
        Ok(lines)
    }

    fn check_header(&mut self, header: &StringRecord) -> Result<(), ReadError> {
        for (column, expected) in TITLES.into_iter().enumerate() {
            match header.get(column) {
                Some(found) if found == expected => {}
                Some(TITLE_UP_TO_2018) if column == RENAMED => self.renamed_title = TITLE_UP_TO_2018,
                found => {
                    let found = found.map_or("nothing".to_owned(), shown);
                    return Err(ReadError::Header { place: self.place_of(column), expected, found });
                }
            }
        }
        if header.len() == TITLES.len() { Ok(()) } else { Err(self.wrong_count(header)) }
    }

    /// The next record; its line is the current place.
    fn record(&mut self) -> Option<Result<StringRecord, ReadError>> {
        let mut record = StringRecord::new();
        let result = self.reader.read_record(&mut record);
        if let Some(position) = record.position() {
            self.go_to(position);
        }
        match result {
            Ok(true) => Some(Ok(record)),
            Ok(false) => None,
            Err(error) => Some(Err(self.csv_error(error))),
        }
    }

    /// Makes the line of the record at `position` the current place. The CSV reader's own count of lines is one short where
    /// rows end in CR LF: its position is that between the two.
    fn go_to(&mut self, position: &csv::Position) {
        let rest = &self.bytes[self.passed..];
        let start = usize::try_from(position.byte())
            .map_or(0, |byte| byte.saturating_sub(self.passed))
            .min(rest.len());
        let blank = rest[start..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let passed = &rest[..start + blank];
        self.place.line += passed.iter().map(|&byte| u64::from(byte == b'\n')).sum::<u64>();
        self.passed += passed.len();
    }

    fn csv_error(&mut self, source: csv::Error) -> ReadError {
        if let ErrorKind::Utf8 { pos, err } = source.kind() {
            if let Some(position) = pos {
                self.go_to(position);
            }
            let value = format!("byte {} of the cell begins no character", err.valid_up_to() + 1);
            return ReadError::NotUtf8 { place: self.place_of(err.field()), value };
        }
        ReadError::Csv { file: self.place.file.clone(), source }
    }

    fn wrong_count(&self, record: &StringRecord) -> ReadError {
        let value = shown(record.get(0).unwrap_or_default());
        ReadError::CellCount { place: self.place.clone(), found: record.len(), value }
    }

    fn place_of(&self, column: usize) -> Place {
        Place { column: Some(column), ..self.place.clone() }
    }

    fn row(&self, record: StringRecord) -> Result<Row, ReadError> {
        if record.len() != TITLES.len() {
            return Err(self.wrong_count(&record));
        }
        let cells: [&str; TITLES.len()] = record
            .deserialize(None)
            .map_err(|source| ReadError::Csv { file: self.place.file.clone(), source })?;
        for (column, cell) in cells.into_iter().enumerate() {
            if cell.len() > limits::CELL_BYTES {
                let (found, value, limit) = (cell.len(), shown(cell), limits::CELL_BYTES);
                return Err(ReadError::LongCell { place: self.place_of(column), found, value, limit });
            }
        }
        let wrong = |column: usize, (problem, expected): Problem| ReadError::Cell {
            place: self.place_of(column),
            problem,
            value: shown(cells[column]),
            expected,
        };
        Ok(Row {
            ports: typed(cells[1], ports).map_err(|problem| wrong(1, problem))?,
            transport: typed(cells[2], transport).map_err(|problem| wrong(2, problem))?,
            registration_date: typed(cells[6], date).map_err(|problem| wrong(6, problem))?,
            modification_date: typed(cells[7], date).map_err(|problem| wrong(7, problem))?,
            service_code: typed(cells[9], service_code).map_err(|problem| wrong(9, problem))?,
            record,
        })
    }
}

impl Iterator for Lines<'_> {
    type Item = Result<Row, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        Some(self.record()?.and_then(|record| self.row(record)))
    }
}

/// What is wrong with a cell, and what was expected.
type Problem = (&'static str, &'static str);

/// Nothing for an empty cell, else what `parse` makes of it.
fn typed<T>(cell: &str, parse: impl Fn(&str) -> Result<T, Problem>) -> Result<Option<T>, Problem> {
    if cell.is_empty() { Ok(None) } else { parse(cell).map(Some) }
}

fn ports(cell: &str) -> Result<Ports, Problem> {
    const EXPECTED: &str =
        "a port from 0 to 65535 without sign or leading zeros, a range of two such as 6000-6063, or nothing";
    let port = |text: &str| match text.parse::<u16>() {
        Ok(port) if port.to_string() == text => Ok(port),
        Err(_)
            if text.len() >= 5
                && text.bytes().all(|byte| byte.is_ascii_digit())
                && !text.starts_with('0') =>
        {
            Err(("a port over 65535", EXPECTED))
        }
        _ => Err(("not a port number", EXPECTED)),
    };
    match cell.split_once('-') {
        None => port(cell).map(|port| Ports { first: port, last: port, is_range: false }),
        Some((first, last)) => match (port(first)?, port(last)?) {
            (first, last) if first > last => Err(("a range upside down", "the lower port first")),
            (first, last) => Ok(Ports { first, last, is_range: true }),
        },
    }
}

fn transport(cell: &str) -> Result<Transport, Problem> {
    let found = Transport::ALL.into_iter().find(|transport| transport.as_str() == cell);
    found.ok_or(("unknown transport protocol", "tcp, udp, sctp or dccp, in lower case, or nothing"))
}

fn date(cell: &str) -> Result<iana_ports_tables::Date, Problem> {
    cell.parse().map_err(|_| ("not a date", "YYYY-MM-DD or YYYY-MM, or nothing"))
}

fn service_code(cell: &str) -> Result<u32, Problem> {
    let code = cell.parse::<u32>().ok().filter(|code| code.to_string() == cell);
    code.ok_or((
        "not a service code",
        "a number from 0 to 4294967295 without sign or leading zeros, or nothing",
    ))
}

/// The CSV reader takes quotes of any kind for granted, an unclosed one to the end of the file included. That would be a
/// silent loss of rows; so they are checked first.
fn check_quotes(file: &str, bytes: &[u8]) -> Result<(), ReadError> {
    #[derive(PartialEq)]
    enum At {
        CellStart,
        Bare,
        Quoted,
        QuoteInQuoted,
    }
    let (mut at, mut line, mut row_line, mut column) = (At::CellStart, 1, 1, 0);
    let wrong = |row_line, column, problem| {
        let place = Place { file: file.to_owned(), line: row_line, column: Some(column) };
        Err(ReadError::Quotes { place, problem })
    };
    for &byte in bytes {
        line += u64::from(byte == b'\n');
        at = match (at, byte) {
            (At::Quoted, b'"') => At::QuoteInQuoted,
            (At::Quoted, _) | (At::CellStart | At::QuoteInQuoted, b'"') => At::Quoted,
            (At::Bare, b'"') => return wrong(row_line, column, "a quote inside a cell that is not quoted"),
            (_, b',') => {
                column += 1;
                At::CellStart
            }
            (_, b'\r' | b'\n') => {
                (row_line, column) = (line, 0);
                At::CellStart
            }
            (At::QuoteInQuoted, _) => {
                return wrong(row_line, column, "text behind the closing quote of a cell");
            }
            (At::CellStart | At::Bare, _) => At::Bare,
        };
    }
    if at == At::Quoted { wrong(row_line, column, "a quote that is never closed") } else { Ok(()) }
}
