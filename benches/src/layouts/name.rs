//! From the text of a slot to the name: the last step of every prototype.

use iana_ports_tables::name_list::{BARE_TRANSPORTS, SEVERAL, starts_bare_name};
use iana_ports_tables::string_column::substring;
use iana_ports_tables::{NameList, TransportFilter};

/// The name in `text[start..end]` for `filter`. The encoding is that of the library's
/// slots.
#[inline]
pub(super) fn name_between(
    text: &'static str,
    (start, end): (usize, usize),
    filter: TransportFilter,
) -> Option<&'static str> {
    let (head, _) = text.split_at_checked(end)?;
    let &first = head.as_bytes().get(start)?;
    if starts_bare_name(first) {
        return name_from(head, start, BARE_TRANSPORTS, filter);
    }
    if first == SEVERAL {
        return primary_of_several(head, start, filter);
    }
    name_from(head, start + 1, first, filter)
}

/// The name from `start` on, if `filter` admits its transports.
#[inline]
fn name_from(
    head: &'static str,
    start: usize,
    transports: u8,
    filter: TransportFilter,
) -> Option<&'static str> {
    if transports & filter.transports() == 0 {
        return None;
    }
    head.split_at_checked(start).map(|(_, name)| name)
}

/// The name in `text[start..end]` for `filter`. A column stores the transports.
#[inline]
pub(super) fn name_with_transports(
    text: &'static str,
    range: impl FnOnce() -> (usize, usize),
    transports: u8,
    filter: TransportFilter,
) -> Option<&'static str> {
    if transports & filter.transports() != 0 {
        let (start, end) = range();
        return Some(substring(text, start, end));
    }
    if transports == SEVERAL {
        let (start, end) = range();
        return primary_of_several(text.get(..end)?, start, filter);
    }
    None
}

#[cold]
#[inline(never)]
fn primary_of_several(
    head: &'static str,
    start: usize,
    filter: TransportFilter,
) -> Option<&'static str> {
    NameList::new(substring(head, start, head.len())).primary(filter)
}
