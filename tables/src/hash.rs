//! The perfect hash of the service names.
//!
//! `phf_generator`'s `ptrhash` finds a *pilot* for each bucket of names such that every name gets a slot of its own. Its
//! formula for the slot is mirrored here, because its own is not `const`, can panic and links `SipHash`. The hash of a
//! name is ours, so that ASCII case does not count: eight bytes at a time, in the same order on every
//! machine.

/// Hashes `name`, ASCII letters in lower case, into the 64 bits that [`bucket`] and [`slot`] take.
#[inline]
pub const fn hash(name: &[u8], seed: u64) -> u64 {
    let mut state = seed ^ (name.len() as u64).wrapping_mul(MIX);
    let mut rest = name;
    while let Some((word, after)) = next_word(rest) {
        state = mix(state, to_ascii_lowercase(word));
        rest = after;
    }
    // Once more, as the upper half of a product is what all bits of its factors reach.
    mix(mix(state, to_ascii_lowercase(last_word(name))), 0)
}

/// An odd number with bits set all over: 2^64 divided by the golden ratio.
const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

/// One round, which loses nothing: names that differ in one word alone never get the same state.
#[inline(always)]
const fn mix(state: u64, word: u64) -> u64 {
    let state = (state ^ word).wrapping_mul(MIX);
    state ^ state >> 32
}

/// The next eight bytes of a name, if more follow, and what follows.
#[inline(always)]
const fn next_word(rest: &[u8]) -> Option<(u64, &[u8])> {
    match rest.split_first_chunk() {
        Some((word, after)) if !after.is_empty() => Some((u64::from_le_bytes(*word), after)),
        _ => None,
    }
}

/// The last eight bytes of a name, of which the words before may have had some; or all of a shorter one, some perhaps twice.
#[inline]
const fn last_word(name: &[u8]) -> u64 {
    // Not `last_chunk`, which keeps a way to panic where code is to be small.
    if let [.., a, b, c, d, e, f, g, h] = name {
        return u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h]);
    }
    if let (Some(first), [.., a, b, c, d]) = (name.first_chunk(), name) {
        return u32::from_le_bytes(*first) as u64 | (u32::from_le_bytes([*a, *b, *c, *d]) as u64) << 32;
    }
    let (mut word, mut rest) = (0, name);
    while let [byte, after @ ..] = rest {
        word = word << 8 | *byte as u64;
        rest = after;
    }
    word
}

/// Whether two byte strings are the same but for the case of ASCII letters.
#[inline]
pub const fn eq_ignore_ascii_case(left: &[u8], right: &[u8]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    let (mut left_rest, mut right_rest) = (left, right);
    while let (Some((one, left_after)), Some((other, right_after))) =
        (next_word(left_rest), next_word(right_rest))
    {
        if !eq_words(one, other) {
            return false;
        }
        (left_rest, right_rest) = (left_after, right_after);
    }
    eq_words(last_word(left), last_word(right))
}

#[inline(always)]
const fn eq_words(left: u64, right: u64) -> bool {
    left == right || to_ascii_lowercase(left) == to_ascii_lowercase(right)
}

/// Eight bytes at once: sets bit 5 of each that is an ASCII capital letter, and of no other.
#[inline(always)]
const fn to_ascii_lowercase(word: u64) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let low_bits = word & (EACH * 0x7f);
    // Bit 7 of each byte: at least `A`; more than `Z`. No sum passes 255, so no byte carries into the next.
    let from_a = low_bits + EACH * (0x80 - b'A' as u64);
    let past_z = low_bits + EACH * (0x7f - b'Z' as u64);
    let capital = (from_a & !past_z) & !word & (EACH * 0x80);
    word | (capital >> 2)
}

/// The bucket, of so many, whose pilot decides the slot of a name with this [`hash`].
#[inline]
pub const fn bucket(hash: u64, buckets: u32) -> u32 {
    reduce(hash as u32, buckets)
}

/// The slot, of so many, of a name with this [`hash`], whose bucket has this pilot: with [`bucket`], the mirror of
/// `phf_shared::ptrhash::get_index` before its remapping.
#[inline]
pub const fn slot(hash: u64, seed: u64, pilot: u32, slots: u32) -> u32 {
    let pilot = (seed ^ pilot as u64).wrapping_mul(0x517c_c1b7_2722_0a95);
    reduce((hash >> 32) as u32 ^ (pilot >> 32) as u32 ^ pilot as u32, slots)
}

/// Scales 32 evenly spread bits down to `0..limit`.
#[inline]
const fn reduce(bits: u32, limit: u32) -> u32 {
    ((bits as u64 * limit as u64) >> 32) as u32
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use std::vec::Vec;

    #[test]
    fn only_ascii_capitals_change() {
        for byte in 0..=255_u8 {
            for place in 0..8 {
                let mut word = *b"aZ\xc1@[z\x80A";
                word[place] = byte;
                let lower = u64::from_le_bytes(word.map(|byte| byte.to_ascii_lowercase()));
                assert_eq!(to_ascii_lowercase(u64::from_le_bytes(word)), lower);
            }
        }
    }

    #[test]
    fn equality_is_that_of_the_standard_library() {
        let texts: Vec<&[u8]> = [
            &b""[..],
            b"a",
            b"A",
            b"[",
            b"{",
            b"abcd",
            b"ABCD",
            b"abcde",
            b"ABCDE",
            b"abcd\xc1",
            b"abcd\xe1",
            b"abcdefg",
            b"abcdefgh",
            b"ABCDEFGH",
            b"abcdefghi",
            b"abcdefgHI",
            b"bcdefghi",
            b"abcdefghijklmnopq",
            b"ABCDEFGHIJKLMNOPQ",
            b"abcdefghijklmnopqr",
            b"aBcDeFg",
            b"\0",
            b"\0\0",
            b"abc",
            b"abc\0",
        ]
        .to_vec();
        for one in &texts {
            for other in &texts {
                let same = one.eq_ignore_ascii_case(other);
                assert_eq!(eq_ignore_ascii_case(one, other), same, "{one:?} {other:?}");
                assert_eq!(hash(one, 7) == hash(other, 7), same, "{one:?} {other:?}");
            }
        }
    }
}
