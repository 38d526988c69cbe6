//! What the error of a rejected file reports about the file as a whole.

use std::io::{Error, Read};

use iana_ports::{LoadError, OwnedRegistry};
use iana_ports_test_support::reference::reference;

/// The error for a row after a good header.
#[track_caller]
fn problem(row: &str) -> LoadError {
    let text = format!("{}\n{row}\n", reference().header.join(","));
    OwnedRegistry::from_reader(text.as_bytes()).unwrap_err()
}

struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        Err(Error::other("broken"))
    }
}

#[test]
fn a_file_that_cannot_be_read_may_be_a_registry() {
    for error in [
        OwnedRegistry::from_path("no such file").unwrap_err(),
        OwnedRegistry::check("no such file").unwrap_err().remove(0),
        OwnedRegistry::from_reader(Broken).unwrap_err(),
    ] {
        assert!(error.is_unread() && !error.hides_cells(), "{error}");
        assert_eq!(error.kind(), "a file that cannot be read");
    }
}

/// The error for a header, which is also the only problem of the whole file.
#[track_caller]
fn header_problem(header: &[u8]) -> LoadError {
    let file = [header, b"\na,080,tcp,,,,,,,,,\n"].concat();
    let mut problems = OwnedRegistry::check_reader("<reader>", &file[..]).unwrap_err();
    let error = OwnedRegistry::from_reader(&file[..]).unwrap_err();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(problems.remove(0).to_string(), error.to_string());
    error
}

#[test]
fn wrong_headers_quotes_and_line_ends_hide_cells() {
    let header = reference().header.join(",");
    let latin_1 = header.replace("Contact", "Kont?kt").into_bytes();
    let latin_1: Vec<u8> =
        latin_1.into_iter().map(|byte| if byte == b'?' { 0xe4 } else { byte }).collect();
    for (error, kind) in [
        (header_problem(b"a,b"), "a wrong header"),
        (header_problem(format!("{header},Country").as_bytes()), "a wrong header"),
        (header_problem(&[header.as_bytes(), b",L\xe4nder"].concat()), "a wrong header"),
        (header_problem(&latin_1), "a wrong header"),
        // UTF-16.
        (header_problem(b"\xff\xfeS\0e\0"), "a wrong header"),
        (problem("a\"b,80,tcp,,,,,,,,,"), "Service Name: a quote inside a cell that is not quoted"),
        (problem("a,80\r,tcp,,,,,,,,,"), "Port Number: a carriage return without a line feed"),
    ] {
        assert!(error.hides_cells() && !error.is_unread(), "{error}");
        assert_eq!(error.kind(), kind);
    }
}

#[test]
fn a_wrong_cell_or_row_hides_nothing() {
    for (error, kind) in [
        (problem("a,080,tcp,,,,,,,,,"), "Port Number: not a port number"),
        (problem("a,80,icmp,,,,,,,,,"), "Transport Protocol: unknown transport protocol"),
        (problem("a,80"), "a row without exactly 12 cells"),
        (OwnedRegistry::from_reader(&b""[..]).unwrap_err(), "an empty file"),
    ] {
        assert!(!error.hides_cells() && !error.is_unread(), "{error}");
        assert_eq!(error.kind(), kind);
    }
}
