//! Every row of the registry: order, cells, typed columns, iterators and ids.

use iana_ports::{Registry, records};
use iana_ports_test_support::reference::reference;

use crate::differences::{Differences, hash};
use crate::iterators::{jump, walk};
use crate::rows;

#[test]
fn all_rows_in_registry_order() {
    let expected: Vec<_> = reference().rows.iter().map(rows::of_row).collect();
    let mut differences = Differences::default();
    differences.holds(format_args!("records()"), walk(&records().map(rows::of_record), &expected));
    let registry = Registry::embedded();
    let got = registry.records().map(rows::of_record);
    differences.holds(format_args!("Registry::records()"), walk(&got, &expected));
    differences.none_in(2);
}

#[test]
fn nth_agrees_with_next() {
    let expected: Vec<_> = records().collect();
    let length = expected.len();
    // Short and long distances, and those to the end.
    let distances = (0..40).chain((40..length).step_by(499)).chain([length - 2, length - 1]);
    let beyond = [length, length + 1, 2 * length, 65_535, 65_536, usize::MAX];
    let mut differences = Differences::default();
    let result = jump(&records(), &expected, distances.chain(beyond));
    differences.holds(format_args!("nth"), result);
    differences.none_in(1);
}

#[test]
#[expect(clippy::double_ended_iterator_last, reason = "the test is about `last`")]
fn other_iterator_methods_agree_with_next() {
    let expected: Vec<_> = reference().rows.iter().map(rows::of_row).collect();
    let all = || records().map(rows::of_record);
    assert_eq!(records().count(), expected.len());
    assert_eq!(records().last().map(rows::of_record).as_ref(), expected.last());
    assert!(all().rev().eq(expected.iter().rev().cloned()));
    assert!(all().rev().rev().eq(expected.iter().cloned()));
    assert!(records().step_by(7).map(rows::of_record).eq(expected.iter().step_by(7).cloned()));
    assert!(
        records().rev().skip(9).map(rows::of_record).eq(expected.iter().rev().skip(9).cloned())
    );
    assert_eq!(all().fold(0, |count, _| count + 1), expected.len());
    assert_eq!(all().rfold(0, |count, _| count + 1), expected.len());
}

#[test]
fn a_cloned_iterator_is_independent() {
    let mut original = records();
    original.nth(99);
    original.nth_back(99);
    let clone = original.clone();
    original.nth(99);
    assert_eq!(clone.len(), reference().rows.len() - 200);
    assert_eq!(original.len(), reference().rows.len() - 300);
    let expected: Vec<_> = reference().rows.iter().map(rows::of_row).collect();
    let got = clone.map(rows::of_record);
    walk(&got, &expected[100..expected.len() - 100]).unwrap();
}

/// Records are equal if all their cells in this tier are.
#[test]
fn records_compare_and_hash_by_content() {
    let visible = if cfg!(feature = "full") { reference().header.len() } else { 4 };
    let all: Vec<_> = records().zip(&reference().rows).collect();
    let mut differences = Differences::default();
    for (index, &(record, row)) in all.iter().enumerate() {
        // Equal rows are close together.
        for &(other, other_row) in &all[index..all.len().min(index + 6)] {
            let expected = row.cells[..visible] == other_row.cells[..visible];
            let equal = record == other && hash(&record) == hash(&other);
            let rows = (&row.cells, &other_row.cells);
            differences.same(format_args!("equality of {rows:?}"), equal, expected);
        }
    }
    differences.none_in(6 * (all.len() - 6));
}

#[cfg(feature = "full")]
mod full {
    use std::fmt::Display;

    use iana_ports::{Column, Date};

    use super::*;

    #[test]
    fn cells_print_the_text_of_the_csv() {
        let mut differences = Differences::default();
        for (index, (record, row)) in records().zip(&reference().rows).enumerate() {
            differences.holds(format_args!("row {index}"), rows::same_cells(record, row));
        }
        differences.none_in(reference().rows.len());
    }

    /// A typed value prints the text of its cell. An empty cell has none.
    fn check<T: Display + ?Sized>(
        differences: &mut Differences,
        row: usize,
        value: Option<&T>,
        cell: &str,
    ) {
        let printed = value.map(ToString::to_string);
        let expected = Some(cell).filter(|cell| !cell.is_empty());
        differences.same(format_args!("row {row}"), printed.as_deref(), expected);
    }

    #[test]
    fn typed_values_print_the_cells() {
        let mut differences = Differences::default();
        for (index, (record, row)) in records().zip(&reference().rows).enumerate() {
            let [
                name,
                ports,
                transport,
                description,
                assignee,
                contact,
                registered,
                modified,
                rest @ ..,
            ] = &row.cells;
            let [reference, code, unauthorized, notes] = rest;
            let mut check_text =
                |value: Option<&str>, cell: &str| check(&mut differences, index, value, cell);
            check_text(record.service_name(), name);
            check_text(record.description(), description);
            check_text(record.assignee(), assignee);
            check_text(record.contact(), contact);
            check_text(record.reference(), reference);
            check_text(record.unauthorized_use(), unauthorized);
            check_text(record.assignment_notes(), notes);
            check(&mut differences, index, record.transport().as_ref(), transport);
            check(&mut differences, index, record.registration_date().as_ref(), registered);
            check(&mut differences, index, record.modification_date().as_ref(), modified);
            check(&mut differences, index, record.service_code().as_ref(), code);
            // `4748-4748` and `4748` are the same ports, and only the cell keeps the
            // difference.
            let (first, last) = ports.split_once('-').unwrap_or((ports, ports));
            check(
                &mut differences,
                index,
                record.ports().map(|ports| *ports.start()).as_ref(),
                first,
            );
            check(&mut differences, index, record.ports().map(|ports| *ports.end()).as_ref(), last);
        }
        differences.none_in(13 * reference().rows.len());
    }

    #[test]
    fn dates_have_year_month_and_day() {
        let parts = |date: Option<Date>| date.map(|date| (date.year, date.month, date.day));
        let mut differences = Differences::default();
        for (index, (record, row)) in records().zip(&reference().rows).enumerate() {
            let (got, expected) = (
                parts(record.registration_date()),
                iana_ports_test_support::reference::date(&row.cells[6]),
            );
            differences.same(format_args!("row {index}, registered"), got, expected);
            let (got, expected) = (
                parts(record.modification_date()),
                iana_ports_test_support::reference::date(&row.cells[7]),
            );
            differences.same(format_args!("row {index}, modified"), got, expected);
        }
        differences.none_in(2 * reference().rows.len());
    }

    #[test]
    fn aliases() {
        let mut differences = Differences::default();
        for (index, (record, row)) in records().zip(&reference().rows).enumerate() {
            differences.same(format_args!("row {index}"), record.alias_of(), row.alias_of());
        }
        differences.none_in(reference().rows.len());
    }

    #[test]
    fn the_header_is_that_of_the_csv() {
        let header = Registry::embedded().header();
        assert_eq!(header.as_slice(), reference().header.as_slice());
        for (column, title) in Column::ALL.into_iter().zip(header) {
            // Until 2018, the eleventh column had another title.
            if title != "Known Unauthorized Uses" {
                assert_eq!(column.title(), title);
            }
            let key = column.title().to_lowercase().replace(' ', "_");
            assert_eq!(column.key(), key);
        }
    }
}

/// Every column has a typed method, on borrowed and on owned records. A new column does
/// not compile here without one.
#[cfg(feature = "alloc")]
#[test]
fn every_column_has_a_typed_method() {
    use iana_ports::{Column, OwnedRecord};

    let text = |value: Option<&dyn std::fmt::Display>| {
        value.map_or(String::new(), |value| format!("{value}"))
    };
    let ports = |ports: Option<std::ops::RangeInclusive<u16>>| ports.map(|ports| *ports.start());
    let mut differences = Differences::default();
    for record in records() {
        let owned = OwnedRecord::from(record);
        for column in Column::ALL {
            macro_rules! typed {
                ($of:expr) => {
                    match column {
                        Column::ServiceName => text($of.service_name().as_ref().map(|it| it as _)),
                        Column::PortNumber => text(ports($of.ports()).as_ref().map(|it| it as _)),
                        Column::TransportProtocol => {
                            text($of.transport().as_ref().map(|it| it as _))
                        }
                        Column::Description => text($of.description().as_ref().map(|it| it as _)),
                        Column::Assignee => text($of.assignee().as_ref().map(|it| it as _)),
                        Column::Contact => text($of.contact().as_ref().map(|it| it as _)),
                        Column::RegistrationDate => {
                            text($of.registration_date().as_ref().map(|it| it as _))
                        }
                        Column::ModificationDate => {
                            text($of.modification_date().as_ref().map(|it| it as _))
                        }
                        Column::Reference => text($of.reference().as_ref().map(|it| it as _)),
                        Column::ServiceCode => text($of.service_code().as_ref().map(|it| it as _)),
                        Column::UnauthorizedUseReported => {
                            text($of.unauthorized_use().as_ref().map(|it| it as _))
                        }
                        Column::AssignmentNotes => {
                            text($of.assignment_notes().as_ref().map(|it| it as _))
                        }
                    }
                };
            }
            let cell = record.cell(column).to_string();
            // The typed value is the first port of a range.
            let expected = match column {
                Column::PortNumber => cell.split('-').next().unwrap_or_default(),
                _ => &cell,
            };
            differences.same(column, typed!(record), expected);
            differences.same(column, typed!(owned), expected);
        }
    }
    differences.none_in(2 * Column::ALL.len() * reference().rows.len());
}

/// The bindings to other languages keep ids instead of records.
#[test]
fn ids_return_their_records() {
    let registry = Registry::embedded();
    let mut ids = Vec::new();
    let mut next = registry.record_after(None);
    for record in records() {
        let id = record.id();
        assert!(registry.record_of_id(id) == Some(record));
        assert!(next == Some(record));
        ids.push(id);
        next = registry.record_after(Some(id));
    }
    assert!(next.is_none());
    assert!(ids.is_sorted_by(|one, other| one < other), "an id for each row, in registry order");
    // A range has one id on all of its ports.
    let of_port = |port| iana_ports::lookup(port).records().map(iana_ports::Record::id);
    assert!(of_port(6000).eq(of_port(6063)));
    // The first id after the last group is among these, whatever bits a group takes.
    let last = *ids.last().unwrap();
    let after_last = (0..u32::BITS).map(|bit| ((last >> bit) + 1) << bit);
    let after_each = ids.iter().map(|id| id + 1);
    // Other integers return no record, or one of a range by another of its ports.
    let spread = (0..=u32::MAX).step_by(4099).chain(u32::MAX - 9..=u32::MAX);
    for id in spread.chain(after_each).chain(after_last) {
        let record = registry.record_of_id(id);
        assert!(record.is_none_or(|record| ids.binary_search(&record.id()).is_ok()), "{id}");
        let _ = registry.record_after(Some(id));
    }
}
