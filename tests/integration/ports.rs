//! Every port, for all transports together and on each, against the reference.
//!
//! In every tier: a tier that does not cover a port reports it and returns no names.

use iana_ports::{
    Port, PortRange, Registry, Transport, assigned_ports, lookup, service_name, service_names,
};
use iana_ports_test_support::reference::{Reference, reference};

use crate::differences::Differences;
use crate::iterators::{jump, walk};
use crate::questions::{FILTERS, every_port, is_covered, text};
#[cfg(feature = "descriptions")]
use crate::rows;

/// The number of ports of [`every_port`].
const PORT_COUNT: usize = 65_536 * FILTERS.len();

fn expected_name(port: u16, filter: Option<Transport>) -> Option<&'static str> {
    reference().name(port, filter.map(text)).filter(|_| is_covered(port))
}

fn expected_names(port: u16, filter: Option<Transport>) -> Vec<&'static str> {
    let names = reference().names(port, filter.map(text));
    if is_covered(port) { names } else { Vec::new() }
}

#[test]
fn a_port_keeps_its_number_and_transport() {
    let mut differences = Differences::default();
    for (number, filter, port) in every_port() {
        differences.same(format_args!("number of {number} {filter:?}"), port.number(), number);
        differences.same(
            format_args!("transport of {number} {filter:?}"),
            port.transport(),
            filter,
        );
        let covered = is_covered(number);
        differences.same(format_args!("covered {number} {filter:?}"), port.covered(), covered);
    }
    differences.none_in(3 * PORT_COUNT);
}

#[test]
fn ranges() {
    let mut differences = Differences::default();
    for (number, filter, port) in every_port() {
        let (range, expected) = (port.range(), Reference::range(number));
        differences.same(format_args!("range of {number} {filter:?}"), range.as_str(), expected);
        differences.same(format_args!("range {number}"), PortRange::of(number), range);
        for other in PortRange::ALL {
            let within = other.bounds().contains(&number);
            differences.same(format_args!("{number} in {other:?}"), within, other == range);
        }
    }
    differences.none_in(5 * PORT_COUNT);
}

#[test]
fn names() {
    let mut differences = Differences::default();
    for (number, filter, port) in every_port() {
        let expected = expected_name(number, filter);
        differences.same(format_args!("name of {number} {filter:?}"), port.name(), expected);
    }
    differences.none_in(PORT_COUNT);
}

#[test]
fn lists_of_names() {
    let mut differences = Differences::default();
    for (number, filter, port) in every_port() {
        let (names, expected) = (port.names(), expected_names(number, filter));
        let result = walk(&names, &expected)
            .and_then(|()| jump(&names, &expected, [0, 1, usize::MAX].into_iter()));
        differences.holds(format_args!("names of {number} {filter:?}"), result);
    }
    differences.none_in(PORT_COUNT);
}

#[test]
fn service_name_returns_the_name_on_a_transport() {
    let mut differences = Differences::default();
    for number in 0..=u16::MAX {
        for transport in Transport::ALL {
            let got = service_name(number, transport);
            let expected = expected_name(number, Some(transport));
            differences.same(format_args!("service name of {number} {transport:?}"), got, expected);
        }
    }
    differences.none_in(Transport::ALL.len() * 65_536);
}

#[test]
fn service_names_writes_the_names_of_many_ports() {
    let mut differences = Differences::default();
    let ports: Vec<u16> = (0..=u16::MAX).collect();
    let mut comparisons = 0;
    for transport in Transport::ALL {
        for count in [1, 1_000, 65_536] {
            for ports in ports.chunks(count) {
                // A slice that is too short by one, of the right length, and too long by
                // one.
                for places in [ports.len() - 1, ports.len(), ports.len() + 1] {
                    let mut got = vec![Some("untouched"); places];
                    let got_count = service_names(ports, transport, &mut got);
                    let expected = ports.iter().map(|&port| service_name(port, transport));
                    let expected: Vec<_> =
                        expected.chain([Some("untouched")]).take(places).collect();
                    let place = format!("{count} ports from {} {transport:?}", ports[0]);
                    differences.same(&place, got_count, places.min(ports.len()));
                    differences.same(&place, &got, &expected);
                    comparisons += 2;
                }
            }
        }
        assert_eq!(service_names(&[], transport, &mut [None; 2]), 0);
    }
    differences.none_in(comparisons);
}

#[test]
fn a_second_transport_replaces_the_first() {
    const TRANSPORT_COUNT: u16 = Transport::ALL.len() as u16;
    let mut differences = Differences::default();
    for (number, filter, port) in every_port() {
        for later in Transport::ALL {
            let (twice, once) = (port.on(later), lookup(number).on(later));
            let answers = |port: Port<'static>| (port.number(), port.transport(), port.name());
            differences.same(
                format_args!("{number} {filter:?}, then {later:?}"),
                answers(twice),
                answers(once),
            );
            // Comparing whole ports is slow: each port takes two of the pairs, in turn.
            if filter
                .is_none_or(|earlier| earlier as u16 == number / TRANSPORT_COUNT % TRANSPORT_COUNT)
                && later as u16 == number % TRANSPORT_COUNT
            {
                differences.same(format_args!("{number} {filter:?}, then {later:?}"), twice, once);
            }
        }
    }
    differences.none_in(PORT_COUNT * Transport::ALL.len() + 2 * 65_536);
}

#[test]
fn methods_of_the_embedded_registry_agree_with_the_functions() {
    let mut differences = Differences::default();
    let registry = Registry::embedded();
    for number in 0..=u16::MAX {
        differences.same(format_args!("port {number}"), registry.lookup(number), lookup(number));
        for transport in Transport::ALL {
            let got = registry.service_name(number, transport);
            let expected = service_name(number, transport);
            differences.same(format_args!("service name of {number} {transport:?}"), got, expected);
        }
    }
    differences.none_in((1 + Transport::ALL.len()) * 65_536);
}

#[cfg(feature = "descriptions")]
#[test]
fn statuses() {
    let mut differences = Differences::default();
    for (number, filter, port) in every_port() {
        let expected = reference().status(number, filter.map(text));
        differences.same(
            format_args!("status of {number} {filter:?}"),
            port.status().as_str(),
            expected,
        );
    }
    differences.none_in(PORT_COUNT);
}

#[cfg(feature = "descriptions")]
#[test]
fn descriptions() {
    let mut differences = Differences::default();
    for (number, filter, port) in every_port() {
        let expected = reference().description(number, filter.map(text));
        differences.same(
            format_args!("description of {number} {filter:?}"),
            port.description(),
            expected,
        );
    }
    differences.none_in(PORT_COUNT);
}

#[cfg(feature = "descriptions")]
#[test]
fn records() {
    let mut differences = Differences::default();
    for (number, filter, port) in every_port() {
        let expected: Vec<_> =
            reference().port_rows(number, filter.map(text)).map(rows::of_row).collect();
        let got = port.records().map(rows::of_record);
        differences.holds(format_args!("records of {number} {filter:?}"), walk(&got, &expected));
    }
    differences.none_in(PORT_COUNT);
}

#[cfg(feature = "full")]
#[test]
fn cells_of_records() {
    let mut differences = Differences::default();
    for (number, filter, port) in every_port() {
        let rows = reference().port_rows(number, filter.map(text));
        for (record, row) in port.records().zip(rows) {
            differences.holds(
                format_args!("records of {number} {filter:?}"),
                rows::same_cells(record, row),
            );
        }
    }
    // At least the System and User Ports: each has a row, which counts without a
    // transport and on one.
    differences.none_in(2 * 49_152);
}

#[test]
fn assigned_ports_are_those_with_a_name() {
    let expected: Vec<Port<'_>> = (0..=u16::MAX)
        .filter(|&number| expected_name(number, None).is_some())
        .map(lookup)
        .collect();
    assert!(expected.len() > 300 || Registry::embedded().snapshot().rows() < 10_000);
    let mut differences = Differences::default();
    differences.holds("assigned ports", walk(&assigned_ports(), &expected));
    let distances = [0, 1, 2, 100, expected.len(), usize::MAX].into_iter();
    differences.holds("jumps", jump(&assigned_ports(), &expected, distances));
    differences.none_in(2);
    let numbers: Vec<u16> = expected.iter().map(|port| port.number()).collect();
    assert_eq!(format!("{:?}", assigned_ports()), format!("{numbers:?}"));
}
