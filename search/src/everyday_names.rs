//! Everyday names of services, by which a search of registered names and descriptions
//! does not find them.
//!
//! This table is the only knowledge that does not come from the registry. A test proves
//! that each entry is needed: without the table, a search for the words does not show the
//! service among the first hits. The words are the name that the owner gives the protocol
//! or product, and the registered port is the usual one. A service whose usual port is
//! registered for another service, such as Kafka on 9092, has no entry.

/// A name that people use for a service and by which the registry does not find it.
///
/// A search for all of its words counts as a search for the exact name. A search for some
/// of them counts as a search for words of the description.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EverydayName {
    /// The service's name in the registry.
    pub service: &'static str,
    /// The everyday names: words in lower case, separated by blanks.
    pub words: &'static [&'static str],
    /// Why the words of the registry's row are not sufficient: a sentence for
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
    names("amqp", &["rabbitmq"], "The row names the protocol; RabbitMQ is the program."),
    names("bootpc", &["dhcp"], "The row has Bootstrap Protocol, which DHCP extends (RFC 2131)."),
    names("bootps", &["dhcp"], "The row has Bootstrap Protocol, which DHCP extends (RFC 2131)."),
    names(
        "domain",
        &["dns", "name resolution"],
        "The row has Domain Name Server; only rows of other services have DNS.",
    ),
    names(
        "domain-s",
        &["doq", "dot"],
        "The row has DNS over TLS and QUIC, without the short names (RFC 8310, RFC 9250).",
    ),
    names(
        "epmap",
        &["dcom", "msrpc"],
        "The row has DCE endpoint resolution; Windows calls it RPC and DCOM.",
    ),
    names(
        "exec",
        &["rexec"],
        "The row describes what the service does, and does not name the program.",
    ),
    names(
        "flex-lm",
        &["flexnet"],
        "The row has the product's first name, with a dash, and not its present name.",
    ),
    names("http", &["web"], "Other services whose names begin with web fill the first lines."),
    names("https", &["doh", "web"], "The row has neither web nor DNS over HTTPS (RFC 8484)."),
    names(
        "imap",
        &["email", "mail"],
        "Other services whose names begin with mail fill the first lines.",
    ),
    names("imaps", &["email", "mail"], "The row does not have the word mail."),
    names("ipp", &["cups"], "The row names the protocol; CUPS is the program."),
    names(
        "isakmp",
        &["ike", "ipsec"],
        "The row has only isakmp, the framework that IKE implements (RFC 7296).",
    ),
    names(
        "ldap",
        &["active directory"],
        "The row has Lightweight Directory Access Protocol; another service has Active Directory.",
    ),
    names(
        "llmnr",
        &["link local multicast name resolution", "name resolution"],
        "The row has only LLMNR.",
    ),
    names(
        "login",
        &["rlogin"],
        "The row describes what the service does, and does not name the program.",
    ),
    names(
        "macromedia-fcs",
        &["rtmp"],
        "The row names the first server of the protocol, and not the protocol.",
    ),
    names(
        "mdns",
        &["bonjour", "name resolution", "zeroconf"],
        "The row names the protocol; these are its implementations.",
    ),
    names(
        "microsoft-ds",
        &["cifs", "file sharing", "samba", "smb"],
        "The row has only Microsoft-DS.",
    ),
    names(
        "mongodb",
        &["database"],
        "Other services whose names begin with database fill the first lines.",
    ),
    names(
        "ms-sql-m",
        &["sql browser"],
        "The row has monitor; the present product is called browser.",
    ),
    names("ms-sql-s", &["database"], "The row has SQL server, and not database."),
    names(
        "ms-wbt-server",
        &["rdp", "remote desktop"],
        "The row has MS WBT Server; only rows of other services have RDP.",
    ),
    names(
        "msft-gc",
        &["ad", "active directory"],
        "The row has Global Catalog, which is a part of Active Directory.",
    ),
    names("mysql", &["database", "mariadb"], "The row has only MySQL."),
    names("nfs", &["file sharing"], "The row has Network File System."),
    names(
        "ntp",
        &["clock synchronization", "time"],
        "Other services whose names begin with time fill the first lines.",
    ),
    names(
        "pdl-datastream",
        &["jetdirect"],
        "The row has Printer PDL Data Stream; JetDirect is the product.",
    ),
    names("pop3", &["email", "mail"], "The row has Post Office Protocol."),
    names("pop3s", &["email", "mail"], "The row has POP3 over TLS."),
    names(
        "postgresql",
        &["database"],
        "Other services whose names begin with database fill the first lines.",
    ),
    names("printer", &["lpd", "lpr"], "The row has spooler; the protocol is LPD (RFC 1179)."),
    names(
        "ptp-event",
        &["clock synchronization", "precision time protocol"],
        "The row has PTP Event.",
    ),
    names(
        "ptp-general",
        &["clock synchronization", "precision time protocol"],
        "The row has PTP General.",
    ),
    names(
        "rfb",
        &["remote desktop", "vnc"],
        "The row has Remote Framebuffer, the protocol of VNC (RFC 6143).",
    ),
    names(
        "sentinel-lm",
        &["sentinel rms"],
        "The row has Sentinel LM; the present product is called RMS.",
    ),
    names(
        "sentinelsrm",
        &["hasp license manager", "hasp", "sentinel license manager"],
        "The row has only SentinelSRM.",
    ),
    names(
        "shell",
        &["remote shell", "rsh"],
        "The row describes what the service does, and does not name the program.",
    ),
    names(
        "smtp",
        &["email", "mail"],
        "Other services whose names begin with mail fill the first lines.",
    ),
    names(
        "ssh",
        &["scp", "sftp"],
        "SFTP is an older service of the same name; SCP and today's SFTP run over SSH.",
    ),
    names("submission", &["email", "mail"], "The row has Message Submission."),
    names(
        "submissions",
        &["email", "mail", "smtps"],
        "The row has Message Submission over TLS, and not SMTP (RFC 8314).",
    ),
    names(
        "sunrpc",
        &["portmapper", "rpc", "rpcbind"],
        "The row has SUN Remote Procedure Call; only rows of other services have RPC.",
    ),
    names(
        "wsman",
        &["powershell remoting", "winrm"],
        "WinRM is also registered on another port, which it seldom uses.",
    ),
    names(
        "wsmans",
        &["powershell remoting", "winrm"],
        "WinRM is also registered on another port, which it seldom uses.",
    ),
    names("xmpp-client", &["jabber"], "The row has the present name of the protocol."),
];

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use iana_ports::Registry;

    use super::*;
    use crate::index::Index;
    use crate::matching::{Field, Match};

    /// The number of hits that a person reads.
    const FIRST_HITS: usize = 5;

    /// The index of a service in the hits of a search.
    fn rank(index: &Index<'_>, words: &str, service: &str) -> Option<usize> {
        index.search(words).iter().position(|hit| hit.entry().name() == Some(service))
    }

    #[test]
    fn each_entry_is_needed() {
        let without = Index::with_everyday_names(Registry::embedded(), &[]);
        let with = Index::new(Registry::embedded());
        let mut idle = Vec::new();
        for name in EVERYDAY_NAMES {
            let service = Registry::embedded().service(name.service);
            assert!(service.is_some_and(|service| service.name() == name.service), "{name:?}");
            for words in name.words {
                if rank(&without, words, name.service).is_some_and(|rank| rank < FIRST_HITS) {
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
        assert_eq!(idle, [], "a search finds these services without the table");
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
