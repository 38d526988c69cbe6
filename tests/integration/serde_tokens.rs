//! Every token of the serialized types. serde_json ignores the length that a map or a
//! sequence announces; formats that are not self-describing, such as postcard, write it.

use iana_ports::{Overlay, Registry, SNAPSHOT, Transport, assigned_ports, lookup};
use iana_ports_test_support::reference::{Reference, reference};
use serde_test::{Token, assert_ser_tokens};

/// Ports of each range, with and without rows, and on both sides of the tiers' limits.
fn ports() -> impl Iterator<Item = u16> {
    (0..2_048).chain(49_100..49_200).chain([65_535])
}

fn is_covered(port: u16) -> bool {
    cfg!(feature = "user-ports") || port <= 1_023
}

/// A map of these entries.
fn map(entries: Vec<(&'static str, Vec<Token>)>) -> Vec<Token> {
    let mut tokens = vec![Token::Map { len: Some(entries.len()) }];
    for (key, value) in entries {
        tokens.push(Token::Str(key));
        tokens.extend(value);
    }
    tokens.push(Token::MapEnd);
    tokens
}

/// A sequence of these items.
fn seq(items: Vec<Vec<Token>>) -> Vec<Token> {
    let mut tokens = vec![Token::Seq { len: Some(items.len()) }];
    tokens.extend(items.into_iter().flatten());
    tokens.push(Token::SeqEnd);
    tokens
}

fn text(text: &'static str) -> Vec<Token> {
    vec![Token::Str(text)]
}

fn port(number: u16) -> Vec<Token> {
    let mut entries =
        vec![("port", vec![Token::U16(number)]), ("range", text(Reference::range(number)))];
    if !is_covered(number) {
        entries.push(("covered", vec![Token::Bool(false)]));
        return map(entries);
    }
    #[cfg(feature = "descriptions")]
    entries.push(("status", text(reference().status(number, None))));
    entries.extend(reference().name(number, None).map(|name| ("name", text(name))));
    #[cfg(feature = "descriptions")]
    {
        let description = reference().description(number, None);
        entries.extend(description.map(|description| ("description", text(description))));
        let rows = reference().port_rows(number, None);
        entries.push(("records", seq(rows.map(rows::record).collect())));
    }
    map(entries)
}

fn snapshot() -> Vec<Token> {
    let mut entries = vec![("rows", vec![Token::U32(SNAPSHOT.rows())])];
    let date = SNAPSHOT.newest_date().map(|date| text(date.to_string().leak()));
    entries.extend(date.map(|date| ("newest_date", date)));
    let hex = SNAPSHOT.sha256().map(|byte| format!("{byte:02x}")).concat();
    entries.push(("sha256", text(hex.leak())));
    map(entries)
}

fn registry() -> Vec<Token> {
    map(vec![
        ("snapshot", snapshot()),
        #[cfg(feature = "by-name")]
        ("records", seq(reference().rows.iter().map(rows::record).collect())),
    ])
}

#[test]
fn ports_and_their_names() {
    for number in ports() {
        assert_ser_tokens(&lookup(number), &port(number));
        if is_covered(number) {
            let names = reference().names(number, None).into_iter().map(text).collect();
            assert_ser_tokens(&lookup(number).names(), &seq(names));
        }
    }
    let assigned = assigned_ports().map(|assigned| port(assigned.number())).collect();
    assert_ser_tokens(&assigned_ports(), &seq(assigned));
}

#[test]
fn registries() {
    assert_ser_tokens(&SNAPSHOT, &snapshot());
    assert_ser_tokens(&Registry::embedded(), &registry());
    let ours =
        Overlay::new(&[(80, Transport::Tcp, "intranet"), (81, Transport::Udp, "x")]).unwrap();
    let entry = |number, transport, name| {
        let port = vec![Token::U16(number)];
        map(vec![("port", port), ("transport", text(transport)), ("name", text(name))])
    };
    let entries = seq(vec![entry(80, "tcp", "intranet"), entry(81, "udp", "x")]);
    assert_ser_tokens(&ours, &entries);
    let over = map(vec![("overlay", entries), ("registry", registry())]);
    assert_ser_tokens(&ours.over(Registry::embedded()), &over);
}

#[cfg(feature = "descriptions")]
mod rows {
    use super::*;
    use iana_ports_test_support::reference::Row;

    /// The keys of the columns, in the order of the file.
    const KEYS: [&str; 12] = [
        "service_name",
        "port_number",
        "transport_protocol",
        "description",
        "assignee",
        "contact",
        "registration_date",
        "modification_date",
        "reference",
        "service_code",
        "unauthorized_use_reported",
        "assignment_notes",
    ];

    pub(super) fn record(row: &'static Row) -> Vec<Token> {
        let columns = if cfg!(feature = "full") { KEYS.len() } else { 4 };
        let cells = KEYS.into_iter().zip(&row.cells).take(columns);
        map(cells
            .filter(|(_, cell)| !cell.is_empty())
            .map(|(key, cell)| (key, text(cell)))
            .collect())
    }

    #[test]
    fn records_of_ports() {
        for number in ports() {
            let rows: Vec<_> = reference().port_rows(number, None).map(record).collect();
            for (one, tokens) in lookup(number).records().zip(&rows) {
                assert_ser_tokens(&one, tokens);
                #[cfg(feature = "alloc")]
                serde_test::assert_tokens(&iana_ports::OwnedRecord::from(one), tokens);
            }
            assert_ser_tokens(&lookup(number).records(), &seq(rows));
        }
    }

    #[test]
    #[cfg(feature = "by-name")]
    fn services() {
        for name in reference().all_names() {
            let rows = reference().service(name).unwrap();
            let first_port =
                rows.iter().find_map(|row| row.ports.clone()).map(|ports| *ports.start());
            let mut entries = Vec::new();
            if let Some(number) = first_port {
                entries.push(("port", vec![Token::U16(number)]));
                entries.push(("range", text(Reference::range(number))));
            }
            entries.push(("status", text("assigned")));
            entries.extend(rows[0].name().map(|name| ("name", text(name))));
            entries.extend(rows[0].description().map(|words| ("description", text(words))));
            let records = seq(rows.into_iter().map(record).collect());
            entries.push(("records", records.clone()));
            let service = iana_ports::service(name).unwrap();
            assert_ser_tokens(&service, &map(entries));
            assert_ser_tokens(&service.records(), &records);
        }
    }

    #[test]
    #[cfg(feature = "csv")]
    fn loaded_registries() {
        use iana_ports::OwnedRegistry;
        use iana_ports_test_support::reference::csv_path;

        assert_ser_tokens(&OwnedRegistry::from_path(csv_path()).unwrap(), &registry());
    }
}
