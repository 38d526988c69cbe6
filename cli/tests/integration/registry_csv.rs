//! Files in IANA's format: the embedded one, and small ones for a test.

use std::sync::LazyLock;

use iana_ports_test_support::csv::{self, split};
use iana_ports_test_support::reference::csv_text;

/// The first line of IANA's file, without its end.
pub(crate) const HEADER: &str = csv::HEADER.trim_ascii_end();

/// A file of these rows. Adds the empty cells that are missing at the end of a row.
pub(crate) fn csv(rows: &[&str]) -> String {
    let commas = |line: &str| line.matches(',').count();
    let row = |row: &&str| format!("{row}{}\r\n", ",".repeat(commas(HEADER) - commas(row)));
    format!("{HEADER}\r\n{}", rows.iter().map(row).collect::<String>())
}

/// The file that is embedded.
pub(crate) fn embedded_csv() -> &'static str {
    static TEXT: LazyLock<String> = LazyLock::new(csv_text);
    &TEXT
}

/// The rows of the embedded file, its header first.
pub(crate) fn embedded_table() -> &'static [Vec<String>] {
    static TABLE: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| split(embedded_csv()));
    &TABLE
}

/// The number of rows of the embedded registry.
pub(crate) fn embedded_rows() -> usize {
    iana_ports::SNAPSHOT.rows().try_into().unwrap()
}

/// A number of four to six digits as the program writes it: `14,447`.
pub(crate) fn with_commas(number: usize) -> String {
    format!("{},{:03}", number / 1000, number % 1000)
}
