//! The cells of a row.

use std::borrow::Cow;

use memchr::memchr;

/// A cell's value in its row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cell {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether the value is in quotes.
    pub(super) is_quoted: bool,
}

impl Cell {
    pub(super) fn value(self, row: &[u8]) -> &[u8] {
        &row[self.start..self.end]
    }

    /// The value with single instead of doubled quotes.
    pub(super) fn text(self, row: &[u8]) -> Cow<'_, [u8]> {
        let value = self.value(row);
        if !self.is_quoted || memchr(b'"', value).is_none() {
            return Cow::Borrowed(value);
        }
        let mut text = Vec::with_capacity(value.len());
        let mut rest = value;
        while let Some(quote) = memchr(b'"', rest) {
            text.extend_from_slice(&rest[..=quote]);
            rest = rest.get(quote + 2..).unwrap_or_default();
        }
        text.extend_from_slice(rest);
        Cow::Owned(text)
    }
}

/// Iterates over the cells of a row without its line end.
#[derive(Clone)]
pub(super) struct Cells<'a> {
    pub(super) row: &'a [u8],
    pub(super) delimiter: u8,
    /// Whether a cell may be in quotes.
    has_quotes: bool,
    /// The start of the next cell; `None` after the last one.
    at: Option<usize>,
}

impl<'a> Cells<'a> {
    pub(super) fn new(row: &'a [u8], delimiter: u8, has_quotes: bool) -> Self {
        Self { row, delimiter, has_quotes, at: Some(0) }
    }

    /// The quoted value that begins at `start`, if a delimiter or the end of the row
    /// follows it.
    fn quoted(&self, start: usize) -> Option<Cell> {
        let start = start + 1;
        let mut at = start;
        loop {
            let end = at + memchr(b'"', &self.row[at..])?;
            match self.row.get(end + 1) {
                Some(b'"') => at = end + 2,
                Some(&byte) if byte != self.delimiter => return None,
                _ => return Some(Cell { start, end, is_quoted: true }),
            }
        }
    }

    /// The position from which to look for the end of a cell that begins with a quote but
    /// is not quoted as a whole: delimiters between its quotes are part of it.
    fn after_quotes(&self, start: usize) -> usize {
        let mut at = start + 1;
        while let Some(quote) = memchr(b'"', &self.row[at..]) {
            at += quote + 1;
            if self.row.get(at) != Some(&b'"') {
                return at;
            }
            at += 1;
        }
        self.row.len()
    }
}

impl Iterator for Cells<'_> {
    type Item = Cell;

    fn next(&mut self) -> Option<Cell> {
        let start = self.at?;
        let begins_with_quote = self.has_quotes && self.row.get(start) == Some(&b'"');
        if let Some(cell) = begins_with_quote.then(|| self.quoted(start)).flatten() {
            self.at = (cell.end + 1 < self.row.len()).then_some(cell.end + 2);
            return Some(cell);
        }
        let from = if begins_with_quote { self.after_quotes(start) } else { start };
        let end = memchr(self.delimiter, &self.row[from..]).map(|found| from + found);
        self.at = end.map(|end| end + 1);
        Some(Cell { start, end: end.unwrap_or(self.row.len()), is_quoted: false })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_and_their_text() {
        for (row, expected) in [
            ("", &[""][..]),
            ("a", &["a"]),
            ("a,b", &["a", "b"]),
            (",", &["", ""]),
            ("\"\"", &[""]),
            ("\"a,b\",c", &["a,b", "c"]),
            ("\"a\"\"b\",\"\"\"\"", &["a\"b", "\""]),
            ("\"a\",", &["a", ""]),
            ("\"a,b\"c,d", &["\"a,b\"c", "d"]),
            ("\"a\"\",b\"c,d", &["\"a\"\",b\"c", "d"]),
            ("a\"b,c\"", &["a\"b", "c\""]),
            ("\"a\nb\",c", &["a\nb", "c"]),
            ("\"a,b", &["\"a,b"]),
            ("\"", &["\""]),
        ] {
            let cells = Cells::new(row.as_bytes(), b',', true);
            let texts: Vec<_> = cells.map(|cell| cell.text(row.as_bytes()).into_owned()).collect();
            let expected: Vec<_> = expected.iter().map(|cell| cell.as_bytes().to_vec()).collect();
            assert_eq!(texts, expected, "{row:?}");
        }
        let row = b"\"a b\" c";
        let cells: Vec<_> = Cells::new(row, b' ', false).map(|cell| cell.value(row)).collect();
        assert_eq!(cells, [&b"\"a"[..], b"b\"", b"c"]);
    }
}
