//! Finds the ports of a JSON object. The text must be valid JSON.

use std::borrow::Cow;

use memchr::{memchr, memchr2};

use super::keys::{Keys, Role};
use crate::annotate::error::Problem;
use crate::annotate::values::{Protocol, port_in};

/// The maximum depth of objects and arrays. JSON parsers have limits of 64 levels and
/// more.
const MAX_DEPTH: usize = 100;

/// The value of a port's key.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    /// The end of the value.
    pub(super) end: u32,
    /// The key, without its quotes.
    pub(super) key_start: u32,
    pub(super) key_end: u32,
    /// `None` if the value is not a port, or needs no name.
    pub(super) port: Option<u16>,
    pub(super) protocol: Protocol,
    /// The number of its key.
    number: u32,
    is_plain: bool,
    depth: u8,
}

/// An object or array that has not ended.
struct Frame {
    is_object: bool,
    /// The role of its key.
    role: Role,
    /// The index of its first port in `found`.
    first: usize,
    /// The transport that its members state: under the key of a transport, under the key
    /// of a protocol, and in an object about the connection.
    transport: Protocol,
    protocol: Protocol,
    connection: Protocol,
    /// The numbers of the port keys for which it already has a name.
    named: Vec<u32>,
    /// The position of the current member's key, and its role.
    key: (usize, usize),
    key_role: Role,
}

pub(super) struct Scanner<'a> {
    keys: &'a Keys,
    frames: Vec<Frame>,
    found: Vec<Found>,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(keys: &'a Keys) -> Self {
        Self { keys, frames: Vec::new(), found: Vec::new() }
    }

    /// The ports of the object, in the order of the text. Fails with the position of an
    /// object or array that is too deep.
    pub(super) fn scan(&mut self, text: &[u8]) -> Result<&[Found], (usize, Problem)> {
        self.frames.clear();
        self.found.clear();
        let mut at = 0;
        // Whether the next string is a key.
        let mut expects_key = false;
        while let Some(&byte) = text.get(at) {
            match byte {
                b'{' | b'[' => {
                    if self.frames.len() == MAX_DEPTH {
                        return Err((at, Problem::TooDeep { max: MAX_DEPTH }));
                    }
                    expects_key = byte == b'{';
                    self.open(expects_key);
                    at += 1;
                }
                b'}' | b']' => {
                    self.close();
                    at += 1;
                }
                b',' => {
                    expects_key = self.frames.last().is_some_and(|frame| frame.is_object);
                    at += 1;
                }
                b':' => {
                    expects_key = false;
                    at += 1;
                }
                b'"' => {
                    let end = string_end(text, at + 1);
                    if expects_key {
                        self.key(text, at + 1, end);
                    } else {
                        self.value(text, at + 1, end, end + 1);
                    }
                    at = end + 1;
                }
                byte if byte.is_ascii_whitespace() => at += 1,
                _ => {
                    let len = text[at..].iter().position(|byte| b",]} \t\r\n".contains(byte));
                    let end = len.map_or(text.len(), |len| at + len);
                    // `null`, `true` and `false` are neither ports nor transports.
                    if byte == b'-' || byte.is_ascii_digit() {
                        self.value(text, at, end, end);
                    } else {
                        self.value(text, end, end, end);
                    }
                    at = end;
                }
            }
        }
        Ok(&self.found)
    }

    fn open(&mut self, is_object: bool) {
        let role = match self.frames.last_mut() {
            None => Role::Other,
            // An object in an array has the role of the array.
            Some(frame) if !frame.is_object => frame.role,
            Some(frame) => frame.key_role,
        };
        let at = self.found.len();
        // The last value of a key counts, as it does for parsers, port or not.
        if let Role::Port(_) | Role::PlainPort(_) = role {
            self.add_port(role, None, at as u32);
        }
        self.frames.push(Frame {
            is_object,
            role,
            first: self.found.len(),
            transport: Protocol::Unstated,
            protocol: Protocol::Unstated,
            connection: Protocol::Unstated,
            named: Vec::new(),
            key: (0, 0),
            key_role: Role::Other,
        });
    }

    fn key(&mut self, text: &[u8], start: usize, end: usize) {
        let Some(frame) = self.frames.last_mut() else { return };
        frame.key = (start, end);
        frame.key_role = Role::Other;
        // An escape has at most 6 bytes for one byte.
        if end - start > 6 * self.keys.max_len {
            return;
        }
        let Some(key) = unescaped(text, start, end) else { return };
        frame.key_role = self.keys.role(&key);
        let named = self.keys.named_by(&key);
        frame.named.extend(named.filter(|number| !frame.named.contains(number)));
    }

    /// Reads the value of the current member: a number or the content of a string, from
    /// `start` to `end`. The member ends at `after`.
    fn value(&mut self, text: &[u8], start: usize, end: usize, after: usize) {
        let Some(frame) = self.frames.last_mut().filter(|frame| frame.is_object) else { return };
        match frame.key_role {
            role @ (Role::Port(_) | Role::PlainPort(_)) => {
                let value = unescaped(text, start, end);
                let port = value.and_then(|value| port_in(value.as_bytes()));
                self.add_port(role, port, after as u32);
            }
            Role::Transport => {
                let value = unescaped(text, start, end);
                let protocol =
                    value.map_or(Protocol::Other, |value| Protocol::parse(value.as_bytes()));
                frame.transport = protocol.or(frame.transport);
            }
            Role::Protocol => {
                let value = unescaped(text, start, end).unwrap_or_default();
                frame.protocol = Protocol::of_ip(value.as_bytes()).or(frame.protocol);
            }
            Role::Other | Role::Endpoint | Role::Connection | Role::Of(_) => {}
        }
    }

    fn add_port(&mut self, role: Role, port: Option<u16>, end: u32) {
        let (Role::Port(number) | Role::PlainPort(number)) = role else { return };
        let depth = self.frames.len() as u8;
        let Some(frame) = self.frames.last() else { return };
        self.found.push(Found {
            end,
            key_start: frame.key.0 as u32,
            key_end: frame.key.1 as u32,
            port,
            protocol: Protocol::Unstated,
            number,
            is_plain: matches!(role, Role::PlainPort(_)),
            depth,
        });
    }

    /// Ends an object or array. Gives the protocol that it states to its ports.
    fn close(&mut self) {
        let depth = self.frames.len() as u8;
        let Some(frame) = self.frames.pop() else { return };
        if !frame.is_object {
            return;
        }
        let of_key = match frame.role {
            Role::Of(transport) => Protocol::Transport(transport),
            _ => Protocol::Unstated,
        };
        let own = frame.transport.or(frame.protocol).or(of_key);
        let states = own.or(frame.connection);
        let has_plain_port = frame.role == Role::Endpoint || matches!(own, Protocol::Transport(_));
        // The keys so far, in reverse order.
        let mut seen = Vec::new();
        for found in self.found[frame.first..].iter_mut().rev() {
            found.protocol = found.protocol.or(states);
            if found.depth != depth {
                continue;
            }
            if seen.contains(&found.number)
                || frame.named.contains(&found.number)
                || (found.is_plain && !has_plain_port)
            {
                found.port = None;
            }
            if !seen.contains(&found.number) {
                seen.push(found.number);
            }
        }
        if frame.role == Role::Connection {
            if let Some(parent) = self.frames.last_mut() {
                parent.connection = states.or(parent.connection);
            }
        }
    }
}

/// The end of the string whose content begins at `start`.
fn string_end(text: &[u8], start: usize) -> usize {
    let mut at = start;
    while let Some(found) = text.get(at..).and_then(|rest| memchr2(b'"', b'\\', rest)) {
        at += found;
        if text[at] == b'"' {
            return at;
        }
        at += 2;
    }
    text.len()
}

/// The text of a string, or `None` if it contains half a surrogate pair.
fn unescaped(text: &[u8], start: usize, end: usize) -> Option<Cow<'_, str>> {
    let inside = &text[start..end];
    if memchr(b'\\', inside).is_none() {
        return std::str::from_utf8(inside).ok().map(Cow::Borrowed);
    }
    serde_json::from_slice(&text[start - 1..=end]).ok().map(Cow::Owned)
}
