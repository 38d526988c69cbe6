//! Addresses and hosts before a port.

use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

use memchr::memrchr;

use super::host::{self, Host};

/// The maximum length of an address in brackets or before a dot. A zone may be long.
pub(super) const MAX_ADDRESS_LEN: usize = 80;

/// The maximum length of a word before a colon. A DNS name has at most 253 characters.
pub(super) const MAX_HOST_LEN: usize = 300;

/// The length of the longest IPv4 address.
const MAX_V4_LEN: usize = "255.255.255.255".len();

/// The kind of text before a colon.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Before {
    /// Certainly an address or a host.
    Certain,
    /// An IPv6 address without brackets, whose last group may be the port: `::1:80`.
    /// Certain only in a list of sockets.
    Compressed,
    /// A single word, which may be a host or anything else: `redis:7`.
    Word,
}

/// The kind of the text before the colon at `colon`, and its start.
pub(super) fn before_colon(line: &[u8], colon: usize) -> Option<(usize, Before)> {
    let in_token = |byte: &&u8| is_part(**byte) || !byte.is_ascii();
    let length = line[..colon].iter().rev().take(MAX_HOST_LEN + 1).take_while(in_token).count();
    if length > MAX_HOST_LEN {
        return None;
    }
    // An address may follow an arrow that is not ASCII.
    let token = &line[colon - length..colon];
    let start = match token.iter().rposition(|byte| !byte.is_ascii()) {
        Some(last) if is_v4(&token[last + 1..]) => colon - length + last + 1,
        _ => colon - length,
    };
    let token = &line[start..colon];
    let certain = |start| Some((start, Before::Certain));
    match (token, line[..start].last()) {
        ([] | [b'%', _, ..], Some(b']')) => certain(bracketed(line, start)?),
        ([] | [b'%', _, ..], Some(b'*')) => {
            certain(start - 1).filter(|_| may_begin(line, start - 1))
        }
        // wget: `(example.org)|192.0.2.1|:443`.
        ([], Some(b'|')) => {
            let inside = memrchr(b'|', &line[..start - 1])? + 1;
            is_ip(&line[inside..start - 1]).then_some(())?;
            certain(inside)
        }
        // A time, a ratio.
        _ if token.iter().all(u8::is_ascii_digit) => None,
        _ => match address(token) {
            Some(found) => Some((start, found)),
            None if !may_begin(line, start) => None,
            None => Some(match host::read(token, &line[..start])? {
                Host::Certain => (start, Before::Certain),
                Host::Word => (start, Before::Word),
            }),
        },
    }
}

/// The start of the brackets that end at `end`, if they contain an address or a host.
fn bracketed(line: &[u8], end: usize) -> Option<usize> {
    let from = end.saturating_sub(MAX_ADDRESS_LEN);
    let start = from + memrchr(b'[', &line[from..end])?;
    let inside = &line[start + 1..end - 1];
    (is_ip(without_zone(inside)) || host::is_in_brackets(inside)).then_some(start)
}

fn address(token: &[u8]) -> Option<Before> {
    let address = without_zone(token);
    if is_v4(address) {
        return Some(Before::Certain);
    }
    let colon = memrchr(b':', address)?;
    let (before, last) = (&address[..colon], &address[colon + 1..]);
    if parsed::<Ipv6Addr>(address).is_some() {
        // `::ffff:192.0.2.1`, `fe80::1%eth0`, eight groups and a lone `::` are complete.
        let is_whole =
            address.len() < token.len() || is_v4(last) || address == b"::" || is_full(address);
        return Some(if is_whole { Before::Certain } else { Before::Compressed });
    }
    // A word before the address: `to:192.0.2.1`, `ipv4:192.0.2.1`.
    let word = before.rsplit(|byte| !byte.is_ascii_alphanumeric()).next().unwrap_or_default();
    (word.iter().any(u8::is_ascii_alphabetic) && is_v4(last)).then_some(Before::Certain)
}

/// Whether the address has all eight groups. Eight groups of two digits may be any
/// identifier of eight bytes.
fn is_full(address: &[u8]) -> bool {
    const MIN_GROUP_LEN: usize = 3;
    !address.windows(2).any(|pair| pair == b"::")
        && address.split(|&byte| byte == b':').any(|group| group.len() >= MIN_GROUP_LEN)
}

/// Whether an address or a host may begin at `start`: neither inside a path nor inside a
/// word.
pub(super) fn may_begin(line: &[u8], start: usize) -> bool {
    match line[..start].last() {
        None => true,
        Some(b'/') => line[..start].ends_with(b"://"),
        Some(byte) => {
            byte.is_ascii_whitespace()
                || byte.is_ascii_control()
                || !byte.is_ascii()
                || b"\"'`(<[{=,;|@>".contains(byte)
        }
    }
}

/// The start of the IPv4 address that ends at `end`.
pub(super) fn v4_before(line: &[u8], end: usize) -> Option<usize> {
    let length = line[..end]
        .iter()
        .rev()
        .take(MAX_V4_LEN + 1)
        .take_while(|byte| byte.is_ascii_digit() || **byte == b'.')
        .count();
    is_v4(&line[end - length..end]).then_some(end - length)
}

/// The start of the IPv6 address that ends at `end`. It may follow a word and a colon.
pub(super) fn v6_before(line: &[u8], end: usize) -> Option<usize> {
    let length =
        line[..end].iter().rev().take(MAX_ADDRESS_LEN).take_while(|byte| is_part(**byte)).count();
    let token = &line[end - length..end];
    let starts =
        token.iter().enumerate().filter(|(_, byte)| **byte == b':').map(|(index, _)| index + 1);
    let start = [0]
        .into_iter()
        .chain(starts)
        .find(|&start| parsed::<Ipv6Addr>(without_zone(&token[start..])).is_some())?;
    Some(end - length + start)
}

/// Whether a byte may be part of an address, a zone or a host.
pub(super) fn is_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b".:%-_".contains(&byte)
}

/// Whether the text is an IPv4 or IPv6 address, with or without a zone.
pub(super) fn is_ip_with_zone(text: &[u8]) -> bool {
    is_ip(without_zone(text))
}

fn is_ip(text: &[u8]) -> bool {
    parsed::<IpAddr>(text).is_some()
}

/// Whether the text is an IPv4 address without leading zeros. Runs for every colon, so it
/// avoids the conversion to `str`.
fn is_v4(text: &[u8]) -> bool {
    if text.len() > MAX_V4_LEN || !text.first().is_some_and(u8::is_ascii_digit) {
        return false;
    }
    let is_octet = |octet: &[u8]| match octet {
        [byte] => byte.is_ascii_digit(),
        [b'1'..=b'9', rest @ ..] if rest.len() < 3 && rest.iter().all(u8::is_ascii_digit) => {
            octet.len() == 2 || octet <= &b"255"[..]
        }
        _ => false,
    };
    let mut octets = text.split(|&byte| byte == b'.');
    octets.by_ref().take(4).filter(|octet| is_octet(octet)).count() == 4 && octets.next().is_none()
}

fn without_zone(address: &[u8]) -> &[u8] {
    match address.iter().position(|&byte| byte == b'%') {
        Some(zone) if zone + 1 < address.len() => &address[..zone],
        _ => address,
    }
}

fn parsed<T: FromStr>(text: &[u8]) -> Option<T> {
    std::str::from_utf8(text).ok()?.parse().ok()
}
