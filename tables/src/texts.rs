//! Columns of texts: one text of all, and integer offsets, no pointers.

use crate::memory::between;
use crate::{Ints, Memory};

/// A column of texts, laid end to end in the text of its tables' [`Memory`].
///
/// Text `i` goes from offset `i` to offset `i + 1`. An offset is its block's base plus a delta of its own, which is narrow;
/// or, where speed is worth the bytes, each text is a block, and there are no deltas.
///
/// A group may have several texts, as port 80 has three names. They are its *parts*: its text then begins with
/// the length of each part but the last, two ASCII characters of seven bits a length, and the parts follow.
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
    /// Text `index`, empty past the end.
    #[inline(always)]
    pub const fn get<'m>(&self, memory: &'m Memory<'_>, index: usize) -> &'m str {
        let (start, end) = if self.shift == 0 {
            self.bases.bounds(memory, index)
        } else {
            let (start, end) = self.deltas.bounds(memory, index);
            (
                self.bases.get(memory, index >> self.shift) as usize + start,
                self.bases.get(memory, (index + 1) >> self.shift) as usize + end,
            )
        };
        between(memory.text.as_str(), start, end)
    }

    /// Part `part` of the `count` parts of text `index`.
    #[inline]
    pub const fn part<'m>(&self, memory: &'m Memory<'_>, index: usize, part: usize, count: usize) -> &'m str {
        let text = self.get(memory, index);
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
    use crate::{Ints, MemoryBuilder, Width};
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
                    Width::of(bases).bytes() * bases.len() + Width::of(deltas).bytes() * deltas.len()
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
                text.extend([part.len() >> 7, part.len() & 127].map(|seven_bits| seven_bits as u8 as char));
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
        assert!(texts.shift > 0 && texts.deltas.width == crate::Width::Byte);
        let memory = &memory.build();
        for (index, name) in names.iter().enumerate() {
            assert_eq!(texts.get(memory, index), name);
        }
    }
}
