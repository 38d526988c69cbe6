//! Texts in C's representation.

use core::ffi::c_char;
use core::mem::MaybeUninit;
use core::ptr;

/// `iana_ports_text`: a text in the read-only tables. A null pointer and 0 mean nothing.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Text {
    /// The first byte.
    pub data: *const c_char,
    /// The number of bytes.
    pub length: usize,
}

impl Text {
    /// No text.
    pub(crate) const NOTHING: Self = Self { data: ptr::null(), length: 0 };
}

impl From<Option<&'static str>> for Text {
    #[inline]
    fn from(text: Option<&'static str>) -> Self {
        match text {
            Some(text) if !text.is_empty() => {
                Self { data: text.as_ptr().cast(), length: text.len() }
            }
            _ => Self::NOTHING,
        }
    }
}

/// Writes as much of `text` as fits, and a terminator, as `snprintf` does. Returns the
/// length of the whole text.
#[inline]
pub(crate) fn copy(text: &[u8], buffer: &mut [MaybeUninit<u8>]) -> usize {
    for (to, &from) in buffer.iter_mut().zip(text) {
        to.write(from);
    }
    terminate(buffer, text.len());
    text.len()
}

/// Writes the terminator after `length` bytes, or into the last byte of a buffer that is
/// too small.
#[inline]
pub(crate) fn terminate(buffer: &mut [MaybeUninit<u8>], length: usize) {
    let end = length.min(buffer.len().saturating_sub(1));
    if let Some(last) = buffer.get_mut(end) {
        last.write(0);
    }
}
