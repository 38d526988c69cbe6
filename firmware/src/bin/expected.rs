//! Writes what the images must print, one file for each tier:
//! `expected CSV SHA256 FOLDER`.
//!
//! The tests' independent reference answers. The caller computes the hash, so that no
//! answer comes from the library.

use std::fmt::Display;
use std::path::Path;
use std::{env, fs};

use iana_ports_firmware::walk::{
    ByName, Date, Descriptions, Full, Names, On, OtherColumns, Row, SAMPLES, TRANSPORTS, Walk,
};
use iana_ports_test_support::reference::{self, Reference};

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [csv, sha256, folder] = arguments.as_slice() else {
        panic!("usage: expected CSV SHA256 FOLDER")
    };
    let text = fs::read_to_string(csv).unwrap_or_else(|error| panic!("{csv}: {error}"));
    let mut registry = Registry { reference: Reference::new(&text), sha256, last_port: 1023 };
    for (tier, level) in
        [("none", 0), ("user-ports", 1), ("descriptions", 2), ("by-name", 3), ("full", 4)]
    {
        let mut out = String::new();
        let mut walk = Walk::new(&mut out);
        if level >= 1 {
            registry.last_port = u16::MAX;
        }
        walk.names(&registry);
        if level >= 2 {
            walk.descriptions(&registry);
        }
        if level >= 3 {
            walk.by_name(&registry);
        }
        if level >= 4 {
            walk.full(&registry);
        }
        let path = Path::new(folder).join(tier);
        fs::write(&path, out).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
}

/// The reference, limited to what a tier answers.
struct Registry<'a> {
    reference: Reference,
    sha256: &'a str,
    /// The last port that the tier covers.
    last_port: u16,
}

fn transport(on: On) -> reference::On {
    on.map(|index| TRANSPORTS[index])
}

fn row(row: &reference::Row) -> Row<'_> {
    Row {
        name: row.name(),
        ports: row.ports.as_ref().map(|ports| (*ports.start(), *ports.end())),
        transport: row.transport(),
        description: row.description(),
        status: row.status(),
    }
}

impl Names for Registry<'_> {
    fn snapshot(&self) -> impl Display {
        let date = self.reference.newest_date();
        format!("{} rows, {date:?}, {}", self.reference.rows.len(), self.sha256)
    }

    fn is_covered(&self, port: u16) -> bool {
        port <= self.last_port
    }

    fn range(&self, port: u16) -> &str {
        Reference::range(port)
    }

    fn name(&self, port: u16, on: On) -> Option<&str> {
        self.reference.name(port, transport(on)).filter(|_| self.is_covered(port))
    }

    fn names(&self, port: u16, on: On, each: impl FnMut(&str)) {
        let names = self.reference.names(port, transport(on));
        names.into_iter().filter(|_| self.is_covered(port)).for_each(each);
    }

    fn service_name(&self, port: u16, transport: usize) -> Option<&str> {
        self.name(port, Some(transport))
    }

    fn constants(&self) -> [Option<&str>; 4] {
        SAMPLES.map(|port| self.name(port, None))
    }
}

impl Descriptions for Registry<'_> {
    fn status(&self, port: u16, on: On) -> &str {
        self.reference.status(port, transport(on))
    }

    fn description(&self, port: u16, on: On) -> Option<&str> {
        self.reference.description(port, transport(on))
    }

    fn port_records(&self, port: u16, on: On, each: impl FnMut(Row)) {
        self.reference.port_rows(port, transport(on)).map(row).for_each(each);
    }
}

impl ByName for Registry<'_> {
    fn records(&self, each: impl FnMut(Row)) {
        self.reference.rows.iter().map(row).for_each(each);
    }

    fn service(&self, name: &str) -> Option<&str> {
        self.reference.service(name)?[0].name()
    }

    fn service_records(&self, name: &str, each: impl FnMut(Row)) -> [Option<u16>; 4] {
        self.reference.service(name).unwrap_or_default().into_iter().map(row).for_each(each);
        TRANSPORTS.map(|transport| self.reference.service_port(name, transport))
    }

    fn service_port(&self, name: &str, transport: usize) -> Option<u16> {
        self.reference.service_port(name, TRANSPORTS[transport])
    }
}

impl Full for Registry<'_> {
    fn header(&self, each: impl FnMut(&str)) {
        self.reference.header.iter().map(String::as_str).for_each(each);
    }

    fn other_columns(&self, mut each: impl FnMut(OtherColumns)) {
        for row in &self.reference.rows {
            let text =
                |column: usize| Some(row.cells[column].as_str()).filter(|text| !text.is_empty());
            let date = |column: usize| -> Option<Date> { reference::date(&row.cells[column]) };
            each(OtherColumns {
                texts: [text(4), text(5), text(8), text(10), text(11), row.alias_of()],
                dates: [date(6), date(7)],
                service_code: text(9).map(|code| code.parse().expect("a service code")),
                cells: row.cells.each_ref().map(|cell| cell as &dyn Display),
            });
        }
    }
}
