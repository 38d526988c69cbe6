//! The memory of the tables: bytes and a text, which they borrow or, with `alloc`, own.
//!
//! However many columns there are, a program that embeds them gets a few pointers to relocate for each struct of tables: those
//! to its memory, wherever the compiler keeps a copy of the struct.

#[cfg(feature = "alloc")]
use alloc::boxed::Box;

/// What the columns of some tables lie in.
#[derive(Debug)]
pub struct Memory<'a> {
    /// Integers of half a byte, of one, two or four bytes, in little-endian order on every machine.
    pub bytes: Bytes<'a>,
    /// Texts, end to end.
    pub text: Text<'a>,
}

/// Bytes that are embedded: so aligned that where a column is known no processor has to load its integers byte by byte.
#[derive(Debug)]
#[repr(C, align(4))]
pub struct Aligned<const LENGTH: usize>(pub [u8; LENGTH]);

/// Bytes that are borrowed, as in the embedded registry, or owned, as in a loaded one.
#[derive(Debug)]
pub enum Bytes<'a> {
    /// Of a `static`.
    Borrowed(&'a [u8]),
    /// Of the heap.
    #[cfg(feature = "alloc")]
    Owned(Box<[u8]>),
}

impl Bytes<'_> {
    /// The bytes.
    #[inline(always)]
    pub const fn as_slice(&self) -> &[u8] {
        match self {
            Bytes::Borrowed(bytes) => bytes,
            #[cfg(feature = "alloc")]
            Bytes::Owned(bytes) => bytes,
        }
    }
}

/// A text that is borrowed or owned.
///
/// Borrowed twice: so the one `static` that holds an embedded text is all that refers to it, and no crate that a
/// lookup is compiled into gets a copy of its own.
#[derive(Debug)]
pub enum Text<'a> {
    /// Of a `static`.
    Borrowed(&'a &'a str),
    /// Of the heap.
    #[cfg(feature = "alloc")]
    Owned(Box<str>),
}

impl Text<'_> {
    /// The text.
    #[inline(always)]
    pub const fn as_str(&self) -> &str {
        match self {
            Text::Borrowed(text) => text,
            #[cfg(feature = "alloc")]
            Text::Owned(text) => text,
        }
    }
}

/// The text from byte `start` to byte `end`, empty if that is not inside it or cuts a character: `str::get`, which is not
/// `const` yet.
#[inline]
pub const fn between(text: &str, start: usize, end: usize) -> &str {
    match text.split_at_checked(end) {
        Some((head, _)) => match head.split_at_checked(start) {
            Some((_, tail)) => tail,
            None => "",
        },
        None => "",
    }
}

#[cfg(feature = "alloc")]
pub use building::MemoryBuilder;

#[cfg(feature = "alloc")]
mod building {
    use super::{Bytes, Memory, Text};
    use alloc::string::String;
    use alloc::vec::Vec;

    /// Memory that columns are still being laid into: by [`Ints::new`](crate::Ints::new) and the like.
    #[derive(Debug, Default)]
    pub struct MemoryBuilder {
        pub(crate) bytes: Vec<u8>,
        pub(crate) text: String,
    }

    impl MemoryBuilder {
        /// The memory, with all that was laid into it, and some bytes to spare: see [`Ints::get`](crate::Ints::get).
        pub fn build(mut self) -> Memory<'static> {
            self.bytes.extend([0; 3]);
            Memory { bytes: Bytes::Owned(self.bytes.into()), text: Text::Owned(self.text.into()) }
        }
    }
}
