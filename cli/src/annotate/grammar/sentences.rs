//! Phrases in which a number is a port or a word is a host.

use memchr::memmem;

use super::address;
use super::keys::{self, Separator, word_before};
use super::line::Line;
use super::numbers::{self, Number};

/// Reads a number that follows a blank or is alone on its line, by the words around it.
pub(super) fn read(line: &mut Line<'_>, number: Number) -> Option<usize> {
    (!is_between_numbers(line.text, number)).then_some(())?;
    after_words(line, number).or_else(|| before_words(line, number))
}

/// Whether the number is in a column of a table: digits come before it, and digits, `*`
/// or a bracket after it. No phrase has this form.
fn is_between_numbers(text: &[u8], number: Number) -> bool {
    let is_blank = |byte: &&u8| matches!(byte, b' ' | b'\t');
    let before = text[..number.start].iter().rev().find(|byte| !is_blank(byte));
    let after = text[number.end..].iter().find(|byte| !is_blank(byte));
    before.is_some_and(u8::is_ascii_digit)
        && after.is_some_and(|byte| byte.is_ascii_digit() || b"*[:".contains(byte))
}

/// `open tcp 443`, `http_port_t tcp 80, 443`, `permit tcp any any eq 443`,
/// `range 27000 27009`, `Listen 443`, `listening on 8080`,
/// `SRV 10 60 5060 sip.example.org`, `('192.0.2.1', 443)`.
fn after_words(line: &mut Line<'_>, number: Number) -> Option<usize> {
    let text = line.text;
    let (word, start) = word_before(text, number.start);
    (!word.is_empty()).then_some(())?;
    let ports = (number.value, number.value);
    if let Some(transport) = numbers::exact_transport(word) {
        let (before, _) = word_before(text, start);
        if [&b"open"[..], b"closed", b"banner"].contains(&before) {
            line.add(ports, number.end, transport);
            return Some(number.end);
        }
        return before.ends_with(b"_port_t").then(|| line.add_list(number, true));
    }
    let ends = numbers::ends(text, number.end);
    let is_it = match word {
        b"eq" => ends && is_access_list(text),
        b"range" => return cisco_range(line, number),
        b"listen" | b"Listen" | b"EXPOSE" => ends && text[..start].trim_ascii().is_empty(),
        b"on" => ends_clause(text, number.end) && is_listening(word_before(text, start).0),
        [b'0'..=b'9', ..] if word.iter().all(u8::is_ascii_digit) => {
            if let Some(end) = tshark_packet(line, number, start) {
                return Some(end);
            }
            let target = text[number.end..].trim_ascii_start().first();
            target.is_some_and(u8::is_ascii_alphabetic) && is_srv(text, start)
        }
        // A key may come before it: `laddr=('192.0.2.1',`.
        [.., b'\'' | b'"', b','] => {
            let quoted = &word[1 + word.iter().rposition(|&byte| byte == b'(')?..];
            let [b'\'' | b'"', address @ .., _, _] = quoted else { return None };
            address::is_ip_with_zone(address)
                && text.get(number.end).is_some_and(|next| b",)".contains(next))
        }
        _ if word.len() > 2 && ends_clause(text, number.end) => {
            let (before, start) = word_before(text, start);
            before == b"on"
                && address::is_ip_with_zone(word)
                && is_listening(word_before(text, start).0)
        }
        _ => false,
    };
    is_it.then_some(())?;
    line.add_stated(ports, number.end, number.start);
    Some(number.end)
}

/// nc's `192.0.2.1 443 port [tcp/https]`, ufw's `443   ALLOW IN`.
fn before_words(line: &mut Line<'_>, number: Number) -> Option<usize> {
    const ACTIONS: [&[u8]; 4] = [b"ALLOW", b"DENY", b"REJECT", b"LIMIT"];
    let text = line.text;
    let ports = (number.value, number.value);
    let rest = text[number.end..].strip_prefix(b" ")?;
    if let Some(rest) = rest.strip_prefix(b"port [") {
        let length = rest.iter().take(8).position(|&byte| byte == b'/')?;
        line.add(ports, number.end, numbers::exact_transport(&rest[..length])?);
        return Some(number.end);
    }
    let rest = rest.strip_prefix(b"(v6)").unwrap_or(rest);
    let action = rest.trim_ascii_start();
    let is_action = |word: &&[u8]| {
        action.starts_with(word) && action.get(word.len()).is_none_or(u8::is_ascii_whitespace)
    };
    (rest.starts_with(b" ") && ACTIONS.iter().any(is_action)).then_some(())?;
    let before = text[..number.start].trim_ascii();
    let is_rule = before.is_empty()
        || before.starts_with(b"[") && before.ends_with(b"]")
        || address::is_ip_with_zone(word_before(text, number.start).0);
    is_rule.then_some(())?;
    line.add_stated(ports, number.end, number.start);
    Some(number.end)
}

/// Cisco's `range 27000 27009`.
fn cisco_range(line: &mut Line<'_>, number: Number) -> Option<usize> {
    let text = line.text;
    let last = numbers::next(text, number.end).filter(|last| last.start == number.end + 1)?;
    let is_range =
        text[number.end] == b' ' && number.value < last.value && numbers::ends(text, last.end);
    (is_range && is_access_list(text)).then_some(())?;
    line.add_stated((number.value, last.value), last.end, number.start);
    Some(last.end)
}

/// Whether the line permits or denies something.
fn is_access_list(text: &[u8]) -> bool {
    memmem::find(text, b"permit ").is_some() || memmem::find(text, b"deny ").is_some()
}

fn is_listening(word: &[u8]) -> bool {
    word.eq_ignore_ascii_case(b"listening") || word.eq_ignore_ascii_case(b"listen")
}

/// Whether a clause ends at `end`. In "listening on 8080 interfaces", the number is a
/// count.
fn ends_clause(text: &[u8], end: usize) -> bool {
    let rest = text[end..].trim_ascii_end();
    rest.is_empty() || b",.;)".contains(&rest[0]) && rest.get(1).is_none_or(u8::is_ascii_whitespace)
}

/// Whether the number that begins at `weight` is the weight in a DNS record `SRV`.
fn is_srv(text: &[u8], weight: usize) -> bool {
    let (priority, start) = word_before(text, weight);
    priority.iter().all(u8::is_ascii_digit) && word_before(text, start).0 == b"SRV"
}

/// Whether the single word at `start` is a host. It is one after a key for hosts
/// (`host=db:5432`), after a directive (`server web1:80`), and after `dial tcp`.
pub(super) fn is_host(text: &[u8], start: usize) -> bool {
    // `brokers=kafka1:9092,kafka2:9092`.
    let list = text[..start]
        .iter()
        .rev()
        .take(address::MAX_HOST_LEN)
        .take_while(|byte| byte.is_ascii_alphanumeric() || b".-_:,".contains(byte));
    let list = if text[..start].ends_with(b",") { start - list.count() } else { start };
    // `mongodb://db1:27017,db2:27017`.
    let is_url =
        memmem::rfind(&text[list.saturating_sub(address::MAX_HOST_LEN)..list], b"://").is_some();
    if list < start && (text[..list].ends_with(b"//") || is_url && text[..list].ends_with(b"@")) {
        return true;
    }
    if let Some(key) = keys::before(text, list) {
        return match key.separator {
            Separator::Equals => keys::is_of_hosts(key.word),
            // `server: nginx:80` names a product.
            Separator::Colon => {
                keys::is_of_hosts(key.word) && !key.word.eq_ignore_ascii_case(b"server")
            }
            Separator::Blank => {
                let is_first = text[..key.start].trim_ascii().is_empty();
                let is_dialled = numbers::exact_transport(key.word).is_some()
                    && [&b"dial"[..], b"listen"]
                        .contains(&unquoted(word_before(text, key.start).0));
                is_dialled || is_first && [&b"server"[..], b"bind", b"peer"].contains(&key.word)
            }
        };
    }
    false
}

/// Whether the port after `colon` needs no address: `listening on :443`,
/// `addr=:443`, `listen tcp :443`, `redirect to :443`.
pub(super) fn may_omit_address(text: &[u8], colon: usize) -> bool {
    const WORDS: [&[u8]; 7] = [b"on", b"to", b"listen", b"listening", b"bind", b"address", b"addr"];
    if text[..colon].ends_with(b"://") {
        return true;
    }
    let Some(key) = keys::before(text, colon) else { return false };
    match key.separator {
        Separator::Equals | Separator::Colon => keys::is_of_hosts(key.word),
        Separator::Blank => {
            WORDS.iter().any(|word| word.eq_ignore_ascii_case(key.word))
                || numbers::transport(key.word).is_some()
                    && [&b"dial"[..], b"listen"].contains(&unquoted(word_before(text, key.start).0))
                || key.word.starts_with(b"-") && keys::is_of_hosts(key.word)
        }
    }
}

/// Whether `address:number` at `start` belongs to a route or a display:
/// `rd 192.0.2.1:80`, `RT:192.0.2.1:80`, `route-target import 192.0.2.1:80`,
/// `-vnc 127.0.0.1:1`.
pub(super) fn is_route(line: &mut Line<'_>, start: usize) -> bool {
    const WORDS: [&[u8]; 7] = [b"rd", b"rt", b"import", b"export", b"-vnc", b"xauth", b"both"];
    let text = line.text;
    // The last letters of the words, and the separators. This excludes most addresses.
    let last = text[..start].trim_ascii_end().last().map(u8::to_ascii_lowercase);
    let is_after_word = matches!(last, Some(b'd' | b't' | b'h' | b'c' | b'r' | b':' | b'='));
    if !is_after_word && !text[start].is_ascii_alphabetic() {
        return false;
    }
    let prefix = text[start..].split(|&byte| byte == b':').next().unwrap_or_default();
    let word = word_before(text, start).0;
    let is_word = |word: &[u8]| WORDS.iter().any(|one| one.eq_ignore_ascii_case(word));
    let is_label = |word: &[u8]| {
        let end = |suffix: &[u8]| {
            word.len() >= suffix.len()
                && word[word.len() - suffix.len()..].eq_ignore_ascii_case(suffix)
        };
        end(b"distinguisher") || end(b"distinguisher:") || end(b"-target")
    };
    is_word(prefix)
        || prefix == b"target"
        || is_word(word)
        || is_label(word)
        || text[..start].ends_with(b"DISPLAY=")
}

/// The word after the last quote in it: `error="listen`.
fn unquoted(word: &[u8]) -> &[u8] {
    word.rsplit(|byte| b"\"'".contains(byte)).next().unwrap_or_default()
}

/// tshark's `TCP 74 51000 → 443 [SYN]`. The length begins at `length`.
fn tshark_packet(line: &mut Line<'_>, number: Number, length: usize) -> Option<usize> {
    const ARROW: &[u8] = " → ".as_bytes();
    let text = line.text;
    text[number.end..].starts_with(ARROW).then_some(())?;
    let transport = numbers::exact_transport(word_before(text, length).0)?;
    let peer =
        numbers::at(text, number.end + ARROW.len()).filter(|peer| numbers::ends(text, peer.end))?;
    line.add((number.value, number.value), number.end, transport);
    line.add((peer.value, peer.value), peer.end, transport);
    Some(peer.end)
}
