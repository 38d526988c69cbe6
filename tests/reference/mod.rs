//! The registry answered in the most literal way, straight from the wording of the rules.
//!
//! This is what the library is held against, so it must be obviously right, not fast: plain lists, read front
//! to back. It shares no code with the library or the compiler, not even their types: a transport here is
//! `"tcp"`, a status `"assigned"`.

#![allow(dead_code, reason = "each test file uses another part")]

pub(crate) mod csv;

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// In the order in which a port asked without a transport tries them.
pub(crate) const TRANSPORTS: [&str; 4] = ["tcp", "udp", "sctp", "dccp"];

/// The transport by which a port is asked, if any.
pub(crate) type On = Option<&'static str>;

/// The CSV that was compiled in place of the project's own. As for `build.rs`, the variable counts when this is
/// built, and an empty one is none.
pub(crate) fn replacement() -> Option<&'static str> {
    option_env!("IANA_PORTS_CSV").filter(|path| !path.is_empty())
}

/// The file that `build.rs` compiled.
pub(crate) fn csv_path() -> PathBuf {
    // A build script runs in the package's folder, so a relative path means the same there.
    let own = "data/service-names-port-numbers.csv";
    Path::new(env!("CARGO_MANIFEST_DIR")).join(replacement().unwrap_or(own))
}

/// The reference for the embedded registry, read once.
pub(crate) fn reference() -> &'static Reference {
    static REFERENCE: OnceLock<Reference> = OnceLock::new();
    REFERENCE.get_or_init(|| {
        let path = csv_path();
        let text = std::fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Reference::new(&text)
    })
}

/// A row of the CSV: its cells as they stand, and its ports, asked for too often to be read each time.
pub(crate) struct Row {
    pub(crate) cells: [String; 12],
    pub(crate) ports: Option<RangeInclusive<u16>>,
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

    pub(crate) fn name(&self) -> Option<&str> {
        self.cell(0)
    }

    pub(crate) fn transport(&self) -> Option<&str> {
        self.cell(2)
    }

    pub(crate) fn description(&self) -> Option<&str> {
        self.cell(3)
    }

    fn reference(&self) -> &str {
        &self.cells[8]
    }

    /// Whether the row counts for a transport: its own, or, without one, each.
    fn counts_on(&self, transport: &str) -> bool {
        self.transport().is_none_or(|own| own == transport)
    }

    /// Whether the row gives this name, ASCII case ignored.
    fn is_named(&self, name: &str) -> bool {
        self.name().is_some_and(|own| own.eq_ignore_ascii_case(name))
    }

    /// Named is assigned; unnamed is unassigned where its description begins with that word, else reserved.
    pub(crate) fn status(&self) -> &'static str {
        if self.name().is_some() {
            "assigned"
        } else if begins_with_unassigned(&self.cells[3]) {
            "unassigned"
        } else {
            "reserved"
        }
    }

    /// The name that Assignment Notes say this row's name is an alias or a duplicate of.
    pub(crate) fn alias_of(&self) -> Option<&str> {
        ["alias to \"", "duplicate of the \""].iter().find_map(|marker| {
            let (_, rest) = self.cells[11].split_once(marker)?;
            rest.split_once('"').map(|(name, _)| name)
        })
    }
}

/// The word ends with the text, or before an ASCII character that belongs to no word.
fn begins_with_unassigned(description: &str) -> bool {
    let lower = description.to_ascii_lowercase();
    lower.strip_prefix("unassigned").is_some_and(|rest| {
        rest.chars()
            .next()
            .is_none_or(|next| next.is_ascii() && !next.is_ascii_alphanumeric() && next != '_')
    })
}

/// Year, month and perhaps day of a date cell; one without a day comes before those of its month.
pub(crate) fn date(cell: &str) -> Option<(u16, u8, Option<u8>)> {
    let mut parts = cell.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next().map(|day| day.parse().expect("a day"));
    Some((year, month, day))
}

/// A whole registry.
pub(crate) struct Reference {
    pub(crate) header: Vec<String>,
    /// In registry order.
    pub(crate) rows: Vec<Row>,
    /// For each port the numbers of the rows that cover it.
    by_port: Vec<Vec<usize>>,
    /// For each name in lower case the numbers of the rows that give it.
    by_name: BTreeMap<String, Vec<usize>>,
}

impl Reference {
    pub(crate) fn new(text: &str) -> Self {
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
    pub(crate) fn port_rows(&self, port: u16, on: On) -> impl Iterator<Item = &Row> {
        let rows = self.by_port[usize::from(port)].iter().map(|&index| &self.rows[index]);
        rows.filter(move |row| on.is_none_or(|transport| row.counts_on(transport)))
    }

    /// Whether the name's Reference on this port, any transport, contains `RFC`.
    fn is_from_an_rfc(&self, port: u16, name: &str) -> bool {
        self.port_rows(port, None).any(|row| row.reference().contains("RFC") && row.is_named(name))
    }

    /// How the name is first spelled on this port.
    fn spelling<'a>(&'a self, port: u16, name: &'a str) -> &'a str {
        self.port_rows(port, None)
            .find(|row| row.is_named(name))
            .and_then(Row::name)
            .unwrap_or(name)
    }

    /// The row that gives the port its name: the first whose name is from an RFC, else the first with a name.
    fn naming_row(&self, port: u16, on: On) -> Option<&Row> {
        let Some(transport) = on else {
            return TRANSPORTS.iter().find_map(|transport| self.naming_row(port, Some(transport)));
        };
        let named = || self.port_rows(port, Some(transport)).filter(|row| row.name().is_some());
        let preferred = named().find(|row| self.is_from_an_rfc(port, row.name().unwrap()));
        preferred.or_else(|| named().next())
    }

    pub(crate) fn name(&self, port: u16, on: On) -> Option<&str> {
        let row = self.naming_row(port, on)?;
        Some(self.spelling(port, row.name()?))
    }

    /// Every name of the port, each once.
    pub(crate) fn names(&self, port: u16, on: On) -> Vec<&str> {
        let mut names = Vec::new();
        for name in self.port_rows(port, on).filter_map(Row::name) {
            let name = self.spelling(port, name);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    pub(crate) fn status(&self, port: u16, on: On) -> &'static str {
        let any = |status: &str| self.port_rows(port, on).any(|row| row.status() == status);
        match ["assigned", "reserved", "unassigned"].into_iter().find(|status| any(status)) {
            Some(status) => status,
            None if port >= 49_152 => "dynamic",
            None => "reserved",
        }
    }

    pub(crate) fn description(&self, port: u16, on: On) -> Option<&str> {
        let row = self.naming_row(port, on).or_else(|| {
            let status = self.status(port, on);
            self.port_rows(port, on).find(|row| row.status() == status)
        });
        row?.description()
    }

    pub(crate) fn range(port: u16) -> &'static str {
        match port {
            0..=1_023 => "system",
            1_024..=49_151 => "user",
            49_152.. => "dynamic",
        }
    }

    /// Every name in lower case, once.
    pub(crate) fn all_names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    /// Every row of a name in registry order, `None` where no row gives it.
    pub(crate) fn service(&self, name: &str) -> Option<Vec<&Row>> {
        let rows = self.by_name.get(&name.to_ascii_lowercase())?;
        Some(rows.iter().map(|&index| &self.rows[index]).collect())
    }

    /// The first port of the name's first row that has one and counts for the transport.
    pub(crate) fn service_port(&self, name: &str, transport: &str) -> Option<u16> {
        let rows = self.service(name)?;
        rows.iter()
            .filter(|row| row.counts_on(transport))
            .find_map(|row| row.ports.as_ref().map(|ports| *ports.start()))
    }

    pub(crate) fn newest_date(&self) -> Option<(u16, u8, Option<u8>)> {
        self.rows.iter().flat_map(|row| [date(&row.cells[6]), date(&row.cells[7])]).flatten().max()
    }
}
