//! Checks the report against the two CSV files, read by another reader.

#[path = "../used_ports.rs"]
mod used_ports;

use std::ops::RangeInclusive;
use std::path::Path;

use gatehouse::{FLOWS, QUERIES, SITE};
use used_ports::USED_PORTS;

const OWN_CSV: &str = "ports.csv";
const IANA_CSV: &str = "../../data/service-names-port-numbers.csv";

/// The transports of the report, in its order, with their protocol numbers.
const TRANSPORTS: [(&str, u8); 4] = [("tcp", 6), ("udp", 17), ("sctp", 132), ("dccp", 33)];

/// The cells of one row.
struct Row(Vec<String>);

impl Row {
    fn name(&self) -> &str {
        &self.0[0]
    }

    fn ports(&self) -> Option<RangeInclusive<u16>> {
        let (first, last) = self.0[1].split_once('-').unwrap_or((&self.0[1], &self.0[1]));
        Some(first.parse().ok()?..=last.parse().ok()?)
    }

    fn covers(&self, port: u16) -> bool {
        self.ports().is_some_and(|ports| ports.contains(&port))
    }

    fn counts_for(&self, transport: &str) -> bool {
        self.0[2].is_empty() || self.0[2] == transport
    }
}

/// The rows of a file in registry order: by first port, those without a port last.
fn read(path: &str) -> Vec<Row> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let mut reader = csv::Reader::from_path(path).unwrap();
    let mut rows: Vec<Row> = reader
        .records()
        .map(|record| Row(record.unwrap().iter().map(str::to_owned).collect()))
        .collect();
    rows.sort_by_key(|row| row.ports().map_or(u32::MAX, |ports| (*ports.start()).into()));
    rows
}

/// The row that gives the name of a port on a transport: the first whose name cites an
/// RFC on this port, or else the first.
fn naming_row<'r>(rows: &'r [Row], port: u16, transport: &str) -> Option<&'r Row> {
    let covering: Vec<&Row> =
        rows.iter().filter(|row| row.covers(port) && !row.name().is_empty()).collect();
    let cites_rfc =
        |name| covering.iter().any(|row| row.name() == name && row.0[8].contains("RFC"));
    let mut here = covering.iter().copied().filter(|row| row.counts_for(transport));
    let first = here.clone().next();
    here.find(|row| cites_rfc(row.name())).or(first)
}

/// The name that the product shows.
fn shown_name<'r>(files: [&'r [Row]; 2], port: u16, transport: &str) -> Option<&'r str> {
    let mut site = SITE.entries().iter();
    let site = site.find(|entry| entry.0 == port && entry.1.as_str() == transport);
    let mut registered = files.into_iter().filter_map(|rows| naming_row(rows, port, transport));
    site.map(|entry| entry.2).or_else(|| registered.next().map(Row::name))
}

/// The rows of IANA's file that the product keeps.
fn iana() -> Vec<Row> {
    let mut rows = read(IANA_CSV);
    rows.retain(|row| USED_PORTS.iter().any(|port| row.covers(*port)));
    rows
}

/// The lines of the section whose title begins with `title`, and the title.
fn section(title: &str) -> (String, Vec<String>) {
    let mut text = String::new();
    gatehouse::report(&mut text).unwrap();
    assert!(text.ends_with('\n'));
    let mut lines = text.lines().skip_while(|line| !line.starts_with(&format!("# {title}")));
    let title = lines.next().expect("a section of this title").to_owned();
    (title, lines.take_while(|line| !line.starts_with('#')).map(str::to_owned).collect())
}

fn port_lines(rows: &[Row]) -> Vec<String> {
    let mut lines = Vec::new();
    for port in 0..=u16::MAX {
        if !rows.iter().any(|row| row.covers(port)) {
            continue;
        }
        for (transport, _) in TRANSPORTS {
            if let Some(row) = naming_row(rows, port, transport) {
                let description = if row.0[3].is_empty() { "-" } else { &row.0[3] };
                lines.push(format!("{port}/{transport} {}: {description}", row.name()));
            }
        }
    }
    lines
}

#[test]
fn own_ports_are_those_of_the_file() {
    let rows = read(OWN_CSV);
    let (title, lines) = section("Gatehouse");
    assert!(title.contains(" 30 rows, newest date 2025-02-18,"), "{title}");
    assert_eq!(rows.len(), 30);
    assert_eq!(lines, port_lines(&rows));
    assert_eq!(lines.iter().filter(|line| line.contains(" gh-door: ")).count(), 8);
}

#[test]
fn used_ports_are_named_as_in_ianas_file() {
    let rows = iana();
    let (title, lines) = section("IANA");
    assert!(title.contains(&format!(" {} rows,", rows.len())), "{title}");
    assert_eq!(lines, port_lines(&rows));
    for port in USED_PORTS {
        assert!(lines.iter().any(|line| line.starts_with(&format!("{port}/"))), "{port}");
    }
}

#[test]
fn rows_are_those_of_the_files() {
    let line = |row: &Row| {
        let or = |cell: &str, other: &str| if cell.is_empty() { other } else { cell }.to_owned();
        let mut line =
            [or(&row.0[1], "no port"), or(&row.0[2], "any"), or(&row.0[0], "-")].join(" ");
        if row.name().is_empty() {
            let unassigned = row.0[3].starts_with("Unassigned");
            line += if unassigned { " unassigned" } else { " reserved" };
        }
        let cells = [
            (6, ", registered ", ""),
            (7, ", modified ", ""),
            (5, ", ask ", ""),
            (8, ", see ", ""),
            (9, ", code ", ""),
            (11, " (", ")"),
        ];
        for (column, before, after) in cells {
            if let Some(first_line) = row.0[column].lines().next() {
                line += &format!("{before}{first_line}{after}");
            }
        }
        line
    };
    for (title, rows) in [("Gatehouse", read(OWN_CSV)), ("IANA", iana())] {
        let expected: Vec<String> = rows.iter().map(line).collect();
        assert_eq!(section(&format!("Rows of {title}")).1, expected);
    }
}

#[test]
fn flows_get_the_first_name_of_site_product_and_iana() {
    let (own, iana) = (read(OWN_CSV), iana());
    let expected: Vec<String> = FLOWS
        .into_iter()
        .map(|flow| match TRANSPORTS.into_iter().find(|one| one.1 == flow.protocol) {
            Some((transport, _)) => {
                let name = shown_name([&own, &iana], flow.port, transport);
                format!("{}/{transport} {}", flow.port, name.unwrap_or("-"))
            }
            None => format!("protocol {}", flow.protocol),
        })
        .collect();
    let (_, lines) = section("Flows");
    assert_eq!(lines, expected);
    // One of each kind.
    for line in ["80/tcp lobby-screen", "4067/tcp gh-door", "514/udp syslog", "1455/tcp -"] {
        assert!(lines.iter().any(|other| other == line), "{line}");
    }
}

#[test]
fn queries_are_answered_in_the_same_order() {
    let (own, iana) = (read(OWN_CSV), iana());
    let port_of = |name: &str, transport: &str| {
        let mut site = SITE.entries().iter();
        let site =
            site.find(|entry| entry.1.as_str() == transport && entry.2.eq_ignore_ascii_case(name));
        let rows = own.iter().chain(&iana);
        let mut registered = rows
            .filter(|row| row.name().eq_ignore_ascii_case(name) && row.counts_for(transport))
            .filter_map(Row::ports);
        site.map(|entry| entry.0).or_else(|| registered.next().map(|ports| *ports.start()))
    };
    let expected: Vec<String> = QUERIES
        .into_iter()
        .map(|name| {
            let ports = TRANSPORTS.into_iter().filter_map(|(transport, _)| {
                port_of(name, transport).map(|port| format!(" {port}/{transport}"))
            });
            name.to_owned() + &ports.collect::<String>()
        })
        .collect();
    assert_eq!(section("Queries").1, expected);
}
