//! What people search for in the embedded registry, and the service that comes first.

use iana_ports::Registry;
use iana_ports_search::{Field, Index, Match};

/// The index of the embedded registry.
pub(crate) fn index() -> Index<'static> {
    Index::new(Registry::embedded())
}

/// The names of the hits, best first.
fn names(index: &Index<'static>, words: &str) -> Vec<&'static str> {
    index.search(words).iter().filter_map(|hit| hit.entry().name()).collect()
}

#[test]
fn the_expected_service_comes_first() {
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

/// The name of a protocol with an `s` for TLS.
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
fn words_match_names_descriptions_and_initials() {
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
fn aliases_are_in_the_entry_of_their_service() {
    let index = index();
    let hits = index.search("vncadmin");
    assert_eq!(hits.len(), 1);
    let entry = hits[0].entry();
    assert_eq!(entry.name(), Some("corel-vncadmin"));
    assert_eq!(entry.description(), Some("Corel VNC Admin"));
    assert_eq!(entry.aliases().collect::<Vec<_>>(), ["corel_vncadmin"]);
    assert_eq!((entry.records().len(), entry.alias_records().len()), (2, 2));
    assert_eq!(entry.ports(), [2654..=2654]);
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
fn texts_without_a_known_word_have_no_hits() {
    for words in ["", " ", "++", "\u{0}", "license xyzzy"] {
        assert_eq!(index().search(words), [], "{words:?}");
    }
}
