//! Fuzzes the CSV reader with any bytes.
//!
//! The result is one error on one line, which begins with the file, or a registry that
//! finds all its rows and is written as it was read.

#![no_main]

use iana_ports::{Column, OwnedRegistry, Registry, Transport};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    match OwnedRegistry::from_reader(bytes) {
        Ok(owned) => {
            check_round_trip(owned.registry(), bytes);
            check_lookups(owned.registry());
        }
        Err(error) => {
            let error = error.to_string();
            assert!(error.starts_with("<reader>:") && !error.contains(char::is_control), "{error}");
        }
    }
});

/// Asserts that the registry, written and read again, is the same, and that it contains
/// every byte of every cell.
fn check_round_trip(registry: Registry<'_>, bytes: &[u8]) {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(registry.header()).unwrap();
    for row in registry.records() {
        writer.write_record(Column::ALL.map(|column| row.cell(column).to_string())).unwrap();
    }
    let again = OwnedRegistry::from_reader(&writer.into_inner().unwrap()[..]).unwrap();
    assert_eq!(again.registry().header(), registry.header());
    assert!(again.registry().records().eq(registry.records()));
    let text = |bytes: &[u8]| bytes.iter().filter(|&byte| !b"\",\r\n".contains(byte)).count();
    let mark = if bytes.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
    let cells =
        registry.records().flat_map(|row| Column::ALL.map(|column| row.cell(column).to_string()));
    let cells: usize = cells.map(|cell| text(cell.as_bytes())).sum();
    let header: usize = registry.header().iter().map(|title| title.len()).sum();
    assert_eq!(mark + header + cells, text(bytes));
}

/// Asserts that the registry finds each row by its ports and by its name.
fn check_lookups(registry: Registry<'_>) {
    for row in registry.records() {
        for port in row.ports().into_iter().flat_map(|ports| [*ports.start(), *ports.end()]) {
            assert!(registry.lookup(port).records().any(|record| record == row));
            for transport in Transport::ALL {
                let on = registry.lookup(port).on(transport);
                assert_eq!(on.name().is_some(), on.names().len() > 0);
                assert!(on.name().is_none_or(|name| on.names().any(|other| other == name)));
                assert_eq!(on.records().rev().count(), on.records().len());
                let _ = (on.status(), on.description());
            }
        }
        if let Some(name) = row.service_name() {
            let service = registry.service(&name.to_ascii_uppercase()).unwrap();
            assert!(service.name().eq_ignore_ascii_case(name));
            assert!(service.records().any(|record| record == row));
            let _ = Transport::ALL.map(|transport| service.port(transport));
        }
        let _ = row.alias_of();
    }
}
