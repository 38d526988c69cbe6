//! Files that would exhaust memory or time: each is rejected with its own error.

use std::io::Read;

use iana_ports::OwnedRegistry;
use iana_ports_test_support::csv::HEADER;

/// The file is rejected with one short line that starts with `expected`.
#[track_caller]
fn is_rejected(reader: impl Read, expected: &str) {
    let message = match OwnedRegistry::from_reader(reader) {
        Ok(owned) => panic!("read as {owned:?}"),
        Err(error) => error.to_string(),
    };
    assert!(message.starts_with(expected), "{message}");
    assert!(message.len() < 500 && !message.contains(char::is_control), "{message}");
}

#[test]
fn endless_input() {
    is_rejected(
        std::io::repeat(b'x'),
        "<reader>: larger than 67108864 bytes: expected IANA's CSV, which has some 1,200,000",
    );
    is_rejected(
        HEADER.as_bytes().chain(std::io::repeat(b'"')),
        "<reader>: larger than 67108864 bytes",
    );
}

#[test]
fn too_many_rows() {
    let rows = HEADER.to_owned() + &",,,,,,,,,,,\n".repeat((1 << 20) + 10);
    is_rejected(
        rows.as_bytes(),
        "<reader>:1048578: more than 1048576 rows: expected IANA's CSV, which has some 15,000",
    );
}

#[test]
fn too_many_cells_in_a_row() {
    let row = HEADER.to_owned() + &",".repeat(1 << 22);
    is_rejected(
        row.as_bytes(),
        "<reader>:2: a row of 4194305 cells, beginning with \"\": expected 12",
    );
}

#[test]
fn too_long_a_cell() {
    let row = format!("{HEADER}a,1,tcp,{},,,,,,,,\n", "x".repeat(1 << 22));
    let expected = format!(
        "<reader>:2: column 4 (Description): a cell of 4194304 bytes, beginning with \"{}\"…",
        "x".repeat(60)
    );
    is_rejected(row.as_bytes(), &expected);
    let row = format!("{HEADER}a,{},tcp,,,,,,,,,\n", "1".repeat(1 << 22));
    is_rejected(row.as_bytes(), "<reader>:2: column 2 (Port Number): a port over 65535: \"111");
}

#[test]
fn too_many_overlapping_ranges() {
    let rows = (0..1_000).map(|number| format!("n{number},{number}-65535,tcp,,,,,,,,,\n"));
    is_rejected((HEADER.to_owned() + &rows.collect::<Vec<_>>().concat()).as_bytes(), "<reader>: ");
}
