//! Several strings encoded in one. Each string follows its length.
//!
//! A length below 127 is one byte. A length of 127 or more is the byte 127 and two digits
//! to base 128, the lower first. All these bytes are ASCII characters, so a list is a
//! string too.

/// The first byte of a length of two digits.
const LONG: u8 = 0x7f;

/// The first string of a list, and the list of the others. `None` if the list is empty.
#[inline]
pub const fn split_first(list: &str) -> Option<(&str, &str)> {
    let (start, len) = match list.as_bytes() {
        [LONG, low, high, ..] => (3, *low as usize | (*high as usize) << 7),
        [len, ..] => (1, *len as usize),
        [] => return None,
    };
    match list.split_at_checked(start) {
        Some((_, strings)) => strings.split_at_checked(len),
        None => None,
    }
}

/// String `index` of a list, or an empty one past the end.
#[inline]
pub const fn nth(list: &str, index: usize) -> &str {
    let (mut list, mut left) = (list, index);
    while let Some((first, rest)) = split_first(list) {
        if left == 0 {
            return first;
        }
        (list, left) = (rest, left - 1);
    }
    ""
}

/// Encodes these strings as a list.
#[cfg(feature = "alloc")]
pub fn encode(strings: impl IntoIterator<Item = impl AsRef<str>>) -> alloc::string::String {
    let mut list = alloc::string::String::new();
    for string in strings {
        let string = string.as_ref();
        if string.len() < LONG.into() {
            list.push(char::from(string.len() as u8));
        } else {
            list.push(char::from(LONG));
            list.extend([0, 7].map(|shift| char::from((string.len() >> shift & 0x7f) as u8)));
        }
        list.push_str(string);
    }
    list
}

const _: () = assert!(crate::limits::MAX_CELL_LEN < 1 << 14, "two digits to base 128");

#[cfg(test)]
#[cfg(feature = "alloc")]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    #[test]
    fn lists_round_trip() {
        let strings: Vec<_> =
            [0, 1, 126, 127, 128, 255, 1_000, 16_383].map(|len| "x".repeat(len)).into();
        for strings in [&strings[..], &strings[2..4], &["é".into(), "\u{7f}\0".into()], &[]] {
            let list = encode(strings);
            for (index, string) in strings.iter().enumerate() {
                assert_eq!(nth(&list, index), string);
            }
            assert_eq!(nth(&list, strings.len()), "");
        }
    }
}
