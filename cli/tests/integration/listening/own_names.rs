//! `listening --names FILE`, with sockets opened here.

use iana_ports::Status;
use serde_json::Value;

use super::listener;
use crate::files::path_of;
use crate::program::json_lines;
use crate::run;
use crate::sockets::is_alone;

#[test]
fn own_names_are_marked() {
    if !is_alone(own_names_are_marked) {
        return;
    }
    let (_listener, port) = listener(|port| port.name().is_some() && port.description().is_some());
    let number = port.number();
    let query = number.to_string();
    let explained = |path: &str| format!("* your own name, from {path}\n");
    for (name, description, shown) in [
        ("mine", "", format!("IANA: {}, {}", port.name().unwrap(), port.description().unwrap())),
        ("mine", "What I run", "What I run".to_owned()),
    ] {
        let path = path_of("listening.csv", format!("{number},tcp,{name},{description}\n"));
        let table = run(&["listening", "--names", &path, &query]).stdout;
        let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        let row = table.lines().nth(1).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(row.ends_with(&format!("assigned mine* {shown}")), "{table}");
        assert!(table.ends_with(&explained(&path)), "{table}");
        // By its name too.
        assert_eq!(run(&["listening", "--names", &path, "Mine"]).stdout, table);
        let line = &json_lines(&["listening", "--json", "--names", &path, &query])[0];
        assert_eq!(line["name"], port.name().unwrap());
        assert_eq!(line["own_name"], "mine");
        let own_description = line.get("own_description").and_then(Value::as_str);
        assert_eq!(own_description.unwrap_or_default(), description);
        assert_eq!(line["description"], port.description().unwrap());
    }
    let path = path_of("listening-udp.csv", format!("{number},udp,mine\n"));
    let without = run(&["listening", &query]);
    assert_eq!(run(&["listening", "--names", &path, &query]), without);
}

#[test]
fn an_unassigned_port_with_an_own_name_is_not_odd() {
    if !is_alone(an_unassigned_port_with_an_own_name_is_not_odd) {
        return;
    }
    let (_listener, port) = listener(|port| {
        port.status() == Status::Unassigned
            && port.records().all(|row| row.unauthorized_use().is_none())
    });
    let query = port.number().to_string();
    assert!(run(&["listening", &query]).stdout.contains("\n! "));
    let path = path_of("listening-unassigned.csv", format!("{query},,mine\n"));
    let table = run(&["listening", "--names", &path, &query]).stdout;
    assert!(!table.contains('!') && table.contains("  mine*  "), "{table}");
}
