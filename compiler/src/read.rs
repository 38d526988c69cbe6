//! The one reader of the CSV: bytes in, checked rows out.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use csv::{ErrorKind, ReaderBuilder, StringRecord};
use iana_ports_tables::cells::{self, CellError};
use iana_ports_tables::columns::{RENAMED, TITLE_UP_TO_2018, TITLES};
use iana_ports_tables::limits;

use crate::error::{Place, ReadError, shown};
use crate::row::{Registry, Row};

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
    Ok(lines.registry(rows, &bytes))
}

/// Reads the registry in the file at `path`, and goes on to its end whatever is wrong with it.
///
/// # Errors
///
/// Everything that is wrong with the file, in the order of the lines. After a wrong header, wrong quotes or wrong line
/// ends, where the cells begin and end is anybody's guess, and so that problem is the only one; of a row that is not
/// UTF-8, its first such cell is.
pub fn check_file(path: &Path) -> Result<Registry, Vec<ReadError>> {
    let one = |problem| vec![problem];
    let file = path.display().to_string();
    let reader = File::open(path).map_err(|source| one(ReadError::Io { file: file.clone(), source }))?;
    let bytes = read_bytes(&file, reader).map_err(one)?;
    let mut lines = Lines::new(&file, &bytes).map_err(one)?;
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    for row in lines.by_ref() {
        match row {
            Ok(row) => rows.push(row),
            Err(problem) => problems.push(problem),
        }
        if problems.len() == limits::PROBLEMS {
            problems.push(ReadError::Problems { file, limit: limits::PROBLEMS });
            break;
        }
    }
    if problems.is_empty() { Ok(lines.registry(rows, &bytes)) } else { Err(problems) }
}

/// UTF-8's byte-order mark, which spreadsheets write.
const MARK: &[u8] = b"\xef\xbb\xbf";

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
    /// How many records have been read, the header aside.
    count: usize,
    /// What else is wrong with the current row.
    more: Vec<ReadError>,
}

impl<'a> Lines<'a> {
    fn new(file: &str, bytes: &'a [u8]) -> Result<Self, ReadError> {
        let bytes = bytes.strip_prefix(MARK).unwrap_or(bytes);
        // Rows of any length come through, so that the error for a wrong one is ours.
        let reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
        let place = Place { file: file.to_owned(), line: 1, column: None };
        let mut lines = Self {
            place,
            bytes,
            passed: 0,
            reader,
            renamed_title: TITLES[RENAMED],
            count: 0,
            more: Vec::new(),
        };
        // The CSV reader would take it for the first.
        if bytes.starts_with(MARK) {
            let found = "a second byte-order mark".to_owned();
            return Err(ReadError::Header { place: lines.place_of(0), expected: TITLES[0], found });
        }
        let header = lines.record().unwrap_or_else(|| Ok(StringRecord::new()))?;
        lines.check_header(&header)?;
        check_quotes(file, bytes)?;
        Ok(lines)
    }

    fn registry(&self, rows: Vec<Row>, bytes: &[u8]) -> Registry {
        Registry::new(rows, self.renamed_title, hmac_sha256::Hash::hash(bytes))
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

    /// The row, if nothing is wrong with it; else `more` has the problems.
    fn row(&mut self, record: StringRecord) -> Option<Row> {
        if record.len() != TITLES.len() {
            self.more.push(self.wrong_count(&record));
            return None;
        }
        let texts: Cells<'_> = match record.deserialize(None) {
            Ok(texts) => texts,
            Err(source) => {
                self.more.push(ReadError::Csv { file: self.place.file.clone(), source });
                return None;
            }
        };
        for column in PLAIN {
            self.check_length(column, texts[column]);
        }
        let ports = self.typed(texts, 1, cells::ports);
        let transport = self.typed(texts, 2, cells::transport);
        let registration_date = self.typed(texts, 6, cells::date);
        let modification_date = self.typed(texts, 7, cells::date);
        let service_code = self.typed(texts, 9, cells::service_code);
        let row = Row { record, ports, transport, registration_date, modification_date, service_code };
        self.more.is_empty().then_some(row)
    }

    fn check_length(&mut self, column: usize, cell: &str) {
        if cell.len() > limits::CELL_BYTES {
            let (place, value) = (self.place_of(column), shown(cell));
            self.more.push(ReadError::LongCell {
                place,
                found: cell.len(),
                value,
                limit: limits::CELL_BYTES,
            });
        }
    }

    /// What `parse` makes of a cell, unless that is empty or wrong.
    fn typed<T>(
        &mut self,
        texts: Cells<'_>,
        column: usize,
        parse: impl FnOnce(&str) -> Result<T, CellError>,
    ) -> Option<T> {
        let cell = texts[column];
        cells::optional(cell, parse).unwrap_or_else(|CellError { problem, expected }| {
            let (place, value) = (self.place_of(column), shown(cell));
            self.more.push(ReadError::Cell { place, problem, value, expected });
            None
        })
    }
}

type Cells<'a> = [&'a str; TITLES.len()];

/// The columns of plain text.
const PLAIN: [usize; 7] = [0, 3, 4, 5, 8, 10, 11];

impl Iterator for Lines<'_> {
    type Item = Result<Row, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(problem) = self.more.pop() {
            return Some(Err(problem));
        }
        // A file that has more rows than the tables can hold is not read on: it may be made to exhaust memory.
        if self.count > limits::ROWS {
            return None;
        }
        let record = match self.record()? {
            Ok(record) => record,
            Err(problem) => return Some(Err(problem)),
        };
        self.count += 1;
        if self.count > limits::ROWS {
            return Some(Err(ReadError::Rows { place: self.place.clone(), limit: limits::ROWS }));
        }
        let row = self.row(record);
        // In the order of the columns.
        self.more.reverse();
        match (row, self.more.pop()) {
            (Some(row), None) => Some(Ok(row)),
            (_, problem) => problem.map(Err),
        }
    }
}

/// The CSV reader takes quotes of any kind for granted, an unclosed one to the end of the file included, and a carriage
/// return alone for the end of a row. That would be a silent loss; so they are checked first.
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
    for (index, &byte) in bytes.iter().enumerate() {
        line += u64::from(byte == b'\n');
        at = match (at, byte) {
            (At::Quoted, b'"') => At::QuoteInQuoted,
            (At::Quoted, _) | (At::CellStart | At::QuoteInQuoted, b'"') => At::Quoted,
            (At::Bare, b'"') => return wrong(row_line, column, "a quote inside a cell that is not quoted"),
            (_, b',') => {
                column += 1;
                At::CellStart
            }
            (_, b'\r') if bytes.get(index + 1) != Some(&b'\n') => {
                let place = Place { file: file.to_owned(), line: row_line, column: Some(column) };
                return Err(ReadError::LineEnd { place });
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
