//! `--names FILE`: lookups by port and by name.

mod commands;
mod files;

use serde_json::Value;

use crate::files::path_of;
use crate::program::json_lines;
use crate::{Ended, cards, csv, file, is_refused, run, shows_cards, succeeds};

const NAMES: &str = "\
# What runs here.
Port,Transport,Name,Description
8080,tcp,shop,\"The shop, in front\"
8443,tcp,shop,Its TLS
27000-27003,,licenses
8081,tcp,http
53,udp,resolver
53,tcp,zones
";

const SERVICES: &str = "\
web\t\t80/tcp\t\twww http-front\t# what everybody sees
dns\t\t53/tcp
dns\t\t53/udp
";

fn run_with(path: &str, args: &[&str]) -> Ended {
    run(&[&["--names", path], args].concat())
}

fn json(path: &str, args: &[&str]) -> Vec<Value> {
    json_lines(&[&["--names", path, "--json"], args].concat())
}

#[test]
fn a_port_with_an_own_name() {
    let path = path_of("card.csv", NAMES);
    let card = |on, ports| {
        format!(
            "The shop, in front\n* your own name{on}, from {path}\n\n\
             \x20 IANA's name       http-alt\n\
             \x20 Description       HTTP Alternate (see port 80)\n\
             \x20 Status            assigned\n\
             \x20 Range             User Ports, 1024-49151\n\
             \x20 Ports             {ports}\n\
             \x20 Assignee          [Stephen_Casner]\n\
             \x20 Contact           [Stephen_Casner]\n"
        )
    };
    let expected = format!("8080/tcp shop*\n{}", card("", "8080/tcp"));
    shows_cards(&["--names", &path, "8080/tcp"], &expected);
    let expected = format!("8080 shop*\n{}", card(" on tcp", "8080/tcp, 8080/udp"));
    assert_eq!(cards(&["8080", "--names", &path]), expected);
    // Other ports and transports keep the registry's answers.
    for query in ["8080/udp", "80", "9/dccp", "esl-lm", "0-52"] {
        assert_eq!(run_with(&path, &[query]), run(&[query]), "{query}");
    }
}

#[test]
fn several_own_names_on_one_port() {
    let path = path_of("several.csv", NAMES);
    let card = run_with(&path, &["53"]).stdout;
    let expected = format!(
        "53 zones*\n* your own name on tcp, from {path}\n\n  Own names         zones (tcp), resolver (udp)\n  \
         IANA's name       domain\n"
    );
    assert!(card.starts_with(&expected), "{card}");
    succeeds(&["--names", &path, "-q", "53", "53/udp", "53/tcp"], "zones\nresolver\nzones\n");
    let services = path_of("several.services", SERVICES);
    let card = run_with(&services, &["53"]).stdout;
    assert!(card.starts_with(&format!("53 dns*\n* your own name on tcp and udp, from {services}")));
    let card = run_with(&services, &["80"]).stdout;
    assert!(
        card.contains(
            "\n  Own aliases       www, http-front\n  IANA's names      http, www (alias of http), "
        ),
        "{card}"
    );
}

#[test]
fn a_port_that_is_not_registered() {
    let path = path_of("unregistered.csv", "4,,mine\n65000,udp,mine\n");
    let expected = format!(
        "4 mine*\n* your own name, from {path}\n\n  IANA's name       none\n  Description       Unassigned\n  \
         Status            unassigned\n  Range             System Ports, 0-1023\n  Ports             4/tcp, 4/udp\n"
    );
    shows_cards(&["--names", &path, "4"], &expected);
    // An own name counts for the exit status.
    assert_eq!(run_with(&path, &["65000"]).status, 0);
    assert_eq!(run_with(&path, &["65000/udp", "3-4"]).status, 0);
    assert_eq!(run_with(&path, &["65000/tcp"]).status, 1);
    assert_eq!(run_with(&path, &["64999-65000"]).status, 0);
    assert_eq!(run_with(&path, &["64999-65000/tcp"]).status, 1);
}

#[test]
fn a_range_marks_own_names() {
    let path = path_of("range.csv", NAMES);
    let expected = format!(
        "\
8078-8079  unassigned                        Unassigned
8080       assigned    shop*, http-alt       HTTP Alternate (see port 80)
8081       assigned    http*, sunproxyadmin  Sun Proxy Admin Service
8082       assigned    us-cli                Utilistor (Client)
* your own name, from {path}
"
    );
    succeeds(&["--names", &path, "8078-8082"], &expected);
    assert_eq!(run_with(&path, &["8078-8079"]).stdout, run(&["8078-8079"]).stdout);
    let path = path_of("fold.csv", "27012,,one\n27013,,one\n");
    let expected = format!(
        "\
27011        unassigned        Unassigned
27012-27013  unassigned  one*  Unassigned
27014-27016  unassigned        Unassigned
* your own name, from {path}
"
    );
    succeeds(&["--names", &path, "27011-27016"], &expected);
}

#[test]
fn an_own_name() {
    let path = path_of("name.csv", NAMES);
    let shop = format!(
        "* your own name, from {path}\n\n  shop*\n  Ports             8080/tcp\n  Description       The shop, in front\n\n  \
         shop*\n  Ports             8443/tcp\n  Description       Its TLS\n"
    );
    shows_cards(&["--names", &path, "SHOP"], &format!("shop*\n{shop}"));
    shows_cards(&["--names", &path, "shop/TCP"], &format!("shop*/tcp\n{shop}"));
    let licenses = format!(
        "licenses*\n* your own name, from {path}\n\n  Ports             27000-27003 (every transport)\n"
    );
    shows_cards(&["--names", &path, "licenses"], &licenses);
    let complaint = "iana-ports: \"shop/udp\": your own name shop is not on udp\n";
    let expected = Ended { stdout: String::new(), stderr: complaint.to_owned(), status: 1 };
    assert_eq!(run_with(&path, &["shop/udp"]), expected);
}

#[test]
fn an_own_name_that_the_registry_has_too() {
    let path = path_of("both.csv", NAMES);
    let own = format!("* your own name, from {path}\n\n  Ports             8081/tcp\n\n");
    let expected = format!("http*\n{own}{}", cards(&["http"]));
    shows_cards(&["--names", &path, "http"], &expected);
    let expected = format!("http*/tcp\n{own}{}", cards(&["http/tcp"]));
    shows_cards(&["--names", &path, "http/tcp"], &expected);
    // Only the registry has it there.
    assert_eq!(run_with(&path, &["http/sctp"]), run(&["http/sctp"]));
    succeeds(&["--names", &path, "-q", "HTTP", "shop"], "http\nshop\n");
}

#[test]
fn aliases_find_the_name() {
    let path = path_of("alias.services", SERVICES);
    let web = format!(
        "web*\n* your own name, from {path}\n\n  Ports             80/tcp\n  Aliases           www, http-front\n"
    );
    shows_cards(&["--names", &path, "Http-Front"], &web);
    shows_cards(&["--names", &path, "www"], &format!("{web}\n{}", cards(&["www"])));
    let dns = format!("dns*\n* your own name, from {path}\n\n  Ports             53/tcp,udp\n");
    shows_cards(&["--names", &path, "dns"], &dns);
    succeeds(&["--names", &path, "-q", "http-front"], "web\n");
}

#[test]
fn json_has_both_names() {
    let path = path_of("json.csv", NAMES);
    let stdout = run_with(&path, &["--json", "27000/udp"]).stdout;
    let expected = run(&["--json", "27000/udp"])
        .stdout
        .replace(r#""name":"flex-lm","#, r#""name":"flex-lm","own_name":"licenses","#);
    assert_eq!(stdout, expected);
    let stdout = run_with(&path, &["--json", "8080"]).stdout;
    let expected = run(&["--json", "8080"]).stdout.replace(
        r#""name":"http-alt","#,
        r#""name":"http-alt","own_name":"shop","own_description":"The shop, in front","#,
    );
    assert_eq!(stdout, expected);
    // Ports without an own name stay as they are.
    let others = ["--json", "0-52", "8080/udp", "27004", "esl-lm"];
    assert_eq!(run_with(&path, &others), run(&others));
}

#[test]
fn json_by_own_name_has_a_line_for_each_port() {
    let path = path_of("json-name.csv", NAMES);
    let keys = |line: &Value| {
        ["port", "name", "own_name", "own_description"]
            .map(|key| line.get(key).map_or(String::new(), ToString::to_string))
            .join(" ")
    };
    let lines = json(&path, &["shop", "http", "licenses/sctp"]);
    assert_eq!(
        lines.iter().map(keys).collect::<Vec<_>>(),
        [
            r#"8080 "http-alt" "shop" "The shop, in front""#,
            r#"8443 "pcsync-https" "shop" "Its TLS""#,
            r#"8081 "sunproxyadmin" "http" "#,
            r#"80 "http"  "#,
            r#"27000 "flex-lm" "licenses" "#,
            r#"27001 "flex-lm" "licenses" "#,
            r#"27002 "flex-lm" "licenses" "#,
            r#"27003 "flex-lm" "licenses" "#,
        ]
    );
    // The registry's rows are those of the transport, if the name is on one alone.
    for line in &lines[..2] {
        for record in line["records"].as_array().unwrap() {
            assert_eq!(record["transport_protocol"], "tcp");
        }
    }
    // The answer has the name of the query, although the port has another name on an
    // earlier transport.
    let lines = json(&path, &["resolver"]);
    assert_eq!((lines.len(), &lines[0]["own_name"]), (1, &"resolver".into()));
}

#[test]
fn similar_own_names_are_suggested() {
    let path = path_of("suggest.services", "shop 8080/tcp storefront\nhttpp 8081/tcp\n");
    for (query, meant) in
        [("shpo", "shop"), ("storefrnt", "storefront"), ("htpp", "httpp, http or htcp")]
    {
        let complaint =
            format!("iana-ports: {query:?}: no service has this name; did you mean {meant}?\n");
        assert_eq!(run_with(&path, &[query]).stderr, complaint);
    }
}

#[test]
fn own_names_go_over_another_registry() {
    let registry = file("under.csv", csv(&["mine,80,tcp"]));
    let path = path_of("over.csv", "80,tcp,ours\n");
    let args = ["--registry", registry.to_str().unwrap(), "--names", &path, "-q", "80", "mine"];
    succeeds(&args, "ours\nmine\n");
}

/// Compares every port on every transport with a plain reading of the file.
#[test]
fn every_port_agrees_with_the_file() {
    let services = run(&["export", "--format", "services"]).stdout;
    let path = path_of("every.services", &services);
    for transport in ["tcp", "udp", "sctp", "dccp"] {
        let mut expected = String::new();
        let lines = services.lines().filter(|line| !line.starts_with('#'));
        let mut named: Vec<(u16, &str)> = lines
            .filter_map(|line| {
                let mut words = line.split_whitespace();
                let (name, place) = (words.next()?, words.next()?);
                let (port, on) = place.split_once('/')?;
                (on == transport).then(|| (port.parse().unwrap(), name))
            })
            .collect();
        named.sort_by_key(|&(port, _)| port);
        named.dedup_by_key(|&mut (port, _)| port);
        for (_, name) in &named {
            expected += name;
            expected += "\n";
        }
        let query = format!("0-65535/{transport}");
        let marked = run_with(&path, &[&query]).stdout;
        // The last line explains the mark.
        let ports = marked.lines().filter(|line| line.contains('*') && !line.starts_with('*'));
        let ports = ports.map(|line| {
            let (ports, _) = line.split_once('/').unwrap();
            let (first, last) = ports.split_once('-').unwrap_or((ports, ports));
            last.parse::<usize>().unwrap() - first.parse::<usize>().unwrap() + 1
        });
        assert_eq!(ports.sum::<usize>(), named.len());
        // The two names with blanks are not in that format: the registry's own follow.
        let quiet = run_with(&path, &["-q", &query]).stdout;
        let without_blanks: Vec<_> = quiet.lines().filter(|name| !name.contains(' ')).collect();
        assert_eq!(without_blanks, expected.lines().collect::<Vec<_>>(), "{transport}");
    }
}

#[test]
fn other_commands_refuse_the_option() {
    let path = path_of("commands.csv", NAMES);
    for command in ["search", "list", "map", "stats", "export", "check", "diff", "man"] {
        let Ended { stderr, status, .. } = run(&[command, "--names", &path]);
        assert_eq!(
            (stderr.contains("'--names'"), stderr.lines().count(), status),
            (true, 1, 2),
            "{stderr}"
        );
    }
    is_refused(
        &["--names"],
        "a value is required for '--names <FILE>' but none was supplied; try --help",
    );
    is_refused(
        &["80", "--names", &path, "--names", &path],
        "the argument '--names <FILE>' cannot be used multiple times; try --help",
    );
}
