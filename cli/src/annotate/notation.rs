//! How ports are written: behind an address, before a transport, between tcpdump's addresses.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

use iana_ports::Transport;
use memchr::memrchr;

use super::port;

/// As far as any notation is looked at to either side. A DNS name has 253 characters at most.
pub(super) const REACH: usize = 1 << 10;

const LONGEST_TOKEN: usize = 300;
const LONGEST_ADDRESS: usize = 80;

/// A word of several ports that have their names.
const LONGEST_WORD: usize = 600;

/// The length of the longest transport's name.
const LONGEST_TRANSPORT: usize = {
    let (mut longest, mut index) = (0, 0);
    while index < Transport::ALL.len() {
        let length = Transport::ALL[index].as_str().len();
        longest = if length > longest { length } else { longest };
        index += 1;
    }
    longest
};

/// A port that is written in the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Found {
    pub(super) port: u16,
    /// Where its notation ends.
    pub(super) end: usize,
    /// The transport that the text tells.
    pub(super) transport: Option<Transport>,
}

/// A line in the text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Line {
    pub(super) start: usize,
    /// What its first word says, if the text no longer has it.
    head: Option<Head>,
}

/// The transport that a line's first word is, if it is one: `tcp6` in a list of sockets.
#[derive(Debug, Clone, Copy)]
struct Head(Option<Transport>);

impl Line {
    pub(super) fn begins(start: usize) -> Self {
        Self { start, head: None }
    }

    /// The same line, of which `text` is the beginning, when that is forgotten.
    pub(super) fn beyond(self, text: &[u8]) -> Self {
        Self { start: 0, head: Some(self.head(text)) }
    }

    fn head(self, text: &[u8]) -> Head {
        self.head.unwrap_or_else(|| {
            let line = text.get(self.start..).unwrap_or_default();
            Head(transport(line.split(u8::is_ascii_whitespace).next().unwrap_or_default()))
        })
    }
}

/// The ports whose notation has `text[at]` as its mark, a `:`, `/` or `>`; `line` is the one it is in.
pub(super) fn at(text: &[u8], at: usize, line: Line) -> [Option<Found>; 2] {
    match text[at] {
        b':' => [behind_address(text, at, line), None],
        b'/' => [before_transport(text, at).or_else(|| before_state(text, at)), None],
        _ => between_addresses(text, at).map_or([None; 2], |pair| pair.map(Some)),
    }
}

/// `127.0.0.1:1455`, `[::1]:1455`, `*:1455`, `localhost:1455`, each also with `/tcp` behind it.
fn behind_address(text: &[u8], at: usize, line: Line) -> Option<Found> {
    let (port, end) = digits_from(text, at + 1)?;
    if !ends_port(text, end) {
        return None;
    }
    let (start, address) = address_before(text, at)?;
    let head = || line.head(&text[..start]).0;
    if address == Address::Ambiguous && head().is_none() {
        return None;
    }
    if let Some((transport, end)) = transport_word(text, end) {
        if text.get(end) == Some(&b'(') {
            // It has its name.
            return None;
        }
        if ends_transport(text, end) {
            return Some(Found { port, end, transport: Some(transport) });
        }
    }
    let transport = transport_before(text, start).or_else(head);
    Some(Found { port, end, transport })
}

/// `1455/tcp`.
fn before_transport(text: &[u8], at: usize) -> Option<Found> {
    let port = digits_before(text, at)?;
    let (transport, end) = transport_behind_slash(text, at)?;
    Some(Found { port, end, transport: Some(transport) })
}

/// nmap's `1455/open/tcp//esl-lm///`.
fn before_state(text: &[u8], at: usize) -> Option<Found> {
    const STATES: [&[u8]; 6] =
        [b"open", b"closed", b"filtered", b"unfiltered", b"open|filtered", b"closed|filtered"];
    let rest = &text[at + 1..];
    let state = STATES
        .iter()
        .find(|state| rest.starts_with(state) && rest.get(state.len()) == Some(&b'/'))?;
    let port = digits_before(text, at)?;
    let start = at + 1 + state.len() + 1;
    let word = text[start..].iter().take(LONGEST_TRANSPORT + 1);
    let length = word.into_iter().position(|&byte| byte == b'/')?;
    let transport = transport(&text[start..start + length])?;
    Some(Found { port, end: start + length, transport: Some(transport) })
}

/// tcpdump's `127.0.0.1.60660 > 127.0.0.1.1455: Flags [S]`.
fn between_addresses(text: &[u8], at: usize) -> Option<[Found; 2]> {
    let before = text[..at].strip_suffix(b" ")?;
    let behind = text[at + 1..].strip_prefix(b" ")?;
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b".:%-_".contains(byte);
    let length =
        before.iter().rev().take(LONGEST_ADDRESS + 1).take_while(|byte| is_part(byte)).count();
    let from = &before[before.len() - length..];
    let length = behind.iter().take(LONGEST_ADDRESS + 1).take_while(|byte| is_part(byte)).count();
    let to = behind[..length].strip_suffix(b":")?;
    let rest = &behind[length..];
    let packet = rest.strip_prefix(b" ")?;
    let is_of = |transport: &Transport| {
        tcpdump_words(*transport).iter().any(|word| packet.starts_with(word))
    };
    let transport = Transport::ALL.into_iter().find(is_of).unwrap_or(Transport::Udp);
    let found = |port, end| Found { port, end, transport: Some(transport) };
    Some([found(dotted_port(from)?, at - 1), found(dotted_port(to)?, at + 2 + to.len())])
}

/// The words that tcpdump's text for a packet of this transport begins with. After UDP's ports it
/// prints what it reads in the payload, which begins with any word.
const fn tcpdump_words(transport: Transport) -> &'static [&'static [u8]] {
    match transport {
        Transport::Tcp => &[b"Flags", b"tcp"],
        Transport::Udp => &[],
        Transport::Sctp => &[b"sctp"],
        Transport::Dccp => &[b"DCCP"],
    }
}

/// `1455` of `127.0.0.1.1455` and of `::1.1455`.
fn dotted_port(token: &[u8]) -> Option<u16> {
    let dot = memrchr(b'.', token)?;
    let address = without_zone(&token[..dot]);
    parsed::<IpAddr>(address)?;
    port(&token[dot + 1..])
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Address {
    Clear,
    /// An IPv6 address without brackets that may well go on behind its last colon.
    Ambiguous,
}

/// What stands before a colon, if it is an address, and where the word with it begins.
fn address_before(text: &[u8], at: usize) -> Option<(usize, Address)> {
    let length = text[..at]
        .iter()
        .rev()
        .take(LONGEST_TOKEN + 1)
        .take_while(|byte| {
            byte.is_ascii_alphanumeric() || b".-_:%".contains(byte) || !byte.is_ascii()
        })
        .count();
    if length > LONGEST_TOKEN {
        return None;
    }
    let start = at - length;
    let token = &text[start..at];
    let before = text[..start].last().copied();
    match (token, before) {
        ([] | [b'%', _, ..], Some(b']')) => {
            bracketed(text, start).map(|start| (start, Address::Clear))
        }
        ([] | [b'%', _, ..], Some(b'*')) => {
            may_begin(text, start - 1).then_some((start - 1, Address::Clear))
        }
        _ => is_address(token)
            .or_else(|| (is_host(token) && may_begin(text, start)).then_some(Address::Clear))
            .map(|address| (start, address)),
    }
}

/// Where the brackets that end here began, if there is an address between them.
fn bracketed(text: &[u8], end: usize) -> Option<usize> {
    let from = end.saturating_sub(LONGEST_ADDRESS);
    let start = from + memrchr(b'[', &text[from..end])?;
    let inside = &text[start + 1..end - 1];
    parsed::<IpAddr>(without_zone(inside))?;
    // A zone may be any text, but not one that goes on in the next line.
    (!inside.contains(&b'\n')).then_some(start)
}

fn is_address(token: &[u8]) -> Option<Address> {
    let address = without_zone(token);
    if parsed::<Ipv4Addr>(address).is_some() {
        return Some(Address::Clear);
    }
    let colon = memrchr(b':', address)?;
    if parsed::<Ipv6Addr>(address).is_some() {
        // `::ffff:127.0.0.1`, `fe80::1%eth0` and a lone `::` cannot go on.
        let is_whole = address.len() < token.len()
            || parsed::<Ipv4Addr>(&address[colon + 1..]).is_some()
            || address == b"::";
        return Some(if is_whole { Address::Clear } else { Address::Ambiguous });
    }
    // A word before the address: `listen:127.0.0.1`.
    let (word, last) = (&address[..colon], &address[colon + 1..]);
    (word.last()?.is_ascii_alphabetic() && parsed::<Ipv4Addr>(last).is_some())
        .then_some(Address::Clear)
}

fn without_zone(address: &[u8]) -> &[u8] {
    match address.iter().position(|&byte| byte == b'%') {
        Some(zone) if zone + 1 < address.len() => &address[..zone],
        _ => address,
    }
}

/// A host name whose last label is letters, and no file's name.
fn is_host(token: &[u8]) -> bool {
    // Endings of files that are no top-level domains.
    const FILES: [&[u8]; 22] = [
        b"cfg", b"conf", b"cpp", b"css", b"csv", b"go", b"hpp", b"html", b"java", b"js", b"json",
        b"jsx", b"kt", b"log", b"lua", b"php", b"rb", b"toml", b"ts", b"txt", b"xml", b"yaml",
    ];
    let mut labels = token.rsplit(|&byte| byte == b'.');
    let last = labels.next().unwrap_or_default();
    let is_label = |label: &[u8]| {
        !label.is_empty()
            && label.len() <= 63
            && label.iter().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(byte))
            && !label.starts_with(b"-")
            && !label.ends_with(b"-")
    };
    let is_alone = last.len() == token.len();
    is_label(last)
        && last.iter().all(u8::is_ascii_alphabetic)
        && labels.all(is_label)
        && (is_alone
            || (last.len() > 1 && !FILES.iter().any(|file| file.eq_ignore_ascii_case(last))))
}

/// Whether a host name may begin here: not in the middle of a path or of anything that is no text of words.
fn may_begin(text: &[u8], start: usize) -> bool {
    match text[..start].last() {
        None => true,
        Some(b'/') => text[..start].ends_with(b"//"),
        Some(byte) => {
            byte.is_ascii_whitespace()
                || byte.is_ascii_control()
                || b"\"'`(<[{=,;|@>".contains(byte)
        }
    }
}

/// The port whose digits begin here, and where they end.
fn digits_from(text: &[u8], start: usize) -> Option<(u16, usize)> {
    let length = text[start..].iter().take(6).take_while(|byte| byte.is_ascii_digit()).count();
    Some((port(&text[start..start + length])?, start + length))
}

/// The port whose digits end here, if they stand alone or behind the end of another notation.
fn digits_before(text: &[u8], end: usize) -> Option<u16> {
    let length = text[..end].iter().rev().take(6).take_while(|byte| byte.is_ascii_digit()).count();
    let start = end - length;
    let port = port(&text[start..end])?;
    let stands_alone = match text[..start].last() {
        None => true,
        Some(byte) => {
            !byte.is_ascii_alphanumeric() && byte.is_ascii() && !b".-_/%+\\$#".contains(byte)
        }
    };
    stands_alone.then_some(port)
}

/// Whether a port may end here; `end` is behind its last digit.
fn ends_port(text: &[u8], end: usize) -> bool {
    match &text[end..] {
        // lsof and docker put arrows between two sockets.
        [] | [b'.' | b':'] | [b'-', b'>', ..] => true,
        // A sentence's end, or that of a clause.
        [b'.' | b':', next, ..] => next.is_ascii_whitespace() || b"\"')]".contains(next),
        [byte, ..] => {
            byte.is_ascii_whitespace()
                || byte.is_ascii_control()
                || !byte.is_ascii()
                || b"\"'`)]}>,;|/?#!\\&<".contains(byte)
        }
    }
}

/// `/tcp` from here with nothing behind it, and where it ends.
fn transport_behind_slash(text: &[u8], slash: usize) -> Option<(Transport, usize)> {
    transport_word(text, slash).filter(|&(_, end)| ends_transport(text, end))
}

fn transport_word(text: &[u8], slash: usize) -> Option<(Transport, usize)> {
    let rest = text[slash..].strip_prefix(b"/")?;
    let word = rest.iter().take(LONGEST_TRANSPORT + 1);
    let length = word.take_while(|byte| byte.is_ascii_alphanumeric()).count();
    Some((exact_transport(&rest[..length])?, slash + 1 + length))
}

fn ends_transport(text: &[u8], end: usize) -> bool {
    ends_port(text, end) && text.get(end) != Some(&b'/')
}

/// The transport before the word that `start` is in: `TCP 127.0.0.1:1455`, `tcp://127.0.0.1:1455`, also for what follows
/// an arrow in that word.
fn transport_before(text: &[u8], start: usize) -> Option<Transport> {
    let text = &text[start.saturating_sub(LONGEST_WORD)..start];
    let word_start = word_start(text);
    if let Some(scheme) = text[word_start..].strip_suffix(b"://") {
        return transport(scheme);
    }
    let before = text[..word_start].trim_ascii_end();
    if text[before.len()..word_start].contains(&b'\n') {
        return None;
    }
    let blank = before.iter().rposition(u8::is_ascii_whitespace);
    transport(&before[blank.map_or(0, |blank| blank + 1)..])
}

/// Where the last word begins. The blanks of a name that was added to a port are part of
/// it.
fn word_start(text: &[u8]) -> usize {
    // Other parentheses are few, and searching for the beginning of each could take long.
    let (mut start, mut other_parentheses) = (text.len(), 0..8);
    while start > 0 {
        let byte = text[start - 1];
        if byte.is_ascii_whitespace() {
            return start;
        }
        let name = if byte == b')' && !other_parentheses.is_empty() {
            added_name(&text[..start]).or_else(|| other_parentheses.next().and(None))
        } else {
            None
        };
        start = name.unwrap_or(start - 1);
    }
    0
}

/// Where the parenthesis opens that is closed at the end, if it follows a port or a
/// transport.
fn added_name(text: &[u8]) -> Option<usize> {
    let mut depth = 0_usize;
    let open = text.iter().rposition(|byte| {
        depth += usize::from(*byte == b')');
        depth -= usize::from(*byte == b'(');
        depth == 0
    })?;
    (open > 0 && text[open - 1].is_ascii_alphanumeric()).then_some(open)
}

/// `tcp`, `TCP`, `tcp6`, `udp4`.
fn transport(word: &[u8]) -> Option<Transport> {
    exact_transport(word.strip_suffix(b"4").or_else(|| word.strip_suffix(b"6")).unwrap_or(word))
}

fn exact_transport(word: &[u8]) -> Option<Transport> {
    Transport::ALL
        .into_iter()
        .find(|transport| word.eq_ignore_ascii_case(transport.as_str().as_bytes()))
}

fn parsed<T: FromStr>(text: &[u8]) -> Option<T> {
    std::str::from_utf8(text).ok()?.parse().ok()
}
