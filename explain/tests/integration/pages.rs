//! Pages from the embedded registry and from loaded ones. The expected values are from
//! IANA's file.

use std::sync::LazyLock;

use iana_ports::{OwnedRegistry, Registry, SNAPSHOT};
use iana_ports_explain::machine::Machine;
use iana_ports_explain::own_names::{self, OwnNames};
use iana_ports_explain::{Facts, NoPage, Page, Source};
use iana_ports_test_support::csv::HEADER;
use iana_ports_test_support::reference::{csv_path, csv_text};
use serde_json::{Value, json};

static OWNED: LazyLock<OwnedRegistry> =
    LazyLock::new(|| OwnedRegistry::from_path(csv_path()).unwrap());
static EMBEDDED: LazyLock<Facts<'static>> = LazyLock::new(|| Facts::new(Registry::embedded()));
static LOADED: LazyLock<Facts<'static>> = LazyLock::new(|| Facts::new(OWNED.registry()));

/// The page for a query, as serde writes it.
fn document(
    query: &str,
    facts: &Facts<'_>,
    machine: Option<&Machine>,
    own_names: &OwnNames,
) -> Value {
    let page = Page::parse(query, facts, machine, own_names).unwrap();
    let source = Source { snapshot: facts.registry().snapshot(), file: None };
    serde_json::to_value(page.document(&source)).unwrap()
}

/// The page from the embedded registry, without a machine.
fn embedded(query: &str) -> Value {
    document(query, &EMBEDDED, None, &OwnNames::default())
}

/// Calls `check` with the page from the embedded registry and from the loaded one.
fn both(query: &str, check: impl Fn(&Value)) {
    check(&embedded(query));
    check(&document(query, &LOADED, None, &OwnNames::default()));
}

fn titles(page: &Value) -> Vec<&str> {
    let sections = page["sections"].as_array().unwrap().iter();
    sections.map(|section| section["title"].as_str().unwrap()).collect()
}

/// The items of the section with this title.
fn items<'a>(page: &'a Value, title: &str) -> &'a [Value] {
    let mut sections = page["sections"].as_array().unwrap().iter();
    let section = sections.find(|section| section["title"] == title);
    section.unwrap_or_else(|| panic!("no section {title}"))["items"].as_array().unwrap()
}

/// The labels and values of the section Registration.
fn fields(page: &Value) -> Vec<(&str, &str)> {
    let item = &items(page, "Registration")[0];
    assert_eq!(item["kind"], "fields");
    let fields = item["content"].as_array().unwrap().iter();
    fields
        .map(|field| (field["label"].as_str().unwrap(), field["value"].as_str().unwrap()))
        .collect()
}

/// The rows of a section with a table.
fn rows<'a>(page: &'a Value, title: &str) -> &'a [Value] {
    let item = &items(page, title)[0];
    assert_eq!(item["kind"], "table");
    item["content"]["rows"].as_array().unwrap()
}

fn cells(row: &Value) -> Vec<&str> {
    row["cells"].as_array().unwrap().iter().map(|cell| cell.as_str().unwrap()).collect()
}

const ALL_SECTIONS: [&str; 7] = [
    "Registration",
    "Range",
    "Neighbours",
    "Related services",
    "How to check",
    "What a registration means",
    "Source",
];

#[test]
fn a_port() {
    both("1455", |page| {
        assert_eq!(page["title"], "1455 esl-lm");
        assert_eq!(page["description"], "ESL License Manager");
        assert_eq!(page["query"], "1455");
        assert_eq!(titles(page), ALL_SECTIONS);
        let expected = [
            ("Status", "assigned: IANA has assigned it to a service"),
            ("Transports", "tcp, udp"),
            ("Ports", "1455/tcp, 1455/udp"),
            ("Assignee", "[Abel_Chou]"),
            ("Contact", "[Abel_Chou]"),
            ("Registered", "the registry has no date"),
            ("Unauthorized use", "none reported"),
        ];
        assert_eq!(fields(page), expected);
        let status = &items(page, "Registration")[0]["content"][0];
        assert_eq!(status["emphasis"], "assigned");
        let neighbours: Vec<_> = rows(page, "Neighbours")
            .iter()
            .map(|row| (row["port"].as_u64().unwrap(), row["query"].as_str(), cells(row)[2]))
            .collect();
        // The alias `interhdl_elmd` is left out.
        let expected = [
            (1452, Some("1452"), "gtegsc-lm"),
            (1453, Some("1453"), "genie-lm"),
            (1454, Some("1454"), "interhdl-elmd"),
            (1455, None, "esl-lm"),
            (1456, Some("1456"), "dca"),
            (1457, Some("1457"), "valisys-lm"),
            (1458, Some("1458"), "nrcabq-lm"),
        ];
        assert_eq!(neighbours, expected);
        let subjects = rows(page, "Neighbours").iter().filter(|row| row["is_subject"] == true);
        assert_eq!(
            subjects.map(cells).collect::<Vec<_>>(),
            [["1455", "assigned", "esl-lm", "ESL License Manager"]]
        );
        let related = rows(page, "Related services");
        let sentinel = related.iter().find(|row| cells(row)[1] == "sentinel-lm").unwrap();
        assert_eq!(cells(sentinel), ["5093/tcp,udp", "sentinel-lm", "Sentinel LM"]);
        assert_eq!((&sentinel["port"], &sentinel["query"]), (&json!(5093), &json!("5093")));
        assert_eq!(sentinel["below"]["label"], "Why");
        let reasons: Vec<_> =
            page["related"].as_array().unwrap().iter().map(|one| &one["why"]).collect();
        assert_eq!(related.iter().map(|row| &row["below"]["value"]).collect::<Vec<_>>(), reasons);
        let checks = [
            json!({"system": "Linux", "commands": ["sudo ss -tulpn 'sport = :1455'"]}),
            json!({"system": "macOS", "commands": [
                "sudo lsof -nP -iTCP:1455 -sTCP:LISTEN", "sudo lsof -nP -iUDP:1455"
            ]}),
            json!({"system": "Windows (PowerShell)", "commands": [
                "Get-NetTCPConnection -State Listen -LocalPort 1455",
                "Get-NetUDPEndpoint -LocalPort 1455"
            ]}),
            json!({"system": "All three", "commands": ["iana-ports listening 1455"]}),
        ];
        let shown: Vec<_> =
            items(page, "How to check").iter().map(|item| &item["content"]).collect();
        assert_eq!(shown, checks.iter().collect::<Vec<_>>());
        assert!(items(page, "How to check").iter().all(|item| item["kind"] == "commands"));
        assert_eq!(items(page, "What a registration means")[0]["kind"], "list");
        let (date, rows) = (SNAPSHOT.newest_date().unwrap(), SNAPSHOT.rows());
        let (thousands, rest) = (rows / 1000, rows % 1000);
        let source = format!("IANA's registry of {date}, {thousands},{rest:03} rows, embedded");
        assert_eq!(items(page, "Source"), [json!({"kind": "paragraph", "content": source})]);
        assert_eq!(page["records"].as_array().unwrap().len(), 2);
        assert_eq!(page["ranges"][0]["term"], "User Ports");
        assert_eq!(page["registry"]["rows"], rows);
    });
}

/// Nothing on the page is about a machine.
#[test]
fn without_a_machine() {
    for query in ["1455", "27005", "514/udp", "3", "65000", "esl-lm", "27000-27009"] {
        both(query, |page| {
            for key in ["ephemeral", "listening", "listening_error"] {
                assert_eq!(page.get(key), None, "{query}: {key}");
            }
            assert!(!titles(page).contains(&"Listening on this machine now"), "{query}");
            assert!(!page.to_string().contains("this machine"), "{query}");
        });
    }
}

#[test]
fn with_a_machine() {
    let address = "127.0.0.1:1455".parse().unwrap();
    let socket = iana_ports_explain::machine::Socket {
        address,
        transport: iana_ports::Transport::Tcp,
        listens: true,
        processes: Vec::new(),
    };
    let machine = Machine { ephemeral: 1000..=2000, sockets: Ok(vec![socket]) };
    let own_names = OwnNames::default();
    let page = document("1455", &EMBEDDED, Some(&machine), &own_names);
    assert_eq!(page["ephemeral"], json!({"first": 1000, "last": 2000, "applies": true}));
    assert_eq!(page["listening"][0]["address"], "127.0.0.1");
    let [socket] = rows(&page, "Listening on this machine now") else { panic!("one socket") };
    assert_eq!(cells(socket), ["tcp 127.0.0.1:1455", "-"]);
    let range = items(&page, "Range")[1]["content"].as_str().unwrap();
    assert!(range.starts_with("The ephemeral ports of this machine are 1000-2000. "), "{range}");
    // The socket is on another transport.
    let page = document("1455/udp", &EMBEDDED, Some(&machine), &own_names);
    assert_eq!(page["listening"], json!([]));
    let machine = Machine { sockets: Err("no sockets".to_owned()), ..machine };
    let page = document("1455", &EMBEDDED, Some(&machine), &own_names);
    assert_eq!((page.get("listening"), &page["listening_error"]), (None, &json!("no sockets")));
    let item = json!({"kind": "paragraph", "content": "no sockets"});
    assert_eq!(items(&page, "Listening on this machine now"), [item]);
}

#[test]
fn a_port_in_a_row_of_several() {
    both("27005", |page| {
        assert_eq!(page["title"], "27005 flex-lm");
        assert_eq!(page["description"], "FLEX LM (1-10)");
        assert_eq!(titles(page), ALL_SECTIONS);
        let fields = fields(page);
        assert!(fields.contains(&("Transports", "tcp, udp, sctp, dccp")), "{fields:?}");
        assert!(fields.contains(&("Ports", "27000-27009 (every transport)")), "{fields:?}");
        assert!(fields.contains(&("Modified", "2018-02-15")), "{fields:?}");
        let ports: Vec<_> = rows(page, "Neighbours").iter().map(|row| cells(row)[0]).collect();
        // Another registry may assign the other ports.
        assert_eq!(ports.len(), 7);
        assert_eq!(ports[2..6], ["27000-27004", "27005", "27006-27009", "27010"]);
        let unassigned = &rows(page, "Neighbours")[1];
        let first = ports[1].strip_suffix("-26999").expect(ports[1]);
        let number: u16 = first.parse().unwrap();
        assert_eq!((&unassigned["port"], &unassigned["query"]), (&json!(number), &json!(first)));
        assert_eq!(cells(unassigned), [ports[1], "unassigned", "", "Unassigned"]);
    });
}

#[test]
fn a_port_on_one_transport() {
    both("514/udp", |page| {
        assert_eq!((&page["title"], &page["transport"]), (&json!("514/udp syslog"), &json!("udp")));
        assert_eq!(page.get("description"), None);
        assert_eq!(page["names"], json!(["syslog"]));
        let fields = fields(page);
        assert!(fields.contains(&("Transports", "udp")), "{fields:?}");
        assert!(fields.contains(&("Reference", "[RFC5426]")), "{fields:?}");
        let queries = rows(page, "Neighbours").iter().filter_map(|row| row["query"].as_str());
        let expected = ["511/udp", "512/udp", "513/udp", "515/udp", "516/udp", "517/udp"];
        assert_eq!(queries.collect::<Vec<_>>(), expected);
        assert_eq!(cells(&rows(page, "Neighbours")[1])[2], "comsat, biff");
        let tls = &rows(page, "Related services")[1];
        assert_eq!(cells(tls), ["6514/tcp,udp,dccp", "syslog-tls", "Syslog over TLS"]);
        // Not `6514/udp`: a related service need not be on this transport.
        assert_eq!(tls["query"], "6514");
        let linux = &items(page, "How to check")[0]["content"]["commands"];
        assert_eq!(linux, &json!(["sudo ss -ulpn 'sport = :514'"]));
    });
}

#[test]
fn a_system_port() {
    both("3", |page| {
        assert_eq!(page["title"], "3 compressnet");
        assert_eq!(page["description"], "Compression Process");
        assert_eq!(page["ranges"][0]["name"], "system");
        let ports: Vec<_> = rows(page, "Neighbours").iter().map(|row| cells(row)[0]).collect();
        assert_eq!(ports, ["0", "1", "2", "3", "4", "5", "6"]);
        let related = rows(page, "Related services");
        assert_eq!(cells(&related[0]), ["2/tcp,udp", "compressnet", "Management Utility"]);
        assert_eq!(related[0]["below"]["value"], "same name on another port");
        // A service without a port has a link by its name.
        let portless = related.iter().find(|row| cells(row)[0] == "-").unwrap();
        assert_eq!((portless.get("port"), &portless["query"]), (None, &json!("ip-cmprs")));
    });
}

#[test]
fn a_dynamic_port() {
    both("65000", |page| {
        assert_eq!((&page["title"], &page["status"]), (&json!("65000"), &json!("dynamic")));
        assert_eq!((page.get("names"), page.get("description")), (None, None));
        assert_eq!(page["records"], json!([]));
        assert_eq!(fields(page), [("Status", "dynamic: IANA never assigns it")]);
        assert_eq!(items(page, "Registration")[1]["content"], "The registry has no row for it.");
        assert!(!titles(page).contains(&"Related services"));
        let ports: Vec<_> = rows(page, "Neighbours").iter().map(|row| cells(row)[0]).collect();
        assert_eq!(ports, ["49150", "49151", "49152-64999", "65000", "65001-65535"]);
    });
}

/// The page about a service has its name first. The rest is that of its port.
#[test]
fn a_service() {
    both("esl-lm", |page| {
        assert_eq!(page["title"], "esl-lm 1455");
        assert_eq!(page["description"], "ESL License Manager");
        assert_eq!(page["ports"], json!([{"first": 1455, "last": 1455}]));
        assert_eq!(titles(page), ALL_SECTIONS);
        let port = embedded("1455");
        for title in &ALL_SECTIONS[1..] {
            assert_eq!(items(page, title), items(&port, title), "{title}");
        }
        assert_eq!(fields(page), fields(&port));
    });
    // One without a port.
    both("ip-cmprs", |page| {
        assert_eq!((&page["title"], &page["ports"]), (&json!("ip-cmprs"), &json!([])));
        assert!(!titles(page).contains(&"How to check") && !titles(page).contains(&"Neighbours"));
    });
}

/// A name without a port may be an everyday name of other services.
#[test]
fn an_everyday_name_of_other_services() {
    both("rdp", |page| {
        assert_eq!(page["ports"], json!([]));
        assert_eq!(page["everyday_name_of"], json!([{"port": 3389, "name": "ms-wbt-server"}]));
        assert!(fields(page).contains(&("Everyday name of", "ms-wbt-server (3389)")));
    });
    both("mail", |page| {
        let others = "smtp (25), pop3 (110), imap (143), submissions (465), submission (587), \
                      imaps (993), pop3s (995)";
        assert!(fields(page).contains(&("Everyday name of", others)));
    });
    // With a port of its own, or without another service.
    for query in ["printer", "dns-sd", "airplay", "3389"] {
        both(query, |page| {
            assert_eq!(page.get("everyday_name_of"), None, "{query}");
            assert!(!page.to_string().contains("Everyday name of"), "{query}");
        });
    }
}

#[test]
fn a_range() {
    both("27000-27009", |page| {
        assert_eq!(page["title"], "27000-27009");
        let [row] = rows(page, "Registration") else { panic!("one row") };
        assert_eq!(cells(row), ["27000-27009", "assigned", "flex-lm", "FLEX LM (1-10)"]);
        assert_eq!((&row["port"], &row["query"]), (&json!(27000), &json!("27000")));
        let contents = json!([{
            "first": 27000, "last": 27009, "status": "assigned", "names": ["flex-lm"],
            "description": "FLEX LM (1-10)"
        }]);
        assert_eq!(page["contents"], contents);
        let linux = &items(page, "How to check")[0]["content"]["commands"];
        assert_eq!(linux, &json!(["sudo ss -tulpn 'sport >= :27000 and sport <= :27009'"]));
        assert_eq!(cells(&rows(page, "Related services")[0])[1], "flex-lmadmin");
    });
}

/// The page has the answers of the file, not those of the embedded registry.
#[test]
fn another_registry() {
    let csv = csv_text();
    let rows: Vec<_> = csv.lines().filter(|row| row.starts_with("esl-lm,1455")).collect();
    assert_eq!(rows.len(), 2);
    let csv = HEADER.to_owned() + &rows.join("\n") + "\n";
    let csv = csv.replace("esl-lm", "elephant").replace("ESL License", "Elephant");
    let owned = OwnedRegistry::from_reader(csv.as_bytes()).unwrap();
    let (facts, own_names) = (Facts::new(owned.registry()), OwnNames::default());
    let page = Page::parse("1455", &facts, None, &own_names).unwrap();
    assert_eq!(page.title(), "1455 elephant");
    assert_eq!(page.description().as_deref(), Some("Elephant Manager"));
    let snapshot = owned.registry().snapshot();
    let source = Source { snapshot, file: Some("ports\u{1b}.csv".into()) };
    assert_eq!(source.to_string(), "IANA's registry without dates, 2 rows, from ports\\u{1b}.csv");
    let page = serde_json::to_value(page.document(&source)).unwrap();
    assert_eq!(page["registry"], json!({"rows": 2, "source": "ports\u{1b}.csv"}));
    assert!(matches!(Page::parse("esl-lm", &facts, None, &own_names), Err(NoPage::NoService(_))));
    assert!(matches!(Page::parse("tcp/80", &facts, None, &own_names), Err(NoPage::Wrong(_))));
}

#[test]
fn own_names_come_first() {
    let csv = b"1455,tcp,shop,The shop\n2000,,shop\n";
    let own_names = own_names::parse("names.csv".to_owned(), csv).unwrap();
    let page = document("1455", &EMBEDDED, None, &own_names);
    assert_eq!(page["title"], "1455 shop*");
    // The heading of the page is the user's; the key is the registry's, as in `--json`.
    assert_eq!(page["description"], "ESL License Manager");
    let name = json!({"port": 1455, "transport": "tcp", "name": "shop", "description": "The shop"});
    assert_eq!(page["own_names"], json!([name]));
    let page = document("shop", &EMBEDDED, None, &own_names);
    assert_eq!(page["title"], "shop* 1455, 2000");
    assert_eq!(
        page["ports"],
        json!([{"first": 1455, "last": 1455}, {"first": 2000, "last": 2000}])
    );
}

#[test]
fn control_characters_are_escaped() {
    let row = "a,7,tcp,an\u{1b}[31m a,me\u{202e},,,,,,evil\u{7}use,\"a note\n with\u{9b}lines\"";
    let owned = OwnedRegistry::from_reader(format!("{HEADER}{row}\n").as_bytes()).unwrap();
    let facts = Facts::new(owned.registry());
    let page = document("7", &facts, None, &OwnNames::default());
    assert_eq!(page["title"], "7 a");
    let fields = fields(&page);
    for field in [
        ("Assignee", "me\\u{202e}"),
        ("Unauthorized use", "evil\\u{7}use"),
        ("Notes", "a note\nwith\\u{9b}lines"),
    ] {
        assert!(fields.contains(&field), "{fields:?}");
    }
    assert_eq!(cells(&rows(&page, "Neighbours")[1])[3], "an\\u{1b}[31m a");
    let warning = &items(&page, "Registration")[0]["content"];
    let warning = warning.as_array().unwrap().iter().find(|field| field["emphasis"] == "warning");
    assert_eq!(warning.unwrap()["label"], "Unauthorized use");
    let shown = page["sections"].to_string();
    for hidden in ["\\u001b", "\\u0007", "\u{202e}", "\u{9b}"] {
        assert!(!shown.contains(hidden), "{hidden:?}");
    }
}
