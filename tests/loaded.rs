//! A registry loaded at run time says what the embedded one says, and is equal to it by that alone.

#![cfg(feature = "csv")]

mod common;

use common::{Differences, WAYS, hash, rows, walk};
use iana_ports::{OwnedRegistry, Registry, Service, Transport, lookup, records, service};
use iana_ports_test_support::csv::{split, write};
use iana_ports_test_support::reference::{Reference, csv_path, reference};

fn the_same_file() -> OwnedRegistry {
    OwnedRegistry::from_path(csv_path()).unwrap()
}

fn load(text: &str) -> OwnedRegistry {
    OwnedRegistry::from_reader(text.as_bytes()).unwrap()
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
        for way in WAYS {
            let (mut loaded, mut embedded) = (owned.registry().lookup(number), lookup(number));
            if let Some(transport) = way {
                (loaded, embedded) = (loaded.on(transport), embedded.on(transport));
            }
            differences.same(format_args!("port {number} {way:?}"), loaded, embedded);
            differences.same(
                format_args!("name of {number} {way:?}"),
                loaded.name(),
                embedded.name(),
            );
            let (loaded, embedded) = (hash(&loaded), hash(&embedded));
            differences.same(format_args!("hash of {number} {way:?}"), loaded, embedded);
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

/// The rows of one port, as a registry of their own, with `change` made to the cells of the first.
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
fn equality_is_by_what_is_said_not_by_where_it_stands() {
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

/// On tcp the rows are the same, but the port spells `b` as its first row on any transport does.
#[test]
fn ports_differ_by_names_that_rows_of_other_transports_spell() {
    let row = |name: &str, transport: &str| {
        let mut row = vec![String::new(); reference().header.len()];
        (row[0], row[1], row[2]) = (name.to_owned(), "80".to_owned(), transport.to_owned());
        row
    };
    let header = || reference().header.clone();
    let with_udp =
        load(&write(&[header(), row("B", "udp"), row("a", "tcp"), row("b", "tcp")], "\n"));
    let without = load(&write(&[header(), row("a", "tcp"), row("b", "tcp")], "\n"));
    let [one, other] =
        [&with_udp, &without].map(|owned| owned.registry().lookup(80).on(Transport::Tcp));
    assert!(one.names().eq(["a", "B"]) && other.names().eq(["a", "b"]));
    assert!(one.records().eq(other.records()));
    assert_ne!(one, other);
}

#[test]
fn whatever_cell_differs_the_record_differs() {
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

/// Ports, names and rows of a loaded text against the reference's reading of the same text.
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

/// The project's file, cell by cell, to be written down anew.
fn project_rows() -> Vec<Vec<String>> {
    split(&std::fs::read_to_string(csv_path()).unwrap())
}

#[test]
fn line_ends_may_be_either() {
    let rows = project_rows();
    check(&write(&rows, "\n"));
    check(&write(&rows, "\r\n"));
    check(write(&rows, "\r\n").trim_end());
}

#[test]
fn a_byte_order_mark_is_no_text() {
    check(&format!("\u{FEFF}{}", write(&project_rows(), "\r\n")));
}

#[test]
fn rows_may_stand_out_of_port_order() {
    let mut rows = project_rows();
    rows[1..].reverse();
    check(&write(&rows, "\n"));
    // Equal ports keep the order of the file.
    rows[1..].sort_by_key(|row| row[2].clone());
    check(&write(&rows, "\n"));
}

#[test]
fn a_historic_header_is_kept() {
    let mut rows = project_rows();
    "Known Unauthorized Uses".clone_into(&mut rows[0][10]);
    let text = write(&rows, "\n");
    check(&text);
    assert_eq!(load(&text).registry().header()[10], "Known Unauthorized Uses");
}

/// Among thousands of names a text that is none is mostly told by its hash alone. Where there is one name every text
/// meets it, and only the comparison tells them apart.
#[test]
fn a_lonely_name_is_taken_for_no_other() {
    for name in
        reference().all_names().filter(|name| !name.bytes().all(|byte| byte.is_ascii_alphabetic()))
    {
        let mut row = vec![String::new(); reference().header.len()];
        name.clone_into(&mut row[0]);
        let owned = load(&write(&[reference().header.clone(), row], "\n"));
        let find = |asked: &str| owned.registry().service(asked).map(Service::name);
        assert_eq!(find(name), Some(name));
        assert_eq!(find(&name.to_ascii_uppercase()), Some(name));
        for (index, char) in name.char_indices() {
            let (before, rest) = name.split_at(index);
            let after = &rest[char.len_utf8()..];
            // Each of its bits flipped; only bit 5 of a letter is its case.
            for bit in 0..7 {
                let other = char::from(char as u8 ^ (1 << bit));
                let expected = other.eq_ignore_ascii_case(&char).then_some(name);
                let asked = format!("{before}{other}{after}");
                assert_eq!(find(&asked), expected, "{asked:?} asked of {name:?}");
            }
            for other in ["", "\u{80}", "\u{212A}", "\u{17F}", "\u{FF41}", &format!("{char}{char}")]
            {
                let asked = format!("{before}{other}{after}");
                assert_eq!(find(&asked), None, "{asked:?} asked of {name:?}");
            }
        }
        for asked in
            ["", " ", "\0", &format!("{name}\0"), &format!("\0{name}"), &format!("{name}{name}")]
        {
            assert_eq!(find(asked), None, "{asked:?} asked of {name:?}");
        }
    }
}
