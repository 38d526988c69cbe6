//! Numbers that may be ports, and their lists and ranges.

use iana_ports::Transport;

/// A run of digits whose value is a port, and that is not part of a word.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) value: u16,
}

/// The next number from `at` on.
pub(super) fn next(line: &[u8], mut at: usize) -> Option<Number> {
    while let Some(length) = first_digit(line.get(at..)?) {
        let start = at + length;
        let (value, end) = read_digits(line, start);
        at = end;
        let is_in_word = start > 0 && is_word(line[start - 1])
            || line.get(end).is_some_and(|&next| is_word(next));
        let Some(value) = value.filter(|_| !is_in_word) else { continue };
        match line.get(end) {
            Some(b'(' | b'/') => at = end_of_named(line, end),
            // A part of an address or a version, but not the last part.
            Some(b'.') if line.get(end + 1).is_some_and(u8::is_ascii_digit) => continue,
            // The last part of an address, before its port.
            Some(b':') if line[..start].ends_with(b".") => continue,
            _ => {}
        }
        if at == end {
            return Some(Number { start, end, value });
        }
    }
    None
}

/// The index of the first digit. The loop reads every byte of the input, eight at a time.
fn first_digit(text: &[u8]) -> Option<usize> {
    const LEN: usize = size_of::<u64>();
    const HIGH_BITS: u64 = u64::from_le_bytes([0x80; LEN]);
    /// Sets the high bit of a byte without one, unless the byte is less than ten.
    const ABOVE_NINE: u64 = u64::from_le_bytes([0x80 - 10; LEN]);
    let mut chunks = text.chunks_exact(LEN);
    for (index, chunk) in chunks.by_ref().enumerate() {
        let digits = u64::from_le_bytes(chunk.try_into().ok()?) ^ u64::from_le_bytes([b'0'; LEN]);
        let others = ((digits & !HIGH_BITS) + ABOVE_NINE) | digits;
        let found = !others & HIGH_BITS;
        if found != 0 {
            return Some(LEN * index + found.trailing_zeros() as usize / 8);
        }
    }
    let rest = chunks.remainder();
    rest.iter().position(u8::is_ascii_digit).map(|index| text.len() - rest.len() + index)
}

/// The port whose digits begin at `start`, and the end of the digits. A port has no
/// leading zeros.
fn read_digits(line: &[u8], start: usize) -> (Option<u16>, usize) {
    const MAX_DIGITS: usize = 5;
    let (mut value, mut len) = (0_u32, 0);
    let rest = &line[start..];
    while let Some(&byte) = rest.get(len) {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            break;
        }
        value = value.wrapping_mul(10).wrapping_add(u32::from(digit));
        len += 1;
    }
    let is_port = (1..=MAX_DIGITS).contains(&len) && rest.first() != Some(&b'0');
    (u16::try_from(value).ok().filter(|_| is_port), start + len)
}

/// The number that begins at `start`.
pub(super) fn at(line: &[u8], start: usize) -> Option<Number> {
    let (value, end) = read_digits(line, start);
    let is_in_word = line.get(end).is_some_and(|&next| is_word(next));
    Some(Number { start, end, value: value.filter(|_| !is_in_word)? })
}

/// The end of the name that an earlier run has added to the digits that end at `end`, or
/// to `/tcp` after them. `end` if it has added none.
fn end_of_named(line: &[u8], end: usize) -> usize {
    let after = line[end..].strip_prefix(b"/").map_or(end, |rest| {
        end + 1 + rest.iter().take(MAX_TRANSPORT_LEN + 1).take_while(|&&byte| is_word(byte)).count()
    });
    [end, after]
        .map(|end| (end, skip_name(line, end)))
        .into_iter()
        .find(|(end, next)| end != next)
        .map_or(end, |(_, next)| next)
}

/// The end of the name in parentheses that an earlier run has added at `end`, after a
/// port or `/tcp`. `end` if it has added none. A name contains a letter, unlike the
/// parentheses in Cisco's `192.0.2.1(443)`.
pub(super) fn skip_name(line: &[u8], end: usize) -> usize {
    let is_after_port = || {
        let word = line[..end]
            .iter()
            .rev()
            .take(MAX_TRANSPORT_LEN + 1)
            .take_while(|&&byte| is_word(byte))
            .count();
        let word = &line[end - word..end];
        word.last().is_some_and(u8::is_ascii_digit) || exact_transport(word).is_some()
    };
    if line.get(end) != Some(&b'(') || !is_after_port() {
        return end;
    }
    let (mut depth, mut has_letter) = (0_usize, false);
    for (index, byte) in line[end..].iter().take(MAX_NAME_LEN).enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => has_letter |= byte.is_ascii_alphabetic(),
        }
        if depth == 0 {
            return if has_letter { end + index + 1 } else { end };
        }
    }
    end
}

/// The maximum length of a name that an earlier run has added.
pub(super) const MAX_NAME_LEN: usize = 300;

/// The length of the word that the bytes begin with.
pub(super) fn word_len<'b>(bytes: impl Iterator<Item = &'b u8>) -> usize {
    bytes.take_while(|&&byte| is_word(byte)).count()
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// A port or a range of ports, with the transport that follows it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Item {
    pub(super) first: u16,
    pub(super) last: u16,
    /// Whether a colon joins the two.
    pub(super) has_colon: bool,
    /// The end of the first number.
    pub(super) first_end: usize,
    /// The end of the item, with its transport.
    pub(super) end: usize,
    /// The transport that follows it: `/tcp`.
    pub(super) transport: Option<Transport>,
    /// Whether the transport is in capitals, as kubectl writes it.
    pub(super) is_capital: bool,
}

/// The item that begins with `number`: `80`, `80-90`, `80:90`, each with or without
/// `/tcp`.
pub(super) fn item(line: &[u8], number: Number) -> Item {
    let Number { end, value, .. } = number;
    let mut item = Item {
        first: value,
        last: value,
        has_colon: false,
        first_end: end,
        end,
        transport: None,
        is_capital: false,
    };
    if let Some(separator @ (b'-' | b':')) = line.get(end) {
        if let Some(second) = at(line, end + 1) {
            item.last = second.value;
            item.has_colon = *separator == b':';
            item.end = second.end;
        }
    }
    if let Some((transport, end)) = transport_after_slash(line, item.end) {
        item.is_capital = line[end - 1].is_ascii_uppercase();
        (item.transport, item.end) = (Some(transport), end);
    }
    item
}

/// Whether a transport may follow the digits that end at `end`, by the bytes after them.
/// This excludes most numbers, and all times.
pub(super) fn may_be_before_transport(line: &[u8], end: usize) -> bool {
    match line.get(end) {
        Some(b'/' | b',') => true,
        Some(b'-' | b':') => {
            let mut rest = line[end + 1..].iter();
            matches!(rest.find(|byte| !byte.is_ascii_digit()), Some(b'/' | b','))
        }
        _ => false,
    }
}

/// The items of a list that begins with `number`, with `separator` between them, up to
/// the first with a transport.
pub(super) fn list(
    line: &[u8],
    number: Number,
    separator: impl Fn(&[u8]) -> Option<usize>,
) -> Vec<Item> {
    let mut items = vec![item(line, number)];
    while let Some(last) = items.last().filter(|item| item.transport.is_none()) {
        let next = separator(&line[last.end..]).and_then(|len| at(line, last.end + len));
        match next {
            Some(next) => items.push(item(line, next)),
            None => break,
        }
    }
    items
}

/// The transport `/tcp` at `slash`, and its end. The byte after it must end the word.
fn transport_after_slash(line: &[u8], slash: usize) -> Option<(Transport, usize)> {
    let rest = line.get(slash..)?.strip_prefix(b"/")?;
    let length = rest.iter().take(MAX_TRANSPORT_LEN + 1).take_while(|&&byte| is_word(byte)).count();
    let end = slash + 1 + length;
    (ends(line, end) && line.get(end) != Some(&b'/')).then_some(())?;
    Some((exact_transport(&rest[..length])?, end))
}

/// The transport in nmap's `/open/tcp` at `slash`, and its end.
pub(super) fn transport_after_state(line: &[u8], slash: usize) -> Option<(Transport, usize)> {
    const STATES: [&[u8]; 6] =
        [b"open", b"closed", b"filtered", b"unfiltered", b"open|filtered", b"closed|filtered"];
    let rest = line.get(slash..)?.strip_prefix(b"/")?;
    let state = STATES
        .iter()
        .find(|state| rest.starts_with(state) && rest.get(state.len()) == Some(&b'/'))?;
    let word = &rest[state.len() + 1..];
    let length = word.iter().take(MAX_TRANSPORT_LEN + 1).position(|&byte| byte == b'/')?;
    Some((exact_transport(&word[..length])?, slash + 1 + state.len() + 1 + length))
}

/// The length of the longest transport's name.
const MAX_TRANSPORT_LEN: usize = {
    let (mut longest, mut index) = (0, 0);
    while index < Transport::ALL.len() {
        let length = Transport::ALL[index].as_str().len();
        longest = if length > longest { length } else { longest };
        index += 1;
    }
    longest
};

/// The transport with this name, in any case: `tcp`, `TCP`.
pub(super) fn exact_transport(word: &[u8]) -> Option<Transport> {
    Transport::ALL
        .into_iter()
        .find(|transport| word.eq_ignore_ascii_case(transport.as_str().as_bytes()))
}

/// The transport with this name, which IP versions may follow: `tcp`, `TCP6`, `udp4`,
/// `tcp46`.
pub(super) fn transport(word: &[u8]) -> Option<Transport> {
    // This excludes most words.
    if word.len() > MAX_TRANSPORT_LEN + "46".len()
        || !word.last().is_some_and(|last| b"pP46".contains(last))
    {
        return None;
    }
    let word = [&b"46"[..], b"4", b"6"]
        .iter()
        .find_map(|suffix| word.strip_suffix(*suffix))
        .unwrap_or(word);
    exact_transport(word)
}

/// Whether a port may end at `end`: at the end of a word or a sentence, or before an
/// arrow.
pub(super) fn ends(line: &[u8], end: usize) -> bool {
    let rest = line.get(end..).unwrap_or_default();
    let dots = rest.iter().take_while(|&&byte| byte == b'.').count();
    match &rest[dots..] {
        [next, ..] if dots > 0 => next.is_ascii_whitespace() || b"\"')]".contains(next),
        // lsof and docker put arrows between two sockets.
        [] | [b'-' | b'=', b'>', ..] | [b':'] => true,
        [b':', next, ..] => next.is_ascii_whitespace() || b"\"')]".contains(next),
        [byte, ..] => {
            byte.is_ascii_whitespace()
                || byte.is_ascii_control()
                || !byte.is_ascii()
                || b"\"'`)]}>,;|/?#!\\&<".contains(byte)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_found_anywhere_among_all_bytes() {
        for byte in 0..=u8::MAX {
            for at in 0..20 {
                let mut text = [b'/'; 20];
                text[at] = byte;
                let expected = byte.is_ascii_digit().then_some(at);
                assert_eq!(first_digit(&text), expected, "{byte} at {at}");
                let text = [byte; 20];
                assert_eq!(first_digit(&text[at..]), byte.is_ascii_digit().then_some(0));
            }
        }
        assert_eq!(first_digit(b""), None);
    }

    #[test]
    fn numbers_stand_alone_and_are_ports() {
        let all = |line: &[u8]| {
            let mut found = Vec::new();
            let mut at = 0;
            while let Some(number) = next(line, at) {
                found.push(number.value);
                at = number.end;
            }
            found
        };
        assert_eq!(all(b"1 65535 65536 99999999999999999999 0 080 x1 1x 1_ _1 (2)"), [1, 65535, 2]);
        assert_eq!(all(b"80(http) 443/tcp(https) 22(1) 22/tcp 7(a(b)c) 9"), [22, 1, 22, 9]);
    }
}
