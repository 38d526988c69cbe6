//! The memory of the tables: a few large arrays that they borrow or, with `alloc`, own.
//!
//! A program that embeds the tables gets one pointer an array to relocate, however many columns there are.

#[cfg(feature = "alloc")]
use alloc::boxed::Box;

/// The arrays that the columns of some tables lie in.
#[derive(Debug)]
pub struct Memory<'a> {
    /// Integers below 2^8.
    pub bytes: Slice<'a, u8>,
    /// Integers below 2^16.
    pub shorts: Slice<'a, u16>,
    /// Larger integers, and bits.
    pub words: Slice<'a, u32>,
    /// Texts, end to end.
    pub text: Text<'a>,
}

/// A slice that is borrowed, as in the embedded registry, or owned, as in a loaded one.
#[derive(Debug)]
pub enum Slice<'a, T> {
    /// Of a `static`.
    Borrowed(&'a [T]),
    /// Of the heap.
    #[cfg(feature = "alloc")]
    Owned(Box<[T]>),
}

impl<T: Copy> Slice<'_, T> {
    /// The items.
    #[inline(always)]
    pub const fn as_slice(&self) -> &[T] {
        match self {
            Slice::Borrowed(items) => items,
            #[cfg(feature = "alloc")]
            Slice::Owned(items) => items,
        }
    }

    /// The item at `index`.
    #[inline(always)]
    pub const fn get(&self, index: usize) -> Option<T> {
        let items = self.as_slice();
        if index < items.len() { Some(items[index]) } else { None }
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
pub(crate) const fn between(text: &str, start: usize, end: usize) -> &str {
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
    use super::{Memory, Slice, Text};
    use alloc::string::String;
    use alloc::vec::Vec;

    /// Memory that columns are still being laid into: by [`Ints::new`](crate::Ints::new) and the like.
    #[derive(Debug, Default)]
    pub struct MemoryBuilder {
        pub(crate) bytes: Vec<u8>,
        pub(crate) shorts: Vec<u16>,
        pub(crate) words: Vec<u32>,
        pub(crate) text: String,
    }

    impl MemoryBuilder {
        /// The memory, with all that was laid into it.
        pub fn build(self) -> Memory<'static> {
            Memory {
                bytes: Slice::Owned(self.bytes.into()),
                shorts: Slice::Owned(self.shorts.into()),
                words: Slice::Owned(self.words.into()),
                text: Text::Owned(self.text.into()),
            }
        }
    }
}
