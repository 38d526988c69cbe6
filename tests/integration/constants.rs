//! Lookups in constants: the build stops where a function cannot run in one.

use iana_ports::{Date, Port, PortRange, Registry, SNAPSHOT, Transport, lookup, service_name};

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
fn tables_of_another_version_are_rejected() {
    use iana_ports::included::parts::is_library_version;

    const OURS: &str = env!("CARGO_PKG_VERSION");
    const { assert!(is_library_version(OURS)) }
    let shorter = &OURS[..OURS.len() - 1];
    for other in ["", shorter, &format!("{OURS}0"), &format!("1{OURS}"), &format!("{shorter}x")] {
        assert!(!is_library_version(other), "{other}");
    }
}

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
