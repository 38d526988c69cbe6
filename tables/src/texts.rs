//! Columns of texts: one pool and integer offsets, no pointers.

use crate::slice::between;
use crate::{Ints, Text};

/// A column of texts, laid end to end in one pool.
///
/// Text `i` goes from offset `i` to offset `i + 1`; an offset is its block's base plus a delta of its own, so that the
/// deltas are narrow.
///
/// A group may have several texts, as port 80 has three names. They are its *parts*: its text then begins with
/// the length of each part but the last, two ASCII characters of seven bits a length, and the parts follow.
#[derive(Debug)]
pub struct Texts<'a> {
    /// All texts.
    pub pool: Text<'a>,
    /// The offset at which each block of `1 << shift` texts begins.
    pub bases: Ints<'a>,
    /// What to add to the block's base.
    pub deltas: Ints<'a>,
    /// The binary logarithm of the number of texts in a block.
    pub shift: u32,
}

impl Texts<'_> {
    /// The offset of text `index`.
    #[inline]
    const fn offset(&self, index: usize) -> usize {
        self.bases.get(index >> self.shift) as usize + self.deltas.get(index) as usize
    }

    /// Text `index`, empty past the end.
    #[inline]
    pub const fn get(&self, index: usize) -> &str {
        self.pool.between(self.offset(index), self.offset(index + 1))
    }

    /// Part `part` of the `count` parts of text `index`.
    #[inline]
    pub const fn part(&self, index: usize, part: usize, count: usize) -> &str {
        let text = self.get(index);
        if count > 1 { part_of(text, part, count) } else { text }
    }
}

const fn part_of(text: &str, part: usize, count: usize) -> &str {
    let mut start = 2 * (count - 1);
    let mut before = 0;
    while before < part {
        start += length(text, before);
        before += 1;
    }
    let end = if part + 1 < count { start + length(text, part) } else { text.len() };
    between(text, start, end)
}

const fn length(text: &str, part: usize) -> usize {
    let bytes = text.as_bytes();
    if 2 * part + 1 < bytes.len() {
        (bytes[2 * part] as usize) << 7 | bytes[2 * part + 1] as usize
    } else {
        0
    }
}

#[cfg(feature = "alloc")]
mod building {
    use super::Texts;
    use crate::{Ints, Text};
    use alloc::string::String;
    use alloc::vec::Vec;

    impl<S: AsRef<str>> FromIterator<S> for Texts<'_> {
        /// The column of these texts, with the blocks that take the fewest bytes.
        fn from_iter<I: IntoIterator<Item = S>>(texts: I) -> Self {
            let mut pool = String::new();
            let mut offsets = Vec::from([0]);
            for text in texts {
                pool.push_str(text.as_ref());
                offsets.push(u32::try_from(pool.len()).expect("limits::FILE_BYTES is far below 4 GiB"));
            }
            let (shift, bases, deltas) = (0..8)
                .map(|shift| {
                    let bases: Vec<u32> = offsets.chunks(1 << shift).map(|block| block[0]).collect();
                    let deltas: Vec<u32> =
                        offsets.iter().enumerate().map(|(i, offset)| offset - bases[i >> shift]).collect();
                    (shift, Ints::from(bases.as_slice()), Ints::from(deltas.as_slice()))
                })
                .min_by_key(|(_, bases, deltas)| bases.bytes() + deltas.bytes())
                .expect("there are eight sizes of blocks to choose from");
            Self { pool: Text::Owned(pool.into()), bases, deltas, shift }
        }
    }

    impl<'a> Texts<'a> {
        /// The one text of a group that has these parts.
        pub fn join(parts: &[&str]) -> String {
            let mut text = String::new();
            for part in parts.iter().rev().skip(1).rev() {
                text.extend([part.len() >> 7, part.len() & 127].map(|seven_bits| seven_bits as u8 as char));
            }
            text.extend(parts.iter().copied());
            text
        }
    }

    impl Ints<'_> {
        /// How many bytes the values take.
        pub fn bytes(&self) -> usize {
            match self {
                Ints::U8(_) => self.len(),
                Ints::U16(_) => 2 * self.len(),
                Ints::U32(_) => 4 * self.len(),
            }
        }
    }
}

#[cfg(all(test, feature = "alloc"))]
mod tests {
    use super::*;
    use alloc::string::String;
    use alloc::vec::Vec;

    #[test]
    fn texts_and_parts_come_back() {
        let long = "x".repeat(crate::limits::CELL_BYTES);
        let groups: [&[&str]; 8] = [
            &[],
            &["http"],
            &["http", "www", "www-http"],
            &[""],
            &["", "é", ""],
            &[&long, "b", &long],
            &["\u{7f}\0", "\n"],
            &["last"],
        ];
        let texts: Texts = groups.iter().map(|parts| Texts::join(parts)).collect();
        for (index, parts) in groups.iter().enumerate() {
            for (part, text) in parts.iter().enumerate() {
                assert_eq!(texts.part(index, part, parts.len()), *text);
            }
        }
        assert_eq!(texts.get(groups.len()), "");
    }

    #[test]
    fn blocks_make_narrow_offsets() {
        let names: Vec<String> = (0..10_000).map(|n| alloc::format!("name{n}")).collect();
        let texts: Texts = names.iter().collect();
        assert!(texts.shift > 0 && texts.bases.bytes() + texts.deltas.bytes() < 2 * names.len());
        for (index, name) in names.iter().enumerate() {
            assert_eq!(texts.get(index), name);
        }
    }
}
