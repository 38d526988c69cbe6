//! The transports that a line states.

use iana_ports::Transport;
use memchr::{memchr2_iter, memmem, memrchr};

use super::keys;
use super::numbers;
use crate::annotate::values::PORTLESS_PROTOCOLS;

/// The transport that a word states, or `None` for a protocol without ports.
type Stated = Option<Transport>;

/// The statements of one line.
#[derive(Debug, Default)]
pub(super) struct Statements {
    /// Statements with a key, such as `proto=udp`, `{UDP}` and `-p tcp`, and their
    /// positions in ascending order.
    keyed: Vec<(usize, Stated)>,
    /// Other words that name a transport, and their positions in ascending order.
    words: Vec<(usize, Stated)>,
}

/// The last statements in the part of a long line that is no longer in memory.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Earlier {
    /// The kind of the line's first word, if it is known.
    pub(super) first_word: Option<FirstWord>,
    pub(super) keyed: Option<Stated>,
    pub(super) word: Option<Stated>,
}

/// The kind of the first word of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum FirstWord {
    /// `tcp6`: the line is in a list of sockets, or in a table with a column of
    /// protocols.
    Transport(Transport),
    /// `icmp`, `raw`, `nl`: no number of the line is a port.
    Portless,
    Other,
}

impl FirstWord {
    /// The kind of the first word of this line.
    pub(super) fn of(line: &[u8]) -> Self {
        /// More protocols and kinds of sockets without ports, as `ss`, `netstat` and
        /// `conntrack` call them.
        const PORTLESS: [&[u8]; 15] = [
            b"icmp", b"icmp6", b"icmpv6", b"raw", b"raw6", b"p_raw", b"p_dgr", b"nl", b"u_str",
            b"u_dgr", b"u_seq", b"unix", b"v_str", b"v_dgr", b"xdp",
        ];
        let (word, rest) = split_word(line);
        let is_protocol = |word: &[u8]| word.len() > 2 && is_portless_protocol(word);
        // Counts or a state follow in a list: `raw 0 0`, `nl UNCONN 0`.
        let is_list = || {
            let (next, _) = split_word(rest);
            next.iter().all(u8::is_ascii_digit)
                || next.iter().all(|byte| byte.is_ascii_uppercase() || *byte == b'-')
        };
        match numbers::transport(word) {
            Some(transport) => Self::Transport(transport),
            None if word.len() > "icmpv6".len() => Self::Other,
            None if is_protocol(word) => Self::Portless,
            None if PORTLESS.iter().any(|one| one.eq_ignore_ascii_case(word)) && is_list() => {
                Self::Portless
            }
            None => Self::Other,
        }
    }
}

/// The first word, and the rest.
fn split_word(line: &[u8]) -> (&[u8], &[u8]) {
    let line = line.trim_ascii_start();
    line.split_at(line.iter().take_while(|byte| !byte.is_ascii_whitespace()).count())
}

impl Statements {
    /// Collects the statements of a line. Looks only at each `p`: the name of every
    /// transport ends in it, before an IP version if it has one, and every key of a
    /// protocol number begins with it.
    pub(super) fn of(line: &[u8]) -> Self {
        let mut statements = Self::default();
        if let Some(stated) = first_word_of_sockets(line) {
            statements.words.push((0, stated));
        }
        for at in memchr2_iter(b'p', b'P', line) {
            if let Some((start, stated)) =
                number_after(line, at).filter(|&(start, _)| is_keyed(line, start, start))
            {
                statements.keyed.push((start, stated));
            } else if let Some((start, end, stated)) = word_around(line, at) {
                if is_in_name(line, start) {
                    continue;
                }
                if is_keyed(line, start, end) {
                    statements.keyed.push((start, stated));
                } else if stands_alone(line, start, end) {
                    statements.words.push((start, stated));
                }
            }
        }
        statements
    }

    /// The statement for a port at `at`: with the nearest key before it, or else after
    /// it; or else by the nearest word before it, or else after it.
    ///
    /// A statement directly after the port, at `end`, wins over those before it:
    /// `192.0.2.1:514 udp`.
    pub(super) fn nearest(&self, at: usize, end: usize, earlier: Earlier) -> Option<Stated> {
        let nearest = |statements: &[(usize, Stated)], earlier: Option<Stated>| {
            let after = statements.partition_point(|&(place, _)| place < at);
            if let Some(&(place, stated)) = statements.get(after) {
                if end > at && place <= end + " (".len() {
                    return Some(stated);
                }
            }
            let before = after.checked_sub(1).and_then(|index| statements.get(index));
            before.map(|one| one.1).or(earlier).or_else(|| statements.get(after).map(|one| one.1))
        };
        nearest(&self.keyed, earlier.keyed).or_else(|| nearest(&self.words, earlier.word))
    }

    /// The last statements before `end`, for the windows after this one.
    pub(super) fn up_to(&self, end: usize, earlier: Earlier) -> Earlier {
        let last = |statements: &[(usize, Stated)]| {
            let before = statements.partition_point(|&(place, _)| place < end);
            before.checked_sub(1).map(|index| statements[index].1)
        };
        Earlier {
            keyed: last(&self.keyed).or(earlier.keyed),
            word: last(&self.words).or(earlier.word),
            ..earlier
        }
    }
}

/// The statement in the first word of ss and ngrep: `UNCONN`, without a column of
/// protocols, and `U 192.0.2.1:514 -> …`.
fn first_word_of_sockets(line: &[u8]) -> Option<Stated> {
    match split_word(line) {
        (b"UNCONN", _) => Some(Some(Transport::Udp)),
        (b"U", rest) if memmem::find(rest, b" -> ").is_some() => Some(Some(Transport::Udp)),
        (b"T", rest) if memmem::find(rest, b" -> ").is_some() => Some(Some(Transport::Tcp)),
        _ => None,
    }
}

/// The name of a transport or of ICMP that has its `p` at `at`: its start, end and
/// statement.
fn word_around(line: &[u8], at: usize) -> Option<(usize, usize, Stated)> {
    const ICMP: &[u8] = b"icmp";
    let before = numbers::word_len(line[..at].iter().rev().take(ICMP.len()));
    // The `p` is the third or the fourth letter.
    (2..ICMP.len()).contains(&before).then_some(())?;
    let (start, end) = (at - before, at + numbers::word_len(line[at..].iter().take(ICMP.len())));
    let word = &line[start..end];
    if let Some(transport) = numbers::transport(word) {
        return Some((start, end, Some(transport)));
    }
    let is_icmp = word.len() >= ICMP.len() && word[..ICMP.len()].eq_ignore_ascii_case(ICMP);
    // pf and Suricata call it `ipv6-icmp`.
    let prefix = start
        .checked_sub(b"ipv6-".len())
        .filter(|&from| line[from..start].eq_ignore_ascii_case(b"ipv6-"));
    is_icmp.then_some((prefix.unwrap_or(start), end, None))
}

/// The position and the statement of a protocol number after the key that begins at `at`:
/// `proto=6`, `PROTO: 17`.
fn number_after(line: &[u8], at: usize) -> Option<(usize, Stated)> {
    const KEY: &[u8] = b"proto";
    // iptables' `-p 17`.
    let is_option = line[..at].ends_with(b" -") && line.get(at + 1) == Some(&b' ');
    let key = line.get(at..at + KEY.len());
    (is_option || key.is_some_and(|key| key.eq_ignore_ascii_case(KEY))).then_some(())?;
    let is_key = |byte: &&u8| byte.is_ascii_alphanumeric() || b"_-".contains(byte);
    let key = line[at..].iter().take(keys::MAX_KEY_LEN).take_while(is_key).count();
    let end = at + if is_option { 1 } else { key };
    let blanks = line[end..].iter().take_while(|byte| b"=: \t\"'".contains(byte)).count();
    let start = end + blanks;
    let word =
        &line[start..start + numbers::word_len(line[start..].iter().take(MAX_PROTOCOL_LEN + 1))];
    if is_portless_protocol(word) {
        return Some((start, None));
    }
    let number = std::str::from_utf8(word).ok()?.parse().ok()?;
    Some((start, Transport::from_protocol_number(number)))
}

fn is_portless_protocol(word: &[u8]) -> bool {
    PORTLESS_PROTOCOLS.iter().any(|name| name.as_bytes().eq_ignore_ascii_case(word))
}

const MAX_PROTOCOL_LEN: usize = 4;

/// Whether `at` is inside a name in parentheses that an earlier run has added.
fn is_in_name(line: &[u8], at: usize) -> bool {
    let from = at.saturating_sub(numbers::MAX_NAME_LEN);
    memrchr(b'(', &line[from..at]).is_some_and(|open| numbers::skip_name(line, from + open) > at)
}

/// Whether a key announces the word as a protocol: `proto=udp`, `PROTO=17`, `-p tcp`,
/// `{UDP}`.
fn is_keyed(line: &[u8], start: usize, end: usize) -> bool {
    let before = &line[..start];
    if before.ends_with(b"{") && line.get(end) == Some(&b'}') || before.ends_with(b" -p ") {
        return true;
    }
    before.last().is_some_and(|byte| b"=: \t\"'".contains(byte))
        && keys::before(line, start).is_some_and(|key| keys::is_of_protocols(key.word))
}

/// Whether a transport's name is a whole word: neither part of a name, as in
/// `tcp-wrappers`, nor after a port, as in `80/tcp`.
fn stands_alone(line: &[u8], start: usize, end: usize) -> bool {
    let after = match &line[end..] {
        [b'.', next, ..] => next.is_ascii_whitespace(),
        [next, ..] => next.is_ascii() && !b"-_".contains(next),
        [] => true,
    };
    let before = match &line[..start] {
        [.., b'/'] => is_after_protocol_version(line, start),
        [.., last] => last.is_ascii() && !b"-_.".contains(last),
        [] => true,
    };
    before && after
}

/// Whether `/` before `start` belongs to a word such as `SIP/2.0/UDP` or `RTP/AVP/TCP`.
fn is_after_protocol_version(line: &[u8], start: usize) -> bool {
    const MAX_LEN: usize = 16;
    let word =
        line[..start].iter().rev().take(MAX_LEN).take_while(|byte| !byte.is_ascii_whitespace());
    let word = &line[start - word.count()..start];
    word.starts_with(b"SIP/") || word.starts_with(b"RTP/")
}
