//! Every service name in several casings, and texts that almost are names.

use std::collections::BTreeSet;

use iana_ports::{Registry, Service, Transport, service, service_port};
use iana_ports_test_support::reference::reference;

use crate::differences::{Differences, hash};
use crate::iterators::walk;
use crate::questions::text;
use crate::rows;

/// The name in alternating upper and lower case.
fn alternating(name: &str) -> String {
    let change = |(index, char): (usize, char)| match index % 2 {
        0 => char.to_ascii_uppercase(),
        _ => char.to_ascii_lowercase(),
    };
    name.chars().enumerate().map(change).collect()
}

/// The registry's first spelling of the name, and three other casings.
fn casings(name: &str) -> [String; 4] {
    let spelled = reference().service(name).unwrap()[0].name().unwrap().to_owned();
    [spelled, name.to_ascii_lowercase(), name.to_ascii_uppercase(), alternating(name)]
}

/// Compares service and ports of a text, which need not be a name, with the reference.
fn check(differences: &mut Differences, asked: &str) {
    let expected = reference().service(asked);
    let got = service(asked);
    let spelled = expected.as_ref().and_then(|rows| rows[0].name());
    differences.same(format_args!("service {asked:?}"), got.map(Service::name), spelled);
    for transport in Transport::ALL {
        let port = reference().service_port(asked, text(transport));
        differences.same(
            format_args!("service_port {asked:?} {transport:?}"),
            service_port(asked, transport),
            port,
        );
        let got = got.and_then(|service| service.port(transport));
        differences.same(format_args!("port of service {asked:?} {transport:?}"), got, port);
    }
}

#[test]
fn every_name_in_every_casing() {
    let mut differences = Differences::default();
    for name in reference().all_names() {
        for asked in casings(name) {
            check(&mut differences, &asked);
        }
    }
    differences.none_in(4 * 9 * reference().all_names().count());
}

#[test]
fn every_casing_is_one_service() {
    let mut differences = Differences::default();
    for name in reference().all_names() {
        let services = casings(name).map(|asked| service(&asked));
        for other in &services[1..] {
            differences.same(format_args!("service {name:?}"), services[0], *other);
            differences.same(format_args!("hash of {name:?}"), hash(&services[0]), hash(other));
        }
    }
    differences.none_in(6 * reference().all_names().count());
}

#[test]
fn different_names_are_different_services() {
    let names: Vec<_> = reference().all_names().collect();
    let mut differences = Differences::default();
    for pair in names.windows(2) {
        let equal = service(pair[0]) == service(pair[1]);
        differences.same(format_args!("{pair:?} are equal"), equal, false);
    }
    differences.none_in(names.len() - 1);
}

#[test]
fn records_of_every_name() {
    let mut differences = Differences::default();
    for name in reference().all_names() {
        let Some(service) = service(name) else {
            differences.same(format_args!("service {name:?}"), "None", "Some");
            continue;
        };
        let rows = reference().service(name).unwrap();
        let expected: Vec<_> = rows.iter().copied().map(rows::of_row).collect();
        let got = service.records().map(rows::of_record);
        differences.holds(format_args!("records of {name:?}"), walk(&got, &expected));
        #[cfg(feature = "full")]
        for (record, row) in service.records().zip(rows) {
            differences.holds(format_args!("records of {name:?}"), rows::same_cells(record, row));
        }
    }
    differences.none_in(reference().all_names().count());
}

#[test]
fn methods_of_the_embedded_registry_agree_with_the_functions() {
    let mut differences = Differences::default();
    let registry = Registry::embedded();
    for name in reference().all_names() {
        differences.same(format_args!("service {name:?}"), registry.service(name), service(name));
        for transport in Transport::ALL {
            let got = registry.service_port(name, transport);
            let expected = service_port(name, transport);
            differences.same(format_args!("service_port {name:?} {transport:?}"), got, expected);
        }
    }
    differences.none_in(5 * reference().all_names().count());
}

/// The name with one character replaced by `change`, for each of its characters.
fn replaced(name: &str, change: impl Fn(char) -> Option<char>) -> Vec<String> {
    let replace = |(index, char): (usize, char)| {
        let (before, after) = (&name[..index], &name[index + char.len_utf8()..]);
        change(char).map(|changed| format!("{before}{changed}{after}"))
    };
    name.char_indices().filter_map(replace).collect()
}

/// The next letter or digit, which often makes another registered name (`cl1`, `cl2`).
fn next(char: char) -> Option<char> {
    match char {
        'z' => Some('a'),
        '9' => Some('0'),
        'a'..='y' | '0'..='8' => Some(char::from(char as u8 + 1)),
        _ => Some('x').filter(|_| char.is_ascii()),
    }
}

/// The bit that is the case of ASCII letters, in characters that have none: `[` and `{`
/// are not equal.
fn case_bit(char: char) -> Option<char> {
    (char.is_ascii() && !char.is_ascii_alphabetic()).then(|| char::from(char as u8 ^ 0x20))
}

/// The eighth bit.
fn high_bit(char: char) -> Option<char> {
    char.is_ascii().then(|| char::from(char as u8 | 0x80))
}

/// Another case of the letter in Unicode, but not in ASCII.
fn unicode_case(char: char) -> Option<char> {
    match char {
        'k' => Some('\u{212A}'),
        's' => Some('ſ'),
        'i' => Some('İ'),
        _ => None,
    }
}

/// What fullwidth forms make of it.
fn fullwidth(char: char) -> Option<char> {
    char.is_ascii_graphic().then(|| char::from_u32(char as u32 + 0xFEE0).unwrap())
}

#[test]
fn a_changed_character_makes_another_name_or_none() {
    let mut differences = Differences::default();
    for name in reference().all_names() {
        for change in [next, case_bit, high_bit, unicode_case, fullwidth] {
            for asked in replaced(name, change) {
                check(&mut differences, &asked);
            }
        }
    }
    differences.none_in(4 * 9 * reference().all_names().count());
}

#[test]
fn a_dropped_or_doubled_character_makes_another_name_or_none() {
    let mut differences = Differences::default();
    for name in reference().all_names() {
        for (index, char) in name.char_indices() {
            let (before, rest) = name.split_at(index);
            check(&mut differences, &format!("{before}{}", &rest[char.len_utf8()..]));
            check(&mut differences, &format!("{before}{char}{rest}"));
        }
    }
    differences.none_in(4 * 9 * reference().all_names().count());
}

#[test]
fn an_added_character_makes_another_name_or_none() {
    let mut differences = Differences::default();
    let added = [
        " ", "\t", "\n", "\0", "\u{A0}", "[", "{", "@", "`", "-", "_", "/", ".", "s", "2",
        "\u{301}",
    ];
    for name in reference().all_names() {
        for added in added {
            check(&mut differences, &format!("{name}{added}"));
            check(&mut differences, &format!("{added}{name}"));
        }
        check(&mut differences, &format!("{name}{name}"));
        // Only the command line understands a transport after the name.
        check(&mut differences, &format!("{name}/tcp"));
    }
    differences.none_in(30 * 9 * reference().all_names().count());
}

#[test]
fn short_texts() {
    let mut differences = Differences::default();
    check(&mut differences, "");
    let ascii = || (0..=127).map(char::from);
    for first in ascii() {
        check(&mut differences, &format!("{first}"));
        for second in ascii() {
            check(&mut differences, &format!("{first}{second}"));
        }
    }
    differences.none_in(9 * 128 * 128);
}

#[test]
fn long_texts() {
    let mut differences = Differences::default();
    for length in [15, 16, 20, 21, 35, 36, 37, 255, 256, 257, 65_535, 65_536, 65_537, 100_000] {
        for filler in ["a", "h", "-", "[", "ß"] {
            check(&mut differences, &filler.repeat(length));
            check(&mut differences, &format!("http{}", filler.repeat(length)));
        }
    }
    differences.none_in(9 * 140);
}

#[test]
fn texts_of_other_columns_are_no_names() {
    let mut differences = Differences::default();
    let cells = reference().rows.iter().flat_map(|row| row.cells[1..].iter());
    let texts: BTreeSet<&String> = cells.collect();
    let count = texts.len();
    for asked in texts {
        check(&mut differences, asked);
    }
    differences.none_in(9 * count);
}
