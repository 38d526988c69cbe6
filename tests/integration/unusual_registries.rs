//! Registries of unusual sizes and shapes: either rejected, or read without a loss.

use iana_ports::{OwnedRegistry, Port};
use iana_ports_test_support::csv;
use iana_ports_test_support::reference::reference;

use crate::compare::{cells, is_read_and_right};
use crate::iterators::walk;

#[test]
fn no_rows() {
    assert!(is_read_and_right(&csv::file([])));
}

#[test]
fn one_row() {
    assert!(is_read_and_right(&csv::file([cells(["one", "", "", ""])])));
    assert!(is_read_and_right(&csv::file([cells(["", "0-65535", "", "Unassigned"])])));
    assert!(is_read_and_right(&csv::file([cells(["all", "0-65535", "udp", ""])])));
    assert!(is_read_and_right(&csv::file([cells(["last", "65535", "tcp", ""])])));
    assert!(is_read_and_right(&csv::file([
        cells(["", "", "", ""]),
        cells(["", "", "", "no port"])
    ])));
}

/// A description that equals the row's name is not stored. On tcp, the port spells that
/// name as its first row does.
#[test]
fn a_description_that_repeats_another_spelling() {
    assert!(is_read_and_right(&csv::file([
        cells(["B", "80", "udp", ""]),
        cells(["b", "80", "tcp", "b"]),
        cells(["c", "81", "tcp", "c"]),
    ])));
}

#[test]
fn the_first_and_the_last_port_have_names() {
    let text = csv::file([cells(["first", "0", "tcp", ""]), cells(["last", "65535", "udp", ""])]);
    let owned = OwnedRegistry::from_reader(text.as_bytes()).unwrap();
    let numbers = owned.registry().assigned_ports().map(Port::number);
    walk(&numbers, &[0, 65_535]).unwrap();
}

/// Each row without a port whose name differs from the one before is a group.
#[test]
fn descriptions_shared_by_many_rows() {
    let row = |number: usize| {
        let (name, port) = (["a", "b"][number % 2], number / 16);
        let port = if number % 16 == 0 { port.to_string() } else { String::new() };
        cells([name, &port, "", &format!("shared {}", number % 4_500)])
    };
    assert!(is_read_and_right(&csv::file((0..16 * 4_500).map(row))));
}

#[test]
fn a_row_for_every_port() {
    let row = |port: u16| cells([&format!("s{port}"), &port.to_string(), "tcp", ""]);
    assert!(is_read_and_right(&csv::file((0..=u16::MAX).map(row))));
}

#[test]
fn more_names_than_ports() {
    let row = |number: u32| cells([&format!("service-{number:05}"), "", "", "no port"]);
    assert!(is_read_and_right(&csv::file((0..70_000).map(row))));
}

/// Ports below a limit that the registry's density decides have slots of their own. Rows
/// that continue past it belong to both sides.
#[test]
fn rows_across_the_last_direct_port() {
    for last in [1_023_u16, 8_191] {
        let single =
            (0..=last - 20).map(|port| cells([&format!("s{port}"), &port.to_string(), "tcp", ""]));
        let across =
            [(last - 10, last + 10), (last - 3, last + 1), (last, last), (last + 1, last + 5)];
        let across = across.into_iter().enumerate().map(|(index, (first, last))| {
            cells([&format!("r{index}"), &format!("{first}-{last}"), "", &format!("range {index}")])
        });
        let only_one = cells(["wide", &format!("{}-{}", last - 15, last + 500), "udp", "wide"]);
        assert!(is_read_and_right(&csv::file(single.clone().chain(across))), "{last}");
        assert!(is_read_and_right(&csv::file(single.chain([only_one]))), "{last}");
    }
}

#[test]
fn equal_rows_on_one_port() {
    for count in [255, 256, 257, 300, 2_047, 2_048, 3_000] {
        let on_port = (0..count).map(|_| cells(["same", "80", "tcp", "alike"]));
        assert!(is_read_and_right(&csv::file(on_port)) || count > 300, "{count} rows");
        let portless = (0..count).map(|_| cells(["same", "", "tcp", ""]));
        assert!(
            is_read_and_right(&csv::file(portless)) || count > 300,
            "{count} rows without a port"
        );
    }
}

fn rows_that_differ(count: u32) -> String {
    csv::file(
        (0..count).map(|number| cells([&format!("n{number}"), "80", "", &format!("{number}")])),
    )
}

#[test]
fn many_names_on_one_port() {
    for count in [127, 128, 255, 256, 257, 300] {
        assert!(is_read_and_right(&rows_that_differ(count)), "{count} names");
    }
}

/// Asks for a few names only, since each answer takes long.
#[test]
fn very_many_names_on_one_port() {
    for count in [1_000, 2_047, 2_048, 3_000, 65_537] {
        let Ok(owned) = OwnedRegistry::from_reader(rows_that_differ(count).as_bytes()) else {
            assert!(count > 300, "{count} names are rejected");
            continue;
        };
        let port = owned.registry().lookup(80);
        let expected: Vec<_> = (0..count).map(|number| format!("n{number}")).collect();
        assert!(port.names().eq(expected.iter().map(String::as_str)), "{count} names");
        assert!(port.names().rev().eq(expected.iter().map(String::as_str).rev()), "{count} names");
        for number in [0, 1, 127, 128, 255, 256, count - 1] {
            let service = owned.registry().service(&format!("N{number}")).unwrap();
            let record = service.records().next().unwrap();
            assert_eq!(record.description(), Some(number.to_string().as_str()));
            assert_eq!(service.records().len(), 1);
        }
    }
}

#[test]
fn one_name_on_many_ports() {
    for count in [255, 256, 257, 5_000] {
        let row = |port: u32| cells(["same", &port.to_string(), "udp", ""]);
        assert!(is_read_and_right(&csv::file((0..count).map(row))), "{count} ports");
    }
}

/// First and last port of a range, from its index and the number of ranges.
type Range = fn(u16, u16) -> (u16, u16);

#[test]
fn nested_ranges() {
    for count in [10, 100, 257, 2_100] {
        // Each inside the one before; then all from one port; then all up to one port.
        let ranges: [Range; 3] = [
            |index, count| (index, 2 * count - index),
            |index, _| (80, 80 + index),
            |index, count| (80 + index, 80 + count),
        ];
        for (shape, range) in ranges.into_iter().enumerate() {
            let row = |index: u16| {
                let (first, last) = range(index, count);
                cells([&format!("n{index}"), &format!("{first}-{last}"), "", "in a range"])
            };
            let read = is_read_and_right(&csv::file((0..count).map(row)));
            assert!(read || count > 257, "{count} ranges of shape {shape}");
        }
    }
}

/// Each port lists the names of the ranges that cover it. So many long ones exceed what
/// offsets can count.
#[test]
fn long_names_on_all_ports() {
    let ports = |until: u16| {
        let long = |index: usize| {
            let name = format!("{index}{}", "x".repeat(16_000));
            cells([&name, &format!("0-{until}"), "tcp", ""])
        };
        let single = |port: u16| cells([&format!("s{port}"), &port.to_string(), "tcp", ""]);
        csv::file((0..4).map(long).chain((1..=until).map(single)))
    };
    assert!(is_read_and_right(&ports(100)));
    assert!(!is_read_and_right(&ports(65_535)));
}

#[test]
fn long_cells() {
    for length in [127, 128, 255, 256, 1_532, 10_000, 16_383, 16_384, 65_535, 65_536, 100_000] {
        for column in [0, 3, 4, 5, 8, 10, 11] {
            for filler in ["x", "é"] {
                let mut row = cells(["a", "1", "tcp", "one"]);
                row.resize(reference().header.len(), "[X]".to_owned());
                (row[6], row[7], row[9]) = (String::new(), String::new(), String::new());
                row[column] = filler.repeat(length);
                let before = cells(["b", "1", "tcp", "two"]);
                let read = is_read_and_right(&csv::file([before.clone(), row, before]));
                assert!(read || length > 1_532, "{length} characters in column {column}");
            }
        }
    }
}

#[test]
fn more_text_than_16_bits_count() {
    // More in one column than 16 bits can count, and no two cells alike.
    let long = "x".repeat(900);
    let row = |number: u32| {
        let text = format!("{number} {long}");
        let mut row = cells([&format!("s{number}"), &number.to_string(), "", &text]);
        row.extend(["", "", "", "", "", "", "", ""].map(|_| String::new()));
        row[11].clone_from(&text);
        row
    };
    assert!(is_read_and_right(&csv::file((0..3_000).map(row))));
}
