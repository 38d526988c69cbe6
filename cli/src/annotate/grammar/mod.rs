//! The grammar: decides which numbers of a line are ports, on which transport, and where
//! to write their names.
//!
//! `docs/annotate.md` describes it. [`rules`] is the table: the first rule that
//! recognises the context of a number decides. `numbers` finds numbers, lists and ranges.
//! `address` and `host` recognise what comes before a port, `keys` the words that
//! announce one, and `sentences` phrases. `hardware_ports` recognises ports of switches
//! and buses, and `statements` the transport. `line` collects the ports.

mod address;
mod hardware_ports;
mod host;
mod keys;
mod line;
mod numbers;
mod sentences;
mod statements;

use iana_ports::Transport;

use address::Before;
use keys::Separator;
use line::Line;
use numbers::Number;
use statements::FirstWord;

pub(super) use line::Found;
pub(super) use statements::Earlier;

/// Tries to read a number. Adds the ports that it finds to the line, and returns the
/// position after them.
type Rule = fn(&mut Line<'_>, Number) -> Option<usize>;

/// The rules for a number after this byte, in order.
const fn rules(before: Option<u8>) -> &'static [Rule] {
    match before {
        Some(b':') => &[after_colon, before_transport, after_key],
        Some(b'.') => &[after_dot],
        Some(b'/') => &[after_slash],
        Some(b'(' | b'[') => &[after_bracket, before_transport, after_key],
        Some(b'#') => &[after_hash],
        Some(b' ' | b'\t') | None => &[before_transport, after_key, sentences::read],
        Some(_) => &[before_transport, after_key],
    }
}

/// The ports of a line, in order. If the line continues after this text, `end` is the
/// start of the next window: returns the statements before it.
pub(super) fn read(text: &[u8], earlier: Earlier, end: Option<usize>) -> (Vec<Found>, Earlier) {
    let mut line = Line::new(text, earlier);
    if line.first_word != FirstWord::Portless {
        let mut at = 0;
        while let Some(number) = numbers::next(text, at) {
            let before = number.start.checked_sub(1).map(|before| text[before]);
            let next = rules(before).iter().find_map(|rule| rule(&mut line, number));
            at = next.unwrap_or(number.end);
        }
    }
    let later = end.map_or(earlier, |end| {
        let earlier = Earlier { first_word: Some(line.first_word), ..earlier };
        line.statements().up_to(end, earlier)
    });
    (line.found, later)
}

/// `192.0.2.1:443`, `[::1]:443`, `*:443`, `example.org:443`, `dial tcp db:5432`,
/// `listen on :443`.
fn after_colon(line: &mut Line<'_>, number: Number) -> Option<usize> {
    let text = line.text;
    let colon = number.start - 1;
    let start = match address::before_colon(text, colon) {
        Some((start, Before::Certain)) => start,
        Some((start, Before::Compressed)) => {
            let is_column = text.get(number.end).is_none_or(u8::is_ascii_whitespace);
            let is_list = matches!(line.first_word, FirstWord::Transport(_));
            (is_list && is_column).then_some(start)?
        }
        Some((start, Before::Word)) => sentences::is_host(text, start).then_some(start)?,
        None => sentences::may_omit_address(text, colon).then_some(colon)?,
    };
    let item = numbers::item(text, number);
    if item.has_colon || !numbers::ends(text, item.end) || item.first > item.last {
        return None;
    }
    (!sentences::is_route(line, start)).then_some(())?;
    let transport = item
        .transport
        .or_else(|| transport_after_arrow(text, item.end))
        .or_else(|| transport_in_word(text, start, item.end));
    match transport {
        Some(transport) => line.add((item.first, item.last), item.end, transport),
        None => line.add_stated((item.first, item.last), item.end, start),
    }
    Some(item.end)
}

/// docker's `0.0.0.0:8080->80/tcp`: the transport after the arrow.
fn transport_after_arrow(text: &[u8], end: usize) -> Option<Transport> {
    text[end..].starts_with(b"->").then_some(())?;
    let number = numbers::at(text, end + "->".len())?;
    numbers::item(text, number).transport
}

/// The scheme of `tcp://192.0.2.1:443` or `udp:192.0.2.1:514`, or the parameter of
/// `sip:a@192.0.2.1:5061;transport=tcp`.
fn transport_in_word(text: &[u8], start: usize, end: usize) -> Option<Transport> {
    const MAX_LEN: usize = 80;
    if let Some(before) = text[..start].strip_suffix(b"://") {
        let scheme =
            before.iter().rev().take(MAX_LEN).take_while(|byte| byte.is_ascii_alphanumeric());
        return numbers::transport(&before[before.len() - scheme.count()..]);
    }
    if text[start].is_ascii_alphabetic() {
        let word = text[start..end].split(|byte| b":-".contains(byte)).next().unwrap_or_default();
        if let Some(transport) = numbers::transport(word) {
            return Some(transport);
        }
    }
    // rsyslog's `*.* @192.0.2.1:514`, and `@@` for tcp.
    match &text[..start] {
        [.., b'@', b'@'] => return Some(Transport::Tcp),
        [b'@'] | [.., b' ', b'@'] => return Some(Transport::Udp),
        _ => {}
    }
    // systemd's `ListenDatagram=[::]:514`.
    if text[..start].ends_with(b"=") {
        let key = keys::before(text, start);
        if let Some(transport) = key.and_then(|key| keys::transport_in(key.word)) {
            return Some(transport);
        }
    }
    let rest = text[end..].strip_prefix(b";")?;
    let word = rest.iter().take(MAX_LEN).take_while(|byte| !byte.is_ascii_whitespace());
    let word = &rest[..word.count()];
    word.split(|byte| b";>".contains(byte))
        .find_map(|parameter| parameter.strip_prefix(b"transport="))
        .and_then(numbers::exact_transport)
}

/// `192.0.2.1.443` of BSD's netstat, and tcpdump's
/// `192.0.2.1.443 > 192.0.2.2.51000: Flags [S]`.
fn after_dot(line: &mut Line<'_>, number: Number) -> Option<usize> {
    let text = line.text;
    // An address has several dots, but only the last one precedes a port.
    let is_column = text.get(number.end).is_none_or(u8::is_ascii_whitespace);
    (is_column && is_dotted(text, number)).then_some(())?;
    if let Some(rest) = text[number.end..].strip_prefix(b" > ") {
        let to = number.end + " > ".len();
        let length = rest
            .iter()
            .take(address::MAX_ADDRESS_LEN)
            .take_while(|byte| address::is_part(**byte))
            .count();
        let end = to + rest[..length].strip_suffix(b":")?.len();
        let packet = text[end + 1..].strip_prefix(b" ")?;
        let digits = text[..end].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        let peer = numbers::at(text, end - digits).filter(|peer| peer.end == end)?;
        (text[peer.start - 1] == b'.' && is_dotted(text, peer)).then_some(())?;
        let transport = packet_transport(packet);
        line.add((number.value, number.value), number.end, transport);
        line.add((peer.value, peer.value), peer.end, transport);
        return Some(peer.end);
    }
    let FirstWord::Transport(transport) = line.first_word else { return None };
    line.add((number.value, number.value), number.end, transport);
    Some(number.end)
}

/// Whether the number follows an address, or `*`, and a dot.
fn is_dotted(text: &[u8], number: Number) -> bool {
    let dot = number.start - 1;
    let length = text[..dot]
        .iter()
        .rev()
        .take(address::MAX_ADDRESS_LEN)
        .take_while(|byte| address::is_part(**byte))
        .count();
    let start = dot - length;
    let begins = |start: usize| start == 0 || text[start - 1].is_ascii_whitespace();
    match &text[start..dot] {
        [] => text[..dot].ends_with(b"*") && begins(dot - 1),
        address => address::is_ip_with_zone(address) && begins(start),
    }
}

/// The transport of a packet, by the first words of tcpdump's text for it. After UDP
/// ports, that text describes the payload and may begin with any word.
fn packet_transport(packet: &[u8]) -> Transport {
    const WORDS: [(&[u8], Transport); 4] = [
        (b"Flags", Transport::Tcp),
        (b"tcp", Transport::Tcp),
        (b"sctp", Transport::Sctp),
        (b"DCCP", Transport::Dccp),
    ];
    WORDS
        .iter()
        .find(|(word, _)| packet.starts_with(word))
        .map_or(Transport::Udp, |&(_, transport)| transport)
}

/// Cisco's `outside:192.0.2.1/443`, and `tcp/443`.
fn after_slash(line: &mut Line<'_>, number: Number) -> Option<usize> {
    /// The longest prefix of an IPv4 network.
    const MAX_PREFIX: u16 = 32;
    let text = line.text;
    let slash = number.start - 1;
    (numbers::ends(text, number.end) && text.get(number.end) != Some(&b'/')).then_some(())?;
    let ports = (number.value, number.value);
    let word =
        text[..slash].iter().rev().take(5).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    if let Some(transport) = numbers::exact_transport(&text[slash - word..slash]) {
        address::may_begin(text, slash - word).then_some(())?;
        line.add(ports, number.end, transport);
        return Some(number.end);
    }
    let is_firewall = line.is_of_cisco_firewall();
    let start = address::v4_before(text, slash)
        .or_else(|| is_firewall.then(|| address::v6_before(text, slash))?)?;
    let has_interface =
        matches!(text[..start], [.., before, b':'] if before.is_ascii_alphanumeric());
    let is_word = address::may_begin(text, start) && !text[..start].ends_with(b"//");
    // Otherwise it may be the prefix length of a network, or a count.
    let is_port = is_firewall || number.value > MAX_PREFIX && line.states_transport(start);
    ((has_interface || is_word) && is_port).then_some(())?;
    line.add_stated(ports, number.end, start);
    Some(number.end)
}

/// Cisco's `192.0.2.1(443)`, and pf's `2001:db8::1[443]`.
fn after_bracket(line: &mut Line<'_>, number: Number) -> Option<usize> {
    let text = line.text;
    let open = number.start - 1;
    let start = match (text[open], text.get(number.end)) {
        (b'(', Some(b')')) => address::v4_before(text, open)?,
        (b'[', Some(b']')) => {
            address::v4_before(text, open).or_else(|| address::v6_before(text, open))?
        }
        _ => return None,
    };
    // Cisco may write an interface before it: `inside/192.0.2.1(443)`.
    let is_word = address::may_begin(text, start)
        || matches!(text[..start], [.., before, b'/'] if before.is_ascii_alphanumeric());
    // strongSwan writes the ports of IKE without a transport.
    let is_ike = text[open] == b'[' && [500, 4500].contains(&number.value);
    if is_ike && is_word && !line.states_transport(start) {
        line.add((number.value, number.value), number.end, Transport::Udp);
        return Some(number.end);
    }
    (is_word && line.states_transport(start)).then_some(())?;
    line.add_stated((number.value, number.value), number.end, start);
    Some(number.end)
}

/// BIND's `192.0.2.1#53`.
fn after_hash(line: &mut Line<'_>, number: Number) -> Option<usize> {
    let text = line.text;
    let hash = number.start - 1;
    let start = address::v4_before(text, hash).or_else(|| address::v6_before(text, hash))?;
    // dig's `192.0.2.1#53(192.0.2.1)`.
    let ends = numbers::ends(text, number.end) || text.get(number.end) == Some(&b'(');
    (address::may_begin(text, start) && ends).then_some(())?;
    line.add_stated((number.value, number.value), number.end, start);
    Some(number.end)
}

/// `80/tcp`, `80,443/tcp`, `27000:27009/tcp`, docker's `8080:80/tcp`, kubectl's
/// `80:31234/TCP`, nmap's `80/open/tcp`.
fn before_transport(line: &mut Line<'_>, number: Number) -> Option<usize> {
    let text = line.text;
    numbers::may_be_before_transport(text, number.end).then_some(())?;
    let stands_alone = match text[..number.start].last() {
        None => true,
        Some(byte) => byte.is_ascii() && !b".-_/%+\\$#".contains(byte),
    };
    // The node port of kubectl, after a port to which an earlier run has added a name.
    (stands_alone && !text[..number.start].ends_with(b"):")).then_some(())?;
    if let Some((transport, end)) = numbers::transport_after_state(text, number.end) {
        line.add((number.value, number.value), end, transport);
        return Some(end);
    }
    let first = numbers::item(text, number);
    let is_list = text.get(first.end) == Some(&b',');
    (first.transport.is_some() || is_list && number.start >= line.plain_list_end).then_some(())?;
    let items = numbers::list(text, number, |rest| rest.starts_with(b",").then_some(1));
    let (last, others) = items.split_last()?;
    let Some(transport) = last.transport else {
        // No item of this list has a transport after it.
        line.plain_list_end = last.end;
        return None;
    };
    if others.is_empty() && last.has_colon {
        if last.is_capital {
            line.add((last.first, last.first), last.first_end, transport);
            return Some(last.end);
        }
        if last.first >= last.last {
            line.add((last.last, last.last), last.end, transport);
            return Some(last.end);
        }
    }
    for &item in &items {
        line.add_item(item, Some(transport));
    }
    Some(last.end)
}

/// `dport=443`, `dpt:443`, `--dports 80,443`, `tcp dport { 22, 443 }`, `port 443`,
/// `port(s): 8443`.
fn after_key(line: &mut Line<'_>, number: Number) -> Option<usize> {
    let text = line.text;
    keys::may_be_of_ports(text, number.start).then_some(())?;
    let key = keys::before(text, number.start)?;
    let is_key = keys::is_of_ports(key.word)
        && (key.separator != Separator::Blank || keys::may_be_before_blank(key.word))
        && !hardware_ports::is_hardware_port(line, &key, number.start, number.end);
    is_key.then_some(())?;
    if let Some(transport) = keys::transport_in(key.word) {
        let item = numbers::item(text, number);
        let is_port = item.first == item.last && numbers::ends(text, item.end);
        is_port.then_some(())?;
        line.add((item.first, item.last), item.end, item.transport.unwrap_or(transport));
        return Some(item.end);
    }
    let is_list = keys::is_plural(key.word)
        || b"{[(".iter().any(|open| text[key.end..number.start].contains(open));
    Some(line.add_list(number, is_list))
}
