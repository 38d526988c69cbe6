//! Translates queries in other notations.

use iana_ports::{Record, Registry, Transport};

use crate::ports::is_numeric;
use crate::words::{interval, notation};

/// The query that a text means in the notation of URLs, firewalls or other tools, or in
/// everyday notation.
pub fn meant(text: &str, registry: Registry<'_>) -> Option<String> {
    let trimmed = text.trim();
    let without_word = without_word(trimmed);
    let meant = numbers(without_word)
        .or_else(|| around_transport(without_word, registry))
        .or_else(|| name_and_number(trimmed, registry))
        .or_else(|| address(trimmed, registry));
    meant.filter(|meant| meant != text)
}

/// The list for queries that are separated by blanks or semicolons. At least one must be
/// a number: names only may be words to search for.
pub(super) fn several(text: &str, registry: Registry<'_>) -> Option<String> {
    let queries: Vec<_> = text
        .split(|char: char| char.is_whitespace() || char == ';')
        .filter(|query| !query.is_empty())
        .collect();
    let subject = |query: &&str| {
        let (subject, transport) = query.rsplit_once('/').unwrap_or((query, "tcp"));
        transport.parse::<Transport>().is_ok().then(|| subject.to_owned())
    };
    let subjects = queries.iter().map(subject).collect::<Option<Vec<_>>>()?;
    let is_known = |subject: &String| {
        let is_transport = subject.parse::<Transport>().is_ok();
        is_numeric(subject) || (!is_transport && registry.service(subject).is_some())
    };
    let are_several = queries.len() > 1
        && subjects.iter().all(is_known)
        && subjects.iter().any(|subject| is_numeric(subject));
    are_several.then(|| queries.join(","))
}

/// The query that a misspelled transport means: `tcpp`, `tcp4`, `6`. If the part after
/// the slash is the port's service, either part alone.
pub(super) fn transport(subject: &str, misspelled: &str, registry: Registry<'_>) -> Option<String> {
    let subject = numbers(subject)?;
    let misspelled = misspelled.trim().to_ascii_lowercase();
    if let Ok(transport) = misspelled.parse() {
        return Some(notation(&subject, Some(transport)));
    }
    let port = subject.parse().ok();
    let service = registry.service(&misspelled).filter(|service| {
        service
            .records()
            .filter_map(Record::ports)
            .any(|ports| port.is_some_and(|port| ports.contains(&port)))
    });
    if let Some(service) = service {
        return Some(format!("{subject} or {}", service.name()));
    }
    if misspelled.is_empty() {
        return Some(subject);
    }
    if let Ok(number) = misspelled.parse() {
        return Some(notation(&subject, Some(Transport::from_protocol_number(number)?)));
    }
    let nearest =
        |&transport: &Transport| strsim::osa_distance(transport.as_str(), &misspelled) < 2;
    let mut near = Transport::ALL.into_iter().filter(nearest);
    match (near.next(), near.next()) {
        (Some(transport), None) => Some(notation(&subject, Some(transport))),
        _ => None,
    }
}

/// Whether the text is a number such as `0x50`.
pub(super) fn is_hexadecimal(text: &str) -> bool {
    hexadecimal(text.trim()).is_some()
}

fn hexadecimal(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"))?;
    let is_digit = |byte: u8| byte.is_ascii_hexdigit();
    u16::from_str_radix(digits, 16).ok().filter(|_| digits.bytes().all(is_digit))
}

/// The text after a word that means port: `port 80`, `#80`.
fn without_word(text: &str) -> &str {
    let word = text.trim_end_matches(|char: char| !char.is_ascii_alphabetic());
    let rest = if ["port", "ports", "p"].iter().any(|known| known.eq_ignore_ascii_case(word)) {
        &text[word.len()..]
    } else {
        text
    };
    rest.trim_start_matches(|char: char| "#=:".contains(char) || char.is_whitespace())
}

/// A port or a range, in any usual notation.
fn numbers(text: &str) -> Option<String> {
    if let Some(number) = number(text) {
        return u16::try_from(number).ok().map(|number| number.to_string());
    }
    for separator in ["..=", "..", "\u{2013}", "\u{2014}", "-", ":", "~", " to "] {
        let Some((first, last)) = text.split_once(separator) else { continue };
        let (first, last) = (first.trim(), last.trim());
        let from = number(first).and_then(|number| u16::try_from(number).ok());
        return match (from, number(last)) {
            // In the notation of scanners, `591-` means this port and all higher ones.
            (Some(first), None) if last.is_empty() => Some(format!("{first} or {first}-65535")),
            // In the notation of containers, `8080:80` is a host port and a container
            // port.
            (Some(first), Some(last)) if separator == ":" && u32::from(first) > last => {
                Some(format!("{first} or {last}"))
            }
            (Some(first), Some(last)) => {
                let last = u16::try_from(last).unwrap_or(u16::MAX);
                Some(interval(&(first.min(last)..=first.max(last))))
            }
            _ => None,
        };
    }
    None
}

/// A number with a sign, leading zeros, a fraction of zero or in hexadecimal.
fn number(text: &str) -> Option<u32> {
    if let Some(number) = hexadecimal(text) {
        return Some(number.into());
    }
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let digits = digits.strip_suffix(".0").unwrap_or(digits);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| is_number)
}

/// A subject with a transport before or after it: `tcp/80`, `80:tcp`, `udp53`; with
/// several: `80/tcp/udp`.
fn around_transport(text: &str, registry: Registry<'_>) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let is_separator = |char: char| "/:-_., ".contains(char);
    for transport in Transport::ALL {
        let before = lower.strip_prefix(transport.as_str());
        let Some(rest) = before.or_else(|| lower.strip_suffix(transport.as_str())) else {
            continue;
        };
        let subject = rest.trim_matches(is_separator);
        if let Some(numbers) = numbers(subject) {
            let meant: Vec<_> =
                numbers.split(" or ").map(|numbers| notation(&numbers, Some(transport))).collect();
            return Some(meant.join(" or "));
        }
        // A hyphen may be part of a name. Service discovery uses `_http._tcp`.
        let apart = if before.is_some() {
            rest.starts_with(['/', ':', ' '])
        } else {
            rest.ends_with([':', ' ']) || rest.ends_with("._")
        };
        if apart && registry.service(subject).is_some() {
            return Some(notation(&subject, Some(transport)));
        }
        let (subject, first) = subject.rsplit_once(is_separator)?;
        let first: Transport = first.parse().ok()?;
        let one = notation(&numbers(subject)?, Some(first));
        let other = notation(&numbers(subject)?, Some(transport));
        return Some(format!("{one} or {other}"));
    }
    None
}

/// A registered name and a number, each of which is a query: `ssh/22`, `443:https`.
fn name_and_number(text: &str, registry: Registry<'_>) -> Option<String> {
    let is_separator = |char: char| "/: -".contains(char);
    let (first, last) = text.rsplit_once(is_separator)?;
    let (first, last) = (first.trim_end_matches(is_separator), last.trim());
    let is_port = |text: &str| text.parse::<u16>().is_ok();
    let (name, port) = if is_port(last) { (first, last) } else { (last, first) };
    let name = registry.service(name).filter(|_| is_port(port))?.name();
    Some(format!("{name} or {port}"))
}

/// The port of a URL or of a socket: `http://host:8080/path`, `host:80`, `[::1]:80`,
/// `*:80`. For a URL without a port, its scheme.
fn address(text: &str, registry: Registry<'_>) -> Option<String> {
    let (scheme, rest) = match text.split_once("://") {
        Some((scheme, rest)) => (Some(scheme), rest),
        None => (None, text),
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let port = authority.rsplit_once(':').filter(|(host, _)| {
        // An IPv6 address contains colons; it has brackets if a port follows.
        !host.contains(':') || (host.contains('[') && host.ends_with(']'))
    });
    let port = port.map(|(_, port)| port).filter(|port| !port.is_empty());
    match (port, scheme) {
        (Some(port), _) if number(port).is_some() => numbers(port),
        (Some(port), None) if registry.service(port).is_some() => Some(port.to_owned()),
        (None, Some(scheme)) if registry.service(scheme).is_some() => Some(scheme.to_owned()),
        _ => None,
    }
}
