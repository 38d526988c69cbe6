//! What people look for, in the embedded registry.

use iana_ports::{Registry, Transport, lookup};
use iana_ports_search::{Field, Index, Match, Reason};

fn index() -> Index<'static> {
    Index::new(Registry::embedded())
}

/// The names of the hits, the best first.
fn names(index: &Index<'static>, words: &str) -> Vec<&'static str> {
    index.search(words).iter().filter_map(|hit| hit.entry().name()).collect()
}

/// The names of the services related to a port, and why they are.
fn related(index: &Index<'static>, port: u16) -> Vec<(&'static str, String)> {
    let related = index.related(lookup(port));
    related.iter().map(|one| (one.entry().name().unwrap(), one.reason().to_string())).collect()
}

#[test]
fn first_hits() {
    let index = index();
    for (words, first) in [
        ("dns", "domain"),
        ("DNS server", "domain"),
        ("domain name server", "domain"),
        ("mssql", "ms-sql-s"),
        ("sql server", "ms-sql-s"),
        ("vnc", "rfb"),
        ("rdp", "ms-wbt-server"),
        ("postgres", "postgresql"),
        ("redis server", "redis"),
        ("what port is ssh", "ssh"),
        ("mail server", "smtp"),
        ("memcached", "memcache"),
        ("subversion", "svn"),
        ("modbus", "mbap"),
        ("snmp trap", "snmptrap"),
        ("corel_vncadmin", "corel-vncadmin"),
        ("8080", "http-alt"),
        ("27005", "flex-lm"),
    ] {
        assert_eq!(names(&index, words)[0], first, "{words}");
    }
}

/// The name of a protocol and the s of TLS.
#[test]
fn protocols_over_tls_come_first() {
    let index = index();
    for (words, first) in [
        ("smtps", "submissions"),
        ("pop3s", "pop3s"),
        ("imaps", "imaps"),
        ("ldaps", "ldaps"),
        ("ftps", "ftps"),
        ("sips", "sips"),
        ("mqtts", "secure-mqtt"),
        ("amqps", "amqps"),
        ("ircs", "ircs-u"),
        ("nntps", "nntps"),
        ("telnets", "telnets"),
        ("syslogs", "syslog-tls"),
        ("dot", "domain-s"),
        ("doh", "https"),
    ] {
        assert_eq!(names(&index, words)[0], first, "{words}");
    }
    assert_eq!(names(&index, "mqtt")[0], "mqtt");
}

#[test]
fn license_managers() {
    let index = index();
    for words in ["License Manager", "licence managers", "licensing managing"] {
        let names = names(&index, words);
        for name in ["esl-lm", "flex-lm", "sentinel-lm", "sentinelsrm"] {
            assert!(names.contains(&name), "{words}: {name}");
        }
    }
    // The registry's own words come first, then parts of everyday names, then initials.
    let found = names(&index, "license manager");
    let place = |name: &str| found.iter().position(|&found| found == name);
    assert!(place("esl-lm") < place("sentinelsrm") && place("sentinelsrm") < place("flex-lm"));
    let hits = index.search("license manager");
    let hit = hits.iter().find(|hit| hit.entry().name() == Some("sentinel-lm")).unwrap();
    for (matched, word) in hit.matches().iter().zip(["license", "manager"]) {
        assert_eq!((matched.word(), matched.found()), (word, "lm"));
        assert_eq!((matched.how(), matched.field()), (Match::Initials, Field::Name));
        assert_eq!(matched.to_string(), "LM in its name");
    }
}

#[test]
fn entries_without_a_port_come_last() {
    let index = index();
    for words in ["http", "license", "rdp", "ssh", "svn", "time", "printer"] {
        let hits = index.search(words);
        let without: Vec<_> = hits.iter().map(|hit| hit.entry().ports().is_empty()).collect();
        assert!(without.is_sorted(), "{words}");
    }
}

#[test]
fn aliases_are_folded() {
    let index = index();
    let hits = index.search("vncadmin");
    assert_eq!(hits.len(), 1);
    let entry = hits[0].entry();
    assert_eq!(entry.name(), Some("corel-vncadmin"));
    assert_eq!(entry.description(), Some("Corel VNC Admin"));
    assert_eq!(entry.aliases().collect::<Vec<_>>(), ["corel_vncadmin"]);
    assert_eq!((entry.records().len(), entry.alias_records().len()), (2, 2));
    assert_eq!(entry.ports(), [2654..=2654]);
    let folded = names(&index, "vncadmin").len();
    assert_eq!(folded, 1);
    let http = index.search("http");
    let aliases: Vec<_> = http[0].entry().aliases().collect();
    let expected: &[_] = if cfg!(feature = "full") { &["www", "www-http"] } else { &[] };
    assert_eq!(aliases, expected);
}

#[test]
fn assignees_and_notes_need_the_feature() {
    let found = index().search("Abel_Chou");
    assert_eq!(found.len(), usize::from(cfg!(feature = "full")));
    if let [hit] = &found[..] {
        assert_eq!(hit.matches()[0].to_string(), "\"abel-chou\" in its assignee");
        assert_eq!(hit.highlights("[Abel_Chou]").first(), Some(&(1..10)));
    }
}

#[test]
fn nothing_is_found_by_nothing() {
    for words in ["", " ", "++", "\u{0}", "license xyzzy"] {
        assert_eq!(index().search(words), [], "{words:?}");
    }
}

/// A person sees about a dozen.
const SEEN: usize = 12;

#[test]
fn kinds_of_services() {
    let index = index();
    let kinds: [(u16, &[&str]); 11] = [
        (1455, &["flex-lm", "sentinelsrm", "sentinel-lm"]),
        (1947, &["flex-lm", "sentinel-lm"]),
        (80, &["https", "http-alt"]),
        (443, &["http", "http-alt"]),
        (5432, &["pgbackrest", "mysql"]),
        (22, &["netconf-ssh", "snmpssh"]),
        (25, &["submission", "submissions", "pop3", "imap"]),
        (5900, &["ms-wbt-server", "corel-vncadmin"]),
        (3389, &["rfb", "vmrdp"]),
        (53, &["domain-s", "mdns", "llmnr"]),
        (123, &["ptp-event", "time"]),
    ];
    for (port, expected) in kinds {
        let related = related(&index, port);
        let seen: Vec<_> = related.iter().take(SEEN).map(|(name, _)| *name).collect();
        for name in expected {
            assert!(seen.contains(name), "{port}: {name} is not in {seen:?}");
        }
    }
    let syslog = index.related(lookup(514).on(Transport::Udp));
    let syslog: Vec<_> = syslog.iter().filter_map(|one| one.entry().name()).collect();
    assert_eq!(syslog, ["syslog-conn", "syslog-tls"]);
}

/// The names of the services related to a service, and why they are.
fn related_to(index: &Index<'static>, service: &str) -> Vec<(&'static str, String)> {
    let service = Registry::embedded().service(service).unwrap();
    let related = index.related_to_service(service);
    related.iter().map(|one| (one.entry().name().unwrap(), one.reason().to_string())).collect()
}

#[test]
fn words_that_tell_no_kind_relate_nothing() {
    let index = index();
    let why = [related(&index, 514), related_to(&index, "airplay"), related_to(&index, "rdp")];
    let why = why.map(|related| related.into_iter().map(|(_, why)| why).collect::<Vec<_>>());
    for word in ["like", "stream", "reliable", "desktop", "content"] {
        for field in ["name", "description"] {
            let reason = format!("\"{word}\" in its {field}");
            assert!(why.iter().all(|why| !why.contains(&reason)), "{reason}");
        }
    }
    // Words of other kinds still relate, alone and together.
    for (service, other, reason) in [
        ("airplay", "rtsp", "\"streaming\" in its description"),
        ("airplay", "h263-video", "\"video\" in its name"),
        ("rdp", "rfb", "everyday name: remote desktop"),
        ("pdl-datastream", "ipp", "\"printing\" in its description"),
    ] {
        let related = related_to(&index, service);
        assert!(related.contains(&(other, reason.to_owned())), "{service}: {related:?}");
    }
}

#[test]
fn reasons() {
    let index = index();
    let managers = related(&index, 1455);
    let why = |name: &str| {
        let found = managers.iter().find(|(other, _)| *other == name);
        found.map(|(_, reason)| reason.as_str())
    };
    assert_eq!(why("sentinelsrm"), Some("everyday name: license manager"));
    assert_eq!(why("sentinel-lm"), Some("LM (license manager) in its name"));
    assert_eq!(why("elan"), Some("\"license manager\" in its description"));
    let related = related(&index, 8080);
    assert_eq!(related[0], ("http-alt", "same name on another port".to_owned()));
    let service = Registry::embedded().service("www").unwrap();
    let same_port = index.related_to_service(service);
    assert!(same_port.iter().all(|one| one.entry().name() != Some("www")));
    let nfs = Registry::embedded().service("mbap").unwrap();
    assert_eq!(index.related_to_service(nfs), index.related(lookup(502)));
}

#[test]
fn a_port_is_not_related_to_itself() {
    let index = index();
    for port in [80, 443, 1455, 27005, 9100] {
        assert!(index.related(lookup(port)).iter().all(|one| !one.entry().has_port(port)));
    }
    let shell = Registry::embedded().service("shell").unwrap();
    let related = index.related_to_service(shell);
    let syslog = related.iter().find(|one| one.entry().name() == Some("syslog")).unwrap();
    assert_eq!(syslog.reason(), &Reason::SamePort);
}

#[test]
fn ports_without_a_name_have_no_kind() {
    // Unassigned, reserved and dynamic.
    for port in [4, 0, 49_152, 65_535] {
        assert_eq!(index().related(lookup(port)), []);
    }
}

#[test]
fn the_answer_depends_on_the_registry_alone() {
    let (one, other) = (index(), index());
    for port in Registry::embedded().assigned_ports().step_by(97) {
        assert_eq!(one.related(port), other.related(port));
    }
    assert_eq!(one.search("license manager"), other.search("license manager"));
}
