//! Lookups in constants, and what the public types promise by their traits and sizes.

mod common;

use std::error::Error;
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::str::FromStr;

use common::hash;
use iana_ports::{Date, Port, PortRange, Registry, SNAPSHOT, Transport, lookup, service_name};

/// Each of these is worked out by the compiler or the build stops.
mod constants {
    use super::*;

    const HTTP: Port<'static> = lookup(80);
    const NAME: Option<&str> = HTTP.name();
    const SYSLOG: Option<&str> = lookup(514).on(Transport::Udp).name();
    const SUBMISSIONS: Option<&str> = service_name(465, Transport::Tcp);
    const REGISTRY: Registry<'static> = Registry::embedded();
    const DISCARD: Option<&str> = REGISTRY.service_name(9, Transport::Dccp);
    const NUMBER: u16 = REGISTRY.lookup(443).number();
    const TRANSPORT: Option<Transport> = HTTP.on(Transport::Sctp).transport();
    const RANGE: PortRange = HTTP.range();
    const RANGE_OF: PortRange = PortRange::of(1_024);
    const RANGE_TEXT: &str = RANGE_OF.as_str();
    const TRANSPORT_TEXT: &str = Transport::Dccp.as_str();
    const LAST_SYSTEM_PORT: u16 = *PortRange::System.bounds().end();
    const COVERED: bool = HTTP.covered();
    const ROWS: u32 = SNAPSHOT.rows();
    const NEWEST: Option<Date> = REGISTRY.snapshot().newest_date();
    const SHA256: [u8; 32] = SNAPSHOT.sha256();

    #[test]
    fn in_every_tier() {
        const NAMES: iana_ports::Names<'static> = HTTP.names();
        assert_eq!({ NAMES }.next_back(), Some("www-http"));
        assert_eq!(NAME, Some("http"));
        assert_eq!(SYSLOG, Some("syslog"));
        assert_eq!(SUBMISSIONS, Some("submissions"));
        assert_eq!(DISCARD, Some("discard"));
        assert_eq!(NUMBER, 443);
        assert_eq!(TRANSPORT, Some(Transport::Sctp));
        assert_eq!((RANGE, RANGE_OF, RANGE_TEXT), (PortRange::System, PortRange::User, "user"));
        assert_eq!((TRANSPORT_TEXT, LAST_SYSTEM_PORT), ("dccp", 1_023));
        assert_eq!((COVERED, ROWS), (true, SNAPSHOT.rows()));
        assert_eq!((NEWEST, SHA256), (SNAPSHOT.newest_date(), SNAPSHOT.sha256()));
    }

    #[cfg(feature = "user-ports")]
    #[test]
    fn with_user_ports() {
        const NAME: Option<&str> = lookup(1_455).name();
        assert_eq!(NAME, Some("esl-lm"));
    }

    #[cfg(feature = "descriptions")]
    #[test]
    fn with_descriptions() {
        use iana_ports::Status;

        const STATUS: Status = lookup(7_775).on(Transport::Udp).status();
        const STATUS_TEXT: &str = STATUS.as_str();
        const DESCRIPTION: Option<&str> = lookup(1_455).description();
        const RECORDS: iana_ports::PortRecords<'static> = lookup(1_455).records();
        assert_eq!(RECORDS.len(), 2);
        assert_eq!((STATUS, STATUS_TEXT), (Status::Reserved, "reserved"));
        assert_eq!(DESCRIPTION, Some("ESL License Manager"));
    }

    #[cfg(feature = "by-name")]
    #[test]
    fn with_names() {
        use iana_ports::{Service, service, service_port};

        const SERVICE: Option<Service<'static>> = service("HTTP");
        const NAME: &str = SERVICE.unwrap().name();
        const PORT: Option<u16> = SERVICE.unwrap().port(Transport::Tcp);
        const SAME: Option<u16> = service_port("x11", Transport::Udp);
        const REGISTRY: Registry<'static> = Registry::embedded();
        const OTHER: Option<u16> = REGISTRY.service_port("flex-lm", Transport::Dccp);
        const NONE: bool = REGISTRY.service("no-such-service").is_none();
        const ALL: iana_ports::Records<'static> = iana_ports::records();
        const OF_SERVICE: iana_ports::ServiceRecords<'static> = SERVICE.unwrap().records();
        assert_eq!((NAME, PORT), ("http", Some(80)));
        assert_eq!((SAME, OTHER), (Some(6_000), Some(27_000)));
        assert_eq!(ALL.len(), SNAPSHOT.rows() as usize);
        assert!(OF_SERVICE.eq(service("http").unwrap().records()));
        const { assert!(NONE) };
    }

    #[cfg(feature = "full")]
    #[test]
    fn with_all_columns() {
        use iana_ports::Column;

        const COLUMN: Column = Column::ALL[10];
        const TEXTS: (&str, &str) = (COLUMN.title(), COLUMN.key());
        const HEADER: [&str; 12] = Registry::embedded().header();
        assert_eq!(TEXTS, ("Unauthorized Use Reported", "unauthorized_use_reported"));
        assert_eq!(HEADER[0], "Service Name");
    }
}

/// What a value type must be able to do.
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
fn public_types_cross_threads() {
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

/// Every value prints as one lower-case word that reads back in any case.
fn reads_back<T>(values: &[T], words: &[&str])
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
        // Width and alignment work as on any text.
        assert_eq!(format!("[{value:>12}]"), format!("[{word:>12}]"));
    }
}

/// Refuses a text by an error whose message stands on its own: one line that names what was expected.
fn refuses<T: FromStr<Err: Error + Send + Sync + 'static> + Debug>(texts: &[&str], expected: &str) {
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
fn ranges_read_back() {
    reads_back(&PortRange::ALL, &["system", "user", "dynamic"]);
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
    refuses::<PortRange>(
        &["", "sys", "system ", " user", "systems", "0-1023", "u\u{17F}er"],
        "range",
    );
}

#[test]
fn transports_read_back() {
    reads_back(&Transport::ALL, &["tcp", "udp", "sctp", "dccp"]);
    for transport in Transport::ALL {
        assert_eq!(transport.as_str(), transport.to_string());
    }
    refuses::<Transport>(&["", "tcp ", "tc", "tcpp", "icmp", "6", "tcp/udp"], "transport");
}

#[cfg(feature = "descriptions")]
#[test]
fn statuses_read_back() {
    use iana_ports::Status;

    reads_back(&Status::ALL, &["assigned", "reserved", "unassigned", "dynamic"]);
    for status in Status::ALL {
        assert_eq!(status.as_str(), status.to_string());
    }
    refuses::<Status>(&["", "assign", "assigned ", "free", "un-assigned"], "status");
}

#[test]
fn dates_read_back() {
    for text in ["2024-06-12", "2002-01", "1999-12-31", "2000-02-29", "2024-02"] {
        assert_eq!(text.parse::<Date>().unwrap().to_string(), text);
    }
    let date: Date = "2002-01".parse().unwrap();
    assert_eq!((date.year, date.month, date.day), (2_002, 1, None));
    // None of these would print back the same.
    let refused = [
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
    refuses::<Date>(&refused, "date");
}

#[test]
fn ports_are_equal_by_what_they_say() {
    assert_eq!(lookup(80), Registry::embedded().lookup(80));
    assert_eq!(hash(&lookup(80)), hash(&Registry::embedded().lookup(80)));
    assert_ne!(lookup(80), lookup(81));
    // By another transport it is another answer, even where both have no name.
    assert_ne!(lookup(80), lookup(80).on(Transport::Tcp));
    assert_ne!(lookup(65_000).on(Transport::Udp), lookup(65_000).on(Transport::Tcp));
    assert_eq!(lookup(80).on(Transport::Udp).on(Transport::Tcp), lookup(80).on(Transport::Tcp));
}

#[cfg(feature = "by-name")]
#[test]
fn records_and_services_are_equal_by_what_they_say() {
    use iana_ports::{records, service};

    // The same row met by its port, by its name and in the whole list.
    let by_port = lookup(1_455).records().next().unwrap();
    let by_name = service("esl-lm").unwrap().records().next().unwrap();
    let in_list = records().find(|record| record.service_name() == Some("esl-lm")).unwrap();
    assert!(by_port == by_name && by_name == in_list);
    assert_eq!((hash(&by_port), hash(&by_name)), (hash(&by_name), hash(&in_list)));
    assert_eq!(service("ESL-LM"), service("esl-lm"));
    assert_ne!(service("http"), service("www"));
}

#[test]
fn debug_says_which_value_it_is() {
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

/// Values are passed around as they are, so a size that grows must be noticed.
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
