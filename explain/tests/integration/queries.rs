//! The meaning of a text in a search box, and suggestions for a name that no service has.

use iana_ports::{Registry, Transport};
use iana_ports_explain::Facts;
use iana_ports_explain::own_names::{self, OwnNames};
use iana_ports_explain::query::{Query, Understood};
use iana_ports_explain::suggest::{MAX_LEN, Suggestions};
use serde_json::{Value, json};

fn understood(text: &str) -> Value {
    let understood = Understood::new(text, Registry::embedded(), &OwnNames::default());
    serde_json::to_value(understood).unwrap()
}

#[test]
fn ports_ranges_and_services() {
    for (text, expected) in [
        ("1455", json!({"kind": "port", "port": 1455})),
        (" 514/UDP ", json!({"kind": "port", "port": 514, "transport": "udp"})),
        ("65535", json!({"kind": "port", "port": 65535})),
        ("27000-27009", json!({"kind": "range", "first": 27000, "last": 27009})),
        ("7-7/sctp", json!({"kind": "range", "first": 7, "last": 7, "transport": "sctp"})),
        ("ESL-LM", json!({"kind": "service", "name": "esl-lm"})),
        ("syslog/udp", json!({"kind": "service", "name": "syslog", "transport": "udp"})),
        // A registered name with a slash.
        ("914c/g", json!({"kind": "service", "name": "914c/g"})),
        ("80, 443/tcp,ssh", json!({"kind": "list", "queries": ["80", "443/tcp", "ssh"]})),
    ] {
        assert_eq!(understood(text), expected, "{text:?}");
    }
}

#[test]
fn words() {
    for (text, words) in [
        ("", ""),
        ("  ", ""),
        ("license manager", "license manager"),
        (" vnc ", "vnc"),
        ("no/such", "no/such"),
    ] {
        assert_eq!(understood(text), json!({"kind": "words", "words": words}), "{text:?}");
    }
}

#[test]
fn wrong_queries() {
    for (text, message, did_you_mean) in [
        ("99999", "\"99999\": not a port: expected 0 to 65535", &[][..]),
        (
            "9-5",
            "\"9-5\": a range in descending order: expected the lower port first; did you mean 5-9?",
            &["5-9"],
        ),
        (
            "tcp/80",
            "\"tcp/80\": expected a port, a range or a service name; a transport comes after it, \
             as in 514/udp; did you mean 80/tcp?",
            &["80/tcp"],
        ),
        (
            "80 443",
            "\"80 443\": several queries in one: expected commas between them; did you mean 80,443?",
            &["80,443"],
        ),
        (
            "80,,443",
            "\"80,,443\": an empty item in a list: expected single commas between queries; did \
             you mean 80,443?",
            &["80,443"],
        ),
        (
            "591-",
            "\"591-\": not a port: expected 0 to 65535 without sign or leading zeros, a range such \
             as 27000-27009, or a service name; did you mean 591 or 591-65535?",
            &["591", "591-65535"],
        ),
        (
            "esl-lm/sctp",
            "\"esl-lm/sctp\": the service esl-lm is not registered on sctp",
            &["esl-lm"],
        ),
        (
            "80/xyz",
            "\"80/xyz\": unknown transport protocol: expected tcp, udp, sctp or dccp after the slash",
            &[],
        ),
    ] {
        let mut expected = json!({"kind": "wrong", "message": message});
        if !did_you_mean.is_empty() {
            expected["did_you_mean"] = json!(did_you_mean);
        }
        assert_eq!(understood(text), expected, "{text:?}");
    }
}

#[test]
fn own_names_win() {
    let own = own_names::parse("own".to_owned(), b"shop 8080/tcp store\nssh 2222/tcp\n").unwrap();
    let understood = |text| Understood::new(text, Registry::embedded(), &own);
    let own_name = |name: &str, transport| Understood::OwnName { name: name.to_owned(), transport };
    assert_eq!(understood("SHOP"), own_name("shop", None));
    assert_eq!(understood("store/tcp"), own_name("shop", Some(Transport::Tcp)));
    assert_eq!(understood("ssh"), own_name("ssh", None));
    let Understood::Wrong { message, did_you_mean } = understood("shop/udp") else {
        panic!("it is not on udp")
    };
    assert_eq!(message, "\"shop/udp\": your own name shop is not on udp");
    assert_eq!(did_you_mean, ["shop"]);
    // The registry has it there.
    assert_eq!(
        understood("ssh/udp"),
        Understood::Service { name: "ssh".to_owned(), transport: Some(Transport::Udp) }
    );
}

#[test]
fn suggestions() {
    let facts = Facts::new(Registry::embedded());
    let none = OwnNames::default();
    let own = own_names::parse("own".to_owned(), b"flexlm 27000/tcp\n").unwrap();
    let suggestions = |name: &str, own_names| {
        let query = Query::parse(name, facts.registry(), own_names).unwrap();
        let no_service = query.asked.err().unwrap();
        Suggestions::new(&no_service, facts.index(), own_names)
    };
    let vnc = suggestions("vnc", &none);
    assert_eq!(vnc.message, "\"vnc\": no service has this name");
    assert_eq!(vnc.did_you_mean, ["rfb"]);
    // One edit each; the longest common beginning first, then the lowest port.
    assert_eq!(suggestions("htpp", &none).did_you_mean, ["http", "htcp", "htsp"]);
    assert_eq!(suggestions("flexlmm", &own).did_you_mean, ["flexlm"]);
    assert_eq!(suggestions("esl-lm/sctp", &none).did_you_mean, ["esl-lm"]);
    // A name in another notation.
    assert_eq!(suggestions("udp53", &none).did_you_mean, ["53/udp"]);
    let words = suggestions("license manager", &none);
    assert_eq!((words.did_you_mean.len(), words.search.as_deref()), (0, Some("license manager")));
    let bad = suggestions("no_such", &none);
    assert_eq!(
        bad.message,
        "\"no_such\": no service has this name, and no new one can: a service name has letters, \
         digits and hyphens only (RFC 6335, section 5.1)"
    );
    // Too long to be a misspelled name.
    let long = suggestions(&"a".repeat(MAX_LEN + 1), &none);
    assert_eq!((long.did_you_mean.len(), long.search), (0, None));
}
