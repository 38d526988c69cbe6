//! Prototypes: what else the tables of the tier `user-ports` could be, in bytes and instructions.
//!
//! All answer for every transport, without a panic, as the library's code must, and have all that
//! [`names`](iana_ports::Port::names) needs too. They differ in the way from a port to its group, which is a run of ports that say
//! the same, and in that from the group to its text. All else is the same: one byte a group for its pattern, a short
//! way for the commonest pattern, and one text.

use iana_ports::Transport;

#[cfg(feature = "rivals")]
use crate::tables::PHF_GROUPS;
use crate::tables::{
    CHOSEN, COMMON_PATTERN, COUNTS, DIRECT_GROUPS, FIRST_PORTS, LIST_STARTS, LISTED, LISTS, LOW,
    LOW_BASES, LOW_BLOCK_SHIFT, LOW_DELTAS, LOW_OFFSETS, LOW_PATTERNS, LOW_RANKS, LOW_TEXT,
    LOW_WORDS, LOWER_RANKS, LOWER_WORDS, PAGE, PAGE_BASES, PAGE_ORDINALS, PAGES, RUN_BASES,
    RUN_BLOCK_SHIFT, RUN_DELTAS, RUN_OFFSETS, RUN_PATTERNS, RUN_RANKS, RUN_TEXT, RUN_WORDS,
    SLOT_BASES, SLOT_BLOCK_SHIFT, SLOT_DELTAS, SLOT_PAGE, SLOT_PAGES, SLOT_TEXT, UPPER_RANKS,
    UPPER_WORDS, VIEWS,
};

/// Is shown every layout.
pub trait Visitor {
    /// Takes a layout: what it is called, the bytes of all its tables, and the name of a port as seen on a transport or
    /// without one.
    fn layout<F>(&mut self, label: &'static str, bytes: usize, name: F)
    where
        F: Fn(u16, Option<Transport>) -> Option<&'static str> + Copy + 'static;
}

/// All of them.
pub fn layouts(to: &mut impl Visitor) {
    grouped::<TwoLevels, Narrow>(to, "two-level bitmap, u8 offsets");
    grouped::<Bitmap<Runs, 0>, Narrow>(to, "bitmap, u8 offsets");
    grouped::<Bitmap<Runs, 0>, Wide>(to, "bitmap, u16 offsets");
    grouped::<FullWords, Wide>(to, "bitmap, full words apart, u16 offsets");
    grouped::<LowPorts, Wide>(to, "low ports direct, bitmap above, u16 offsets");
    slotted(to, "16-port pages of slots, u8 offsets");
    grouped::<Pages, Narrow>(to, "32-port pages of u8 ordinals, u8 offsets");
    grouped::<Pages, Wide>(to, "32-port pages of u8 ordinals, u16 offsets");
    grouped::<Sorted, Wide>(to, "sorted starts, u16 offsets");
    #[cfg(feature = "rivals")]
    grouped::<Phf, Wide>(to, "phf::Map<u16, u16>, u16 offsets");
    grouped::<Direct, Wide>(to, "direct table of u16 groups, u16 offsets");
}

fn grouped<I: Index + 'static, O: Offsets + 'static>(to: &mut impl Visitor, label: &'static str) {
    let bytes = I::bytes() + size_of_val(I::Of::PATTERNS) + O::bytes::<I::Of>() + I::Of::TEXT.len();
    to.layout(label, bytes + CHOICE_BYTES, by_group::<I, O>);
}

fn slotted(to: &mut impl Visitor, label: &'static str) {
    let bytes = size_of_val(&SLOT_PAGES) + size_of_val(&SLOT_BASES) + size_of_val(&SLOT_DELTAS);
    to.layout(label, bytes + SLOT_TEXT.len() + CHOICE_BYTES, by_slot);
}

/// Groups: runs of ports with the same names, or parts of such runs.
trait Groups {
    const PATTERNS: &'static [u8];
    const TEXT: &'static str;
    /// Where the text of each group begins, and the last one ends.
    const OFFSETS: &'static [u16];
    /// The same: each block's base, and what to add to it.
    const BASES: &'static [u16];
    const DELTAS: &'static [u8];
    const BLOCK_SHIFT: usize;
    /// A bit a port: whether a group begins there.
    const WORDS: &'static [u32];
    /// How many groups there are before each word.
    const RANKS: &'static [u16];
    const LAST: usize = Self::PATTERNS.len() - 1;
}

struct Runs;
impl Groups for Runs {
    const PATTERNS: &'static [u8] = &RUN_PATTERNS;
    const TEXT: &'static str = RUN_TEXT;
    const OFFSETS: &'static [u16] = &RUN_OFFSETS;
    const BASES: &'static [u16] = &RUN_BASES;
    const DELTAS: &'static [u8] = &RUN_DELTAS;
    const BLOCK_SHIFT: usize = RUN_BLOCK_SHIFT;
    const WORDS: &'static [u32] = &RUN_WORDS;
    const RANKS: &'static [u16] = &RUN_RANKS;
}

/// Each of the lowest ports is a group.
struct LowSingle;
impl Groups for LowSingle {
    const PATTERNS: &'static [u8] = &LOW_PATTERNS;
    const TEXT: &'static str = LOW_TEXT;
    const OFFSETS: &'static [u16] = &LOW_OFFSETS;
    const BASES: &'static [u16] = &LOW_BASES;
    const DELTAS: &'static [u8] = &LOW_DELTAS;
    const BLOCK_SHIFT: usize = LOW_BLOCK_SHIFT;
    const WORDS: &'static [u32] = &LOW_WORDS;
    const RANKS: &'static [u16] = &LOW_RANKS;
}

/// From a port to its group.
trait Index {
    type Of: Groups;
    fn bytes() -> usize;
    fn group(port: u16) -> usize;
}

/// A bitmap, its words before `FIRST` left out.
struct Bitmap<G, const FIRST: usize>(G);
impl<G: Groups, const FIRST: usize> Index for Bitmap<G, FIRST> {
    type Of = G;
    fn bytes() -> usize {
        size_of_val(G::WORDS) + size_of_val(G::RANKS)
    }
    #[inline]
    fn group(port: u16) -> usize {
        let place = usize::from(port / 32) - FIRST;
        let Some(word) = G::WORDS.get(place) else { return G::LAST };
        at(G::RANKS, place) + (word << (31 - port % 32)).count_ones() as usize
    }
}

/// Where a group begins at each of a word's ports, there is nothing to count.
struct FullWords;
impl Index for FullWords {
    type Of = Runs;
    fn bytes() -> usize {
        Bitmap::<Runs, 0>::bytes()
    }
    #[inline]
    fn group(port: u16) -> usize {
        let place = usize::from(port / 32);
        if RUN_WORDS.get(place) == Some(&u32::MAX) {
            return at(&RUN_RANKS, place) + usize::from(port % 32) + 1;
        }
        Bitmap::<Runs, 0>::group(port)
    }
}

/// No index for the lowest ports.
struct LowPorts;
impl Index for LowPorts {
    type Of = LowSingle;
    fn bytes() -> usize {
        Bitmap::<LowSingle, { LOW / 32 }>::bytes()
    }
    #[inline]
    fn group(port: u16) -> usize {
        let port_index = usize::from(port);
        if port_index < LOW { port_index } else { Bitmap::<LowSingle, { LOW / 32 }>::group(port) }
    }
}

/// The bitmap without its empty words, and a bitmap of the others.
struct TwoLevels;
impl Index for TwoLevels {
    type Of = Runs;
    fn bytes() -> usize {
        let upper = size_of_val(&UPPER_WORDS) + size_of_val(&UPPER_RANKS);
        upper + size_of_val(&LOWER_WORDS) + size_of_val(&LOWER_RANKS)
    }
    #[inline]
    fn group(port: u16) -> usize {
        let word = port / 32;
        let Some(upper) = UPPER_WORDS.get(usize::from(word / 32)) else { return Runs::LAST };
        let below = upper & !(u32::MAX << (word % 32));
        let place = at(&UPPER_RANKS, usize::from(word / 32)) + below.count_ones() as usize;
        let rank = at(&LOWER_RANKS, place);
        match LOWER_WORDS.get(place) {
            Some(lower) if upper >> (word % 32) & 1 == 1 => {
                rank + (lower << (31 - port % 32)).count_ones() as usize
            }
            _ => rank,
        }
    }
}

/// Pages of ports: how many groups before the page, and a number a port to add to that. Pages with the same numbers share.
struct Pages;
impl Index for Pages {
    type Of = Runs;
    fn bytes() -> usize {
        size_of_val(&PAGES) + size_of_val(&PAGE_BASES) + size_of_val(&PAGE_ORDINALS)
    }
    #[inline]
    fn group(port: u16) -> usize {
        let page = usize::from(port) / PAGE;
        let Some(&row) = PAGES.get(page) else { return Runs::LAST };
        at(&PAGE_BASES, page)
            + at(&PAGE_ORDINALS, usize::from(row) * PAGE + usize::from(port) % PAGE)
    }
}

/// Binary search among the groups' first ports.
struct Sorted;
impl Index for Sorted {
    type Of = Runs;
    fn bytes() -> usize {
        size_of_val(&FIRST_PORTS)
    }
    #[inline]
    fn group(port: u16) -> usize {
        FIRST_PORTS.partition_point(|&first| first <= port) - 1
    }
}

/// The map that one would reach for.
#[cfg(feature = "rivals")]
struct Phf;
#[cfg(feature = "rivals")]
impl Index for Phf {
    type Of = Runs;
    fn bytes() -> usize {
        size_of_val(&PHF_GROUPS) + size_of_val(PHF_GROUPS.disps) + size_of_val(PHF_GROUPS.entries)
    }
    #[inline]
    fn group(port: u16) -> usize {
        PHF_GROUPS.get(&port).map_or(Runs::LAST, |&group| group.into())
    }
}

/// The group of each port.
struct Direct;
impl Index for Direct {
    type Of = Runs;
    fn bytes() -> usize {
        size_of_val(&DIRECT_GROUPS)
    }
    #[inline]
    fn group(port: u16) -> usize {
        DIRECT_GROUPS[usize::from(port)].into()
    }
}

/// From a group to where its text begins and ends.
trait Offsets {
    fn bytes<G: Groups>() -> usize;
    fn range<G: Groups>(group: usize) -> (usize, usize);
}

/// Eight bits an offset, and a base a block.
struct Narrow;
impl Offsets for Narrow {
    fn bytes<G: Groups>() -> usize {
        size_of_val(G::BASES) + size_of_val(G::DELTAS)
    }
    #[inline]
    fn range<G: Groups>(group: usize) -> (usize, usize) {
        let offset = |index: usize| at(G::BASES, index >> G::BLOCK_SHIFT) + at(G::DELTAS, index);
        (offset(group), offset(group + 1))
    }
}

/// Sixteen bits an offset, and one check for both.
struct Wide;
impl Offsets for Wide {
    fn bytes<G: Groups>() -> usize {
        size_of_val(G::OFFSETS)
    }
    #[inline]
    fn range<G: Groups>(group: usize) -> (usize, usize) {
        if group + 1 < G::OFFSETS.len() {
            (G::OFFSETS[group].into(), G::OFFSETS[group + 1].into())
        } else {
            (0, 0)
        }
    }
}

#[inline]
fn by_group<I: Index, O: Offsets>(port: u16, transport: Option<Transport>) -> Option<&'static str> {
    let group = I::group(port);
    choose(at(I::Of::PATTERNS, group), transport, || {
        let (start, end) = O::range::<I::Of>(group);
        between(I::Of::TEXT, start, end)
    })
}

/// No groups: pages of 16 ports, of which the empty ones share one, and a slot a port. The pattern is its text's first
/// character.
#[inline]
fn by_slot(port: u16, transport: Option<Transport>) -> Option<&'static str> {
    let port = usize::from(port);
    let slot = at(&SLOT_PAGES, port / SLOT_PAGE) * SLOT_PAGE + port % SLOT_PAGE;
    let offset =
        |index: usize| at(&SLOT_BASES, index >> SLOT_BLOCK_SHIFT) + at(&SLOT_DELTAS, index);
    let (start, end) = (offset(slot), offset(slot + 1));
    if start == end {
        return None;
    }
    choose(at(SLOT_TEXT.as_bytes(), start), transport, || between(SLOT_TEXT, start + 1, end))
}

/// The views that the commonest pattern, a name on both tcp and udp, is the same in.
const COMMON_VIEWS: usize = 2;

const CHOICE_BYTES: usize = size_of_val(&COUNTS)
    + size_of_val(&CHOSEN)
    + size_of_val(&LISTS)
    + size_of_val(&LIST_STARTS)
    + size_of_val(&LISTED);

/// The name that a pattern makes of a text.
#[inline]
fn choose(
    pattern: usize,
    transport: Option<Transport>,
    text: impl Fn() -> &'static str,
) -> Option<&'static str> {
    let view = match transport {
        None => 0,
        Some(Transport::Tcp) => 1,
        Some(Transport::Udp) => 2,
        Some(Transport::Sctp) => 3,
        Some(Transport::Dccp) => 4,
    };
    if pattern == COMMON_PATTERN && view <= COMMON_VIEWS {
        return Some(text());
    }
    match at(&CHOSEN, pattern * VIEWS + view) {
        0 => None,
        1 => Some(text()),
        code => Some(part(text(), code - 2, at(&COUNTS, pattern))),
    }
}

/// The value at `index`, zero past the end.
#[inline]
fn at<T: Copy + Into<u32>>(table: &[T], index: usize) -> usize {
    table.get(index).map_or(0, |&value| value.into() as usize)
}

/// `text[start..end]` or empty, as a `const fn` has to do it.
#[inline]
const fn between(text: &str, start: usize, end: usize) -> &str {
    match text.split_at_checked(end) {
        Some((head, _)) => match head.split_at_checked(start) {
            Some((_, tail)) => tail,
            None => "",
        },
        None => "",
    }
}

/// Name `number` of the `count` that are joined in `text`.
#[inline(never)]
fn part(text: &'static str, number: usize, count: usize) -> &'static str {
    let length =
        |name: usize| at(text.as_bytes(), 2 * name) << 7 | at(text.as_bytes(), 2 * name + 1);
    let start = 2 * (count - 1) + (0..number).map(length).sum::<usize>();
    between(text, start, if number + 1 < count { start + length(number) } else { text.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Check;
    impl Visitor for Check {
        fn layout<F>(&mut self, label: &'static str, _: usize, name: F)
        where
            F: Fn(u16, Option<Transport>) -> Option<&'static str> + Copy + 'static,
        {
            for port in 0..=u16::MAX {
                let expected = iana_ports::lookup(port);
                assert_eq!(name(port, None), expected.name(), "{label}: {port}");
                for transport in Transport::ALL {
                    let expected = expected.on(transport).name();
                    assert_eq!(
                        name(port, Some(transport)),
                        expected,
                        "{label}: {port}/{transport}"
                    );
                }
            }
        }
    }

    #[test]
    fn layouts_answer_as_the_library() {
        layouts(&mut Check);
    }
}
