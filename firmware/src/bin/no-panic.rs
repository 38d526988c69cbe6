//! Calls every public function of the tier with arguments that the compiler does not
//! know. Links only if none can panic.
//!
//! `Debug` of types that contain text is left out: core's `Debug` of `str` contains a
//! panic path.
//!
//! To find a function that can panic, link with
//! `-C link-arg=--unresolved-symbols=ignore-all`, disassemble, and look for calls into
//! `core::panicking`.

#![no_std]
#![no_main]

use core::fmt::{self, Debug, Display, Write};
use core::hash::{Hash, Hasher};
use core::hint::black_box;
use core::str::FromStr;

use iana_ports::{Date, Overlay, Port, PortRange, Registry, SNAPSHOT, Transport};

iana_ports_firmware::image!(main, panic: must_not_link);

/// Consumes what is formatted or hashed.
struct Sink;

impl Write for Sink {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        black_box(text);
        Ok(())
    }
}

impl Hasher for Sink {
    fn write(&mut self, bytes: &[u8]) {
        black_box(bytes);
    }

    fn finish(&self) -> u64 {
        0
    }
}

fn main() -> bool {
    let number = black_box(1455);
    let name = black_box("esl-lm");
    let transport = black_box(Transport::Udp);
    let registry = black_box(Registry::embedded());

    port(iana_ports::lookup(number));
    port(registry.lookup(number).on(transport));
    black_box((
        iana_ports::service_name(number, transport),
        registry.service_name(number, transport),
    ));
    black_box(iana_ports::service_names(
        black_box(&[number]),
        transport,
        black_box(&mut [None; 2]),
    ));
    black_box((SNAPSHOT, registry.snapshot()));
    let _ = write!(Sink, "{SNAPSHOT}");
    black_box((SNAPSHOT.rows(), SNAPSHOT.newest_date(), SNAPSHOT.sha256()));
    black_box((SNAPSHOT.max_service_name_len(), registry.snapshot().max_service_name_len()));

    iterator(registry.assigned_ports());
    overlay(black_box(&[(1455, Transport::Udp, "esl-lm")]), number, name, transport);

    text(Transport::as_str, name);
    black_box(Transport::from_protocol_number(transport.protocol_number()));
    text(PortRange::as_str, name);
    black_box((PortRange::of(number), black_box(PortRange::User).bounds()));
    black_box((Transport::ALL, PortRange::ALL));
    ordered(black_box(PortRange::User));
    ordered(black_box(Date { year: 2024, month: 6, day: Some(12) }));
    black_box((Date::from_str(name).is_ok(), Date::unpack(black_box(0)).pack()));

    #[cfg(feature = "descriptions")]
    descriptions(iana_ports::lookup(number), name);
    #[cfg(feature = "by-name")]
    by_name(name, transport);
    #[cfg(feature = "full")]
    full();

    #[cfg(feature = "prove-panic")]
    black_box([1, 2, 3][usize::from(number)]);
    true
}

fn port(port: Port<'static>) {
    black_box((port.number(), port.transport(), port.range(), port.covered(), port.name()));
    iterator(port.names());
    compare_and_hash(port);
}

fn overlay(
    entries: &'static [(u16, Transport, &'static str)],
    number: u16,
    name: &str,
    transport: Transport,
) {
    let overlay = match Overlay::new(entries) {
        Ok(overlay) => overlay,
        Err(error) => {
            black_box(error.index());
            return display(error);
        }
    };
    let overlaid = overlay.over(black_box(Registry::embedded()));
    black_box((overlay.own_name(number, transport), overlay.entries()));
    black_box((overlay.service_name(number, transport), overlaid.service_name(number, transport)));
    black_box((overlaid.overlay(), overlaid.registry(), overlay == overlaid.overlay()));
    #[cfg(feature = "by-name")]
    black_box((overlay.service_port(name, transport), overlaid.service_port(name, transport)));
    #[cfg(not(feature = "by-name"))]
    black_box(name);
}

#[cfg(feature = "descriptions")]
fn descriptions(port: Port<'static>, name: &str) {
    black_box((port.status(), port.description()));
    iterator(port.records());
    port.records().for_each(record);
    text(iana_ports::Status::as_str, name);
    black_box(iana_ports::Status::ALL);
    black_box((
        iana_ports::Status::without_rows(port.number()),
        iana_ports::Status::of_row(None, name),
    ));
}

#[cfg(feature = "descriptions")]
fn record(record: iana_ports::Record<'static>) {
    black_box((
        record.service_name(),
        record.ports(),
        record.transport(),
        record.description(),
        record.status(),
    ));
    compare_and_hash(record);
    #[cfg(feature = "full")]
    {
        black_box((record.assignee(), record.contact(), record.reference()));
        black_box((record.registration_date(), record.modification_date(), record.service_code()));
        black_box((record.unauthorized_use(), record.assignment_notes(), record.alias_of()));
        let cell = record.cell(black_box(iana_ports::Column::Contact));
        black_box(cell.is_empty());
        let _ = write!(Sink, "{cell}");
        compare_and_hash(cell);
    }
}

#[cfg(feature = "by-name")]
fn by_name(name: &str, transport: Transport) {
    let registry = black_box(Registry::embedded());
    black_box((iana_ports::service_port(name, transport), registry.service_port(name, transport)));
    for service in [iana_ports::service(name), registry.service(name)].into_iter().flatten() {
        black_box((service.name(), service.port(transport)));
        iterator(service.records());
        compare_and_hash(service);
    }
    iterator(iana_ports::records());
    iterator(registry.records());
}

#[cfg(feature = "full")]
fn full() {
    black_box((iana_ports::Column::ALL, Registry::embedded().header()));
    let column = black_box(iana_ports::Column::Contact);
    black_box((column.title(), column.key()));
    display(column);
    ordered(column);
}

/// The methods of enums that are parsed from and displayed as a word.
fn text<T: Copy + Debug + Display + FromStr + Eq + Hash>(as_str: fn(T) -> &'static str, from: &str)
where
    T::Err: Display + Debug,
{
    match from.parse::<T>() {
        Ok(value) => {
            black_box(as_str(value));
            display(value);
            compare_and_hash(value);
        }
        Err(error) => display(error),
    }
}

fn display(value: impl Display + Debug) {
    let _ = write!(Sink, "{value}");
    let _ = write!(Sink, "{value:?}");
}

fn compare_and_hash<T: Copy + Eq + Hash>(value: T) {
    black_box(value == black_box(value));
    value.hash(&mut Sink);
}

fn ordered<T: Copy + Ord + Hash + Display + Debug>(value: T) {
    black_box(value.cmp(&black_box(value)));
    compare_and_hash(value);
    display(value);
}

fn iterator<I: Iterator + Clone + DoubleEndedIterator + ExactSizeIterator>(iterator: I) {
    black_box((iterator.len(), iterator.size_hint(), iterator.clone().count()));
    let mut mixed = iterator.clone();
    black_box(mixed.nth(black_box(1)).is_some() | mixed.nth_back(black_box(1)).is_some());
    black_box(
        mixed.next().is_some() | mixed.next_back().is_some() | iterator.clone().last().is_some(),
    );
    iterator.clone().for_each(|item| _ = black_box(item));
    iterator.rev().for_each(|item| _ = black_box(item));
}
