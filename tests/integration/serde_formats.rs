//! What serde writes for the public types, which is what the command line prints, and
//! reads again.

use std::fmt::{Debug, Display};

use iana_ports::{Date, Overlay, PortRange, Registry, SNAPSHOT, Transport, assigned_ports, lookup};
use iana_ports_test_support::reference::reference;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, from_str, json, to_string, to_value};

/// The value is written as its text, and read from that.
#[track_caller]
fn is_its_text<T: Serialize + DeserializeOwned + Display + Debug + PartialEq>(value: &T) {
    let text = to_string(value).unwrap();
    assert_eq!(text, format!("\"{value}\""));
    assert_eq!(from_str::<T>(&text).unwrap(), *value);
}

/// The text is not read, with an error that contains `expected`.
#[track_caller]
fn is_rejected<T: DeserializeOwned + Debug>(text: &str, expected: &str) {
    let error = from_str::<T>(text).unwrap_err().to_string();
    assert!(error.contains(expected), "{error}");
}

#[test]
fn value_types() {
    Transport::ALL.iter().for_each(is_its_text);
    PortRange::ALL.iter().for_each(is_its_text);
    is_its_text(&Date { year: 2024, month: 6, day: Some(12) });
    is_its_text(&Date { year: 2002, month: 1, day: None });
    is_rejected::<Transport>("\"icmp\"", "expected tcp, udp, sctp or dccp");
    is_rejected::<Transport>("6", "expected tcp, udp, sctp or dccp");
    is_rejected::<PortRange>("\"high\"", "expected system");
    is_rejected::<Date>("\"2023-02-29\"", "\"2023-02-29\", expected a date");
}

#[test]
fn snapshot() {
    let text = SNAPSHOT.to_string();
    let (_, hex) = text.rsplit_once(' ').unwrap();
    let mut expected = json!({"rows": SNAPSHOT.rows(), "sha256": hex});
    if let Some(date) = SNAPSHOT.newest_date() {
        expected["newest_date"] = Value::String(date.to_string());
    }
    assert_eq!(to_value(SNAPSHOT).unwrap(), expected);
}

#[test]
fn overlays_and_assigned_ports() {
    let ours = Overlay::new(&[(80, Transport::Tcp, "intranet")]).unwrap();
    let entries = json!([{"port": 80, "transport": "tcp", "name": "intranet"}]);
    assert_eq!(to_value(ours).unwrap(), entries);
    let registry = Registry::embedded();
    let expected = json!({"overlay": entries, "registry": to_value(registry).unwrap()});
    assert_eq!(to_value(ours.over(registry)).unwrap(), expected);
    let ports: Vec<Value> = assigned_ports().map(|port| to_value(port).unwrap()).collect();
    assert_eq!(to_value(assigned_ports()).unwrap(), Value::from(ports));
}

#[test]
fn ports_have_the_keys_of_every_tier() {
    for number in 0..=u16::MAX {
        let port = lookup(number);
        let value = to_value(port).unwrap();
        assert_eq!(value["port"], number);
        assert_eq!(value["range"], port.range().as_str());
        assert_eq!(value.get("name").and_then(Value::as_str), port.name(), "port {number}");
        assert_eq!(value.get("covered").is_none(), port.covered(), "port {number}");
        assert_eq!(value.get("records").is_some(), cfg!(feature = "descriptions"));
    }
    assert_eq!(to_value(lookup(80).names()).unwrap(), json!(reference().names(80, None)));
}

#[cfg(feature = "descriptions")]
mod records {
    use super::*;
    use iana_ports::Status;
    use iana_ports_test_support::reference::{Row, replacement};

    /// The cells of the tier that are not empty, by their titles in snake case.
    fn expected(row: &Row) -> Value {
        let columns = if cfg!(feature = "full") { reference().header.len() } else { 4 };
        let key = |index: usize| match index {
            10 => "unauthorized_use_reported".to_owned(),
            _ => reference().header[index].to_lowercase().replace(' ', "_"),
        };
        let cells = row.cells.iter().enumerate().take(columns).filter(|(_, cell)| !cell.is_empty());
        Value::Object(cells.map(|(index, cell)| (key(index), Value::from(cell.as_str()))).collect())
    }

    #[test]
    fn status() {
        Status::ALL.iter().for_each(is_its_text);
        is_rejected::<Status>("\"free\"", "expected assigned, reserved, unassigned or dynamic");
    }

    #[test]
    fn of_ports() {
        for number in 0..=u16::MAX {
            let records = to_value(lookup(number).records()).unwrap();
            let rows: Vec<_> = reference().port_rows(number, None).map(expected).collect();
            assert_eq!(records, Value::Array(rows), "port {number}");
        }
    }

    #[test]
    fn a_port_is_written_as_the_command_line_prints_it() {
        if replacement().is_some() {
            return;
        }
        let rest = if cfg!(feature = "full") {
            r#","modification_date":"2020-06-01","reference":"[RFC5426]""#
        } else {
            ""
        };
        let expected = [
            r#"{"port":514,"range":"system","status":"assigned","name":"syslog","records":[{"service_name":"syslog","#,
            r#""port_number":"514","transport_protocol":"udp""#,
            rest,
            "}]}",
        ];
        assert_eq!(to_string(&lookup(514).on(Transport::Udp)).unwrap(), expected.concat());
        let free = r#"{"port":65000,"range":"dynamic","status":"dynamic","records":[]}"#;
        assert_eq!(to_string(&lookup(65_000)).unwrap(), free);
    }

    #[test]
    #[cfg(feature = "by-name")]
    fn services() {
        for name in reference().all_names() {
            let (service, rows) =
                (iana_ports::service(name).unwrap(), reference().service(name).unwrap());
            let value = to_value(service).unwrap();
            assert_eq!(value["name"], rows[0].name().unwrap());
            assert_eq!(value["status"], "assigned");
            assert_eq!(
                value.get("description").and_then(Value::as_str),
                rows[0].description(),
                "{name}"
            );
            let port = rows.iter().find_map(|row| row.ports.as_ref()).map(|ports| *ports.start());
            assert_eq!(value.get("port").and_then(Value::as_u64), port.map(u64::from), "{name}");
            assert_eq!(value.get("range").is_some(), port.is_some(), "{name}");
            assert_eq!(
                value["records"],
                Value::Array(rows.into_iter().map(expected).collect()),
                "{name}"
            );
        }
    }

    #[test]
    #[cfg(feature = "by-name")]
    fn the_whole_registry() {
        let value = to_value(iana_ports::Registry::embedded()).unwrap();
        assert_eq!(value["snapshot"], to_value(SNAPSHOT).unwrap());
        let rows: Vec<_> = reference().rows.iter().map(expected).collect();
        assert_eq!(value["records"], Value::Array(rows));
    }

    #[test]
    #[cfg(feature = "full")]
    fn columns_and_cells() {
        use iana_ports::Column;

        for column in Column::ALL {
            let text = to_string(&column).unwrap();
            assert_eq!(text, format!("\"{}\"", column.key()));
            assert_eq!(from_str::<Column>(&text).unwrap(), column);
        }
        is_rejected::<Column>("\"Service Name\"", "expected the key of a column");
        let record = lookup(1_455).records().next().unwrap();
        assert_eq!(to_value(record.cell(Column::PortNumber)).unwrap(), "1455");
    }

    #[test]
    #[cfg(feature = "alloc")]
    fn owned_records_are_read_back() {
        use iana_ports::{Column, OwnedRecord, records};

        for record in records() {
            let text = to_string(&record).unwrap();
            let owned: OwnedRecord = from_str(&text).unwrap();
            assert_eq!(owned, OwnedRecord::from(record));
            assert_eq!(to_string(&owned).unwrap(), text);
            for column in Column::ALL {
                assert_eq!(owned.cell(column), record.cell(column).to_string());
            }
            has_equal_columns(&owned, record);
        }
    }

    #[cfg(feature = "alloc")]
    fn has_equal_columns(owned: &iana_ports::OwnedRecord, record: iana_ports::Record<'_>) {
        assert_eq!(owned.service_name(), record.service_name());
        assert_eq!(owned.ports(), record.ports());
        assert_eq!(owned.transport(), record.transport());
        assert_eq!(owned.description(), record.description());
        assert_eq!(owned.status(), record.status());
        assert_eq!(owned.assignee(), record.assignee());
        assert_eq!(owned.contact(), record.contact());
        assert_eq!(owned.registration_date(), record.registration_date());
        assert_eq!(owned.modification_date(), record.modification_date());
        assert_eq!(owned.reference(), record.reference());
        assert_eq!(owned.service_code(), record.service_code());
        assert_eq!(owned.unauthorized_use(), record.unauthorized_use());
        assert_eq!(owned.assignment_notes(), record.assignment_notes());
        assert_eq!(owned.alias_of(), record.alias_of());
    }

    #[test]
    #[cfg(feature = "alloc")]
    fn owned_records_are_read_as_the_registry_writes_cells() {
        use iana_ports::OwnedRecord;

        assert_eq!(from_str::<OwnedRecord>("{}").unwrap(), OwnedRecord::default());
        let later = r#"{"service_name":"a","a_key_of_some_day":[1,2],"port_number":""}"#;
        assert_eq!(from_str::<OwnedRecord>(later).unwrap().service_name(), Some("a"));
        for (text, expected) in [
            (
                r#"{"port_number":"080"}"#,
                r#"port_number: "080": not a port number: expected a port"#,
            ),
            (r#"{"port_number":80}"#, "expected a string"),
            (r#"{"transport_protocol":"TCP"}"#, "unknown transport protocol"),
            (r#"{"modification_date":"2020"}"#, "not a date"),
            (r#"{"service_code":"4294967296"}"#, "not a service code"),
            (r#"{"service_name":"a","service_name":"b"}"#, "duplicate field `service_name`"),
            ("[]", "expected a record"),
        ] {
            is_rejected::<OwnedRecord>(text, expected);
        }
    }
}
