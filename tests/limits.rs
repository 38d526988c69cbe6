//! Registries of a size or shape far from the real one's: either refused, or answered in full; never cut.

#![cfg(feature = "csv")]

mod common;

use std::collections::BTreeSet;

use common::{Differences, WAYS, rows, text};
use iana_ports::{OwnedRegistry, Transport};
use iana_ports_test_support::csv::write;
use iana_ports_test_support::reference::{Reference, reference};

/// The cells of a row; those of the last columns are empty.
type Cells<'a> = [&'a str; 4];

fn csv(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut all = vec![reference().header.clone()];
    all.extend(rows.into_iter().map(|mut row| {
        row.resize(reference().header.len(), String::new());
        row
    }));
    write(&all, "\n")
}

fn cells(cells: Cells<'_>) -> Vec<String> {
    cells.map(str::to_owned).into()
}

/// Whether the registry is read; then every row, and every port and name that it speaks of, must be right.
#[track_caller]
fn is_read_and_right(text: &str) -> bool {
    let owned = match OwnedRegistry::from_reader(text.as_bytes()) {
        Ok(owned) => owned,
        Err(error) => {
            let message = error.to_string();
            assert!(!message.contains('\n') && message.len() < 500, "{message}");
            return false;
        }
    };
    let reference = Reference::new(text);
    let mut differences = Differences::default();
    let registry = owned.registry();
    differences.same("rows", registry.records().len(), reference.rows.len());
    for (index, (record, row)) in registry.records().zip(&reference.rows).enumerate() {
        differences.holds(format_args!("row {index}"), rows::same_cells(record, row));
    }
    check_ports(&mut differences, &owned, &reference);
    for name in reference.all_names() {
        let rows = reference.service(name).unwrap();
        let service = registry.service(name);
        let got = service.map(|service| (service.name(), service.records().len()));
        let expected = rows[0].name().map(|spelled| (spelled, rows.len()));
        // Names may be very long here.
        let place = || name.chars().take(20).collect::<String>();
        differences.same(format_args!("service {}", place()), got == expected, true);
        let port = registry.service_port(name, Transport::Udp);
        differences.same(
            format_args!("port of {}", place()),
            port,
            reference.service_port(name, "udp"),
        );
    }
    differences.none_in(2 * 5 * 3);
    true
}

fn check_ports(differences: &mut Differences, owned: &OwnedRegistry, reference: &Reference) {
    // The ports that rows begin and end at; the more rows, the fewer of them, as the reference is in no hurry.
    let edges = reference.rows.iter().filter_map(|row| row.ports.clone());
    let edges =
        edges.flat_map(|ports| [*ports.start(), *ports.end(), ports.end().saturating_add(1)]);
    let edges: BTreeSet<u16> = edges.chain([0, 65_535]).collect();
    let step = 1 + edges.len() * reference.rows.len() / 20_000;
    for number in edges.into_iter().step_by(step) {
        for way in WAYS {
            let port = owned.registry().lookup(number);
            let port = way.map_or(port, |transport| port.on(transport));
            let on = way.map(text);
            let place = format!("{number} {way:?}");
            differences.same(&place, port.name() == reference.name(number, on), true);
            differences.same(&place, port.status().as_str(), reference.status(number, on));
            let described = port.description() == reference.description(number, on);
            differences.same(&place, described, true);
            let expected = reference.port_rows(number, on).map(rows::of_row);
            differences.same(&place, port.records().map(rows::of_record).eq(expected), true);
        }
    }
}

#[test]
fn no_row_at_all() {
    assert!(is_read_and_right(&csv([])));
}

#[test]
fn one_row() {
    assert!(is_read_and_right(&csv([cells(["one", "", "", ""])])));
    assert!(is_read_and_right(&csv([cells(["", "0-65535", "", "Unassigned"])])));
    assert!(is_read_and_right(&csv([cells(["all", "0-65535", "udp", ""])])));
    assert!(is_read_and_right(&csv([cells(["last", "65535", "tcp", ""])])));
    assert!(is_read_and_right(&csv([cells(["", "", "", ""]), cells(["", "", "", "no port"])])));
}

/// Rows without a port and of another name than the one before are a group each.
#[test]
fn descriptions_that_many_share() {
    let row = |number: usize| {
        let (name, port) = (["a", "b"][number % 2], number / 16);
        let port = if number % 16 == 0 { port.to_string() } else { String::new() };
        cells([name, &port, "", &format!("shared {}", number % 4_500)])
    };
    assert!(is_read_and_right(&csv((0..16 * 4_500).map(row))));
}

#[test]
fn every_port_a_row() {
    let row = |port: u16| cells([&format!("s{port}"), &port.to_string(), "tcp", ""]);
    assert!(is_read_and_right(&csv((0..=u16::MAX).map(row))));
}

#[test]
fn more_names_than_ports() {
    let row = |number: u32| cells([&format!("service-{number:05}"), "", "", "no port"]);
    assert!(is_read_and_right(&csv((0..70_000).map(row))));
}

/// Names that are much alike, as numbered ones are, are not "made to collide".
#[test]
fn numbered_names() {
    let names: [fn(u32) -> String; 11] = [
        |number| format!("service-{number:04}"),
        |number| format!("{number:04}-service"),
        |number| format!("{number:04}{number:04}"),
        |number| format!("{number}"),
        |number| format!("s{number:05}"),
        |number| format!("n{number:04x}"),
        |number| format!("{number:08x}"),
        |number| format!("svc-{number}-tcp"),
        |number| format!("a{number:05}zy"),
        |number| format!("ab{number:04x}zy"),
        |number| format!("service{number:05}-a"),
    ];
    for name in names {
        let rows = (0..8_000).map(|number| cells([&name(number), "", "", ""]));
        let registry = csv(rows);
        assert!(is_read_and_right(&registry), "names such as {:?}", name(4_711));
    }
}

/// Names that a hash of some bytes, or one that folds more than ASCII letters, would merge.
#[test]
fn names_that_a_weak_hash_would_merge() {
    let middles = ["", "a", "b", "abcdefgh", "abcdefghABCDEFG[", "abcdefghABCDEFG{"];
    let same_ends = middles.map(|middle| format!("firstsix{middle}lasteigh"));
    let repeated = (1..40).map(|count| "ab".repeat(count));
    let folded = "@`[{\\|]}^~_\u{7f}0\u{10}éÉ\u{212a}".chars();
    let folded = folded.flat_map(|one| {
        [format!("{one}"), format!("name-{one}"), format!("{one}-0123456789abcdef")]
    });
    let names = same_ends.into_iter().chain(repeated).chain(folded);
    let rows = names.enumerate().map(|(port, name)| cells([&name, &port.to_string(), "udp", ""]));
    assert!(is_read_and_right(&csv(rows)));
}

/// Ports below a limit that the registry's density decides have slots of their own. Rows that
/// continue past it belong to both sides.
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
        assert!(is_read_and_right(&csv(single.clone().chain(across))), "{last}");
        assert!(is_read_and_right(&csv(single.chain([only_one]))), "{last}");
    }
}

#[test]
fn rows_that_are_alike_on_one_port() {
    for count in [255, 256, 257, 300, 2_047, 2_048, 3_000] {
        let on_port = (0..count).map(|_| cells(["same", "80", "tcp", "alike"]));
        assert!(is_read_and_right(&csv(on_port)) || count > 300, "{count} rows");
        let portless = (0..count).map(|_| cells(["same", "", "tcp", ""]));
        assert!(is_read_and_right(&csv(portless)) || count > 300, "{count} rows without a port");
    }
}

fn rows_that_differ(count: u32) -> String {
    csv((0..count).map(|number| cells([&format!("n{number}"), "80", "", &format!("{number}")])))
}

#[test]
fn names_on_one_port() {
    for count in [127, 128, 255, 256, 257, 300] {
        assert!(is_read_and_right(&rows_that_differ(count)), "{count} names");
    }
}

/// The same with a few looks alone, since each takes long among so many.
#[test]
fn very_many_names_on_one_port() {
    for count in [1_000, 2_047, 2_048, 3_000, 65_537] {
        let Ok(owned) = OwnedRegistry::from_reader(rows_that_differ(count).as_bytes()) else {
            assert!(count > 300, "{count} names are refused");
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
        assert!(is_read_and_right(&csv((0..count).map(row))), "{count} ports");
    }
}

/// First and last port of a range by its index among so many.
type Range = fn(u16, u16) -> (u16, u16);

#[test]
fn ranges_in_ranges() {
    for count in [10, 100, 257, 2_100] {
        // Like onion skins; then all from one port; then all up to one port.
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
            let read = is_read_and_right(&csv((0..count).map(row)));
            assert!(read || count > 257, "{count} ranges of shape {shape}");
        }
    }
}

/// Each port has the names of the ranges that cover it, and so many long ones would be more than all offsets can count.
#[test]
fn long_names_on_all_ports() {
    let ports = |until: u16| {
        let long = |index: usize| {
            let name = format!("{index}{}", "x".repeat(16_000));
            cells([&name, &format!("0-{until}"), "tcp", ""])
        };
        let single = |port: u16| cells([&format!("s{port}"), &port.to_string(), "tcp", ""]);
        csv((0..4).map(long).chain((1..=until).map(single)))
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
                let read = is_read_and_right(&csv([before.clone(), row, before]));
                assert!(read || length > 1_532, "{length} characters in column {column}");
            }
        }
    }
}

#[test]
fn much_text() {
    // More of it in one column than 16 bits can count, and every cell another.
    let long = "x".repeat(900);
    let row = |number: u32| {
        let text = format!("{number} {long}");
        let mut row = cells([&format!("s{number}"), &number.to_string(), "", &text]);
        row.extend(["", "", "", "", "", "", "", ""].map(|_| String::new()));
        row[11].clone_from(&text);
        row
    };
    assert!(is_read_and_right(&csv((0..3_000).map(row))));
}
