//! A registry that is loaded at run time gives the embedded one's answers, and equals it
//! by content.

use iana_ports::{OwnedRegistry, Registry, Transport, lookup, records, service};
use iana_ports_test_support::csv::{self, split, write};
use iana_ports_test_support::reference::{Reference, csv_path, csv_text, reference};

use crate::compare::{cells, load};
use crate::differences::{Differences, hash};
use crate::iterators::walk;
use crate::questions::FILTERS;
use crate::rows;

fn the_same_file() -> OwnedRegistry {
    OwnedRegistry::from_path(csv_path()).unwrap()
}

#[test]
fn the_same_file_is_the_same_snapshot() {
    let owned = the_same_file();
    let (loaded, embedded) = (owned.registry(), Registry::embedded());
    assert_eq!(loaded.snapshot(), embedded.snapshot());
    assert_eq!(loaded.header(), embedded.header());
}

#[test]
fn ports_of_the_same_file_are_equal() {
    let owned = the_same_file();
    let mut differences = Differences::default();
    for number in 0..=u16::MAX {
        for filter in FILTERS {
            let (mut loaded, mut embedded) = (owned.registry().lookup(number), lookup(number));
            if let Some(transport) = filter {
                (loaded, embedded) = (loaded.on(transport), embedded.on(transport));
            }
            differences.same(format_args!("port {number} {filter:?}"), loaded, embedded);
            differences.same(
                format_args!("name of {number} {filter:?}"),
                loaded.name(),
                embedded.name(),
            );
            let (loaded, embedded) = (hash(&loaded), hash(&embedded));
            differences.same(format_args!("hash of {number} {filter:?}"), loaded, embedded);
        }
    }
    differences.none_in(3 * 5 * 65_536);
}

#[test]
fn services_of_the_same_file_are_equal() {
    let owned = the_same_file();
    let mut differences = Differences::default();
    for name in reference().all_names() {
        let (loaded, embedded) = (owned.registry().service(name), service(name));
        differences.same(format_args!("service {name:?}"), loaded, embedded);
        differences.same(format_args!("hash of {name:?}"), hash(&loaded), hash(&embedded));
        for transport in Transport::ALL {
            let port = owned.registry().service_port(name, transport);
            let expected = iana_ports::service_port(name, transport);
            differences.same(format_args!("port of {name:?} {transport:?}"), port, expected);
        }
    }
    differences.none_in(6 * reference().all_names().count());
}

#[test]
fn records_of_the_same_file_are_equal() {
    let owned = the_same_file();
    let expected: Vec<_> = records().collect();
    let loaded = owned.registry().records();
    walk(&loaded, &expected).unwrap();
    for (record, embedded) in loaded.zip(expected) {
        assert_eq!(hash(&record), hash(&embedded));
    }
}

/// A registry with the rows of one port. `change` edits the cells of the first.
fn registry_of(port: u16, change: impl Fn(&mut [String; 12])) -> OwnedRegistry {
    let mut cells = vec![reference().header.clone()];
    let rows = reference().port_rows(port, None).map(|row| row.cells.clone());
    for (index, mut row) in rows.enumerate() {
        if index == 0 {
            change(&mut row);
        }
        cells.push(row.into());
    }
    load(&write(&cells, "\n"))
}

#[test]
fn values_of_two_registries_compare_by_content() {
    for port in [0, 9, 80, 465, 514, 1_455, 1_947, 2_049, 4_748, 6_010, 7_775, 44_818] {
        let alone = registry_of(port, |_| {});
        let (loaded, embedded) = (alone.registry().lookup(port), lookup(port));
        assert_eq!(loaded, embedded, "port {port}");
        assert_eq!(hash(&loaded), hash(&embedded), "port {port}");
        for transport in Transport::ALL {
            assert_eq!(loaded.on(transport), embedded.on(transport), "port {port}");
        }
        for (loaded, embedded) in loaded.records().zip(embedded.records()) {
            assert_eq!(loaded, embedded);
            assert_eq!(hash(&loaded), hash(&embedded));
        }
    }
    let alone = registry_of(1_455, |_| {});
    assert_eq!(alone.registry().service("esl-lm"), service("esl-lm"));
    assert_eq!(hash(&alone.registry().service("esl-lm")), hash(&service("esl-lm")));
}

/// On tcp the rows are equal, but a port spells `b` as its first row on any transport
/// does.
#[test]
fn ports_with_differently_spelled_names_are_unequal() {
    let row = |name: &str, transport: &str| cells([name, "80", transport, ""]);
    let with_udp = load(&csv::file([row("B", "udp"), row("a", "tcp"), row("b", "tcp")]));
    let without = load(&csv::file([row("a", "tcp"), row("b", "tcp")]));
    let [one, other] =
        [&with_udp, &without].map(|owned| owned.registry().lookup(80).on(Transport::Tcp));
    assert!(one.names().eq(["a", "B"]) && other.names().eq(["a", "b"]));
    assert!(one.records().eq(other.records()));
    assert_ne!(one, other);
}

#[test]
fn records_that_differ_in_one_cell_are_unequal() {
    let texts = [
        "esl-lm-2",
        "1455-1455",
        "sctp",
        "text",
        "text",
        "text",
        "2020-01",
        "2020-01",
        "text",
        "7",
        "text",
        "text",
    ];
    for (column, text) in texts.into_iter().enumerate() {
        let changed = registry_of(1_455, |cells| text.clone_into(&mut cells[column]));
        let title = &reference().header[column];
        let (changed, embedded) = (changed.registry().lookup(1_455), lookup(1_455));
        let pairs: Vec<_> = changed.records().zip(embedded.records()).collect();
        assert!(pairs.iter().any(|(changed, embedded)| changed != embedded), "{title}");
        assert_ne!(changed, embedded, "{title}");
    }
}

/// Compares rows, cells, names of ports and header of a text with the reference.
fn check(text: &str) {
    let (owned, reference) = (load(text), Reference::new(text));
    let registry = owned.registry();
    let mut differences = Differences::default();
    let expected: Vec<_> = reference.rows.iter().map(rows::of_row).collect();
    differences.holds(
        format_args!("records()"),
        walk(&registry.records().map(rows::of_record), &expected),
    );
    for (index, (record, row)) in registry.records().zip(&reference.rows).enumerate() {
        differences.holds(format_args!("row {index}"), rows::same_cells(record, row));
    }
    for port in 0..=u16::MAX {
        differences.same(
            format_args!("{port}"),
            registry.lookup(port).name(),
            reference.name(port, None),
        );
    }
    assert_eq!(registry.header().as_slice(), reference.header.as_slice());
    differences.none_in(65_536);
}

/// The rows of the embedded file, header first.
fn embedded_rows() -> Vec<Vec<String>> {
    split(&csv_text())
}

#[test]
fn lines_may_end_in_lf_or_crlf() {
    let rows = embedded_rows();
    check(&write(&rows, "\n"));
    check(&write(&rows, "\r\n"));
    check(write(&rows, "\r\n").trim_end());
}

#[test]
fn a_byte_order_mark_is_skipped() {
    check(&format!("\u{FEFF}{}", write(&embedded_rows(), "\r\n")));
}

#[test]
fn rows_are_sorted_by_port() {
    let mut rows = embedded_rows();
    rows[1..].reverse();
    check(&write(&rows, "\n"));
    // Rows with equal ports keep the order of the file.
    rows[1..].sort_by_key(|row| row[2].clone());
    check(&write(&rows, "\n"));
}

#[test]
fn a_historic_header_is_kept() {
    let mut rows = embedded_rows();
    "Known Unauthorized Uses".clone_into(&mut rows[0][10]);
    let text = write(&rows, "\n");
    check(&text);
    assert_eq!(load(&text).registry().header()[10], "Known Unauthorized Uses");
}
