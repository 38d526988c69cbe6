//! A line, and the ports in it.

use iana_ports::Transport;
use memchr::memmem;

use super::numbers::{self, Item, Number};
use super::statements::{Earlier, FirstWord, Statements};

/// A port, or a range of ports, which may share a name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Found {
    pub(crate) first: u16,
    pub(crate) last: u16,
    /// The position at which to write the name.
    pub(crate) end: usize,
    /// The transport that the line states.
    pub(crate) transport: Option<Transport>,
}

/// A line, with the ports that were found in it.
pub(super) struct Line<'l> {
    pub(super) text: &'l [u8],
    pub(super) earlier: Earlier,
    pub(super) first_word: FirstWord,
    /// Collected for the first port that needs them.
    statements: Option<Statements>,
    /// Whether the line is a message of a Cisco firewall, if this is known.
    is_of_cisco_firewall: Option<bool>,
    /// Whether the line has words about hardware, and about services, if this is known.
    pub(super) is_about_hardware: Option<bool>,
    pub(super) is_about_services: Option<bool>,
    /// The end of the last list of numbers without a transport.
    pub(super) plain_list_end: usize,
    pub(super) found: Vec<Found>,
}

impl<'l> Line<'l> {
    pub(super) fn new(text: &'l [u8], earlier: Earlier) -> Self {
        let first_word = earlier.first_word.unwrap_or_else(|| FirstWord::of(text));
        Self {
            text,
            earlier,
            first_word,
            statements: None,
            is_of_cisco_firewall: None,
            is_about_hardware: None,
            is_about_services: None,
            plain_list_end: 0,
            found: Vec::new(),
        }
    }
}

impl Line<'_> {
    pub(super) fn statements(&mut self) -> &Statements {
        self.statements.get_or_insert_with(|| Statements::of(self.text))
    }

    /// Whether the line states a transport for a port at `at`.
    pub(super) fn states_transport(&mut self, at: usize) -> bool {
        let earlier = self.earlier;
        matches!(self.statements().nearest(at, at, earlier), Some(Some(_)))
    }

    /// Whether the line is a message of a Cisco firewall, which writes ports after a
    /// slash.
    pub(super) fn is_of_cisco_firewall(&mut self) -> bool {
        const TAGS: [&[u8]; 4] = [b"%ASA-", b"%FTD-", b"%PIX-", b"%FWSM-"];
        let text = self.text;
        let is_there = |tag: &&[u8]| memmem::find(text, tag).is_some();
        *self.is_of_cisco_firewall.get_or_insert_with(|| TAGS.iter().any(is_there))
    }

    /// Adds a port or a range, on the transport that the token itself states.
    pub(super) fn add(&mut self, ports: (u16, u16), end: usize, transport: Transport) {
        let (first, last) = ports;
        self.found.push(Found { first, last, end, transport: Some(transport) });
    }

    /// Adds a port or a range whose transport the rest of the line may state. Adds
    /// nothing if the line states a protocol without ports.
    pub(super) fn add_stated(&mut self, ports: (u16, u16), end: usize, at: usize) {
        let (first, last) = ports;
        let earlier = self.earlier;
        match self.statements().nearest(at, end, earlier) {
            Some(None) => {}
            Some(transport) => self.found.push(Found { first, last, end, transport }),
            None => self.found.push(Found { first, last, end, transport: None }),
        }
    }

    /// Adds an item of a list: a port, or a range with the lower port first.
    pub(super) fn add_item(&mut self, item: Item, transport: Option<Transport>) {
        let Item { first, last, end, .. } = item;
        if first > last || first == last && item.has_colon {
            return;
        }
        match item.transport.or(transport) {
            Some(transport) => self.add((first, last), end, transport),
            None => self.add_stated((first, last), end, item.first_end),
        }
    }

    /// Adds the items of a list after a key. Blanks may separate them if `is_list`.
    /// Returns the end of the list.
    pub(super) fn add_list(&mut self, number: Number, is_list: bool) -> usize {
        let text = self.text;
        let items = numbers::list(text, number, |rest| {
            let separators: [&[u8]; 4] = [b", and ", b", ", b",", b" and "];
            let separator = separators.iter().find(|separator| rest.starts_with(separator))?;
            (is_list || separator.len() == 1).then_some(separator.len())
        });
        let mut end = number.end;
        for (index, &item) in items.iter().enumerate() {
            let is_end = index + 1 == items.len();
            if is_end && item.transport.is_none() && !ends_value(text, item.end) {
                break;
            }
            self.add_item(item, None);
            end = item.end;
        }
        end
    }
}

/// Whether the value of a key may end at `end`.
fn ends_value(text: &[u8], end: usize) -> bool {
    match &text[end..] {
        // `port 1/0/24` is a hardware port of a switch.
        [b'/', ..] => false,
        // firewalld's `port=80:proto=tcp`.
        [b':', next, ..] if next.is_ascii_alphabetic() => true,
        _ => numbers::ends(text, end),
    }
}
