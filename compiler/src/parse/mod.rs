//! The reader of the CSV: from bytes to checked records.

mod quotes;

use std::fs::File;
use std::io::Read;
use std::path::Path;

use csv::{ByteRecord, ErrorKind, ReaderBuilder, StringRecord};
use iana_ports_tables::cells::{self, CellError};
use iana_ports_tables::{CellKind, Column, TransportFilter, limits};

use crate::error::{Place, ReadError, excerpt};
use crate::parsed::{CellValue, ParsedRecord, ParsedRegistry};

/// Reads the registry in the file at `path`.
///
/// # Errors
///
/// The first problem of the file, and its place.
pub fn read_file(path: &Path) -> Result<ParsedRegistry, ReadError> {
    let file = path.display().to_string();
    match File::open(path) {
        Ok(reader) => read(&file, reader),
        Err(source) => Err(ReadError::Io { file, source }),
    }
}

/// Reads a registry to the end of `reader`. Messages call it `file`.
///
/// Accepts every form in which IANA has published the registry since 2018: lines that end
/// in CR LF or LF, a byte-order mark, unsorted rows, and the former title of the eleventh
/// column. Skips blank lines.
///
/// # Errors
///
/// The first problem of the file, and its place.
pub fn read(file: &str, reader: impl Read) -> Result<ParsedRegistry, ReadError> {
    let bytes = read_bytes(file, reader)?;
    let mut parser = Parser::new(file, &bytes)?;
    let records = parser.by_ref().collect::<Result<_, _>>()?;
    Ok(parser.registry(records, &bytes))
}

/// Reads a registry to the end of `reader`, and continues after a problem. Messages call
/// it `file`.
///
/// # Errors
///
/// All problems of the file, in the order of the lines. A wrong header, wrong quotes or a
/// wrong line end make it unclear where cells begin and end, so such a problem is the
/// only one reported. A row that is not UTF-8 is reported once, for its first such cell.
pub fn check(file: &str, reader: impl Read) -> Result<ParsedRegistry, Vec<ReadError>> {
    let one = |problem| vec![problem];
    let bytes = read_bytes(file, reader).map_err(one)?;
    let mut parser = Parser::new(file, &bytes).map_err(one)?;
    let (mut records, mut problems) = (Vec::new(), Vec::new());
    for record in parser.by_ref() {
        match record {
            Ok(record) => records.push(record),
            Err(problem) => problems.push(problem),
        }
        if problems.len() == limits::MAX_PROBLEMS {
            let file = file.to_owned();
            problems.push(ReadError::Problems { file, limit: limits::MAX_PROBLEMS });
            break;
        }
    }
    if problems.is_empty() { Ok(parser.registry(records, &bytes)) } else { Err(problems) }
}

/// Reads the registry in the file at `path`, and continues after a problem: see
/// [`check`].
///
/// # Errors
///
/// All problems of the file, or the reason why it cannot be read.
pub fn check_file(path: &Path) -> Result<ParsedRegistry, Vec<ReadError>> {
    let file = path.display().to_string();
    match File::open(path) {
        Ok(reader) => check(&file, reader),
        Err(source) => Err(vec![ReadError::Io { file, source }]),
    }
}

/// The byte-order mark of UTF-8, which spreadsheet programs write.
const UTF8_BOM: &[u8] = b"\xef\xbb\xbf";

fn read_bytes(file: &str, reader: impl Read) -> Result<Vec<u8>, ReadError> {
    let file = || file.to_owned();
    let mut bytes = Vec::new();
    match reader.take(limits::MAX_FILE_LEN as u64 + 1).read_to_end(&mut bytes) {
        Err(source) => Err(ReadError::Io { file: file(), source }),
        Ok(length) if length > limits::MAX_FILE_LEN => {
            Err(ReadError::TooLarge { file: file(), limit: limits::MAX_FILE_LEN })
        }
        Ok(_) => Ok(bytes),
    }
}

/// Iterates over the records of a file. Its header and quotes have been checked.
struct Parser<'a> {
    /// The line of the current record.
    place: Place,
    bytes: &'a [u8],
    /// The number of bytes before the current record, for counting lines.
    passed: usize,
    reader: csv::Reader<&'a [u8]>,
    buffer: StringRecord,
    /// See [`ParsedRegistry::former_titles`].
    former_titles: u32,
    /// The number of records read, without the header.
    count: usize,
    /// The problems of the current record that are not yet returned, the last one first.
    pending: Vec<ReadError>,
}

impl<'a> Parser<'a> {
    fn new(file: &str, bytes: &'a [u8]) -> Result<Self, ReadError> {
        let bytes = bytes.strip_prefix(UTF8_BOM).unwrap_or(bytes);
        // `flexible` accepts rows of any length, so that this parser reports a wrong
        // length.
        let reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
        let mut parser = Self {
            place: Place { file: file.to_owned(), line: 1, column: None },
            bytes,
            passed: 0,
            reader,
            buffer: StringRecord::new(),
            former_titles: 0,
            count: 0,
            pending: Vec::new(),
        };
        // The CSV reader would silently skip a second mark.
        if bytes.starts_with(UTF8_BOM) {
            let column = Column::ALL[0];
            let found = "a second byte-order mark".to_owned();
            return Err(ReadError::Header {
                place: parser.place_of(column),
                expected: column.title(),
                found,
            });
        }
        parser.check_header()?;
        quotes::check(file, bytes)?;
        Ok(parser)
    }

    fn registry(&self, records: Vec<ParsedRecord>, bytes: &[u8]) -> ParsedRegistry {
        ParsedRegistry::new(records, self.former_titles, hmac_sha256::Hash::hash(bytes))
    }

    /// Reads the first record and compares it with the titles, as bytes: a title that is
    /// not UTF-8 is a problem of the header.
    fn check_header(&mut self) -> Result<(), ReadError> {
        let mut titles = ByteRecord::new();
        let result = self.reader.read_byte_record(&mut titles);
        if let Some(position) = titles.position() {
            self.move_to(position);
        }
        match result {
            Ok(true) => {}
            Ok(false) => return Err(ReadError::Empty { file: self.place.file.clone() }),
            Err(error) => return Err(self.csv_error(error)),
        }
        for column in Column::ALL {
            match titles.get(column as usize) {
                Some(found) if found == column.title().as_bytes() => {}
                Some(found) if Some(found) == column.former_title().map(str::as_bytes) => {
                    self.former_titles |= 1 << column as u32;
                }
                found => {
                    let found = found.map_or("nothing".to_owned(), title_excerpt);
                    let (place, expected) = (self.place_of(column), column.title());
                    return Err(ReadError::Header { place, expected, found });
                }
            }
        }
        match titles.get(Column::ALL.len()) {
            None => Ok(()),
            Some(extra) => Err(ReadError::TitleCount {
                place: self.place.clone(),
                found: titles.len(),
                value: title_excerpt(extra),
                expected: Column::ALL.len(),
            }),
        }
    }

    /// Reads the cells of the next record into `buffer`. Moves `place` to its line.
    fn next_cells(&mut self) -> Option<Result<(), ReadError>> {
        let result = self.reader.read_record(&mut self.buffer);
        if let Some(position) = self.buffer.position().cloned() {
            self.move_to(&position);
        }
        match result {
            Ok(true) => Some(Ok(())),
            Ok(false) => None,
            Err(error) => Some(Err(self.csv_error(error))),
        }
    }

    /// Moves `place` to the line of the record at `position`. The line numbers of the CSV
    /// reader are one too low if rows end in CR LF, because its position is between the
    /// two.
    fn move_to(&mut self, position: &csv::Position) {
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
                self.move_to(position);
            }
            let value = no_character_at(err.valid_up_to());
            let column = Column::ALL.get(err.field()).copied();
            return ReadError::NotUtf8 { place: Place { column, ..self.place.clone() }, value };
        }
        ReadError::Csv { file: self.place.file.clone(), source }
    }

    fn wrong_count(&self) -> ReadError {
        ReadError::CellCount {
            place: self.place.clone(),
            found: self.buffer.len(),
            value: excerpt(self.buffer.get(0).unwrap_or_default()),
            expected: Column::ALL.len(),
        }
    }

    fn place_of(&self, column: Column) -> Place {
        Place { column: Some(column), ..self.place.clone() }
    }

    /// The record in `buffer`, or all problems of its cells, in column order.
    fn record(&self) -> Result<ParsedRecord, Vec<ReadError>> {
        let cells = &self.buffer;
        if cells.len() != Column::ALL.len() {
            return Err(vec![self.wrong_count()]);
        }
        let texts: Texts<'_> = cells
            .deserialize(None)
            .map_err(|source| vec![ReadError::Csv { file: self.place.file.clone(), source }])?;
        let mut values = [None; Column::ALL.len()];
        let mut problems = Vec::new();
        for (column, text) in Column::ALL.into_iter().zip(texts) {
            match value(column, text) {
                Ok(value) => values[column as usize] = value,
                Err(error) => problems.push(self.cell_error(column, text, &error)),
            }
        }
        if problems.is_empty() { Ok(ParsedRecord::new(cells, values)) } else { Err(problems) }
    }

    fn cell_error(&self, column: Column, text: &str, error: &ValueError) -> ReadError {
        let (place, value) = (self.place_of(column), excerpt(text));
        match *error {
            ValueError::Cell(CellError { problem, expected }) => {
                ReadError::Cell { place, problem, value, expected }
            }
            ValueError::TooLong => {
                ReadError::LongCell { place, found: text.len(), value, limit: limits::MAX_CELL_LEN }
            }
        }
    }
}

/// A title for a message.
fn title_excerpt(title: &[u8]) -> String {
    match std::str::from_utf8(title) {
        Ok(title) => excerpt(title),
        Err(error) => {
            format!("a title that is not UTF-8 ({})", no_character_at(error.valid_up_to()))
        }
    }
}

fn no_character_at(index: usize) -> String {
    format!("byte {} of the cell does not begin a character", index + 1)
}

/// The cells of a row, which serde deserializes without copying.
type Texts<'a> = [&'a str; Column::ALL.len()];

/// Why a cell is wrong.
enum ValueError {
    Cell(CellError),
    TooLong,
}

/// The typed value of a cell. `None` for an empty cell and for plain text.
fn value(column: Column, text: &str) -> Result<Option<CellValue>, ValueError> {
    let value = match column.kind() {
        CellKind::ServiceName | CellKind::Description | CellKind::Text => {
            return if text.len() > limits::MAX_CELL_LEN {
                Err(ValueError::TooLong)
            } else {
                Ok(None)
            };
        }
        CellKind::Ports => {
            cells::optional(text, cells::ports).map(|ports| ports.map(CellValue::Ports))
        }
        CellKind::Transport => cells::optional(text, cells::transport)
            .map(|transport| Some(CellValue::Transport(TransportFilter::new(transport)))),
        CellKind::Date => cells::optional(text, cells::date).map(|date| date.map(CellValue::Date)),
        CellKind::ServiceCode => {
            cells::optional(text, cells::service_code).map(|code| code.map(CellValue::ServiceCode))
        }
    };
    value.map_err(ValueError::Cell)
}

impl Iterator for Parser<'_> {
    type Item = Result<ParsedRecord, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(problem) = self.pending.pop() {
            return Some(Err(problem));
        }
        // Stops at the limit, so that a file cannot exhaust memory.
        if self.count > limits::MAX_ROWS {
            return None;
        }
        if let Err(problem) = self.next_cells()? {
            return Some(Err(problem));
        }
        self.count += 1;
        if self.count > limits::MAX_ROWS {
            return Some(Err(ReadError::Rows {
                place: self.place.clone(),
                limit: limits::MAX_ROWS,
            }));
        }
        match self.record() {
            Ok(record) => Some(Ok(record)),
            Err(mut problems) => {
                problems.reverse();
                self.pending = problems;
                self.pending.pop().map(Err)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_a_limited_number_of_bytes() {
        const LIMIT: usize = limits::MAX_FILE_LEN;
        let read = |len: usize| read_bytes("file", std::io::repeat(b'x').take(len as u64));
        assert_eq!(read(LIMIT).expect("the largest file").len(), LIMIT);
        let error = read(LIMIT + 1).expect_err("a larger file");
        assert!(matches!(error, ReadError::TooLarge { limit: LIMIT, .. }), "{error}");
    }

    #[test]
    fn a_cell_has_a_limited_number_of_bytes() {
        let header = Column::ALL.map(Column::title).join(",");
        for (len, is_accepted) in [(limits::MAX_CELL_LEN, true), (limits::MAX_CELL_LEN + 1, false)]
        {
            let csv = format!("{header}\n,,,{},,,,,,,,", "x".repeat(len));
            assert_eq!(super::read("file", csv.as_bytes()).is_ok(), is_accepted, "{len} bytes");
        }
    }
}
