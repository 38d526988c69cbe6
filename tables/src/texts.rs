//! Columns of texts: one text of all, and integer offsets, no pointers.

use crate::memory::between;
use crate::{Ints, Memory};

/// A column of texts, laid end to end in the text of its tables' [`Memory`].
///
/// Text `i` goes from offset `i` to offset `i + 1`. An offset is its block's base plus a delta of its own, which is narrow;
/// or, where speed is worth the bytes, each text is a block, and there are no deltas.
///
/// A group may have several texts, as port 80 has three names. They are its *parts*: its text then begins with the length
/// of each part but the last, and the parts follow. A length is written in ASCII characters of six bits, the lowest first;
/// bit 6 tells that another one follows.
#[derive(Debug, Clone, Copy)]
pub struct Texts {
    /// The offset at which each block of `1 << shift` texts begins.
    pub bases: Ints,
    /// What to add to the block's base.
    pub deltas: Ints,
    /// The binary logarithm of the number of texts in a block.
    pub shift: u32,
}

impl Texts {
    /// Text `index`, empty past the end; compiled in place, as [`Ints::get`] is.
    #[inline(always)]
    pub const fn get<'m>(&self, memory: &'m Memory<'_>, index: usize) -> &'m str {
        // Known from here on, and so checked no more.
        if index + 1 >= (if self.shift > 0 { self.deltas.len() } else { self.bases.len() }) {
            return "";
        }
        let mut start = self.bases.get(memory, index >> self.shift);
        let mut end = self.bases.get(memory, (index + 1) >> self.shift);
        if self.shift > 0 {
            start += self.deltas.get(memory, index);
            end += self.deltas.get(memory, index + 1);
        }
        between(memory.text.as_str(), start as usize, end as usize)
    }

    /// The same, compiled in place or once for all, as [`Ints::get_of_any`] is.
    #[inline]
    pub const fn get_of_any<'m>(&self, memory: &'m Memory<'_>, index: usize) -> &'m str {
        between(memory.text.as_str(), self.offset(memory, index), self.offset(memory, index + 1))
    }

    #[inline]
    const fn offset(&self, memory: &Memory<'_>, index: usize) -> usize {
        (self.bases.get_of_any(memory, index >> self.shift) + self.deltas.get_of_any(memory, index)) as usize
    }

    /// Part `part` of the `count` parts of text `index`.
    #[inline]
    pub const fn part<'m>(&self, memory: &'m Memory<'_>, index: usize, part: usize, count: usize) -> &'m str {
        let text = self.get_of_any(memory, index);
        if count > 1 { Self::part_of(text, part, count) } else { text }
    }

    /// Part `part` of the `count` parts, more than one, of a text.
    #[inline]
    pub const fn part_of(text: &str, part: usize, count: usize) -> &str {
        let mut rest = text.as_bytes();
        let (mut before, mut own) = (0, None);
        let mut lengths = count - 1;
        let (mut length, mut shift) = (0, 0);
        while lengths > 0 {
            let Some((character, after)) = rest.split_first() else {
                return "";
            };
            rest = after;
            length |= (*character as usize & 63) << shift;
            shift += 6;
            if *character < 64 {
                lengths -= 1;
                let place = count - 2 - lengths;
                if place < part {
                    before += length;
                } else if place == part {
                    own = Some(length);
                }
                (length, shift) = (0, 0);
            }
        }
        let start = text.len() - rest.len() + before;
        let end = match own {
            Some(length) => start + length,
            None => text.len(),
        };
        between(text, start, end)
    }
}

#[cfg(feature = "alloc")]
mod building {
    use super::Texts;
    use crate::{Ints, MemoryBuilder};
    use alloc::string::String;
    use alloc::vec::Vec;

    impl Texts {
        /// Lays a column of these texts into `memory`, with the blocks that take the fewest bytes.
        pub fn packed(memory: &mut MemoryBuilder, texts: impl Iterator<Item = impl AsRef<str>>) -> Self {
            let offsets = Self::lay(memory, texts);
            let (shift, bases, deltas) = (1..8)
                .map(|shift| {
                    let bases: Vec<u32> = offsets.chunks(1 << shift).map(|block| block[0]).collect();
                    let deltas: Vec<u32> =
                        offsets.iter().enumerate().map(|(i, offset)| offset - bases[i >> shift]).collect();
                    (shift, bases, deltas)
                })
                .min_by_key(|(_, bases, deltas)| {
                    Ints::width_of(bases) * bases.len() + Ints::width_of(deltas) * deltas.len()
                })
                .unwrap_or((0, offsets, Vec::new()));
            Self { bases: Ints::new(memory, &bases), deltas: Ints::new(memory, &deltas), shift }
        }

        /// Lays a column of these texts into `memory`, for speed, if two bytes an offset are enough for that.
        pub fn plain(
            memory: &mut MemoryBuilder,
            texts: impl Iterator<Item = impl AsRef<str>> + Clone,
        ) -> Self {
            let end = memory.text.len() + texts.clone().map(|text| text.as_ref().len()).sum::<usize>();
            if u16::try_from(end).is_err() {
                return Self::packed(memory, texts);
            }
            let offsets = Self::lay(memory, texts);
            Self { bases: Ints::new(memory, &offsets), deltas: Ints::new(memory, &[]), shift: 0 }
        }

        /// Lays texts end to end, and tells where they begin and the last one ends.
        fn lay(memory: &mut MemoryBuilder, texts: impl Iterator<Item = impl AsRef<str>>) -> Vec<u32> {
            let mut offsets = Vec::from([memory.text.len() as u32]);
            for text in texts {
                memory.text.push_str(text.as_ref());
                offsets.push(memory.text.len() as u32);
            }
            offsets
        }

        /// The one text of a group that has these parts.
        pub fn join(parts: &[&str]) -> String {
            let mut text = String::new();
            for part in parts.iter().rev().skip(1).rev() {
                let mut length = part.len();
                while length > 63 {
                    text.push((length & 63 | 64) as u8 as char);
                    length >>= 6;
                }
                text.push(length as u8 as char);
            }
            text.extend(parts.iter().copied());
            text
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
        let mut memory = crate::MemoryBuilder::default();
        let joined = groups.iter().map(|parts| Texts::join(parts));
        let columns = [Texts::plain(&mut memory, joined.clone()), Texts::packed(&mut memory, joined)];
        let memory = &memory.build();
        for texts in columns {
            for (index, parts) in groups.iter().enumerate() {
                for (part, text) in parts.iter().enumerate() {
                    assert_eq!(texts.part(memory, index, part, parts.len()), *text);
                }
            }
            assert_eq!(texts.get(memory, groups.len()), "");
        }
    }

    #[test]
    fn blocks_make_narrow_offsets() {
        let names: Vec<String> = (0..10_000).map(|n| alloc::format!("name{n}")).collect();
        let mut memory = crate::MemoryBuilder::default();
        let texts = Texts::packed(&mut memory, names.iter());
        assert!(texts.shift > 0 && texts.deltas.shape % 4 == 1);
        let memory = &memory.build();
        for (index, name) in names.iter().enumerate() {
            assert_eq!(texts.get(memory, index), name);
        }
    }
}
