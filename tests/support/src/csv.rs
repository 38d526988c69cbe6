//! A reader and a writer of CSV that share no code with the compiler's reader.

/// The header line of IANA's file.
pub const HEADER: &str = "Service Name,Port Number,Transport Protocol,Description,Assignee,\
                          Contact,Registration Date,Modification Date,Reference,Service Code,\
                          Unauthorized Use Reported,Assignment Notes\n";

/// Splits a text into rows of cells.
///
/// Quotes surround a cell, and two in it are one. Rows end at LF or CRLF outside quotes.
pub fn split(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut cell = String::new();
    // Whether this character is between quotes, and whether its cell began with a quote.
    let (mut inside, mut quoted) = (false, false);
    let mut chars = text.strip_prefix('\u{FEFF}').unwrap_or(text).chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '"' if inside && chars.peek() == Some(&'"') => cell.extend(chars.next()),
            '"' if inside => inside = false,
            '"' if cell.is_empty() && !quoted => (inside, quoted) = (true, true),
            ',' if !inside => {
                row.push(std::mem::take(&mut cell));
                quoted = false;
            }
            '\r' if !inside && chars.peek() == Some(&'\n') => {}
            '\n' if !inside => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
                quoted = false;
            }
            _ => cell.push(char),
        }
    }
    assert!(!inside, "the file ends between quotes");
    // The last line may lack its end.
    if !row.is_empty() || !cell.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    // An empty line is no row.
    rows.retain(|row| row.len() > 1 || !row[0].is_empty());
    rows
}

/// Writes rows as CSV. Cells that need quotes get them.
pub fn write(rows: &[Vec<String>], line_end: &str) -> String {
    let mut text = String::new();
    for row in rows {
        for (index, cell) in row.iter().enumerate() {
            text.push_str(if index == 0 { "" } else { "," });
            if cell.contains(['"', ',', '\n', '\r']) {
                text.extend(["\"", &cell.replace('"', "\"\""), "\""]);
            } else {
                text.push_str(cell);
            }
        }
        text.push_str(line_end);
    }
    text
}

/// A file with IANA's header and these rows. Last cells that a row lacks are empty.
pub fn file(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let rows: Vec<_> = rows
        .into_iter()
        .map(|mut row| {
            row.resize(12, String::new());
            row
        })
        .collect();
    HEADER.to_owned() + &write(&rows, "\n")
}
