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

#[test]
fn wrong_quotes_and_line_ends_hide_cells() {
    for (error, kind) in [
        (OwnedRegistry::from_reader(&b"a,b\n"[..]).unwrap_err(), "a wrong header"),
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
