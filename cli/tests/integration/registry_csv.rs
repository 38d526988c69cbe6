//! Files in IANA's format: the embedded one, its plain reading, and small ones for a test.

use std::path::Path;

/// The first line of IANA's file.
pub(crate) const HEADER: &str = "Service Name,Port Number,Transport Protocol,Description,Assignee,Contact,Registration Date,\
                      Modification Date,Reference,Service Code,Unauthorized Use Reported,Assignment Notes";

/// A file of these rows. Adds the empty cells that are missing at the end of a row.
pub(crate) fn csv(rows: &[&str]) -> String {
    let commas = |line: &str| line.matches(',').count();
    let row = |row: &&str| format!("{row}{}\r\n", ",".repeat(commas(HEADER) - commas(row)));
    format!("{HEADER}\r\n{}", rows.iter().map(row).collect::<String>())
}

/// A number of four to six digits as the program writes it: `14,447`.
pub(crate) fn with_commas(number: usize) -> String {
    format!("{},{:03}", number / 1000, number % 1000)
}

/// The number of rows of the embedded registry.
pub(crate) fn embedded_rows() -> usize {
    iana_ports::SNAPSHOT.rows().try_into().unwrap()
}

pub(crate) fn embedded_csv() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/service-names-port-numbers.csv");
    std::fs::read_to_string(path).unwrap()
}

/// Plain reading of a CSV, apart from the reader that is under test: rows end in LF or CR LF outside quotes.
pub(crate) fn rows(csv: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = csv.chars().peekable();
    while let Some(char) = chars.next() {
        let row = rows.last_mut().unwrap();
        match char {
            '"' if quoted && chars.peek() == Some(&'"') => {
                row.last_mut().unwrap().push(chars.next().unwrap());
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted => {}
            '\n' if !quoted => rows.push(vec![String::new()]),
            _ => row.last_mut().unwrap().push(char),
        }
    }
    assert_eq!(rows.pop(), Some(vec![String::new()]), "the last line ends");
    rows
}
