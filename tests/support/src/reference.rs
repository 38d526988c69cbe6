//! An independent implementation of the rules, which follows their wording.
//!
//! The tests compare the library with it. It must be obviously right, not fast: plain
//! lists, read from front to back. It shares no code with the library or the compiler,
//! not even their types: a transport here is `"tcp"`, a status `"assigned"`.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::csv;

/// The transports, in the order of their precedence for a port without a transport.
pub const TRANSPORTS: [&str; 4] = ["tcp", "udp", "sctp", "dccp"];

/// The transport of a question, if it has one.
pub type On = Option<&'static str>;

/// The CSV that was compiled in place of the project's own.
///
/// As in `build.rs`, the variable is read when this is built, and an empty one does not
/// count.
pub fn replacement() -> Option<&'static str> {
    option_env!("IANA_PORTS_CSV").filter(|path| !path.is_empty())
}

/// The root of the repository, which is the folder of the library's package.
pub fn library_root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap()
}

/// The path of the file that `build.rs` compiled.
pub fn csv_path() -> PathBuf {
    // A build script runs in its package's folder: relative paths start there.
    library_root().join(replacement().unwrap_or("data/service-names-port-numbers.csv"))
}

/// The text of the file that `build.rs` compiled.
pub fn csv_text() -> String {
    let path = csv_path();
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The reference for the embedded registry, which is read once.
pub fn reference() -> &'static Reference {
    static REFERENCE: OnceLock<Reference> = OnceLock::new();
    REFERENCE.get_or_init(|| Reference::new(&csv_text()))
}

/// A row of the CSV.
pub struct Row {
    /// The cells as they are in the file.
    pub cells: [String; 12],
    /// The ports of the cell `Port Number`, parsed once.
    pub ports: Option<RangeInclusive<u16>>,
}

impl Row {
    fn new(cells: Vec<String>) -> Self {
        let cells: [String; 12] = cells.try_into().expect("a row has 12 cells");
        let number = |text: &str| text.parse::<u16>().expect("a port number");
        let ports = match cells[1].split_once('-') {
            _ if cells[1].is_empty() => None,
            None => Some(number(&cells[1])..=number(&cells[1])),
            Some((first, last)) => Some(number(first)..=number(last)),
        };
        Self { cells, ports }
    }

    /// The text of a cell, `None` where it is empty.
    fn cell(&self, column: usize) -> Option<&str> {
        Some(self.cells[column].as_str()).filter(|text| !text.is_empty())
    }

    /// The cell `Service Name`, `None` where it is empty.
    pub fn name(&self) -> Option<&str> {
        self.cell(0)
    }

    /// The cell `Transport Protocol`, `None` where it is empty.
    pub fn transport(&self) -> Option<&str> {
        self.cell(2)
    }

    /// The cell `Description`, `None` where it is empty.
    pub fn description(&self) -> Option<&str> {
        self.cell(3)
    }

    fn reference(&self) -> &str {
        &self.cells[8]
    }

    /// Whether the row counts for a transport. A row without one counts for each.
    fn counts_on(&self, transport: &str) -> bool {
        self.transport().is_none_or(|own| own == transport)
    }

    /// Whether the row has this name, ignoring ASCII case.
    fn is_named(&self, name: &str) -> bool {
        self.name().is_some_and(|own| own.eq_ignore_ascii_case(name))
    }

    /// A row with a name is assigned. Without one it is unassigned if its description
    /// begins with that word, otherwise reserved.
    pub fn status(&self) -> &'static str {
        if self.name().is_some() {
            "assigned"
        } else if begins_with_unassigned(&self.cells[3]) {
            "unassigned"
        } else {
            "reserved"
        }
    }

    /// The name that this row's name is an alias or a duplicate of, by its notes.
    pub fn alias_of(&self) -> Option<&str> {
        ["alias to \"", "duplicate of the \""].iter().find_map(|marker| {
            let (_, rest) = self.cells[11].split_once(marker)?;
            rest.split_once('"').map(|(name, _)| name)
        })
    }
}

/// Whether the first word is `unassigned` in any case. A word ends before an ASCII
/// character that is not a letter, a digit or an underscore.
fn begins_with_unassigned(description: &str) -> bool {
    let lower = description.to_ascii_lowercase();
    lower.strip_prefix("unassigned").is_some_and(|rest| {
        rest.chars()
            .next()
            .is_none_or(|next| next.is_ascii() && !next.is_ascii_alphanumeric() && next != '_')
    })
}

/// Year, month and day of a date cell. A date without a day sorts before the days of its
/// month.
pub fn date(cell: &str) -> Option<(u16, u8, Option<u8>)> {
    let mut parts = cell.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next().map(|day| day.parse().expect("a day"));
    Some((year, month, day))
}

/// A whole registry.
pub struct Reference {
    /// The titles of the columns.
    pub header: Vec<String>,
    /// All rows, in registry order.
    pub rows: Vec<Row>,
    /// For each port, the indices of the rows that cover it.
    by_port: Vec<Vec<usize>>,
    /// For each name in lower case, the indices of the rows that have it.
    by_name: BTreeMap<String, Vec<usize>>,
}

impl Reference {
    /// Reads a CSV.
    pub fn new(text: &str) -> Self {
        let mut lines = csv::split(text).into_iter();
        let header = lines.next().expect("a header");
        let mut rows: Vec<Row> = lines.map(Row::new).collect();
        // Registry order: stably by first port, those without a port last.
        rows.sort_by_key(|row| {
            row.ports.as_ref().map_or(u32::MAX, |ports| u32::from(*ports.start()))
        });
        let mut by_port = vec![Vec::new(); 65_536];
        let mut by_name = BTreeMap::<String, Vec<usize>>::new();
        for (index, row) in rows.iter().enumerate() {
            for port in row.ports.clone().into_iter().flatten() {
                by_port[usize::from(port)].push(index);
            }
            if let Some(name) = row.name() {
                by_name.entry(name.to_ascii_lowercase()).or_default().push(index);
            }
        }
        Self { header, rows, by_port, by_name }
    }

    /// Every row that covers the port and counts for the transport, in registry order.
    pub fn port_rows(&self, port: u16, on: On) -> impl Iterator<Item = &Row> {
        let rows = self.by_port[usize::from(port)].iter().map(|&index| &self.rows[index]);
        rows.filter(move |row| on.is_none_or(|transport| row.counts_on(transport)))
    }

    /// Whether the name's Reference on this port, any transport, contains `RFC`.
    fn is_from_an_rfc(&self, port: u16, name: &str) -> bool {
        self.port_rows(port, None).any(|row| row.reference().contains("RFC") && row.is_named(name))
    }

    /// The first spelling of the name on this port.
    fn spelling<'a>(&'a self, port: u16, name: &'a str) -> &'a str {
        self.port_rows(port, None)
            .find(|row| row.is_named(name))
            .and_then(Row::name)
            .unwrap_or(name)
    }

    /// The row that gives the port its name: the first whose name is from an RFC,
    /// otherwise the first with a name.
    fn naming_row(&self, port: u16, on: On) -> Option<&Row> {
        let Some(transport) = on else {
            return TRANSPORTS.iter().find_map(|transport| self.naming_row(port, Some(transport)));
        };
        let named = || self.port_rows(port, Some(transport)).filter(|row| row.name().is_some());
        let preferred = named().find(|row| self.is_from_an_rfc(port, row.name().unwrap()));
        preferred.or_else(|| named().next())
    }

    /// The name of the port.
    pub fn name(&self, port: u16, on: On) -> Option<&str> {
        let row = self.naming_row(port, on)?;
        Some(self.spelling(port, row.name()?))
    }

    /// Every name of the port, each once.
    pub fn names(&self, port: u16, on: On) -> Vec<&str> {
        let mut names = Vec::new();
        for name in self.port_rows(port, on).filter_map(Row::name) {
            let name = self.spelling(port, name);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// The status of the port: assigned before reserved before unassigned.
    pub fn status(&self, port: u16, on: On) -> &'static str {
        let any = |status: &str| self.port_rows(port, on).any(|row| row.status() == status);
        match ["assigned", "reserved", "unassigned"].into_iter().find(|status| any(status)) {
            Some(status) => status,
            None if port >= 49_152 => "dynamic",
            None => "reserved",
        }
    }

    /// The description of the row that gives the name, otherwise of the first row with
    /// the port's status.
    pub fn description(&self, port: u16, on: On) -> Option<&str> {
        let row = self.naming_row(port, on).or_else(|| {
            let status = self.status(port, on);
            self.port_rows(port, on).find(|row| row.status() == status)
        });
        row?.description()
    }

    /// The name of the range that contains the port.
    pub fn range(port: u16) -> &'static str {
        match port {
            0..=1_023 => "system",
            1_024..=49_151 => "user",
            49_152.. => "dynamic",
        }
    }

    /// Every name in lower case, once.
    pub fn all_names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    /// Every row of a name in registry order, `None` if there is none.
    pub fn service(&self, name: &str) -> Option<Vec<&Row>> {
        let rows = self.by_name.get(&name.to_ascii_lowercase())?;
        Some(rows.iter().map(|&index| &self.rows[index]).collect())
    }

    /// The first port of the name's first row that has a port and counts for the
    /// transport.
    pub fn service_port(&self, name: &str, transport: &str) -> Option<u16> {
        let rows = self.service(name)?;
        rows.iter()
            .filter(|row| row.counts_on(transport))
            .find_map(|row| row.ports.as_ref().map(|ports| *ports.start()))
    }

    /// The newest date in any row.
    pub fn newest_date(&self) -> Option<(u16, u8, Option<u8>)> {
        self.rows.iter().flat_map(|row| [date(&row.cells[6]), date(&row.cells[7])]).flatten().max()
    }
}
