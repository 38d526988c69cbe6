//! The hash of the name index, and the comparison of names. Both ignore ASCII case.
//!
//! `phf_generator`'s `ptrhash` finds a *pilot* for each bucket of names, so that every
//! name gets a slot of its own. This file repeats its formula for the slot, because the
//! one in `phf_shared` is not `const`, can panic and links `SipHash`. The compiler looks
//! up every name after it built the index, so a version of the generator with another
//! formula fails the build.

/// Hashes `name` in lower case (ASCII), for [`bucket`] and [`slot`].
///
/// The same on every machine.
///
/// A name of up to 16 bytes takes two rounds: its first and its last eight bytes. RFC
/// 6335 allows 15 bytes. A longer name takes one more round for each byte between the two
/// words.
#[inline(always)]
pub const fn hash(name: &[u8], seed: u64) -> u64 {
    let mut state = seed ^ (name.len() as u64).wrapping_mul(MULTIPLIER);
    if name.len() > 2 * WORD_LEN {
        state = hash_middle(name, state);
    }
    let (first, last) = first_and_last_word(name);
    let state = mix(mix(state, to_ascii_lowercase(first)), to_ascii_lowercase(last));
    // A last round that only multiplies. Without it, the hashes of two names that differ
    // only in the last four bytes differ in the same bits of both halves, and bucket and
    // slot depend on each other.
    state.wrapping_mul(MULTIPLIER)
}

/// Hashes the bytes between the first and the last word.
#[cold]
#[inline(never)]
const fn hash_middle(name: &[u8], state: u64) -> u64 {
    let [_, _, _, _, _, _, _, _, middle @ ..] = name else {
        return state;
    };
    let (mut state, mut rest) = (state, middle);
    while let [byte, after @ ..] = rest {
        if after.len() < WORD_LEN {
            break;
        }
        state = mix(state, byte.to_ascii_lowercase() as u64);
        rest = after;
    }
    state
}

/// Bytes of a word.
const WORD_LEN: usize = size_of::<u64>();

/// 2^64 divided by the golden ratio, odd.
const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;

/// One round. It is a bijection of the state for each word, and of the word for each
/// state: names that differ in only one word never get the same state.
#[inline]
const fn mix(state: u64, word: u64) -> u64 {
    let state = (state ^ word).wrapping_mul(MULTIPLIER);
    state ^ state >> 32
}

/// Two words that together contain all bytes of a name of up to 16 bytes.
///
/// They are its first and its last eight bytes. A name of four to seven bytes has its
/// first and its last four bytes; a shorter one has 0 and all its bytes.
#[inline]
const fn first_and_last_word(name: &[u8]) -> (u64, u64) {
    // Slice patterns, not `last_chunk`, which keeps a panic path at `opt-level = "z"`.
    if let (Some(first), [.., a, b, c, d, e, f, g, h]) = (name.first_chunk(), name) {
        return (u64::from_le_bytes(*first), u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h]));
    }
    if let (Some(first), [.., a, b, c, d]) = (name.first_chunk(), name) {
        return (u32::from_le_bytes(*first) as u64, u32::from_le_bytes([*a, *b, *c, *d]) as u64);
    }
    let (mut word, mut rest) = (0, name);
    while let [byte, after @ ..] = rest {
        word = word << 8 | *byte as u64;
        rest = after;
    }
    (0, word)
}

/// Whether two byte strings are equal, ignoring ASCII case. (The method of slices is not
/// `const` in the minimum supported Rust version.)
#[inline]
pub const fn eq_ignore_ascii_case(left: &[u8], right: &[u8]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    let (mut left, mut right) = (left, right);
    while let ([one, left_rest @ ..], [other, right_rest @ ..]) = (left, right) {
        if *one != *other && !one.eq_ignore_ascii_case(other) {
            return false;
        }
        (left, right) = (left_rest, right_rest);
    }
    true
}

/// [`eq_ignore_ascii_case`] for hot paths. Compares names of up to 16 bytes word by word.
#[inline(always)]
pub const fn eq_ignore_ascii_case_inlined(left: &[u8], right: &[u8]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    if left.len() > 2 * WORD_LEN {
        return eq_ignore_ascii_case(left, right);
    }
    let (left_first, left_last) = first_and_last_word(left);
    let (right_first, right_last) = first_and_last_word(right);
    eq_words(left_first, right_first) && eq_words(left_last, right_last)
}

/// Whether two words are equal, ignoring ASCII case. Folds the case only if they differ.
#[inline]
const fn eq_words(left: u64, right: u64) -> bool {
    left == right || to_ascii_lowercase(left) == to_ascii_lowercase(right)
}

/// Converts the ASCII capital letters among the eight bytes to lower case, by setting bit
/// 5.
#[inline]
const fn to_ascii_lowercase(word: u64) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let low_bits = word & (EACH * 0x7f);
    // Bit 7 of each byte shows: at least `A`; more than `Z`. No sum exceeds 255, so there
    // is no carry.
    let from_a = low_bits + EACH * (0x80 - b'A' as u64);
    let past_z = low_bits + EACH * (0x7f - b'Z' as u64);
    let capitals = (from_a & !past_z) & !word & (EACH * 0x80);
    word | (capitals >> 2)
}

/// The bucket of a name with this [`hash`]: a number below `buckets`.
#[inline(always)]
pub const fn bucket(hash: u64, buckets: u32) -> u32 {
    reduce(hash as u32, buckets)
}

/// The slot of a name with this [`hash`] in a bucket with this pilot: a number below
/// `slots`. The same as `phf_shared::ptrhash::get_index` before its remapping.
#[inline(always)]
pub const fn slot(hash: u64, seed: u64, pilot: u32, slots: u32) -> u32 {
    let pilot = (seed ^ pilot as u64).wrapping_mul(0x517c_c1b7_2722_0a95);
    reduce((hash >> 32) as u32 ^ (pilot >> 32) as u32 ^ pilot as u32, slots)
}

/// Scales a number of 32 bits down to `0..limit`.
#[inline(always)]
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
            for index in 0..8 {
                let mut word = *b"aZ\xc1@[z\x80A";
                word[index] = byte;
                let lower = u64::from_le_bytes(word.map(|byte| byte.to_ascii_lowercase()));
                assert_eq!(to_ascii_lowercase(u64::from_le_bytes(word)), lower);
            }
        }
    }

    #[test]
    fn equality_is_that_of_the_standard_library() {
        let base = b"aBcDeFgHiJkLmNoPqRsTuVwXyZ[{@`\xc1\xe1";
        let mut texts: Vec<Vec<u8>> = Vec::new();
        for len in 0..=base.len() {
            let text = &base[base.len() - len..];
            texts.push(text.to_vec());
            texts.push(text.to_ascii_uppercase());
            for index in [0, len / 2, len.saturating_sub(1)] {
                let mut other = text.to_vec();
                if let Some(byte) = other.get_mut(index) {
                    *byte ^= 0x20;
                }
                texts.push(other);
            }
        }
        texts.extend([
            b"\0".to_vec(),
            b"\0\0".to_vec(),
            b"abc".to_vec(),
            b"abc\0".to_vec(),
            b"aaaaaaaaaa".to_vec(),
        ]);
        for one in &texts {
            for other in &texts {
                let same = one.eq_ignore_ascii_case(other);
                assert_eq!(eq_ignore_ascii_case(one, other), same, "{one:?} {other:?}");
                assert_eq!(eq_ignore_ascii_case_inlined(one, other), same, "{one:?} {other:?}");
                assert_eq!(hash(one, 7) == hash(other, 7), same, "{one:?} {other:?}");
            }
        }
    }

    /// Names of one word, of two, and of more.
    const NAMES: [&[u8]; 4] =
        [b"nfs", b"esl-lm", b"a-name-of-16-byt", b"a-name-of-25-bytes-or-so."];

    #[test]
    fn each_byte_counts() {
        for name in NAMES {
            for index in 0..name.len() {
                for bit in [0, 1, 7] {
                    let mut other = name.to_vec();
                    other[index] ^= 1 << bit;
                    assert_ne!(hash(name, 7), hash(&other, 7), "{name:?} {other:?}");
                }
            }
        }
    }

    #[test]
    fn each_bit_of_the_seed_counts() {
        for name in NAMES {
            for bit in 0..64 {
                for seed in [0, u64::MAX] {
                    assert_ne!(hash(name, seed), hash(name, seed ^ 1 << bit), "{name:?} {bit}");
                }
            }
        }
    }

    #[test]
    fn a_round_can_be_undone() {
        // The number by which the multiplier gives 1; Newton's method doubles its correct
        // bits.
        let inverse = (0..6).fold(1_u64, |inverse, _| {
            inverse.wrapping_mul(2_u64.wrapping_sub(MULTIPLIER.wrapping_mul(inverse)))
        });
        assert_eq!(MULTIPLIER.wrapping_mul(inverse), 1);
        for state in [0, 1, 1 << 32, u64::MAX, 0x0123_4567_89ab_cdef] {
            for word in [0, 1, 1 << 63, u64::MAX, u64::from_le_bytes(*b"http-alt")] {
                let mixed = mix(state, word);
                assert_eq!((mixed ^ mixed >> 32).wrapping_mul(inverse) ^ state, word);
            }
        }
    }
}
