//! Splits text into words, stems them, and knows which words are general.

use alloc::borrow::ToOwned as _;
use alloc::string::String;
use core::ops::Range;

use crate::stop_words::{is_generic, is_stop_word};

/// Words that people add to a search, and that a hit may lack: `redis server`, `what port
/// is ssh`.
const OPTIONAL: &[&str] = &[
    "a", "an", "and", "by", "does", "for", "in", "is", "of", "on", "over", "port", "ports",
    "protocol", "server", "service", "tcp", "the", "to", "udp", "use", "what",
];

/// Words for the form, place and version of a service, which do not show its purpose.
const VAGUE: &[&str] = &[
    "access",
    "active",
    "admin",
    "administration",
    "administrator",
    "advanced",
    "agent",
    "alt",
    "alternate",
    "alternative",
    "any",
    "api",
    "app",
    "application",
    "base",
    "client",
    "com",
    "comm",
    "communication",
    "communications",
    "config",
    "configuration",
    "connection",
    "console",
    "control",
    "core",
    "corp",
    "corporation",
    "ctrl",
    "daemon",
    "data",
    "default",
    "device",
    "devices",
    "direct",
    "distributed",
    "dynamic",
    "engine",
    "enterprise",
    "event",
    "exchange",
    "extended",
    "family",
    "first",
    "from",
    "full",
    "gateway",
    "general",
    "global",
    "group",
    "host",
    "http",
    "https",
    "iana",
    "inc",
    "info",
    "information",
    "interface",
    "internal",
    "internet",
    "ip",
    "ipc",
    "link",
    "list",
    "local",
    "login",
    "ltd",
    "main",
    "management",
    "manager",
    "message",
    "mgmt",
    "mobile",
    "mode",
    "monitor",
    "monitoring",
    "name",
    "names",
    "net",
    "network",
    "networks",
    "new",
    "object",
    "open",
    "over",
    "plain",
    "point",
    "private",
    "pro",
    "process",
    "program",
    "proprietary",
    "public",
    "real",
    "remote",
    "resource",
    "rpc",
    "sec",
    "secure",
    "security",
    "see",
    "session",
    "simple",
    "site",
    "software",
    "source",
    "srv",
    "ssl",
    "standard",
    "status",
    "storage",
    "store",
    "stream",
    "streams",
    "support",
    "svc",
    "system",
    "systems",
    "target",
    "text",
    "tls",
    "transfer",
    "transport",
    "type",
    "universal",
    "user",
    "using",
    "version",
    "well",
    "window",
    "windows",
];

/// Companies whose names begin the names or descriptions of many kinds of services.
const VENDORS: &[&str] = &[
    "3com",
    "3gpp",
    "adobe",
    "aix",
    "apc",
    "apple",
    "bmc",
    "boks",
    "ca",
    "cisco",
    "citrix",
    "compaq",
    "corel",
    "dell",
    "emc",
    "fujitsu",
    "hewlett",
    "hp",
    "ibm",
    "icl",
    "ieee",
    "intel",
    "microsoft",
    "ms",
    "netscape",
    "nortel",
    "novell",
    "oma",
    "oracle",
    "packard",
    "sgi",
    "siemens",
    "sun",
    "symantec",
    "unisys",
    "veritas",
    "vmware",
    "xerox",
];

/// The minimum number of letters that match inside names and at the start of any word.
/// Fewer letters occur in too many words.
pub(crate) const MIN_PART: usize = 3;

/// The minimum number of letters that match inside words of a text.
pub(crate) const MIN_PART_OF_TEXT: usize = 4;

/// The words of a text, as byte ranges: its runs of letters and digits.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut rest = 0;
    core::iter::from_fn(move || {
        let tail = text.get(rest..)?;
        let start = rest + tail.find(char::is_alphanumeric)?;
        let tail = text.get(start..)?;
        let end = start + tail.find(|c: char| !c.is_alphanumeric()).unwrap_or(tail.len());
        rest = end;
        Some(start..end)
    })
}

/// Whether a row that lacks this word of a search may still be a hit.
pub(crate) fn is_optional(word: &str) -> bool {
    OPTIONAL.contains(&word)
}

/// Whether a word alone does not show the kind of a service.
pub(crate) fn is_vague(word: &str) -> bool {
    is_generic(word) || is_vague_beside_another(word)
}

/// Whether a word stays vague even in a phrase with another vague word.
pub(crate) fn is_vague_beside_another(word: &str) -> bool {
    word.len() < 3
        || word.chars().all(|c| c.is_ascii_digit())
        || is_optional(word)
        || is_stop_word(word)
        || VAGUE.contains(&word)
        || VENDORS.contains(&word)
}

/// Whether a word is a company's name.
pub(crate) fn is_vendor(word: &str) -> bool {
    VENDORS.contains(&word)
}

/// English endings, and the minimum length of the word without the ending.
const ENDINGS: [(&str, usize); 9] = [
    ("ement", 4),
    ("ment", 4),
    ("ing", 4),
    ("ion", 5),
    ("ed", 4),
    ("er", 5),
    ("or", 5),
    ("al", 5),
    ("e", 4),
];

/// The stem that the forms of a word share, which need not be a word: `manag` of manager,
/// managers, managing, management; `licens` of license, licence, licensing.
pub(crate) fn stem(word: &str) -> String {
    let mut stem = singular(word);
    let whole = stem.len();
    for (ending, min_len) in ENDINGS {
        if let Some(short) = stem.strip_suffix(ending) {
            if short.len() >= min_len && short.is_ascii() {
                stem.truncate(short.len());
            }
        }
    }
    // Plugging and plug, controller and control; but calling and call.
    let is_doubled = matches!(stem.as_bytes(), [.., one, other] if one == other);
    let is_kept = stem.len() < 6 && stem.ends_with(['l', 's', 'z']);
    if stem.len() < whole && is_doubled && !is_kept {
        stem.pop();
    }
    // Licence and license have the same stem.
    if stem.len() > 4 && stem.ends_with("nc") {
        stem.pop();
        stem.push('s');
    }
    stem
}

/// The word without the ending of a plural.
fn singular(word: &str) -> String {
    if !word.is_ascii() || word.len() < 4 {
        return word.to_owned();
    }
    if let Some(short) = word.strip_suffix("ies") {
        return short.to_owned() + "y";
    }
    let is_kept = word == "news" || ["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    match word.strip_suffix('s') {
        Some(short) if !is_kept && !short.ends_with(|c: char| c.is_ascii_digit()) => {
            short.to_owned()
        }
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        let text = "IPP (Internet\u{a0}Printing) EtherNet/IP-2 é_x";
        let words: Vec<_> = words(text).map(|range| &text[range]).collect();
        assert_eq!(words, ["IPP", "Internet", "Printing", "EtherNet", "IP", "2", "é", "x"]);
    }

    #[test]
    fn forms_of_a_word_have_one_stem() {
        let families: [&[&str]; 11] = [
            &["manager", "managers", "managing", "management", "manage", "managed"],
            &["license", "licence", "licenses", "licensing", "licensed"],
            &["print", "printer", "printers", "printing"],
            &["database", "databases"],
            &["directory", "directories"],
            &["control", "controls", "controller", "controlling"],
            &["monitor", "monitors", "monitoring", "monitored"],
            &["replication", "replicator", "replicate", "replicating"],
            &["connect", "connection", "connections", "connector"],
            &["time", "times"],
            &["message", "messages", "messaging"],
        ];
        for family in families {
            for word in family {
                assert_eq!(stem(word), stem(family[0]), "{word}");
            }
        }
        for (one, other) in
            [("status", "state"), ("port", "print"), ("vnc", "vns"), ("xmpp", "xmp"), ("dns", "dn")]
        {
            assert_ne!(stem(one), stem(other));
        }
    }
}
