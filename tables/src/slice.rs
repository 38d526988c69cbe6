//! Memory that the tables borrow or, with `alloc`, own.

#[cfg(feature = "alloc")]
use alloc::boxed::Box;

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
    #[inline]
    pub const fn as_slice(&self) -> &[T] {
        match self {
            Slice::Borrowed(items) => items,
            #[cfg(feature = "alloc")]
            Slice::Owned(items) => items,
        }
    }

    /// The item at `index`.
    #[inline]
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
    #[inline]
    pub const fn as_str(&self) -> &str {
        match self {
            Text::Borrowed(text) => text,
            #[cfg(feature = "alloc")]
            Text::Owned(text) => text,
        }
    }

    /// The text from byte `start` to byte `end`, empty if that is not inside the text or cuts a character.
    #[inline]
    pub const fn between(&self, start: usize, end: usize) -> &str {
        between(self.as_str(), start, end)
    }
}

/// `text[start..end]`, or empty: `str::get`, which is not `const` yet.
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
