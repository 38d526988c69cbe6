//! Compares a small registry that is loaded from a CSV with the reference.

use std::collections::BTreeSet;

use iana_ports::{OwnedRegistry, Transport};
use iana_ports_test_support::reference::Reference;

use crate::differences::Differences;
use crate::questions::{FILTERS, text};
use crate::rows;

/// Loads a registry.
#[track_caller]
pub(crate) fn load(text: &str) -> OwnedRegistry {
    OwnedRegistry::from_reader(text.as_bytes()).unwrap()
}

/// The first four cells of a row.
pub(crate) fn cells(cells: [&str; 4]) -> Vec<String> {
    cells.map(str::to_owned).into()
}

/// Whether the registry is read. If so, checks every row, every name, and ports at the
/// ends of the rows.
#[track_caller]
pub(crate) fn is_read_and_right(text: &str) -> bool {
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
    // The first and last ports of rows. The more rows, the fewer ports, since the
    // reference is slow.
    let edges = reference.rows.iter().filter_map(|row| row.ports.clone());
    let edges =
        edges.flat_map(|ports| [*ports.start(), *ports.end(), ports.end().saturating_add(1)]);
    let edges: BTreeSet<u16> = edges.chain([0, 65_535]).collect();
    let step = 1 + edges.len() * reference.rows.len() / 20_000;
    for number in edges.into_iter().step_by(step) {
        for filter in FILTERS {
            let port = owned.registry().lookup(number);
            let port = filter.map_or(port, |transport| port.on(transport));
            let on = filter.map(text);
            let place = format!("{number} {filter:?}");
            differences.same(&place, port.name() == reference.name(number, on), true);
            differences.same(&place, port.status().as_str(), reference.status(number, on));
            let described = port.description() == reference.description(number, on);
            differences.same(&place, described, true);
            let expected = reference.port_rows(number, on).map(rows::of_row);
            differences.same(&place, port.records().map(rows::of_record).eq(expected), true);
        }
    }
}
