//! The services that are related to a port or a service, and why.

use iana_ports::{Registry, Transport, lookup};
use iana_ports_search::{Index, Reason};

use crate::hits::index;

/// The names of the services related to a port, with the reasons.
fn related(index: &Index<'static>, port: u16) -> Vec<(&'static str, String)> {
    let related = index.related(lookup(port));
    related.iter().map(|one| (one.entry().name().unwrap(), one.reason().to_string())).collect()
}

/// How many related services a person looks at.
const SEEN: usize = 12;

#[test]
fn services_of_the_same_kind_are_related() {
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

/// The names of the services related to a service, with the reasons.
fn related_to(index: &Index<'static>, service: &str) -> Vec<(&'static str, String)> {
    let service = Registry::embedded().service(service).unwrap();
    let related = index.related_to_service(service);
    related.iter().map(|one| (one.entry().name().unwrap(), one.reason().to_string())).collect()
}

#[test]
fn words_that_name_no_kind_relate_nothing() {
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
fn ports_without_a_name_have_no_related_services() {
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
