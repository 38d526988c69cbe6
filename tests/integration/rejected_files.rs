//! Files with one error: the load fails with one line that names the place and the value.
//! Nothing is skipped.

use iana_ports::OwnedRegistry;
use iana_ports_test_support::csv::{HEADER, write};
use iana_ports_test_support::reference::reference;

/// The file is rejected with one line that contains all of these texts.
#[track_caller]
fn is_rejected(text: impl AsRef<[u8]>, named: &[&str]) {
    let Err(error) = OwnedRegistry::from_reader(text.as_ref()) else {
        panic!("the file is read: expected an error with {named:?}");
    };
    let error: &dyn std::error::Error = &error;
    let message = error.to_string();
    assert!(!message.contains(char::is_control), "{message:?}");
    for named in named {
        assert!(message.contains(named), "{named:?} is not in: {message}");
    }
}

/// A valid row.
fn row() -> Vec<String> {
    let cells =
        ["a", "80", "tcp", "b", "[C]", "[D]", "2020-01-02", "2021-02", "[RFC1]", "7", "e", "f\ng"];
    cells.map(str::to_owned).into()
}

/// A file of three rows. `change` edits the second, which is on lines 4 and 5.
fn rows(change: impl FnOnce(&mut Vec<String>)) -> String {
    let mut rows = vec![reference().header.clone(), row(), row(), row()];
    change(&mut rows[2]);
    write(&rows, "\r\n")
}

#[test]
fn a_valid_file_is_read() {
    let owned = OwnedRegistry::from_reader(rows(|_| {}).as_bytes()).unwrap();
    assert_eq!(owned.registry().records().len(), 3);
}

/// A file with one of these values in this column of the second row is rejected.
fn are_rejected_in(column: usize, values: &[&str]) {
    let title = reference().header[column].as_str();
    for &value in values {
        let text = rows(|row| value.clone_into(&mut row[column]));
        is_rejected(text, &[":4:", title, value.trim_matches(char::is_control), "expected"]);
    }
}

#[test]
fn ports() {
    let numbers = [
        "080", "+80", "-80", " 80", "80 ", "00", "0x50", "8O", "eighty", "80.0", "65536", "100000",
        "٣",
    ];
    are_rejected_in(1, &numbers);
    let ranges = [
        "90-80",
        "80-",
        "-",
        "80-90-95",
        "80 - 90",
        "80-65536",
        "65536-65537",
        "080-90",
        "80-+90",
        "80–90",
    ];
    are_rejected_in(1, &ranges);
    // With overflow, each of these would be 80.
    are_rejected_in(1, &["65616", "4294967376", "18446744073709551696"]);
}

#[test]
fn transports() {
    are_rejected_in(2, &["TCP", "Tcp", "tcp ", "tcp/udp", "icmp", "6", "tcp,udp", "\ttcp"]);
}

#[test]
fn dates() {
    let dates = [
        "2020",
        "2020-13",
        "2020-00",
        "2020-01-32",
        "2020-01-00",
        "2021-02-29",
        "2020-1",
        "2020-01-1",
        "20-01-01",
        "2020/01/01",
        "2020-01-01 ",
        "01-01-2020",
        "+020-01",
        "12020-01",
        "2020-01-01-01",
        "soon",
    ];
    are_rejected_in(6, &dates);
    are_rejected_in(7, &dates);
}

#[test]
fn service_codes() {
    are_rejected_in(9, &["07", "+7", "-7", "7 ", "0x7", "4294967296", "DISC", "7.0"]);
}

#[test]
fn rows_without_twelve_cells() {
    is_rejected(rows(|row| row.truncate(11)), &[":4", "11", "12"]);
    is_rejected(rows(|row| row.push("h".to_owned())), &[":4", "13", "12"]);
    // A line with one cell is not empty, even if that is a space.
    is_rejected(rows(|row| *row = vec!["a".to_owned()]), &[":4", "12"]);
    is_rejected(rows(|row| *row = vec![" ".to_owned()]), &[":4", "12"]);
}

#[test]
fn wrong_headers() {
    // A file without a header begins with a row.
    is_rejected(write(&[row()], "\n"), &[":1", "Service Name"]);
    for column in 0..reference().header.len() {
        for title in ["", "Service name", "Port Number ", "Titel"] {
            let mut header = reference().header.clone();
            let expected = header[column].clone();
            title.clone_into(&mut header[column]);
            is_rejected(write(&[header, row()], "\n"), &[":1", &expected, title]);
        }
    }
    // The page of a server that does not have the file.
    is_rejected(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<p>Not \"found\"</p>\n",
        &[":1", "Service Name", "<!DOCTYPE"],
    );
    let mut header = reference().header.clone();
    header.swap(4, 5);
    is_rejected(write(&[header], "\n"), &[":1", "Assignee", "Contact"]);
    is_rejected(write(&[reference().header[..11].to_vec()], "\n"), &[":1", "Assignment Notes"]);
    let mut header = reference().header.clone();
    header.push("More".to_owned());
    is_rejected(
        write(&[header], "\n"),
        &["<reader>:1: wrong header: expected 12 titles, found 13, the first extra one \"More\": "],
    );
    is_rejected(
        HEADER.replace("Contact", "Kontäkt"),
        &["<reader>:1: column 6 (Contact): wrong header: ", "found \"Kontäkt\": "],
    );
    let (start, end) = HEADER.split_once("Contact").unwrap();
    is_rejected(
        [start.as_bytes(), b"Kont\xe4kt", end.as_bytes()].concat(),
        &["<reader>:1: column 6 (Contact): wrong header: expected the title \"Contact\", found a \
             title that is not UTF-8 (byte 5 of the cell does not begin a character): "],
    );
    // The historic title is accepted only in its own column.
    let mut header = reference().header.clone();
    "Known Unauthorized Uses".clone_into(&mut header[11]);
    is_rejected(write(&[header], "\n"), &[":1", "Assignment Notes", "Known Unauthorized Uses"]);
}

#[test]
fn bytes_that_are_not_utf_8() {
    let text = rows(|row| "?".clone_into(&mut row[4])).replace('?', "\u{E9}");
    // Latin-1, half a character, a surrogate, and UTF-16.
    for bytes in [&b"\xE9"[..], b"\xC3", b"\xED\xA0\x80", b"\xFF"] {
        let (before, after) = text.split_once('\u{E9}').unwrap();
        let text = [before.as_bytes(), bytes, after.as_bytes()].concat();
        is_rejected(text, &[":4", "UTF-8", "Assignee"]);
    }
    let utf_16: Vec<u8> = rows(|_| {}).encode_utf16().flat_map(u16::to_le_bytes).collect();
    is_rejected(utf_16, &[":1"]);
}

#[test]
fn quotes_that_do_not_pair() {
    let text = rows(|row| "?".clone_into(&mut row[4]));
    // An open quote, which would merge the next rows into one cell, and quotes that
    // readers disagree on.
    for quotes in ["\"", "\"a\"b", "a\"b", "\"\"\""] {
        is_rejected(text.replace('?', quotes), &[":4", "quote"]);
    }
}

#[test]
fn two_byte_order_marks_and_a_lone_carriage_return() {
    is_rejected(
        format!("\u{feff}\u{feff}{HEADER}"),
        &["<reader>:1: column 1 (Service Name): wrong header: "],
    );
    let row = "a,1,tcp,,,,,,,,,\ra,2,tcp,,,,,,,,,\n";
    is_rejected(
        HEADER.to_owned() + row,
        &[
            "<reader>:2: column 12 (Assignment Notes): a carriage return without a line feed after this cell",
        ],
    );
}

#[test]
fn the_error_for_a_missing_file_has_its_path() {
    let error = OwnedRegistry::from_path("no/such/file.csv").unwrap_err();
    assert!(error.to_string().contains("no/such/file.csv"), "{error}");
}

#[test]
fn the_error_of_a_reader_is_passed_on() {
    struct Failing;
    impl std::io::Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("the cable is out"))
        }
    }
    let error = OwnedRegistry::from_reader(Failing).unwrap_err();
    assert!(error.to_string().contains("the cable is out"), "{error}");
}

#[test]
fn an_empty_file_has_its_own_error() {
    for text in ["", "\n", "\r\n\r\n", "\u{feff}"] {
        is_rejected(text, &["<reader>: the file is empty", "expected IANA's CSV"]);
    }
}

/// `check_reader` lists every problem with the given name, and `kind` leaves out place
/// and value.
#[test]
fn check_reader_lists_every_problem_with_its_kind() {
    let mut table = vec![reference().header.clone(), row(), row(), row(), row()];
    table[1][1] = "080".to_owned();
    table[2][1] = "x".to_owned();
    table[2][6] = "2020-13".to_owned();
    table[3].pop();
    let text = write(&table, "\n");
    let problems = OwnedRegistry::check_reader("its name", text.as_bytes()).unwrap_err();
    let kinds: Vec<_> = problems.iter().map(iana_ports::LoadError::kind).collect();
    let expected = [
        "Port Number: not a port number",
        "Port Number: not a port number",
        "Registration Date: not a date",
        "a row without exactly 12 cells",
    ];
    assert_eq!(kinds, expected);
    // Rows end with a cell of two lines.
    let places =
        ["its name:2: column 2 ", "its name:4: column 2 ", "its name:4: column 7 ", "its name:6: "];
    for (problem, place) in problems.iter().zip(places) {
        assert!(problem.to_string().starts_with(place), "{problem}");
    }
    let many = write(&vec![row(); 600], "\n");
    let many = format!("{}{many}", write(&[reference().header.clone()], "\n"));
    let problems = OwnedRegistry::check_reader("its name", many.as_bytes()).unwrap_err();
    let [problem] = &problems[..] else { panic!("{problems:?}") };
    assert_eq!(problem.to_string(), format!("its name: {}", problem.kind()));
    let good = OwnedRegistry::check_reader("its name", rows(|_| {}).as_bytes()).unwrap();
    assert_eq!(good.registry().snapshot().rows(), 3);
}
