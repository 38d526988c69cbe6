//! Everyday names of services that a search of registered names and descriptions does not
//! find.
//!
//! This table is the only knowledge that does not come from the registry. A test proves
//! that each entry is needed: without the table, a search for the words does not show the
//! service among the first hits. The words are the owner's name of the protocol or
//! product, and the registered port is the usual one. If the usual port is registered for
//! another service, such as Kafka's 9092, there is no entry.

/// A name that people use for a service and by which the registry does not find it.
///
/// A search for all of its words counts as a search for the exact name; a search for some
/// of them, as one for words of the description.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EverydayName {
    /// The service's name in the registry.
    pub service: &'static str,
    /// The everyday names: words in lower case, separated by blanks.
    pub words: &'static [&'static str],
    /// Why the registry's own words do not suffice: a sentence about the row, for
    /// maintainers.
    pub why: &'static str,
}

const fn names(
    service: &'static str,
    words: &'static [&'static str],
    why: &'static str,
) -> EverydayName {
    EverydayName { service, words, why }
}

/// The everyday names, in the order of the services' names.
pub const EVERYDAY_NAMES: &[EverydayName] = &[
    names("amqp", &["rabbitmq"], "It names the protocol; RabbitMQ is the program."),
    names("bootpc", &["dhcp"], "It says Bootstrap Protocol, which DHCP extends (RFC 2131)."),
    names("bootps", &["dhcp"], "It says Bootstrap Protocol, which DHCP extends (RFC 2131)."),
    names(
        "domain",
        &["dns", "name resolution"],
        "It says Domain Name Server, and DNS of other services.",
    ),
    names(
        "domain-s",
        &["doq", "dot"],
        "It says DNS over TLS and QUIC, and not the short names (RFC 8310, RFC 9250).",
    ),
    names(
        "epmap",
        &["dcom", "msrpc"],
        "It says DCE endpoint resolution; Windows calls it RPC and DCOM.",
    ),
    names("exec", &["rexec"], "It calls the service by what it does."),
    names(
        "flex-lm",
        &["flexnet"],
        "It has the product's first name with a dash, and not its present one.",
    ),
    names("http", &["web"], "Names that begin with web fill the first lines."),
    names("https", &["doh", "web"], "It says neither web nor DNS over HTTPS (RFC 8484)."),
    names("imap", &["email", "mail"], "Names that begin with mail fill the first lines."),
    names("imaps", &["email", "mail"], "The row does not say mail."),
    names("ipp", &["cups"], "It names the protocol; CUPS is the program."),
    names(
        "isakmp",
        &["ike", "ipsec"],
        "It says nothing but isakmp, the framework that IKE fills in (RFC 7296).",
    ),
    names(
        "ldap",
        &["active directory"],
        "It says Lightweight Directory Access Protocol, and Active Directory of another service.",
    ),
    names(
        "llmnr",
        &["link local multicast name resolution", "name resolution"],
        "It says nothing but LLMNR.",
    ),
    names("login", &["rlogin"], "It calls the service by what it does."),
    names(
        "macromedia-fcs",
        &["rtmp"],
        "It names the first server of the protocol and not the protocol.",
    ),
    names(
        "mdns",
        &["bonjour", "name resolution", "zeroconf"],
        "It names the protocol; these are its implementations.",
    ),
    names(
        "microsoft-ds",
        &["cifs", "file sharing", "samba", "smb"],
        "It says nothing but Microsoft-DS.",
    ),
    names("mongodb", &["database"], "Names that begin with database fill the first lines."),
    names("ms-sql-m", &["sql browser"], "It says monitor; the present product says browser."),
    names("ms-sql-s", &["database"], "It says SQL server, and not database."),
    names(
        "ms-wbt-server",
        &["rdp", "remote desktop"],
        "It says MS WBT Server, and RDP of other services.",
    ),
    names(
        "msft-gc",
        &["ad", "active directory"],
        "It says Global Catalog, which is Active Directory's.",
    ),
    names("mysql", &["database", "mariadb"], "It says nothing but MySQL."),
    names("nfs", &["file sharing"], "It says Network File System."),
    names(
        "ntp",
        &["clock synchronization", "time"],
        "Names that begin with time fill the first lines.",
    ),
    names(
        "pdl-datastream",
        &["jetdirect"],
        "It says Printer PDL Data Stream; JetDirect is the product.",
    ),
    names("pop3", &["email", "mail"], "It says Post Office Protocol."),
    names("pop3s", &["email", "mail"], "It says POP3 over TLS."),
    names("postgresql", &["database"], "Names that begin with database fill the first lines."),
    names("printer", &["lpd", "lpr"], "It says spooler; the protocol is LPD (RFC 1179)."),
    names("ptp-event", &["clock synchronization", "precision time protocol"], "It says PTP Event."),
    names(
        "ptp-general",
        &["clock synchronization", "precision time protocol"],
        "It says PTP General.",
    ),
    names(
        "rfb",
        &["remote desktop", "vnc"],
        "It says Remote Framebuffer, the protocol of VNC (RFC 6143).",
    ),
    names("sentinel-lm", &["sentinel rms"], "It says Sentinel LM; the present product says RMS."),
    names(
        "sentinelsrm",
        &["hasp license manager", "hasp", "sentinel license manager"],
        "It says nothing but SentinelSRM.",
    ),
    names("shell", &["remote shell", "rsh"], "It calls the service by what it does."),
    names("smtp", &["email", "mail"], "Names that begin with mail fill the first lines."),
    names(
        "ssh",
        &["scp", "sftp"],
        "SFTP is an older service of the same name; SCP and today's SFTP run over SSH.",
    ),
    names("submission", &["email", "mail"], "It says Message Submission."),
    names(
        "submissions",
        &["email", "mail", "smtps"],
        "It says Message Submission over TLS, and not SMTP (RFC 8314).",
    ),
    names(
        "sunrpc",
        &["portmapper", "rpc", "rpcbind"],
        "It says SUN Remote Procedure Call, and RPC of other services.",
    ),
    names(
        "wsman",
        &["powershell remoting", "winrm"],
        "WinRM is registered on another port too, which it seldom uses.",
    ),
    names(
        "wsmans",
        &["powershell remoting", "winrm"],
        "WinRM is registered on another port too, which it seldom uses.",
    ),
    names("xmpp-client", &["jabber"], "It has the protocol's present name."),
];

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use iana_ports::Registry;

    use super::*;
    use crate::index::Index;
    use crate::matching::{Field, Match};

    /// The lines that a person reads.
    const FIRST_HITS: usize = 5;

    /// The place of a service among the hits of a search.
    fn place(index: &Index<'_>, words: &str, service: &str) -> Option<usize> {
        index.search(words).iter().position(|hit| hit.entry().name() == Some(service))
    }

    #[test]
    fn each_earns_its_place() {
        let without = Index::with_everyday_names(Registry::embedded(), &[]);
        let with = Index::new(Registry::embedded());
        let mut idle = Vec::new();
        for name in EVERYDAY_NAMES {
            let service = Registry::embedded().service(name.service);
            assert!(service.is_some_and(|service| service.name() == name.service), "{name:?}");
            for words in name.words {
                if place(&without, words, name.service).is_some_and(|place| place < FIRST_HITS) {
                    idle.push((name.service, words));
                    continue;
                }
                let hits = with.search(words);
                let hit = hits.iter().find(|hit| hit.entry().name() == Some(name.service)).unwrap();
                let is_exact = hit
                    .matches()
                    .iter()
                    .all(|word| (word.how(), word.field()) == (Match::Exact, Field::EverydayName));
                assert!(is_exact, "{words}: {hit:?}");
            }
        }
        assert_eq!(idle, [], "the registry leads there by itself");
    }

    #[test]
    fn is_in_order() {
        assert!(EVERYDAY_NAMES.is_sorted_by(|one, other| one.service < other.service));
        for name in EVERYDAY_NAMES {
            assert!(
                name.words.iter().all(|words| *words == words.to_ascii_lowercase()),
                "{name:?}"
            );
        }
    }
}
