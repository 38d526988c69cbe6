//! Names that an index by hash could confuse, in registries of such names alone.

use iana_ports::Service;
use iana_ports_test_support::csv;
use iana_ports_test_support::reference::reference;

use crate::compare::{cells, is_read_and_right, load};

/// A file of numbered names is read, not rejected as one whose names are made to collide.
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
        let registry = csv::file(rows);
        assert!(is_read_and_right(&registry), "names such as {:?}", name(4_711));
    }
}

/// Names that are equal for a hash of some bytes, or for one that folds more than ASCII
/// letters.
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
    assert!(is_read_and_right(&csv::file(rows)));
}

/// With thousands of names, the hash rejects most texts that are no names. With one name,
/// every text reaches the comparison.
#[test]
fn the_only_name_of_a_registry_matches_no_other_text() {
    for name in
        reference().all_names().filter(|name| !name.bytes().all(|byte| byte.is_ascii_alphabetic()))
    {
        let owned = load(&csv::file([cells([name, "", "", ""])]));
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
                assert_eq!(find(&asked), expected, "{asked:?}, with the name {name:?}");
            }
            for other in ["", "\u{80}", "\u{212A}", "\u{17F}", "\u{FF41}", &format!("{char}{char}")]
            {
                let asked = format!("{before}{other}{after}");
                assert_eq!(find(&asked), None, "{asked:?}, with the name {name:?}");
            }
        }
        for asked in
            ["", " ", "\0", &format!("{name}\0"), &format!("\0{name}"), &format!("{name}{name}")]
        {
            assert_eq!(find(asked), None, "{asked:?}, with the name {name:?}");
        }
    }
}
