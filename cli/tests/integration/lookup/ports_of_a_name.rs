//! The ports on the card of a name.

use std::collections::{BTreeMap, BTreeSet};

use crate::{cards, csv, embedded_table, file, run};

/// Compares the ports with a plain reading of the file.
#[test]
fn a_name_shows_its_ports_first() {
    let rows = embedded_table();
    let mut ports: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in rows[1..].iter().filter(|row| !row[0].is_empty() && !row[1].is_empty()) {
        let (first, last) = row[1].split_once('-').unwrap_or((&row[1], &row[1]));
        let places = (first.parse::<u16>().unwrap()..=last.parse().unwrap())
            .map(|port| format!("{port}/{}", row[2]));
        ports.entry(row[0].to_lowercase()).or_default().extend(places);
    }
    // A sample, because each card is a run of the program.
    for (name, expected) in ports.iter().step_by(211).chain(ports.get_key_value("domain")) {
        let card = run(&["--", name]).stdout;
        let field = card.split("\n\n").nth(1).unwrap().strip_prefix("  Ports  ").expect(&card);
        let field = field.split_once("\n  Status").unwrap().0;
        let mut shown = BTreeSet::new();
        for place in field.split(',').map(str::trim) {
            let (numbers, transport) = match place.split_once(" (every transport)") {
                Some((numbers, _)) => (numbers, ""),
                None => place.split_once('/').unwrap(),
            };
            let (first, last) = numbers.split_once('-').unwrap_or((numbers, numbers));
            let numbers = first.parse::<u16>().unwrap()..=last.parse().unwrap();
            shown.extend(numbers.map(|port| format!("{port}/{transport}")));
        }
        assert_eq!(&shown, expected, "{card}");
    }
}

#[test]
fn ports_are_folded_into_ranges() {
    let row = |cells: &str| format!("many,{cells},,,,,,,,,\n");
    let mut csv = csv(&[]);
    let registry = |csv: &str| {
        let path = file("many.csv", csv);
        let card = run(&["--registry", path.to_str().unwrap(), "many"]).stdout;
        let ports = card.split_once("  Ports             ").unwrap().1;
        ports.split_once("\n  Status").unwrap().0.to_owned()
    };
    csv += &row(",");
    csv += &row(",udp");
    assert_eq!(registry(&csv), "no port (service discovery by name) on udp");
    csv += &["10,tcp", "10,udp", "11,tcp", "12-14,tcp", "12,udp"].map(row).concat();
    assert_eq!(registry(&csv), "10-14/tcp, 10/udp, 12/udp, no port on udp");
    csv += &row("15,");
    assert_eq!(
        registry(&csv),
        "10-14/tcp, 10/udp, 12/udp, 15 (every transport),\n                    no port on udp"
    );
    for port in 0..100 {
        csv += &row(&format!("{},tcp", 1000 + 2 * port));
    }
    let ports = registry(&csv);
    assert!(ports.ends_with("and 80 more, no port on udp"), "{ports}");
    assert!(ports.contains("1038/tcp") && !ports.contains("1040/tcp"), "{ports}");
}

#[test]
fn a_name_without_a_port_leads_to_the_service_it_means() {
    let card = "\
smb
Server Message Block over TCP/IP

  Ports             no port (service discovery by name)
  Status            assigned
  Everyday name of  microsoft-ds (445)
";
    let smb = cards(&["smb"]);
    assert!(smb.starts_with(card), "{smb}");
    let mail = "smtp (25), pop3 (110), imap (143), submissions (465), submission (587), imaps (993), pop3s (995)";
    for (name, others) in [("rdp", "ms-wbt-server (3389)"), ("mail", mail)] {
        let shown = cards(&[name]);
        let lines: Vec<_> = shown.lines().filter(|line| line.contains("Everyday name")).collect();
        assert_eq!(lines, [format!("  Everyday name of  {others}")], "{name}");
    }
    // A name with a port, or without another meaning, has no such line.
    for name in ["printer", "dns-sd", "airplay"] {
        assert!(!run(&[name]).stdout.contains("Everyday name"), "{name}");
    }
}
