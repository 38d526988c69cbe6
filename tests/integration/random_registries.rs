//! Small random registries with what IANA's seldom or never has: names that differ only
//! in case, overlapping and nested ranges, several RFCs on one port, rows out of order,
//! empty cells anywhere.

use std::collections::BTreeSet;

use iana_ports::{OwnedRegistry, Port, Service, Transport};
use iana_ports_test_support::csv::write;
use iana_ports_test_support::random_numbers::Random;
use iana_ports_test_support::reference::{Reference, Row, reference};

use crate::differences::Differences;
use crate::iterators::walk;
use crate::questions::{FILTERS, text};
use crate::rows;

/// The environment variable with the number of registries, if it is not 400.
const REGISTRIES: &str = "IANA_PORTS_RANDOM_REGISTRIES";

/// A port near others, so that rows overlap, or near the ends of a range of ports.
fn port(random: &mut Random) -> u16 {
    let base = [0, 80, 1_016, 1_020, 8_000, 32_760, 49_145, 65_520][random.below(8)];
    base + u16::try_from(random.below(14)).unwrap()
}

fn ports(random: &mut Random) -> String {
    let (one, other) = (port(random), port(random));
    match random.below(10) {
        0 => String::new(),
        1..=6 => one.to_string(),
        7 => format!("{one}-{one}"),
        _ => format!("{}-{}", one.min(other), one.max(other)),
    }
}

fn row(random: &mut Random) -> Vec<String> {
    let names = [
        "",
        "",
        "",
        "a",
        "A",
        "b",
        "bB",
        "Bb",
        "BB",
        "a-b",
        "a_b",
        "A B",
        "[",
        "{",
        "é",
        "É",
        "\u{212A}",
        "k",
        "longer-name",
    ];
    let descriptions = [
        "",
        "Unassigned",
        "unassigned",
        "UNASSIGNED (was b)",
        "Unassigned\nor so",
        "Unassignedly",
        "Unassigned_1",
        "Unassigned1",
        "Unassigné",
        "Unassignedé",
        "Unassigned\u{A0}",
        "unassigned-",
        "Reserved",
        "Not unassigned",
        "one, two",
        "say \"one\"",
        "\n",
        " ",
    ];
    let references = ["", "", "[RFC 6335]", "[RFC6335]", "[rfc6335]", "[X.510]", "RFC"];
    let dates = ["", "2020-02-29", "1999-12", "2020-02", "2021-01-01"];
    let notes = [
        "",
        "This entry is an alias to \"b\".",
        "This is a duplicate of the \"a\" service",
        "alias to \"\"",
        "alias to \"unclosed",
        "alias to b",
        "two\nlines, alias to \"A B\" alias to \"b\"",
    ];
    let texts = ["", "[One]", "[Two]", "1,2\"3\r\n4", "\u{1F980}"];
    vec![
        random.pick(&names).into(),
        ports(random),
        FILTERS[random.below(FILTERS.len())].map(text).unwrap_or_default().into(),
        random.pick(&descriptions).into(),
        random.pick(&texts).into(),
        random.pick(&texts).into(),
        random.pick(&dates).into(),
        random.pick(&dates).into(),
        random.pick(&references).into(),
        random.pick(&["", "0", "1", "4294967295"]).into(),
        random.pick(&texts).into(),
        random.pick(&notes).into(),
    ]
}

fn check_ports(
    differences: &mut Differences,
    owned: &OwnedRegistry,
    reference: &Reference,
    case: usize,
) {
    // The answer can change only where rows begin or end.
    let edges = reference.rows.iter().filter_map(|row| row.ports.clone());
    let near = |port: u16| [port.saturating_sub(1), port, port.saturating_add(1)];
    let ports = edges.flat_map(|ports| near(*ports.start()).into_iter().chain(near(*ports.end())));
    let ports: BTreeSet<u16> = ports.chain([0, 1_023, 1_024, 49_151, 49_152, 65_535]).collect();
    for number in ports {
        for filter in FILTERS {
            let port = owned.registry().lookup(number);
            let port = filter.map_or(port, |transport| port.on(transport));
            let on = filter.map(text);
            let place = format!("registry {case}, {number} {filter:?}");
            differences.same(&place, port.name(), reference.name(number, on));
            differences.holds(&place, walk(&port.names(), &reference.names(number, on)));
            differences.same(&place, port.status().as_str(), reference.status(number, on));
            differences.same(&place, port.description(), reference.description(number, on));
            let expected: Vec<_> = reference.port_rows(number, on).map(rows::of_row).collect();
            differences.holds(&place, walk(&port.records().map(rows::of_record), &expected));
            for (record, row) in port.records().zip(reference.port_rows(number, on)) {
                differences.holds(&place, rows::same_cells(record, row));
                differences.same(&place, record.alias_of(), row.alias_of());
            }
        }
    }
}

fn check_names(
    differences: &mut Differences,
    owned: &OwnedRegistry,
    reference: &Reference,
    case: usize,
) {
    let others = ["", "c", "\u{E9}", "\u{C9}", "K", "{", "["];
    for name in reference.all_names().chain(others) {
        for asked in [name.to_owned(), name.to_ascii_uppercase()] {
            let place = format!("registry {case}, {asked:?}");
            let (service, rows) = (owned.registry().service(&asked), reference.service(&asked));
            let spelled = rows.as_ref().and_then(|rows| rows[0].name());
            differences.same(&place, service.map(Service::name), spelled);
            for transport in Transport::ALL {
                let port = owned.registry().service_port(&asked, transport);
                differences.same(&place, port, reference.service_port(&asked, text(transport)));
            }
            if let (Some(service), Some(rows)) = (service, rows) {
                let expected: Vec<_> = rows.into_iter().map(rows::of_row).collect();
                differences.holds(&place, walk(&service.records().map(rows::of_record), &expected));
            }
        }
    }
}

#[test]
fn random_registries_are_answered_by_the_rules() {
    let registries = std::env::var(REGISTRIES).map_or(400, |count| count.parse().unwrap());
    let mut random = Random::new(6_335);
    let mut differences = Differences::default();
    for case in 0..registries {
        // From no rows to many on each port.
        let count = random.below([3, 10, 60][case % 3]);
        let mut cells = vec![reference().header.clone()];
        cells.extend((0..count).map(|_| row(&mut random)));
        let csv = write(&cells, ["\n", "\r\n"][case % 2]);
        let owned = match OwnedRegistry::from_reader(csv.as_bytes()) {
            Ok(owned) => owned,
            Err(error) => panic!("registry {case}: {error}\n{csv}"),
        };
        let reference = Reference::new(&csv);
        let records = owned.registry().records();
        let expected: Vec<_> = reference.rows.iter().map(rows::of_row).collect();
        differences
            .holds(format_args!("registry {case}"), walk(&records.map(rows::of_record), &expected));
        let named = reference.rows.iter().filter(|row| row.name().is_some());
        let named: BTreeSet<u16> = named.filter_map(|row| row.ports.clone()).flatten().collect();
        let ports = owned.registry().assigned_ports();
        differences.same(format_args!("ports of {case}"), ports.len(), named.len());
        // Slow: the iterator visits all 65,536 ports.
        if case % 16 == 0 {
            let same = ports.map(Port::number).eq(named);
            differences.same(format_args!("ports of {case}"), same, true);
        }
        let longest = reference.rows.iter().filter_map(Row::name).map(str::len).max();
        let max = owned.registry().snapshot().max_service_name_len();
        differences.same(format_args!("longest name of {case}"), max, longest.unwrap_or(0));
        let newest = owned.registry().snapshot().newest_date();
        let newest = newest.map(|date| (date.year, date.month, date.day));
        differences.same(format_args!("newest date of {case}"), newest, reference.newest_date());
        check_ports(&mut differences, &owned, &reference, case);
        check_names(&mut differences, &owned, &reference, case);
    }
    differences.none_in(100 * registries);
}
