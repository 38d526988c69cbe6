//! Own names over those of a registry.

use iana_ports::Transport::{Dccp, Sctp, Tcp, Udp};
use iana_ports::{Overlay, Registry, Transport, service_name};

/// Names of a port with and without a registered one, on the first and the last port, on
/// several transports.
const ENTRIES: &[(u16, Transport, &str)] = &[
    (0, Tcp, "zero"),
    (80, Tcp, "intranet"),
    (80, Sctp, "intranet-sctp"),
    (514, Udp, "shop-log"),
    (1_455, Dccp, "esl-lm"),
    (9_100, Tcp, "Metrics"),
    (9_100, Udp, "metrics"),
    (9_101, Tcp, "metrics"),
    (65_535, Tcp, "last"),
    (65_535, Dccp, "last-dccp"),
];

static OURS: Overlay<'static> = match Overlay::new(ENTRIES) {
    Ok(overlay) => overlay,
    Err(_) => panic!("expected ascending entries"),
};

const CONSTANT: Option<&str> = OURS_CONST.service_name(80, Tcp);
const OURS_CONST: Overlay<'static> = match Overlay::new(ENTRIES) {
    Ok(overlay) => overlay,
    Err(_) => panic!("expected ascending entries"),
};

fn expected(port: u16, transport: Transport) -> Option<&'static str> {
    ENTRIES.iter().find(|entry| (entry.0, entry.1) == (port, transport)).map(|entry| entry.2)
}

#[test]
fn own_names_win_on_every_port_and_no_other_answer_changes() {
    assert_eq!(CONSTANT, Some("intranet"));
    let empty = Overlay::new(&[]).unwrap();
    for number in 0..=u16::MAX {
        for transport in Transport::ALL {
            let registered = service_name(number, transport);
            let own = expected(number, transport);
            let names = [
                OURS.own_name(number, transport),
                OURS.service_name(number, transport),
                empty.service_name(number, transport),
            ];
            assert_eq!(names, [own, own.or(registered), registered], "{number}/{transport}");
        }
    }
    assert_eq!(OURS.entries(), ENTRIES);
    assert!(empty.entries().is_empty());
    assert_eq!(empty, Overlay::default());
}

/// With lists of every length, for the binary search.
#[test]
fn every_entry_of_every_list_is_found() {
    for len in 0..=ENTRIES.len() {
        let overlay = Overlay::new(&ENTRIES[..len]).unwrap();
        for (index, &(port, transport, name)) in ENTRIES.iter().enumerate() {
            let expected = (index < len).then_some(name);
            assert_eq!(overlay.own_name(port, transport), expected, "{len} entries");
        }
    }
}

#[test]
fn the_error_names_the_first_wrong_entry() {
    type Entries<'a> = &'a [(u16, Transport, &'a str)];
    let cases: [(Entries<'_>, usize, &str); 6] = [
        (&[(2, Tcp, "b"), (1, Tcp, "a")], 1, "out of order"),
        (&[(1, Tcp, "a"), (1, Tcp, "b")], 1, "out of order"),
        (&[(1, Tcp, "a"), (2, Udp, "b"), (2, Tcp, "c"), (1, Tcp, "d")], 2, "out of order"),
        (&[(1, Tcp, "")], 0, "an empty name"),
        (&[(1, Tcp, "a"), (3, Dccp, "")], 1, "an empty name"),
        (&[(65_535, Dccp, "a"), (0, Tcp, "")], 1, "out of order"),
    ];
    for (entries, index, problem) in cases {
        let error = Overlay::new(entries).unwrap_err();
        let message = error.to_string();
        assert_eq!(error.index(), index, "{message}");
        assert!(
            message.contains(&format!(
                "entry {index} ({}/{}): {problem}",
                entries[index].0, entries[index].1
            )),
            "{message}"
        );
        assert!(message.contains("expected"), "{message}");
    }
}

#[cfg(feature = "by-name")]
#[test]
fn own_names_are_found_first_by_name_too() {
    assert_eq!(OURS.service_port("METRICS", Tcp), Some(9_100));
    assert_eq!(OURS.service_port("metrics", Udp), Some(9_100));
    assert_eq!(OURS.service_port("metrics", Dccp), None);
    // A name of the registry, with an own port on one transport.
    assert_eq!(OURS.service_port("esl-lm", Dccp), Some(1_455));
    assert_eq!(OURS.service_port("esl-lm", Tcp), Some(1_455));
    assert_eq!(OURS.service_port("http", Tcp), Some(80));
    assert_eq!(OURS.service_port("", Tcp), None);
}

#[test]
fn debug_output_shows_the_entries() {
    let text = format!("{OURS:?}");
    assert!(text.contains("intranet"), "{text}");
    let over = OURS.over(Registry::embedded());
    assert_eq!(over.overlay(), OURS);
    assert_eq!(format!("{:?}", over.registry()), format!("{:?}", Registry::embedded()));
}

#[cfg(feature = "csv")]
#[test]
fn own_names_win_over_a_loaded_registry() {
    use crate::compare::{cells, load};

    let rows = [cells(["loaded", "80", "", ""]), cells(["loaded-too", "514", "", ""])];
    let loaded = load(&iana_ports_test_support::csv::file(rows));
    // The entries need not be `'static`.
    let name = String::from("intranet");
    let entries = [(80, Tcp, name.as_str())];
    let overlay = Overlay::new(&entries).unwrap().over(loaded.registry());
    assert_eq!(overlay.service_name(80, Tcp), Some("intranet"));
    assert_eq!(overlay.service_name(80, Udp), Some("loaded"));
    assert_eq!(overlay.service_name(443, Tcp), None);
    assert_eq!(overlay.service_port("loaded-too", Sctp), Some(514));
    assert_eq!(overlay.service_port("https", Tcp), None);
}
