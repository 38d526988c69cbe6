//! Traits, texts, equality and sizes of the public types.

use std::error::Error;
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::str::FromStr;

use iana_ports::{Date, Port, PortRange, Registry, Transport, lookup};

use crate::differences::hash;

/// The traits of a value type.
fn is_value<T: Copy + Eq + Hash + Debug + Send + Sync + Unpin + 'static>() {}

#[test]
fn public_types_are_values() {
    is_value::<Port<'static>>();
    is_value::<PortRange>();
    is_value::<Transport>();
    is_value::<Date>();
    #[cfg(feature = "descriptions")]
    {
        is_value::<iana_ports::Status>();
        is_value::<iana_ports::Record<'static>>();
    }
    #[cfg(feature = "by-name")]
    is_value::<iana_ports::Service<'static>>();
    #[cfg(feature = "full")]
    is_value::<iana_ports::Column>();
}

#[test]
fn public_types_are_send_and_sync() {
    fn crosses<T: Copy + Send + Sync>() {}
    fn travels<T: Clone + Send + Sync>() {}
    crosses::<Registry<'static>>();
    travels::<iana_ports::Names<'static>>();
    travels::<iana_ports::Snapshot>();
    #[cfg(feature = "descriptions")]
    travels::<iana_ports::PortRecords<'static>>();
    #[cfg(feature = "by-name")]
    travels::<(iana_ports::Records<'static>, iana_ports::ServiceRecords<'static>)>();
    #[cfg(feature = "full")]
    crosses::<iana_ports::Cell<'static>>();
}

#[test]
fn ranges_transports_and_dates_have_an_order() {
    assert!(PortRange::ALL.is_sorted() && PortRange::System < PortRange::Dynamic);
    let date = |year, month, day| Date { year, month, day };
    let dates =
        [date(2_002, 1, None), date(2_002, 1, Some(1)), date(2_002, 2, None), date(2_003, 1, None)];
    assert!(dates.is_sorted_by(|earlier, later| earlier < later));
}

/// Every value prints as one lower-case word, and parses from it in any case.
fn parses_from<T>(values: &[T], words: &[&str])
where
    T: Copy + Debug + Display + PartialEq + FromStr<Err: Debug>,
{
    assert_eq!(values.len(), words.len());
    for (&value, &word) in values.iter().zip(words) {
        assert_eq!(value.to_string(), word);
        let mixed = word[..1].to_ascii_uppercase() + &word[1..];
        for text in [word, &word.to_ascii_uppercase(), &mixed] {
            assert_eq!(text.parse::<T>().unwrap(), value, "{text:?}");
        }
        // Width and alignment apply.
        assert_eq!(format!("[{value:>12}]"), format!("[{word:>12}]"));
    }
}

/// Each text fails to parse, with one line that names what was expected.
fn rejects<T: FromStr<Err: Error + Send + Sync + 'static> + Debug>(texts: &[&str], expected: &str) {
    for text in texts {
        let error: Box<dyn Error + Send + Sync> = match text.parse::<T>() {
            Ok(value) => panic!("{text:?} is read as {value:?}"),
            Err(error) => error.into(),
        };
        let message = error.to_string();
        assert!(!message.contains('\n'), "{message}");
        assert!(message.to_lowercase().contains(expected), "{text:?}: {message}");
    }
}

#[test]
fn ranges_parse_from_their_texts() {
    parses_from(&PortRange::ALL, &["system", "user", "dynamic"]);
    let also = [
        ("well-known", PortRange::System),
        ("registered", PortRange::User),
        ("private", PortRange::Dynamic),
        ("ephemeral", PortRange::Dynamic),
    ];
    for (text, range) in also {
        assert_eq!(text.parse(), Ok(range));
        assert_eq!(text.to_ascii_uppercase().parse(), Ok(range));
    }
    rejects::<PortRange>(
        &["", "sys", "system ", " user", "systems", "0-1023", "u\u{17F}er"],
        "range",
    );
}

#[test]
fn transports_parse_from_their_texts() {
    parses_from(&Transport::ALL, &["tcp", "udp", "sctp", "dccp"]);
    for transport in Transport::ALL {
        assert_eq!(transport.as_str(), transport.to_string());
    }
    rejects::<Transport>(&["", "tcp ", "tc", "tcpp", "icmp", "6", "tcp/udp"], "transport");
}

#[cfg(feature = "descriptions")]
#[test]
fn statuses_parse_from_their_texts() {
    use iana_ports::Status;

    parses_from(&Status::ALL, &["assigned", "reserved", "unassigned", "dynamic"]);
    for status in Status::ALL {
        assert_eq!(status.as_str(), status.to_string());
    }
    rejects::<Status>(&["", "assign", "assigned ", "free", "un-assigned"], "status");
}

#[test]
fn dates_parse_from_their_texts() {
    for text in ["2024-06-12", "2002-01", "1999-12-31", "2000-02-29", "2024-02"] {
        assert_eq!(text.parse::<Date>().unwrap().to_string(), text);
    }
    let date: Date = "2002-01".parse().unwrap();
    assert_eq!((date.year, date.month, date.day), (2_002, 1, None));
    // None of these prints the same text again.
    let rejected = [
        "",
        "2024",
        "2024-",
        "2024-6",
        "2024-6-12",
        "2024-06-",
        "2024-06-1",
        "2024-06-012",
        "24-06-12",
        "2020-13",
        "2020-00",
        "2020-01-00",
        "2020-01-32",
        "+024-06-12",
        "2024-06-12 ",
        " 2024-06-12",
        "2024/06/12",
        "20240612",
        "2024-06-12-01",
        "2024-+6",
        "12024-06-12",
        "２０２４-06-12",
        "June 2024",
    ];
    rejects::<Date>(&rejected, "date");
}

#[test]
fn ports_compare_by_content() {
    assert_eq!(lookup(80), Registry::embedded().lookup(80));
    assert_eq!(hash(&lookup(80)), hash(&Registry::embedded().lookup(80)));
    assert_ne!(lookup(80), lookup(81));
    assert_ne!(hash(&lookup(80)), hash(&lookup(81)));
    // Ports on other transports differ, even where neither has a name.
    assert_ne!(lookup(80), lookup(80).on(Transport::Tcp));
    assert_ne!(lookup(65_000).on(Transport::Udp), lookup(65_000).on(Transport::Tcp));
    assert_eq!(lookup(80).on(Transport::Udp).on(Transport::Tcp), lookup(80).on(Transport::Tcp));
}

#[cfg(feature = "by-name")]
#[test]
fn records_and_services_compare_by_content() {
    use iana_ports::{records, service};

    // The same row found by its port, by its name and in the list of all rows.
    let by_port = lookup(1_455).records().next().unwrap();
    let by_name = service("esl-lm").unwrap().records().next().unwrap();
    let in_list = records().find(|record| record.service_name() == Some("esl-lm")).unwrap();
    assert!(by_port == by_name && by_name == in_list);
    assert_eq!((hash(&by_port), hash(&by_name)), (hash(&by_name), hash(&in_list)));
    assert_eq!(service("ESL-LM"), service("esl-lm"));
    assert_ne!(service("http"), service("www"));
    assert_ne!(hash(&service("http")), hash(&service("www")));
    let other = lookup(80).records().next().unwrap();
    assert!(by_port != other && hash(&by_port) != hash(&other));
}

#[test]
fn debug_output_identifies_the_value() {
    let port = format!("{:?}", lookup(80).on(Transport::Udp));
    assert!(port.contains("80"), "{port}");
    assert!(port.len() < 2_000, "a whole registry is no help: {} bytes", port.len());
    #[cfg(feature = "by-name")]
    {
        let service = format!("{:?}", iana_ports::service("x11"));
        assert!(service.contains("x11"), "{service}");
        let record = format!("{:?}", lookup(1_455).records().next().unwrap());
        assert!(record.contains("esl-lm"), "{record}");
    }
}

/// Iterators show their items, except over all rows, and registries what they are.
#[test]
fn debug_output_of_iterators_and_registries() {
    fn shows_its_items<T: Debug>(iterator: &(impl Iterator<Item = T> + Clone + Debug)) {
        let items: Vec<_> = iterator.clone().collect();
        assert!(!items.is_empty());
        assert_eq!(format!("{iterator:?}"), format!("{items:?}"));
    }
    shows_its_items(&lookup(80).names());
    let registry = format!("Registry({:?})", iana_ports::SNAPSHOT);
    assert_eq!(format!("{:?}", Registry::embedded()), registry);
    #[cfg(feature = "descriptions")]
    shows_its_items(&lookup(80).records());
    #[cfg(feature = "by-name")]
    {
        shows_its_items(&iana_ports::service("http").unwrap().records());
        let mut records = iana_ports::records();
        records.nth(9);
        let left = format!("Records {{ left: {}, .. }}", records.len());
        assert_eq!(format!("{records:?}"), left);
    }
    #[cfg(feature = "csv")]
    {
        let owned = crate::compare::load(iana_ports_test_support::csv::HEADER);
        let expected = format!("OwnedRegistry({:?})", owned.registry().snapshot());
        assert_eq!(format!("{owned:?}"), expected);
    }
}

/// Values are passed by value, so their sizes must not grow unnoticed.
#[cfg(target_pointer_width = "64")]
#[test]
fn sizes() {
    assert_eq!(size_of::<Registry<'static>>(), 8);
    assert_eq!(size_of::<Port<'static>>(), 16);
    assert_eq!(size_of::<iana_ports::Names<'static>>(), 24);
    assert_eq!(size_of::<iana_ports::Snapshot>(), 44);
    assert_eq!(size_of::<iana_ports::Overlay<'static>>(), 16);
    assert_eq!(size_of::<iana_ports::OverlaidRegistry<'static>>(), 24);
    assert_eq!(size_of::<iana_ports::AssignedPorts<'static>>(), 24);
    assert_eq!((size_of::<Date>(), size_of::<Option<Date>>()), (6, 6));
    assert_eq!((size_of::<PortRange>(), size_of::<Option<Transport>>()), (1, 1));
    #[cfg(feature = "descriptions")]
    {
        assert_eq!(size_of::<iana_ports::Status>(), 1);
        assert_eq!(size_of::<iana_ports::Record<'static>>(), 16);
        assert_eq!(size_of::<iana_ports::PortRecords<'static>>(), 32);
    }
    #[cfg(feature = "by-name")]
    {
        assert_eq!(size_of::<iana_ports::Service<'static>>(), 16);
        assert_eq!(size_of::<iana_ports::Records<'static>>(), 56);
        assert_eq!(size_of::<iana_ports::ServiceRecords<'static>>(), 24);
    }
    #[cfg(feature = "full")]
    {
        assert_eq!(size_of::<iana_ports::Column>(), 1);
        assert_eq!(size_of::<iana_ports::Cell<'static>>(), 24);
    }
}
