//! What any snapshot of the data must satisfy, and what the library reports about the
//! embedded one.
//!
//! Numbers that change with each snapshot are printed, not compared:
//! `cargo test -p iana-ports --test integration data_invariants -- --nocapture`.

use std::collections::BTreeSet;

use iana_ports::{Date, MAX_SERVICE_NAME_LEN, Registry, SNAPSHOT};
use iana_ports_test_support::csv;
use iana_ports_test_support::reference::{self, Reference, Row, TRANSPORTS, reference};

fn in_hex(bytes: [u8; 32]) -> String {
    bytes.map(|byte| format!("{byte:02x}")).concat()
}

#[test]
fn the_snapshot_describes_the_file() {
    assert_eq!(usize::try_from(SNAPSHOT.rows()).unwrap(), reference().rows.len());
    let parts = |date: Date| (date.year, date.month, date.day);
    assert_eq!(SNAPSHOT.newest_date().map(parts), reference().newest_date());
    assert_eq!(Registry::embedded().snapshot(), SNAPSHOT);
}

/// In every tier, also in those without that name.
#[test]
fn max_service_name_len_is_the_longest_name() {
    let longest = reference().all_names().map(str::len).max();
    assert_eq!(Some(MAX_SERVICE_NAME_LEN), longest);
}

#[test]
fn the_readme_of_the_data_has_the_hash_of_the_snapshot() {
    if reference::replacement().is_some() {
        println!("data/README.md does not describe a replaced CSV");
        return;
    }
    let path = reference::csv_path().with_file_name("README.md");
    let provenance = std::fs::read_to_string(path).unwrap();
    let hex = in_hex(SNAPSHOT.sha256());
    assert!(provenance.contains(&hex), "data/README.md does not name the SHA-256 {hex}");
    // No hash of an earlier snapshot.
    let words = provenance.split(|char: char| !char.is_ascii_alphanumeric());
    let is_hash =
        |word: &&str| word.len() == 64 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let hashes: BTreeSet<_> = words.filter(is_hash).collect();
    assert_eq!(hashes, BTreeSet::from([hex.as_str()]));
}

#[test]
fn the_snapshot_prints_on_one_line() {
    let (rows, hex) = (reference().rows.len(), in_hex(SNAPSHOT.sha256()));
    let date = SNAPSHOT.newest_date().expect("the registry has dates");
    assert_eq!(SNAPSHOT.to_string(), format!("{rows} rows, newest date {date}, SHA-256 {hex}"));
}

#[test]
fn every_row_has_twelve_cells() {
    let text = reference::csv_text();
    let rows = csv::split(&text);
    assert!(rows.len() > 1, "no rows");
    let wrong = rows.iter().position(|row| row.len() != 12);
    assert_eq!(wrong.map(|index| (index, &rows[index])), None);
}

#[test]
fn every_transport_is_one_of_the_four() {
    for row in &reference().rows {
        assert!(row.transport().is_none_or(|own| TRANSPORTS.contains(&own)), "{:?}", row.cells);
    }
}

#[test]
fn every_system_and_user_port_has_a_row_and_no_dynamic_port_has_one() {
    if reference::replacement().is_some() {
        println!("a replaced CSV need not have every port");
        return;
    }
    for port in 0..=u16::MAX {
        let covered = reference().port_rows(port, None).next().is_some();
        assert_eq!(covered, port <= 49_151, "port {port}");
    }
}

#[test]
fn dates_are_possible() {
    let dates = reference().rows.iter().flat_map(|row| [&row.cells[6], &row.cells[7]]);
    for cell in dates.filter(|cell| !cell.is_empty()) {
        let (year, month, day) = reference::date(cell).expect(cell);
        assert!((1_970..=2_100).contains(&year), "{cell}");
        assert!((1..=12).contains(&month), "{cell}");
        assert!(day.is_none_or(|day| (1..=31).contains(&day)), "{cell}");
    }
}

/// Prints what `data/README.md` describes, for whoever replaces the snapshot.
#[test]
fn rows_and_ports_are_counted() {
    let Reference { header, rows, .. } = reference();
    let count = |what: &dyn Fn(&Row) -> bool| rows.iter().filter(|row| what(row)).count();
    println!("{} rows, {} names", rows.len(), reference().all_names().count());
    for (column, title) in header.iter().enumerate() {
        let filled = count(&|row| !row.cells[column].is_empty());
        let distinct: BTreeSet<_> = rows.iter().map(|row| &row.cells[column]).collect();
        println!("{title}: {filled} filled, {} distinct texts", distinct.len());
    }
    let mut left = rows.len();
    for transport in TRANSPORTS.map(Some).into_iter().chain([None]) {
        let number = count(&|row| row.transport() == transport);
        println!("transport {transport:?}: {number} rows");
        left -= number;
    }
    assert_eq!(left, 0, "rows of another transport");
    let is_range = |row: &Row| row.cells[1].contains('-');
    println!("ranges: {} rows", count(&is_range));
    println!("named ranges: {} rows", count(&|row| is_range(row) && row.name().is_some()));
    println!("no port: {} rows", count(&|row| row.ports.is_none()));
    println!("neither: {} rows", count(&|row| row.ports.is_none() && row.name().is_none()));
    println!("aliases: {} rows", count(&|row| row.alias_of().is_some()));
    println!(
        "line breaks: {} rows",
        count(&|row| row.cells.iter().any(|cell| cell.contains('\n')))
    );
    println!("not ASCII: {} rows", count(&|row| row.cells.iter().any(|cell| !cell.is_ascii())));
    let mut left = 65_536;
    for status in ["assigned", "reserved", "unassigned", "dynamic"] {
        let is_it = |port: &u16| reference().status(*port, None) == status;
        let number = (0..=u16::MAX).filter(is_it).count();
        println!("{status}: {number} ports");
        left -= number;
    }
    assert_eq!(left, 0, "ports of another status");
}

/// Prints where the name is not the first of the names: in June 2024, 465/tcp, 2049/tcp
/// and 2049/udp.
#[test]
fn the_name_is_one_of_the_names() {
    let mut several = 0;
    for port in 0..=u16::MAX {
        for on in TRANSPORTS.map(Some) {
            let (name, names) = (reference().name(port, on), reference().names(port, on));
            several += usize::from(names.len() > 1);
            if name != names.first().copied() {
                println!("{port} on {on:?} is {name:?}, not its first of {names:?}");
            }
            assert_eq!(name.is_some(), !names.is_empty(), "{port} on {on:?}");
            assert!(name.is_none_or(|name| names.contains(&name)), "{port} on {on:?}");
        }
    }
    println!("several names: {several} ports on a transport");
}
