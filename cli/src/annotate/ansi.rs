//! Terminal escape sequences: colours and links that tools write around words.

use std::borrow::Cow;

use memchr::{memchr, memchr2};

const ESCAPE: u8 = 0x1b;
const BELL: u8 = 0x07;

/// A text without its escape sequences, and the position of each byte in the original.
pub(super) struct Plain<'t> {
    pub(super) text: Cow<'t, [u8]>,
    /// The lengths of the kept and of the removed pieces, alternately. Empty if nothing
    /// was removed.
    pieces: Vec<(usize, usize)>,
}

impl<'t> Plain<'t> {
    pub(super) fn new(text: &'t [u8]) -> Self {
        if memchr(ESCAPE, text).is_none() {
            return Self { text: Cow::Borrowed(text), pieces: Vec::new() };
        }
        let (mut plain, mut pieces, mut rest) = (Vec::with_capacity(text.len()), Vec::new(), text);
        while !rest.is_empty() {
            let kept = memchr(ESCAPE, rest).unwrap_or(rest.len());
            plain.extend_from_slice(&rest[..kept]);
            let removed = sequence_len(&rest[kept..]);
            pieces.push((kept, removed));
            rest = &rest[kept + removed..];
        }
        Self { text: Cow::Owned(plain), pieces }
    }

    /// The length of the plain text in the first `end` bytes of the original.
    pub(super) fn before(&self, end: usize) -> usize {
        let (mut plain, mut original) = (0, 0);
        for &(kept, removed) in &self.pieces {
            if original + kept >= end {
                break;
            }
            plain += kept;
            original += kept + removed;
        }
        plain + end.saturating_sub(original)
    }

    /// The positions in the original of positions in the plain text, which ascend. Each
    /// is directly after the byte before it.
    pub(super) fn originals<'p>(
        &'p self,
        ends: impl Iterator<Item = usize> + 'p,
    ) -> impl Iterator<Item = usize> + 'p {
        let mut pieces = self.pieces.iter();
        let (mut plain, mut removed) = (0, 0);
        let mut next = 0;
        ends.map(move |end| {
            while end > plain {
                removed += next;
                let Some(&(kept, gap)) = pieces.next() else {
                    plain = usize::MAX;
                    next = 0;
                    break;
                };
                plain += kept;
                next = gap;
            }
            end + removed
        })
    }
}

/// The length of the escape sequence that `text` begins with, or 0. An unfinished
/// sequence ends with the text.
fn sequence_len(text: &[u8]) -> usize {
    match text {
        // Control sequence: parameters, then one final byte.
        [ESCAPE, b'[', rest @ ..] => {
            let parameters = rest.iter().take_while(|&&byte| (0x20..0x40).contains(&byte)).count();
            let last = rest.get(parameters).is_some_and(|byte| (0x40..0x7f).contains(byte));
            2 + parameters + usize::from(last)
        }
        // Operating system command, as for links: up to BEL or ESC \.
        [ESCAPE, b']', rest @ ..] => match memchr2(BELL, ESCAPE, rest) {
            Some(end) if rest[end] == BELL => 2 + end + 1,
            Some(end) => 2 + end + 1 + usize::from(rest.get(end + 1) == Some(&b'\\')),
            None => text.len(),
        },
        [ESCAPE, ..] => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_are_removed_and_places_are_kept() {
        let text = b"a\x1b[1;31mbc\x1b[0m:\x1b]8;;http://x:80\x07de\x1b]8;;\x1b\\f\x1b";
        let plain = Plain::new(text);
        assert_eq!(&plain.text[..], b"abc:def");
        let ends: Vec<usize> = plain.originals(1..=7).collect();
        let bytes: Vec<u8> = ends.iter().map(|&end| text[end - 1]).collect();
        assert_eq!(bytes, b"abc:def");
    }

    #[test]
    fn a_text_without_sequences_is_borrowed() {
        let plain = Plain::new(b"abc");
        assert!(matches!(plain.text, Cow::Borrowed(_)));
        assert_eq!(plain.originals(0..=3).collect::<Vec<_>>(), [0, 1, 2, 3]);
    }
}
