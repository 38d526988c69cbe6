//! Keys: words that announce a port, a host or a transport.

use iana_ports::Transport;

use super::numbers;

/// The maximum number of blanks between a key and its value.
const MAX_BLANKS: usize = 60;

/// The maximum length of a key.
pub(super) const MAX_KEY_LEN: usize = 80;

/// A key and its position in the line.
pub(super) struct Key<'l> {
    pub(super) word: &'l [u8],
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) separator: Separator,
}

/// The separator between a key and its value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Separator {
    /// `dport=443`, `port = 443`, `port == 443`, `dport != 443`.
    Equals,
    /// `dpt:443`, `port: 443`.
    Colon,
    /// `dport 443`, `--dport 443`.
    Blank,
}

/// Whether the byte before a value and its separator may end a key of ports. This
/// excludes most numbers.
pub(super) fn may_be_of_ports(line: &[u8], value: usize) -> bool {
    let mut between = line[..value].iter().rev().take(MAX_BLANKS);
    let last = between.find(|byte| {
        !matches!(byte, b' ' | b'\t' | b'=' | b':' | b'!' | b'{' | b'[' | b'(' | b'"' | b'\'')
    });
    matches!(last, Some(b't' | b'T' | b's' | b'S' | b'c' | b'm' | b'e' | b')'))
}

/// The key whose value begins at `value`. The value may follow a quote or an opening
/// bracket: `port="443"`, `dport { 22, 443 }`.
pub(super) fn before(line: &[u8], value: usize) -> Option<Key<'_>> {
    let mut end = value;
    line[..end].last().filter(|byte| !byte.is_ascii_alphanumeric())?;
    if let Some(b'"' | b'\'') = line[..end].last() {
        end -= 1;
        // A quoted value follows `=` or a blank. Quoted keys, as in JSON, do not count
        // here.
        matches!(line[..end].last(), Some(b'=' | b' ')).then_some(())?;
    }
    end = trim_blanks(line, end);
    if let Some(b'{' | b'[' | b'(') = line[..end].last() {
        let open = end - 1;
        end = trim_blanks(line, open);
        // `ports[80]` is an element of an array.
        (end < open || matches!(line[..end].last(), Some(b'=' | b':'))).then_some(())?;
    }
    let separator = match line[..end].last()? {
        b'=' => {
            let operator = line[..end].iter().rev().take(2).take_while(|byte| b"=!".contains(byte));
            end = trim_blanks(line, end - operator.count());
            Separator::Equals
        }
        b':' => {
            end = trim_blanks(line, end - 1);
            Separator::Colon
        }
        _ if end == value => return None,
        _ => Separator::Blank,
    };
    // `port(s): 8443`.
    end -= if line[..end].ends_with(b"(s)") { "(s)".len() } else { 0 };
    let is_key = |byte: &u8| byte.is_ascii_alphanumeric() || b"_-.".contains(byte);
    let length =
        line[..end].iter().rev().take(MAX_KEY_LEN + 1).take_while(|byte| is_key(byte)).count();
    let start = end - length;
    let is_word = match line[..start].last() {
        None => true,
        Some(byte) => byte.is_ascii_whitespace() || b"([{<,;|&?:'\"".contains(byte),
    };
    (length > 0 && length <= MAX_KEY_LEN && is_word).then_some(())?;
    Some(Key { word: &line[start..end], start, end, separator })
}

/// The word before `end` and its start. Blanks may come between. Empty at the start of
/// the line.
pub(super) fn word_before(line: &[u8], end: usize) -> (&[u8], usize) {
    const MAX_LEN: usize = 80;
    let end = trim_blanks(line, end);
    let word =
        line[..end].iter().rev().take(MAX_LEN).take_while(|byte| !byte.is_ascii_whitespace());
    let start = end - word.count();
    (&line[start..end], start)
}

fn trim_blanks(line: &[u8], end: usize) -> usize {
    let is_blank = |byte: &&u8| matches!(byte, b' ' | b'\t');
    let blanks = line[..end].iter().rev().take(MAX_BLANKS).take_while(is_blank);
    end - blanks.count()
}

/// Whether the value of this key is a port or a list of ports.
pub(super) fn is_of_ports(word: &[u8]) -> bool {
    const SHORT: [&[u8]; 4] = [b"dpt", b"spt", b"dpts", b"spts"];
    /// Ports of a switch, as Open vSwitch and RADIUS call them.
    const SWITCH: [&[u8]; 3] = [b"in_port", b"out_port", b"nas-port"];
    const WHOLE: [&[u8]; 5] =
        [b"tp_dst", b"tp_src", b"port_value", b"ListenStream", b"ListenDatagram"];
    /// English words that end in `port`.
    const OTHERS: [&[u8]; 16] = [
        b"support",
        b"report",
        b"export",
        b"import",
        b"transport",
        b"passport",
        b"airport",
        b"viewport",
        b"carport",
        b"deport",
        b"seaport",
        b"teleport",
        b"purport",
        b"rapport",
        b"heliport",
        b"newport",
    ];
    let word = word.strip_prefix(b"--").or_else(|| word.strip_prefix(b"-")).unwrap_or(word);
    if SWITCH.iter().any(|one| one.eq_ignore_ascii_case(word)) {
        return false;
    }
    let last = word.rsplit(|byte| b"_-.".contains(byte)).next().unwrap_or_default();
    if WHOLE.contains(&word) {
        return true;
    }
    if SHORT.iter().any(|short| short.eq_ignore_ascii_case(last)) {
        return true;
    }
    let one = last.strip_suffix(b"s").or_else(|| last.strip_suffix(b"S")).unwrap_or(last);
    let ends_so = one.len() >= 4 && one[one.len() - 4..].eq_ignore_ascii_case(b"port");
    ends_so && !OTHERS.iter().any(|other| other.eq_ignore_ascii_case(one))
}

/// Whether a key of ports is plural: `dports`.
pub(super) fn is_plural(word: &[u8]) -> bool {
    word.ends_with(b"s") || word.ends_with(b"S")
}

/// Whether blanks alone may separate this key of ports from its value: `dst-port 443`.
/// Keys that are not compounds may also be English words or titles of tables.
pub(super) fn may_be_before_blank(word: &[u8]) -> bool {
    const WORDS: [&[u8]; 6] = [b"port", b"ports", b"dport", b"sport", b"dports", b"sports"];
    let is_compound = word.iter().any(|byte| b"-_".contains(byte));
    is_compound || WORDS.iter().any(|one| one.eq_ignore_ascii_case(word))
}

/// The transport that a key of ports contains: `--udp-port`, `tcp.port`, systemd's
/// `ListenDatagram`.
pub(super) fn transport_in(word: &[u8]) -> Option<Transport> {
    match word {
        b"ListenStream" => Some(Transport::Tcp),
        b"ListenDatagram" => Some(Transport::Udp),
        _ => word.split(|byte| b"_-.".contains(byte)).find_map(numbers::exact_transport),
    }
}

/// Whether the value of this key is a host, which may have a port: `host=db:5432`.
pub(super) fn is_of_hosts(word: &[u8]) -> bool {
    const WORDS: [&[u8]; 21] = [
        b"host",
        b"hostname",
        b"server",
        b"servers",
        b"addr",
        b"address",
        b"upstream",
        b"target",
        b"targets",
        b"endpoint",
        b"backend",
        b"peer",
        b"remote",
        b"bind",
        b"listen",
        b"connect",
        b"proxy",
        b"broker",
        b"brokers",
        b"instance",
        b"upstream_addr",
    ];
    let word = word.strip_prefix(b"--").or_else(|| word.strip_prefix(b"-")).unwrap_or(word);
    let last = word.rsplit(|byte| b"_-.".contains(byte)).next().unwrap_or_default();
    [word, last].iter().any(|&word| WORDS.iter().any(|one| one.eq_ignore_ascii_case(word)))
}

/// Whether the value of this key is a protocol's name or number.
pub(super) fn is_of_protocols(word: &[u8]) -> bool {
    const WORDS: [&[u8]; 8] = [
        b"proto",
        b"protocol",
        b"protocol-id",
        b"transport",
        b"ip_proto",
        b"ipproto",
        b"ip_protocol",
        b"l4proto",
    ];
    let word = word.strip_prefix(b"--").unwrap_or(word);
    WORDS.iter().any(|one| one.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_ports() {
        for word in [
            "port",
            "Ports",
            "--dport",
            "DPT",
            "spts",
            "dst_port",
            "nodePort",
            "toport",
            "server.port",
        ] {
            assert!(is_of_ports(word.as_bytes()), "{word}");
        }
        for word in ["support", "transport", "export", "sid", "por", "portable", "status", ""] {
            assert!(!is_of_ports(word.as_bytes()), "{word}");
        }
    }

    #[test]
    fn keys_end_at_their_separator() {
        let key = |line: &'static [u8]| {
            let value = line.iter().position(u8::is_ascii_digit).unwrap();
            before(line, value).map(|key| (key.word, key.separator))
        };
        assert_eq!(key(b"x DPT=443"), Some((&b"DPT"[..], Separator::Equals)));
        assert_eq!(key(b"tcp dport != 443"), Some((&b"dport"[..], Separator::Equals)));
        assert_eq!(key(b"tcp dport { 443"), Some((&b"dport"[..], Separator::Blank)));
        assert_eq!(key(b"(port:\t443"), Some((&b"port"[..], Separator::Colon)));
        assert_eq!(key(b"port=\"443"), Some((&b"port"[..], Separator::Equals)));
        assert_eq!(key(b"\"port\": 443"), None);
        assert_eq!(key(b"\"port\":\"443"), None);
        assert_eq!(key(b"a/port 443"), None);
    }
}
