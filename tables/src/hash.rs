//! The perfect hash of the service names.
//!
//! `phf_generator`'s `ptrhash` finds a *pilot* for each bucket of names such that every name gets a slot of its own. Its
//! formula for the slot is mirrored here, because its own is not `const`, can panic and links a SipHash. The hash of a
//! name is ours, so that ASCII case does not count: four bytes at a time, 32-bit arithmetic, bytes taken in
//! little-endian order on every machine.

/// Hashes `name`, ASCII letters in lower case, into the 64 bits that [`slot`] takes.
#[inline]
pub const fn hash(name: &[u8], seed: u64) -> u64 {
    let mut state = (seed as u32) ^ (name.len() as u32).wrapping_mul(0x9e37_79b9);
    let mut rest = name;
    while let Some((word, after)) = rest.split_first_chunk() {
        state = mix(state, to_ascii_lowercase(u32::from_le_bytes(*word)));
        rest = after;
    }
    state = mix(state, to_ascii_lowercase(tail(rest)));
    let low = (state ^ (state >> 15)).wrapping_mul(0x2c1b_3c6d);
    let high = (low ^ (low >> 12)).wrapping_mul(0x297a_2d39);
    (((high ^ (high >> 15)) as u64) << 32) | low as u64
}

/// One round: every bit of `word` reaches the state's upper bits, and the rotation brings those down.
#[inline]
const fn mix(state: u32, word: u32) -> u32 {
    (state ^ word).wrapping_mul(0x85eb_ca6b).rotate_left(13)
}

/// Whether two byte strings are the same but for the case of ASCII letters.
#[inline]
pub const fn eq_ignore_ascii_case(left: &[u8], right: &[u8]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    let (mut left, mut right) = (left, right);
    while let (Some((one, left_after)), Some((other, right_after))) =
        (left.split_first_chunk(), right.split_first_chunk())
    {
        if to_ascii_lowercase(u32::from_le_bytes(*one)) != to_ascii_lowercase(u32::from_le_bytes(*other)) {
            return false;
        }
        (left, right) = (left_after, right_after);
    }
    to_ascii_lowercase(tail(left)) == to_ascii_lowercase(tail(right))
}

/// The up to three bytes that are left of a name, as the low bytes of a word.
#[inline]
const fn tail(bytes: &[u8]) -> u32 {
    match *bytes {
        [a] => a as u32,
        [a, b] => u16::from_le_bytes([a, b]) as u32,
        [a, b, c] => u32::from_le_bytes([a, b, c, 0]),
        _ => 0,
    }
}

/// Four bytes at once: sets bit 5 of each that is an ASCII capital letter, and of no other.
#[inline]
const fn to_ascii_lowercase(word: u32) -> u32 {
    const EACH: u32 = 0x0101_0101;
    let low_bits = word & (EACH * 0x7f);
    // Bit 7 of each byte: at least `A`; more than `Z`. No sum passes 255, so no byte carries into the next.
    let from_a = low_bits + EACH * (0x80 - b'A' as u32);
    let past_z = low_bits + EACH * (0x7f - b'Z' as u32);
    let capital = (from_a & !past_z) & !word & (EACH * 0x80);
    word | (capital >> 2)
}

/// The slot of a name with this [`hash`]: the mirror of `phf_shared::ptrhash::get_index` before its remapping.
///
/// There are `pilots.len()` buckets and `slots` slots; without buckets there is no slot.
#[inline]
pub const fn slot(hash: u64, seed: u64, pilots: &[u8], slots: u32) -> Option<u32> {
    let (low, high) = (hash as u32, (hash >> 32) as u32);
    let bucket = reduce(low, pilots.len() as u32) as usize;
    if bucket >= pilots.len() {
        return None;
    }
    let pilot = (seed ^ pilots[bucket] as u64).wrapping_mul(0x517c_c1b7_2722_0a95);
    Some(reduce(high ^ (pilot >> 32) as u32 ^ pilot as u32, slots))
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
            for place in 0..4 {
                let mut word = *b"aZ\xc1@";
                word[place] = byte;
                let lower = u32::from_le_bytes(word.map(|byte| byte.to_ascii_lowercase()));
                assert_eq!(to_ascii_lowercase(u32::from_le_bytes(word)), lower);
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
