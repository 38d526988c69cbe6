//! Files that are made to exhaust memory, or to be read in two ways: each is refused by an error of its own.

#![cfg(feature = "csv")]

use std::io::Read;

use iana_ports::OwnedRegistry;

const HEADER: &str = "Service Name,Port Number,Transport Protocol,Description,Assignee,Contact,Registration Date,\
                      Modification Date,Reference,Service Code,Unauthorized Use Reported,Assignment Notes\n";

#[track_caller]
fn refused(reader: impl Read, expected: &str) {
    let message = match OwnedRegistry::from_reader(reader) {
        Ok(owned) => panic!("read as {owned:?}"),
        Err(error) => error.to_string(),
    };
    assert!(message.starts_with(expected), "{message}");
    assert!(message.len() < 500 && !message.contains(char::is_control), "{message}");
}

#[test]
fn endless_input() {
    refused(
        std::io::repeat(b'x'),
        "<reader>: larger than 67108864 bytes: expected IANA's CSV, which has some 1,200,000",
    );
    refused(HEADER.as_bytes().chain(std::io::repeat(b'"')), "<reader>: larger than 67108864 bytes");
}

#[test]
fn rows_without_number() {
    let rows = HEADER.to_owned() + &",,,,,,,,,,,\n".repeat((1 << 20) + 10);
    refused(
        rows.as_bytes(),
        "<reader>:1048578: more than 1048576 rows: expected IANA's CSV, which has some 15,000",
    );
}

#[test]
fn cells_without_number() {
    let row = HEADER.to_owned() + &",".repeat(1 << 22);
    refused(row.as_bytes(), "<reader>:2: a row of 4194305 cells, beginning with \"\": expected 12");
}

#[test]
fn a_cell_without_end() {
    let row = format!("{HEADER}a,1,tcp,{},,,,,,,,\n", "x".repeat(1 << 22));
    let expected = format!(
        "<reader>:2: column 4 (Description): a cell of 4194304 bytes, beginning with \"{}\"…",
        "x".repeat(60)
    );
    refused(row.as_bytes(), &expected);
    let row = format!("{HEADER}a,{},tcp,,,,,,,,,\n", "1".repeat(1 << 22));
    refused(row.as_bytes(), "<reader>:2: column 2 (Port Number): a port over 65535: \"111");
}

#[test]
fn rows_that_cover_one_another() {
    let rows = (0..1_000).map(|number| format!("n{number},{number}-65535,tcp,,,,,,,,,\n"));
    refused((HEADER.to_owned() + &rows.collect::<Vec<_>>().concat()).as_bytes(), "<reader>: ");
}

#[test]
fn marks_and_line_ends_that_readers_do_not_agree_on() {
    refused(
        format!("\u{feff}\u{feff}{HEADER}").as_bytes(),
        "<reader>:1: column 1 (Service Name): wrong header: ",
    );
    let row = "a,1,tcp,,,,,,,,,\ra,2,tcp,,,,,,,,,\n";
    refused(
        (HEADER.to_owned() + row).as_bytes(),
        "<reader>:2: column 12 (Assignment Notes): a carriage return without a line feed after this cell",
    );
}
