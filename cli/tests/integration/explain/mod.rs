//! `explain`: the page about a port, a range or a service.

/// Sockets that listen on the port.
mod listening;

use std::collections::HashMap;
use std::io::Write as _;
use std::process::Stdio;

use iana_ports::Registry;
use iana_ports_explain::own_names::OwnNames;
use iana_ports_explain::{Facts, Page, Source};
use serde_json::Value;

use crate::files::path_of;
use crate::program::json_lines;
use crate::{Ended, csv, file, is_refused, program, run};
use iana_ports_test_support::reference::reference;

/// The sections of a page by their titles. The heading has the title "".
fn sections(page: &str) -> HashMap<String, String> {
    let mut sections = HashMap::from([(String::new(), String::new())]);
    let mut title = String::new();
    let mut lines = page.lines().peekable();
    while let Some(line) = lines.next() {
        let begins = line.is_empty() && lines.peek().is_some_and(|next| !next.starts_with(' '));
        if begins {
            lines.next().unwrap().clone_into(&mut title);
            assert_eq!(sections.insert(title.clone(), String::new()), None, "{title} twice");
        } else {
            let section = sections.get_mut(&title).unwrap();
            section.push_str(line);
            section.push('\n');
        }
    }
    sections
}

fn explain(query: &str) -> HashMap<String, String> {
    let Ended { stdout, stderr, status } = run(&["explain", query]);
    assert_eq!((stderr.as_str(), status), ("", 0), "{query}");
    sections(&stdout)
}

fn json(queries: &[&str]) -> Vec<Value> {
    json_lines(&[&["explain", "--json"], queries].concat())
}

#[test]
fn a_port_has_every_section() {
    let page = explain("1455");
    assert_eq!(page[""], "1455 esl-lm\nESL License Manager\n");
    assert_eq!(
        page["Registration"],
        "  Status            assigned: IANA has assigned it to a service
  Transports        tcp, udp
  Ports             1455/tcp, 1455/udp
  Assignee          [Abel_Chou]
  Contact           [Abel_Chou]
  Registered        the registry has no date
  Unauthorized use  none reported
"
    );
    let range = &page["Range"];
    assert!(range.starts_with("  User Ports, 1024-49151, also called registered ports. "));
    let range = range.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(range.contains("RFC 6335, sections 6 and 8.1.2"), "{range}");
    assert!(range.contains("The ephemeral ports of this machine"), "{range}");
    let neighbours: Vec<_> = page["Neighbours"]
        .lines()
        .map(|line| line.trim_start_matches([' ', '>']).split(' ').next().unwrap())
        .collect();
    assert_eq!(neighbours, ["1452", "1453", "1454", "1455", "1456", "1457", "1458"]);
    assert!(page["Neighbours"].contains("\n  >  1455  assigned  esl-lm "));
    for command in [
        "Linux                sudo ss -tulpn 'sport = :1455'\n",
        "macOS                sudo lsof ",
        "Windows (PowerShell) Get-NetTCPConnection ",
    ] {
        assert!(page["How to check"].contains(command), "{}", page["How to check"]);
    }
    assert!(page["What a registration means"].contains("any program can use any port"));
    assert!(page["Source"].contains("IANA's registry of "));
}

#[test]
fn related_services_come_with_a_reason() {
    let related = &explain("1455")["Related services"];
    for (place, name) in [
        ("27000-27009", "flex-lm"),
        ("1947/tcp,udp", "sentinelsrm"),
        ("5093/tcp,udp", "sentinel-lm"),
    ] {
        let line = related.lines().position(|line| {
            let mut words = line.split_whitespace();
            words.next() == Some(place) && words.next() == Some(name)
        });
        let line = line.unwrap_or_else(|| panic!("{name} is not among:\n{related}"));
        let reason = related.lines().nth(line + 1).unwrap();
        assert!(
            reason.starts_with("      Why: ") && reason.contains("license manager"),
            "{reason}"
        );
    }
    // A query by name shows the same section.
    let by_name = &explain("esl-lm")["Related services"];
    assert_eq!(by_name, related);
}

#[test]
fn a_port_without_a_service() {
    for (query, status, range) in [
        ("4", "unassigned: nobody has it; IANA can assign it on request", "System Ports, 0-1023"),
        ("1023", "reserved: IANA withholds it from regular assignment", "System Ports"),
        ("65000", "dynamic: IANA never assigns it", "Dynamic Ports, 49152-65535, also called"),
    ] {
        let Ended { stdout, stderr, status: exit } = run(&["explain", query]);
        assert_eq!((stderr.as_str(), exit), ("", 1), "{query}");
        let page = sections(&stdout);
        let first = page["Registration"].lines().next().unwrap().trim_start();
        assert_eq!(first, format!("Status            {status}"));
        assert!(page["Range"].trim_start().starts_with(range), "{}", page["Range"]);
        assert!(!page.contains_key("Related services"), "{query}");
        assert!(page["How to check"].contains(&format!(":{query}'")));
    }
}

#[test]
fn a_range_has_its_sections() {
    let page = explain("27000-27009");
    assert_eq!(page[""], "27000-27009\n");
    assert_eq!(page["Registration"], "  27000-27009  assigned  flex-lm  FLEX LM (1-10)\n");
    assert!(page["Related services"].contains(" sentinel-lm "));
    assert!(page["How to check"].contains("sport >= :27000 and sport <= :27009"));
    assert!(page["How to check"].contains("-iTCP:27000-27009 "));
    assert!(page["How to check"].contains("-LocalPort (27000..27009)"));
    let all = explain("0-65535");
    assert!(!all.contains_key("Neighbours"));
    assert!(all["Registration"].contains("more lines: iana-ports 0-65535 prints them all"));
}

#[test]
fn a_name_has_the_sections_of_its_ports() {
    let page = explain("http-alt");
    assert!(page[""].starts_with("http-alt 591, 8008, 8080\n"));
    assert!(page["How to check"].contains("'sport = :591 or sport = :8008 or sport = :8080'"));
    assert!(page["How to check"].contains("-LocalPort 591,8008,8080\n"));
    assert!(page.contains_key("Neighbours of 591"));
    let page = explain("airplay");
    assert!(page[""].starts_with("airplay\n"));
    assert!(page["Range"].contains("The name has no port."));
    assert!(!page.contains_key("How to check") && !page.contains_key("Neighbours"));
    let page = explain("rdp");
    assert!(page["Registration"].contains("  Everyday name of  ms-wbt-server (3389)\n"));
    let markdown = run(&["explain", "--markdown", "rdp"]).stdout;
    assert!(markdown.contains("\n- **Everyday name of:** ms-wbt-server (3389)\n"), "{markdown}");
}

#[test]
fn a_transport_limits_the_commands() {
    let page = explain("514/udp");
    assert_eq!(page[""], "514/udp syslog\n");
    let check = &page["How to check"];
    assert!(check.contains("ss -ulpn") && !check.contains("TCP"), "{check}");
    let page = explain("80/sctp");
    assert!(page["How to check"].contains("ss -Slpn 'sport = :80'"));
    assert!(!page["How to check"].contains("macOS"));
    assert_eq!(
        page["Listening on this machine now"],
        "  This program lists only tcp and udp sockets.\n"
    );
}

#[test]
fn unauthorized_use_is_shown() {
    let line = "  Unauthorized use  Unauthorized Use Known on port 1947\n";
    assert!(explain("1947")["Registration"].contains(line));
    let note = "Unauthorized Use Known on port 42000";
    let range = &reference().port_rows(42_000, None).next().unwrap().cells[1];
    let of_row = format!(" (in the row {range})");
    for (query, row) in [("42000", ""), ("41971", of_row.as_str())] {
        let registration = sections(&run(&["explain", query]).stdout)["Registration"].clone();
        let words: Vec<_> = registration.split_whitespace().collect();
        assert!(words.join(" ").ends_with(&format!("{note}{row}")), "{registration}");
    }
}

/// Neighbours adjoin each other, and statuses and names are those of the reference.
#[test]
fn json_agrees_with_the_reference() {
    let mut child = program(&["explain", "--json", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let ports: Vec<u16> = (0..=u16::MAX).step_by(255).collect();
    let lines: Vec<_> = ports.iter().map(u16::to_string).collect();
    let lines = lines.join("\n");
    let writer = std::thread::spawn(move || stdin.write_all(lines.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let stdout = String::from_utf8(output.stdout).unwrap();
    let pages: Vec<Value> =
        stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(pages.len(), ports.len());
    for (page, &port) in pages.iter().zip(&ports) {
        assert_eq!(page["query"], port.to_string());
        assert_eq!(page["status"], reference().status(port, None), "{port}");
        let names: Vec<_> = page["names"].as_array().into_iter().flatten().collect();
        assert_eq!(names, reference().names(port, None), "{port}");
        let bounds = |run: &Value| (run["first"].as_u64().unwrap(), run["last"].as_u64().unwrap());
        let below = page["below"].as_array().unwrap().iter().map(bounds);
        let above = page["above"].as_array().unwrap().iter().map(bounds);
        let own = [(u64::from(port), u64::from(port))];
        let all: Vec<_> = below.chain(own).chain(above).collect();
        for pair in all.windows(2) {
            assert_eq!(pair[0].1 + 1, pair[1].0, "{port}: {all:?}");
        }
        assert!(page["above"].as_array().unwrap().len() <= 3);
    }
}

#[test]
fn json_has_the_facts_of_the_page() {
    let [page] = &json(&["1455"])[..] else { panic!() };
    assert_eq!(page["description"], "ESL License Manager");
    assert_eq!(page["records"].as_array().unwrap().len(), 2);
    assert_eq!(page["ranges"][0]["term"], "User Ports");
    assert_eq!(page["ranges"][0]["first"], 1024);
    assert_eq!(page["how_to_check"][0]["system"], "Linux");
    assert!(page["related"].as_array().unwrap().iter().all(|one| one["why"].is_string()));
    assert_eq!(page["meaning"].as_array().unwrap().len(), 3);
    let [range] = &json(&["27000-27010"])[..] else { panic!() };
    assert_eq!(range["contents"][0]["last"], 27009);
    assert_eq!(range["contents"][1]["names"][0], "flex-lmadmin");
    assert_eq!(json(&["esl-lm", "65000"]).len(), 2);
}

#[test]
fn markdown_has_headings_lists_and_tables() {
    let Ended { stdout, stderr, status } = run(&["explain", "--markdown", "1454"]);
    assert_eq!((stderr.as_str(), status), ("", 0));
    assert!(stdout.starts_with("# 1454 interhdl-elmd\n\n"), "{stdout}");
    assert!(stdout.contains("\n- **Status:** assigned: "));
    assert!(
        stdout.contains("\n| Ports | Status | Name | Description |\n| --- | --- | --- | --- |\n")
    );
    assert!(stdout.contains("interhdl\\_elmd"));
    assert!(stdout.contains("\n```\nsudo ss -tulpn 'sport = :1454'\n```\n"));
    // Every row of a table has as many cells as its heading.
    for table in stdout.split("\n\n").filter(|block| block.starts_with("| ")) {
        let cells = |line: &str| line.replace("\\|", "").matches('|').count();
        let lines: Vec<_> = table.lines().map(cells).collect();
        assert!(lines.iter().all(|&count| count == lines[0]), "{table}");
    }
}

#[test]
fn own_names_are_shown() {
    let names = "1455,tcp,shop,The web shop\n9999,udp,telemetry\n";
    let path = &path_of("explain-names.csv", names);
    let Ended { stdout, status, .. } = run(&["explain", "--names", path, "1455", "telemetry"]);
    assert_eq!(status, 0);
    let words = stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    let beginning = format!(
        "1455 shop* The web shop Registration Your own name shop*, from {path} \
         IANA's name esl-lm Description ESL License Manager Status assigned: "
    );
    assert!(words.starts_with(&beginning), "{stdout}");
    assert!(stdout.contains("\ntelemetry* 9999\n"), "{stdout}");
    // JSON keeps the registry's description.
    let args = ["explain", "--json", "--names", path, "1455"];
    let page: Value = serde_json::from_str(&run(&args).stdout).unwrap();
    assert_eq!(page["description"], "ESL License Manager");
    assert_eq!(page["own_names"][0]["name"], "shop");
}

/// A page is for people, who pipe it to a pager.
#[test]
fn a_page_in_a_pipe_is_80_columns_wide() {
    for line in run(&["explain", "513", "80"]).stdout.lines() {
        // Commands stay whole.
        assert!(line.chars().count() <= 80 || line.contains("iana-ports "), "{line}");
    }
}

#[test]
fn control_characters_and_markup_are_escaped() {
    let csv = csv(&["a|b,7000,tcp,\"\x1b[2J*bold* [link](x) | cell\""]);
    let path = &path_of("explain-hostile.csv", csv);
    for form in [&[][..], &["--markdown"], &["--json"]] {
        let args = [&["--registry", path, "explain"], form, &["7000"]].concat();
        let Ended { stdout, status, .. } = run(&args);
        assert_eq!(status, 0, "{args:?}");
        assert!(!stdout.contains('\x1b'), "{args:?}");
        if form == ["--markdown"] {
            assert!(stdout.contains("\\*bold\\* \\[link\\](x) \\| cell"), "{stdout}");
        }
    }
}

#[test]
fn descriptions_that_look_like_markdown_are_escaped() {
    for (description, expected) in [
        ("- item", "\\- item"),
        ("1. one", "1\\. one"),
        ("12) twelve", "12\\) twelve"),
        ("+ plus", "\\+ plus"),
        ("# heading", "\\# heading"),
        ("---", "\\---"),
        ("1455", "1455"),
        ("a - b", "a - b"),
    ] {
        let csv = csv(&[&format!("name,7000,tcp,{description}")]);
        let path = file("explain-markdown.csv", csv);
        let args = ["--registry", path.to_str().unwrap(), "explain", "--markdown", "7000"];
        let page = run(&args).stdout;
        assert_eq!(page.lines().nth(2), Some(expected));
    }
}

/// Runs of neighbours, where rows overlap each other in every way.
#[test]
fn overlapping_rows_fold_without_gaps() {
    let rows = ["a,10-90", "b,20-30", "c,25-60", "d,91-95", ",40-70", "a,5-12"];
    let rows = rows.map(|row| format!("{row},tcp,of {}", row.replace(',', " ")));
    let csv = csv(&rows.each_ref().map(String::as_str));
    let path = file("explain-overlaps.csv", csv);
    let registry = ["--registry", path.to_str().unwrap()];
    let names = |port: u16| {
        let port = port.to_string();
        run(&[&registry[..], &["--json", &port]].concat())
            .stdout
            .split_once(',')
            .unwrap()
            .1
            .to_owned()
    };
    let text = run(&[&registry[..], &["0-100"]].concat()).stdout;
    let mut next = 0;
    for line in text.lines() {
        let ports = line.split(' ').next().unwrap();
        let (first, last) = ports.split_once('-').unwrap_or((ports, ports));
        let (first, last): (u16, u16) = (first.parse().unwrap(), last.parse().unwrap());
        assert_eq!(first, next, "{text}");
        next = last + 1;
        let statuses = |port| {
            names(port).split("records").next().unwrap().replace(&format!("\"port\":{port},"), "")
        };
        assert_eq!(statuses(first), statuses(last), "{text}");
    }
    assert_eq!(next, 101);
}

#[test]
fn a_wrong_query_is_status_2() {
    let ended = run(&["explain", "80", "70000", "no-such-name"]);
    assert_eq!(ended.status, 2);
    assert!(ended.stdout.starts_with("80 http\n") && ended.stderr.lines().count() == 2);
    is_refused(
        &["explain", "--json", "--markdown", "80"],
        "the argument '--json' cannot be used with '--markdown'; try --help",
    );
}

/// Another front end gets the same page without the sections about this machine.
#[test]
fn the_package_makes_the_same_page() {
    let queries = ["1455", "27005", "514/udp", "3", "65000", "esl-lm", "27000-27009"];
    let (facts, own_names) = (Facts::new(Registry::embedded()), OwnNames::default());
    let source = Source { snapshot: facts.registry().snapshot(), file: None };
    for (query, mut expected) in queries.into_iter().zip(json(&queries)) {
        let page = Page::parse(query, &facts, None, &own_names).unwrap();
        let mut document = serde_json::to_value(page.document(&source)).unwrap();
        let keys = document.as_object_mut().unwrap();
        assert!(keys.remove("title").is_some() && keys.remove("sections").is_some(), "{query}");
        let keys = expected.as_object_mut().unwrap();
        assert!(keys.remove("ephemeral").is_some(), "{query}");
        assert!(keys.remove("listening").or(keys.remove("listening_error")).is_some(), "{query}");
        assert_eq!(document, expected, "{query}");

        let markdown = run(&["explain", "--markdown", query]).stdout;
        let titles = markdown.lines().filter_map(|line| line.strip_prefix("## "));
        let titles: Vec<_> =
            titles.filter(|&title| title != "Listening on this machine now").collect();
        let sections = page.sections(&source);
        let expected: Vec<_> = sections.iter().map(|section| section.title.as_str()).collect();
        assert_eq!(titles, expected, "{query}");
    }
}
