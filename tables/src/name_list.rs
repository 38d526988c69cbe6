//! The names of a port as one string: the encoding of a slot's text.
//!
//! | text of the slot | meaning |
//! |---|---|
//! | empty | no name |
//! | `esl-lm` | one name, on tcp and udp: the usual case |
//! | `\x0f` `flex-lm` | one name, on the transports of the first byte's mask |
//! | `\0` *flags* *length* *name*, repeated | several names; length and name as in a [string list](crate::string_list) |
//!
//! A bare name starts with a byte from 0x20 to 0x7f. Any other name gets a mask, for
//! example one that starts with a character outside ASCII. Bit *i* of a mask is
//! `Transport::ALL[i]`. The low bits of an entry's flags are a mask too. Both have room
//! for a fifth transport.

use crate::string_column::substring;
use crate::{Transport, TransportFilter, name_hash, string_list};

/// The transports of a bare name: tcp and udp.
pub const BARE_TRANSPORTS: u8 = 1 << Transport::Tcp as u8 | 1 << Transport::Udp as u8;

/// The first byte of a slot that has several names.
pub const SEVERAL: u8 = 0;

/// The smallest first byte of a bare name. Smaller ones are masks, or [`SEVERAL`].
const MIN_BARE: u8 = 0x20;

/// Whether a slot's text that begins with this byte is a bare name.
///
/// The byte is then ASCII, which proves that slicing there does not cut a character. The
/// optimizer drops that check.
#[inline(always)]
pub const fn starts_bare_name(first: u8) -> bool {
    first >= MIN_BARE && first.is_ascii()
}

/// The bits of an entry's flags that are transports.
pub const TRANSPORT_MASK: u8 = (1 << Transport::ALL.len()) - 1;

/// Entry flag: the name takes precedence.
///
/// The port's name on a transport is the first name there with this flag.
///
/// An entry has the flag if a row of the port with this name cites an RFC. If no row of
/// the port does, all entries have it, so that a lookup stops at the first.
pub const PRECEDES: u8 = 0x20;

/// Entry flag: the entry is listed for all transports together.
///
/// Two kinds of entries do not have it:
///
/// * Another spelling of an earlier name, different only in ASCII case. Only its row uses
///   it.
/// * A name that is repeated for one transport. If the rows are `b` on tcp, `a` on udp
///   and `b` on udp, the order of the entries `b` and `a` is wrong for udp. Entries `a`
///   and `b` for udp alone follow.
pub const LISTED: u8 = 0x40;

const _: () = {
    assert!(TRANSPORT_MASK < MIN_BARE, "a mask must be smaller than the first byte of a name");
    assert!(TRANSPORT_MASK & (PRECEDES | LISTED) == 0);
};

/// The names of a port, in registry order: the text of its slot, or what is left of it.
#[derive(Debug, Clone, Copy)]
pub struct NameList<'t>(&'t str);

/// One name of a list.
#[derive(Debug, Clone, Copy)]
pub struct NameEntry<'t> {
    /// The name.
    pub name: &'t str,
    /// A mask of transports, [`PRECEDES`], [`LISTED`].
    pub flags: u8,
}

impl<'t> NameList<'t> {
    /// The names in the text of a slot.
    #[inline]
    pub const fn new(slot: &'t str) -> Self {
        Self(slot)
    }

    /// The first entry, and the list of the others.
    #[inline]
    pub const fn split_first(self) -> Option<(NameEntry<'t>, Self)> {
        let (flags, name, rest) = match self.0.as_bytes() {
            [] => return None,
            [first, ..] if starts_bare_name(*first) => (LISTED | BARE_TRANSPORTS, self.0, ""),
            [SEVERAL, flags, ..] => {
                let list = substring(self.0, 2, self.0.len());
                match string_list::split_first(list) {
                    Some((name, rest)) => (*flags, name, rest),
                    None => return None,
                }
            }
            [mask, ..] => (LISTED | *mask, substring(self.0, 1, self.0.len()), ""),
        };
        Some((NameEntry { name, flags }, Self(rest)))
    }

    /// The name of entry `index` of all entries.
    #[inline]
    pub const fn spelling(self, index: usize) -> Option<&'t str> {
        self.nth_with(0, index)
    }

    /// Name `index` of those listed for `filter`.
    #[inline]
    pub const fn nth(self, filter: TransportFilter, index: usize) -> Option<&'t str> {
        match filter.transport() {
            None => self.nth_with(LISTED, index),
            Some(_) => self.nth_with(filter.transports(), index),
        }
    }

    /// Name `index` of the entries with all of these flags.
    #[inline]
    const fn nth_with(self, flags: u8, index: usize) -> Option<&'t str> {
        let (mut list, mut left) = (self, index);
        while let Some((entry, rest)) = list.split_first() {
            if entry.flags & flags == flags {
                if left == 0 {
                    return Some(entry.name);
                }
                left -= 1;
            }
            list = rest;
        }
        None
    }

    /// The number of names listed for `filter`.
    ///
    /// Quadratic: few ports have more than three names.
    #[inline]
    pub const fn count(self, filter: TransportFilter) -> usize {
        let mut count = 0;
        while self.nth(filter, count).is_some() {
            count += 1;
        }
        count
    }

    /// The port's name for `filter`: the first name that [takes precedence](PRECEDES),
    /// else the first name. Without a transport, it is the name on the first transport
    /// that has one.
    #[inline]
    pub const fn primary(self, filter: TransportFilter) -> Option<&'t str> {
        let mut transports = filter.transports();
        while transports != 0 {
            let first_transport = transports & transports.wrapping_neg();
            let name = self.primary_on(first_transport);
            if name.is_some() {
                return name;
            }
            transports ^= first_transport;
        }
        None
    }

    /// The port's name on the transport of a mask.
    #[inline]
    const fn primary_on(self, transport: u8) -> Option<&'t str> {
        match self.nth_with(transport | PRECEDES, 0) {
            None => self.nth_with(transport, 0),
            name => name,
        }
    }

    /// The index of the first entry with this name, ignoring ASCII case, and the mask of
    /// the transports that have the name.
    #[inline]
    pub const fn find(self, name: &str) -> Option<(usize, u8)> {
        let (mut list, mut index, mut found, mut transports) = (self, 0, None, 0);
        while let Some((entry, rest)) = list.split_first() {
            if name_hash::eq_ignore_ascii_case(entry.name.as_bytes(), name.as_bytes()) {
                transports |= entry.flags & TRANSPORT_MASK;
                if found.is_none() {
                    found = Some(index);
                }
            }
            list = rest;
            index += 1;
        }
        match found {
            Some(index) => Some((index, transports)),
            None => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_name_begins_in_ascii_and_is_on_tcp_and_udp() {
        let firsts = (0..=u8::MAX).filter(|&first| starts_bare_name(first));
        assert!(firsts.eq(0x20..=0x7f));
        let [tcp, udp] = [Transport::Tcp, Transport::Udp]
            .map(|transport| TransportFilter::new(Some(transport)).transports());
        assert_eq!(BARE_TRANSPORTS, tcp | udp);
        let first = NameList::new("esl-lm").split_first();
        let entry = first.map(|(entry, rest)| (entry.name, entry.flags, rest.0));
        assert_eq!(entry, Some(("esl-lm", LISTED | tcp | udp, "")));
    }
}
