//! A walk asks a registry every question and computes a checksum of the answers.
//!
//! This file fixes the questions, their order, and the bytes of each answer. An image
//! walks over the library, and the host over the tests' independent reference. Their
//! checksums must be equal.
//!
//! Different answers have different bytes:
//!
//! | answer | bytes |
//! |---|---|
//! | text | its UTF-8, then 0xFF, which UTF-8 never contains |
//! | nothing | 0xFE |
//! | number | 0xFD, then four bytes, big-endian |
//! | list | its items, then 0xFC |
//! | yes, no | 0xFB, 0xFA |
//!
//! The checksum is the CRC-32 of zip and PNG.

use core::fmt::{self, Display, Write};

/// All transports, in the registry's order of precedence.
pub const TRANSPORTS: [&str; 4] = ["tcp", "udp", "sctp", "dccp"];

/// The index in [`TRANSPORTS`], or `None` for all transports together.
pub type On = Option<usize>;

/// Every filter that a port is asked with.
const FILTERS: [On; 5] = [None, Some(0), Some(1), Some(2), Some(3)];

/// Ports to print: one with one name, one in a range, one whose name a rule chooses, and
/// one without a name.
pub const SAMPLES: [u16; 4] = [1455, 27005, 2049, 65000];

/// The year, the month, and the day if the registry gives one.
pub type Date = (u16, u8, Option<u8>);

/// The first four columns of a row, and its status.
pub struct Row<'a> {
    pub name: Option<&'a str>,
    pub ports: Option<(u16, u16)>,
    pub transport: Option<&'a str>,
    pub description: Option<&'a str>,
    pub status: &'a str,
}

/// The other columns of a row, and the text of all its cells.
pub struct OtherColumns<'a> {
    /// Assignee, contact, reference, unauthorized use, assignment notes, and the service
    /// that the row is an alias of.
    pub texts: [Option<&'a str>; 6],
    /// The registration and the modification date.
    pub dates: [Option<Date>; 2],
    pub service_code: Option<u32>,
    /// The cells as the CSV has them.
    pub cells: [&'a dyn Display; 12],
}

/// The questions that every tier answers.
pub trait Names {
    /// The number of rows, the newest date, and the CSV's SHA-256 in hexadecimal.
    fn snapshot(&self) -> impl Display;
    fn is_covered(&self, port: u16) -> bool;
    fn range(&self, port: u16) -> &str;
    fn name(&self, port: u16, on: On) -> Option<&str>;
    fn names(&self, port: u16, on: On, each: impl FnMut(&str));
    fn service_name(&self, port: u16, transport: usize) -> Option<&str>;
    /// The names of [`SAMPLES`]. In the image, the compiler looks them up.
    fn constants(&self) -> [Option<&str>; 4];
}

/// The questions that `descriptions` adds.
pub trait Descriptions: Names {
    fn status(&self, port: u16, on: On) -> &str;
    fn description(&self, port: u16, on: On) -> Option<&str>;
    fn port_records(&self, port: u16, on: On, each: impl FnMut(Row));
}

/// The questions that `by-name` adds.
pub trait ByName: Descriptions {
    fn records(&self, each: impl FnMut(Row));
    /// The name of the service, as the registry spells it.
    fn service(&self, name: &str) -> Option<&str>;
    /// Passes the rows of an existing service to `each`. Returns its port on each
    /// transport.
    fn service_records(&self, name: &str, each: impl FnMut(Row)) -> [Option<u16>; 4];
    fn service_port(&self, name: &str, transport: usize) -> Option<u16>;
}

/// The questions that `full` adds.
pub trait Full: ByName {
    fn header(&self, each: impl FnMut(&str));
    fn other_columns(&self, each: impl FnMut(OtherColumns));
}

/// A walk over a registry.
pub struct Walk<W> {
    out: W,
    /// The CRC register: the complement of the checksum.
    crc: u32,
    /// The number of answers so far.
    answers: u32,
}

impl<W: Write> Walk<W> {
    pub fn new(out: W) -> Self {
        let mut walk = Self { out, crc: !0, answers: 0 };
        // The check value of this CRC in catalogues.
        walk.bytes(b"123456789");
        assert_eq!(!walk.crc, 0xCBF4_3926);
        walk.crc = !0;
        walk
    }

    /// Asks for the range and the names of every port, with every filter.
    pub fn names(&mut self, registry: &impl Names) {
        self.print(format_args!("snapshot: {}", registry.snapshot()));
        for (port, constant) in SAMPLES.into_iter().zip(registry.constants()) {
            let (range, name) = (registry.range(port), registry.name(port, None));
            let covered = if registry.is_covered(port) { "covered" } else { "not covered" };
            let [name, constant] = [name, constant].map(|name| name.unwrap_or("-"));
            self.print(format_args!("{port}: {covered}, {range}, {name}, const {constant}"));
        }
        for port in 0..=u16::MAX {
            self.truth(registry.is_covered(port));
            self.text(registry.range(port));
            for on in FILTERS {
                self.text_if_any(registry.name(port, on));
                registry.names(port, on, |name| self.text(name));
                self.end();
            }
            for transport in 0..TRANSPORTS.len() {
                self.text_if_any(registry.service_name(port, transport));
            }
        }
        self.summary("names");
    }

    /// Asks for the status, the description and the rows of every port, with every
    /// filter.
    pub fn descriptions(&mut self, registry: &impl Descriptions) {
        for port in SAMPLES {
            let description = registry.description(port, None).unwrap_or("-");
            self.print(format_args!("{port}: {}, {description}", registry.status(port, None)));
        }
        for port in 0..=u16::MAX {
            for on in FILTERS {
                self.text(registry.status(port, on));
                self.text_if_any(registry.description(port, on));
                registry.port_records(port, on, |row| self.row(&row));
                self.end();
            }
        }
        self.summary("descriptions");
    }

    /// Asks for every row and every name. A name is asked for as it is, in upper case, in
    /// alternating case, and with its first or last character missing.
    pub fn by_name(&mut self, registry: &impl ByName) {
        registry.records(|row| {
            self.row(&row);
            let Some(name) = row.name else { return };
            // Longer than any name. A longer name would panic, not be skipped.
            let mut other = [0; 64];
            let other = &mut other[..name.len()];
            self.service(registry, name);
            let cases: [fn(usize) -> bool; 2] = [|_| true, |index| index % 2 == 0];
            for case in cases {
                other.copy_from_slice(name.as_bytes());
                for (_, byte) in other.iter_mut().enumerate().filter(|&(index, _)| case(index)) {
                    byte.make_ascii_uppercase();
                }
                self.service(registry, core::str::from_utf8(other).unwrap());
            }
            for miss in [name.get(1..), name.get(..name.len() - 1)] {
                self.service(registry, miss.unwrap_or_default());
            }
        });
        self.end();
        self.summary("by-name");
    }

    /// Asks for the header and for every cell of every row.
    pub fn full(&mut self, registry: &impl Full) {
        registry.header(|title| self.text(title));
        registry.other_columns(|row| {
            for text in row.texts {
                self.text_if_any(text);
            }
            for date in row.dates {
                let (year, month, day) = date.map_or((None, None, None), |(year, month, day)| {
                    (Some(year), Some(month), day)
                });
                self.number_if_any(year.map(u32::from));
                self.number_if_any(month.map(u32::from));
                self.number_if_any(day.map(u32::from));
            }
            self.number_if_any(row.service_code);
            for cell in row.cells {
                self.cell(cell);
            }
        });
        self.end();
        self.summary("full");
    }

    fn service(&mut self, registry: &impl ByName, name: &str) {
        for transport in 0..TRANSPORTS.len() {
            self.number_if_any(registry.service_port(name, transport).map(u32::from));
        }
        let service = registry.service(name);
        self.text_if_any(service);
        if service.is_some() {
            let ports = registry.service_records(name, |row| self.row(&row));
            self.end();
            for port in ports {
                self.number_if_any(port.map(u32::from));
            }
        }
    }

    fn row(&mut self, row: &Row) {
        self.text_if_any(row.name);
        self.number_if_any(row.ports.map(|(first, _)| first.into()));
        self.number_if_any(row.ports.map(|(_, last)| last.into()));
        self.text_if_any(row.transport);
        self.text_if_any(row.description);
        self.text(row.status);
    }

    fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
        self.answer(0xFF);
    }

    fn cell(&mut self, cell: &dyn Display) {
        write!(Text(self), "{cell}").unwrap();
        self.answer(0xFF);
    }

    fn text_if_any(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.answer(0xFE),
        }
    }

    fn number_if_any(&mut self, number: Option<u32>) {
        match number {
            Some(number) => {
                self.answer(0xFD);
                self.bytes(&number.to_be_bytes());
            }
            None => self.answer(0xFE),
        }
    }

    fn end(&mut self) {
        self.answer(0xFC);
    }

    fn truth(&mut self, truth: bool) {
        self.answer(if truth { 0xFB } else { 0xFA });
    }

    fn answer(&mut self, byte: u8) {
        self.bytes(&[byte]);
        self.answers += 1;
    }

    fn bytes(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.crc = self.crc >> 8 ^ CRC[usize::from(self.crc as u8 ^ byte)];
        }
    }

    /// Prints the number of answers and their checksum so far.
    fn summary(&mut self, part: &str) {
        let (answers, checksum) = (self.answers, !self.crc);
        self.print(format_args!("{part}: {answers} answers, checksum {checksum:08x}"));
    }

    fn print(&mut self, line: fmt::Arguments) {
        writeln!(self.out, "{line}").unwrap();
    }
}

/// Adds formatted text to the checksum.
struct Text<'a, W>(&'a mut Walk<W>);

impl<W: Write> Write for Text<'_, W> {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        self.0.bytes(piece.as_bytes());
        Ok(())
    }
}

const CRC: [u32; 256] = {
    let mut table = [0; 256];
    let mut index = 0;
    while index < 256 {
        let mut crc = index as u32;
        let mut bit = 0;
        while bit < 8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
            bit += 1;
        }
        table[index] = crc;
        index += 1;
    }
    table
};
