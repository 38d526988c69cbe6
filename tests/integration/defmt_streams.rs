//! What the public types write through defmt. Strings, integers and byte arrays are in
//! its stream as they are; a literal part of a format string is an index of two bytes.

use defmt::Format;
use iana_ports::{Overlay, Registry, SNAPSHOT, Transport, assigned_ports, lookup};

/// The stream of a value.
fn stream(value: &impl Format) -> Vec<u8> {
    defmt::println!("{}", value);
    defmt::export::fetch_bytes()
}

/// A string in a stream: its length and its bytes.
fn string(text: &str) -> Vec<u8> {
    let len = u32::try_from(text.len()).unwrap();
    [&len.to_le_bytes(), text.as_bytes()].concat()
}

/// Checks that the stream of a value has these parts, in this order.
#[track_caller]
fn shows(value: &impl Format, parts: &[Vec<u8>]) {
    let stream = stream(value);
    let mut rest = &stream[..];
    for part in parts {
        let place = rest.windows(part.len()).position(|window| window == part);
        let place = place.unwrap_or_else(|| panic!("{part:?} is not in {rest:?} of {stream:?}"));
        rest = &rest[place + part.len()..];
    }
}

fn snapshot() -> [Vec<u8>; 2] {
    [SNAPSHOT.rows().to_le_bytes().into(), SNAPSHOT.sha256().into()]
}

#[test]
fn ports() {
    let number = 80_u16.to_le_bytes().into();
    shows(&lookup(80), &[number, string("http")]);
    let all: Vec<_> = assigned_ports().map(|port| port.number().to_le_bytes().into()).collect();
    shows(&assigned_ports(), &all);
}

#[test]
fn lists_have_a_separator_between_two_items() {
    let mut names = lookup(80).names();
    let mut others = Vec::new();
    loop {
        let items: Vec<_> = names.clone().map(string).collect();
        shows(&names, &items);
        others.push(stream(&names).len() - items.concat().len());
        if names.next().is_none() {
            break;
        }
    }
    // The bytes that are not of the items, for three, two, one and no name.
    let [three, two, one, none] = others[..] else { panic!("{others:?}") };
    let of_item = one - none;
    assert_eq!(two - one, of_item + 2);
    assert_eq!(three - two, of_item + 2);
}

#[test]
fn registries_and_overlays() {
    shows(&SNAPSHOT, &snapshot());
    shows(&Registry::embedded(), &snapshot());
    let ours = Overlay::new(&[(80, Transport::Tcp, "intranet")]).unwrap();
    let entry = [80_u16.to_le_bytes().into(), string("intranet")];
    shows(&ours, &entry);
    shows(&ours.over(Registry::embedded()), &[&entry[..], &snapshot()].concat());
}

#[test]
#[cfg(feature = "descriptions")]
fn records() {
    let records = lookup(80).records();
    let parts = |record: iana_ports::Record<'_>| {
        let texts = [record.service_name(), record.description()];
        texts.into_iter().flatten().map(string).collect::<Vec<_>>()
    };
    for record in records.clone() {
        shows(&record, &parts(record));
    }
    shows(&records, &records.clone().flat_map(parts).collect::<Vec<_>>());
    shows(&lookup(80), &[string("http"), string(lookup(80).description().unwrap())]);
}

#[test]
#[cfg(feature = "by-name")]
fn services() {
    let service = iana_ports::service("http").unwrap();
    shows(&service, &[string("http")]);
    let names = service.records().map(|record| string(record.service_name().unwrap()));
    shows(&service.records(), &names.collect::<Vec<_>>());
    let records = iana_ports::records();
    shows(&records, &[u32::try_from(records.len()).unwrap().to_le_bytes().into()]);
}

#[test]
#[cfg(feature = "full")]
fn cells_and_columns() {
    use iana_ports::Column;

    let record = lookup(80).records().next().unwrap();
    // A display hint: the text comes without its length, and ends with a byte outside
    // UTF-8.
    shows(&record.cell(Column::ServiceName), &[b"http\xff".into()]);
    shows(&Column::ServiceName, &[string("Service Name")]);
}
