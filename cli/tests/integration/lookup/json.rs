//! `--json`: one object for each port or name.

use std::collections::HashMap;

use iana_ports::{Column, Transport, lookup};
use serde_json::{Map, Value, json};

use crate::{Ended, embedded_table, run, succeeds};

#[test]
fn a_port() {
    succeeds(
        &["--json", "1455"],
        concat!(
            r#"{"query":"1455","port":1455,"range":"user","status":"assigned","name":"esl-lm","#,
            r#""description":"ESL License Manager","records":["#,
            r#"{"service_name":"esl-lm","port_number":"1455","transport_protocol":"tcp","#,
            r#""description":"ESL License Manager","assignee":"[Abel_Chou]","contact":"[Abel_Chou]"},"#,
            r#"{"service_name":"esl-lm","port_number":"1455","transport_protocol":"udp","#,
            r#""description":"ESL License Manager","assignee":"[Abel_Chou]","contact":"[Abel_Chou]"}]}"#,
            "\n",
        ),
    );
}

#[test]
fn a_key_without_a_value_is_absent() {
    let json =
        r#"{"query":"65000","port":65000,"range":"dynamic","status":"dynamic","records":[]}"#;
    let expected = Ended { stdout: format!("{json}\n"), stderr: String::new(), status: 1 };
    assert_eq!(run(&["65000", "--json"]), expected);
    succeeds(
        &["--json", "514/UDP"],
        concat!(
            r#"{"query":"514/UDP","port":514,"range":"system","status":"assigned","name":"syslog","records":["#,
            r#"{"service_name":"syslog","port_number":"514","transport_protocol":"udp","#,
            r#""modification_date":"2020-06-01","reference":"[RFC5426]"}]}"#,
            "\n",
        ),
    );
}

#[test]
fn a_service_is_one_line() {
    succeeds(
        &["--json", "EtherNet/ip-2/TCP"],
        concat!(
            r#"{"query":"EtherNet/ip-2/TCP","port":44818,"range":"user","status":"assigned","#,
            r#""name":"EtherNet/IP-2","description":"EtherNet/IP messaging","records":["#,
            r#"{"service_name":"EtherNet/IP-2","port_number":"44818","transport_protocol":"tcp","#,
            r#""description":"EtherNet/IP messaging","assignee":"[Brian_Batke_2]","contact":"[Brian_Batke_2]","#,
            r#""assignment_notes":"New contact added for port 44818 on 2008-02-01\n"#,
            r#"This entry is an alias to \"EtherNet-IP-2\".\nThis entry is now historic, not usable for use with many\n"#,
            r#"common service discovery mechanisms."}]}"#,
            "\n",
        ),
    );
}

#[test]
fn a_service_without_a_port_has_no_port() {
    succeeds(
        &["--json", "accessone"],
        concat!(
            r#"{"query":"accessone","status":"assigned","name":"accessone","#,
            r#""description":"Strix Systems 5S/AccessOne protocol","records":["#,
            r#"{"service_name":"accessone","description":"Strix Systems 5S/AccessOne protocol","#,
            r#""assignee":"[Scott_Herscher_2]","contact":"[Scott_Herscher_2]","#,
            r#""assignment_notes":"Defined TXT keys: None"}]}"#,
            "\n",
        ),
    );
}

#[test]
fn an_unknown_name_prints_no_line() {
    let complaint = "iana-ports: \"no-such-service\": no service has this name or description; --names FILE adds your own names\n";
    let expected = Ended { stdout: String::new(), stderr: complaint.to_owned(), status: 1 };
    assert_eq!(run(&["--json", "no-such-service"]), expected);
}

/// Each object has the library's answers and the rows of the file.
#[test]
fn every_port_has_its_rows() {
    check_ports(u16::MAX, None);
}

/// Fewer ports, to save time: the transport changes only which rows count.
#[test]
fn ports_on_each_transport_have_its_rows() {
    for transport in Transport::ALL {
        check_ports(9999, Some(transport));
    }
}

fn check_ports(last_port: u16, transport: Option<Transport>) {
    let mut records: HashMap<u16, Vec<Value>> = HashMap::new();
    for row in &embedded_table()[1..] {
        let counts =
            transport.is_none_or(|transport| ["", transport.as_str()].contains(&row[2].as_str()));
        let (first, last) = row[1].split_once('-').unwrap_or((&row[1], &row[1]));
        if let (true, Ok(first), Ok(last)) = (counts, first.parse::<u16>(), last.parse()) {
            (first..=last).for_each(|port| records.entry(port).or_default().push(record(row)));
        }
    }
    let suffix = transport.map_or(String::new(), |transport| format!("/{transport}"));
    let query = format!("0-{last_port}{suffix}");
    let ended = run(&["--json", &query]);
    assert_eq!((ended.stderr.as_str(), ended.status), ("", 0));
    let mut lines = ended.stdout.lines();
    for number in 0..=last_port {
        let port = transport.map_or(lookup(number), |transport| lookup(number).on(transport));
        let expected = with_values(json!({
            "query": query,
            "port": number,
            "range": port.range().as_str(),
            "status": port.status().as_str(),
            "name": port.name(),
            "description": port.description(),
            "records": records.remove(&number).unwrap_or_default(),
        }));
        assert_eq!(parsed(lines.next().unwrap()), expected);
    }
    assert_eq!(lines.next(), None);
}

#[test]
fn every_name_has_its_rows() {
    let rows = embedded_table();
    let mut names: Vec<(&str, Vec<&Vec<String>>)> = Vec::new();
    let mut places = HashMap::new();
    for row in rows[1..].iter().filter(|row| !row[0].is_empty()) {
        let place = *places.entry(&row[0]).or_insert(names.len());
        if place == names.len() {
            names.push((&row[0], Vec::new()));
        }
        names[place].1.push(row);
    }
    for names in names.chunks(500) {
        let mut args = vec!["--json", "--"];
        args.extend(names.iter().map(|(name, _)| name));
        let ended = run(&args);
        assert_eq!((ended.stderr.as_str(), ended.status), ("", 0));
        let mut lines = ended.stdout.lines();
        for (name, rows) in names {
            let port = rows[0][1].split('-').next().unwrap().parse::<u16>().ok();
            let description = (!rows[0][3].is_empty()).then_some(&rows[0][3]);
            let expected = with_values(json!({
                "query": name,
                "port": port,
                "range": port.map(|port| lookup(port).range().as_str()),
                "status": "assigned",
                "name": name,
                "description": description,
                "records": rows.iter().map(|row| record(row)).collect::<Vec<_>>(),
            }));
            assert_eq!(parsed(lines.next().unwrap()), expected);
        }
        assert_eq!(lines.next(), None);
    }
}

fn parsed(line: &str) -> Value {
    serde_json::from_str(line).unwrap()
}

fn record(row: &[String]) -> Value {
    let cells = Column::ALL.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
    cells.map(|(column, cell)| (column.key().to_owned(), json!(cell))).collect::<Map<_, _>>().into()
}

fn with_values(mut object: Value) -> Value {
    object.as_object_mut().unwrap().retain(|_, value| !value.is_null());
    object
}
