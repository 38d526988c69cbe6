//! The storage of columns: one block of bytes and one text for each struct of tables.
//!
//! Each struct has a [`Storage`] of its own, so that a program links only the tables that
//! it uses. A column contains offsets into its storage, not pointers, so the number of
//! relocations does not grow with the number of columns.

#[cfg(feature = "alloc")]
use alloc::boxed::Box;

/// The storage of the columns of one struct of tables.
#[derive(Debug)]
pub struct Storage<'a> {
    /// Integers of one, two or four bytes, little-endian on every machine.
    pub bytes: Bytes<'a>,
    /// Concatenated strings.
    pub text: Text<'a>,
}

/// Embedded bytes, aligned so that one instruction can load an integer of a known width.
#[derive(Debug)]
#[repr(C, align(4))]
pub struct Aligned<const LEN: usize>(pub [u8; LEN]);

/// Bytes that are borrowed (embedded registry) or owned (loaded registry).
#[derive(Debug)]
pub enum Bytes<'a> {
    /// In a `static`.
    Borrowed(&'a [u8]),
    /// On the heap.
    #[cfg(feature = "alloc")]
    Owned(Box<[u8]>),
}

impl Bytes<'_> {
    /// The bytes as a slice.
    #[inline(always)]
    pub const fn as_slice(&self) -> &[u8] {
        match self {
            Bytes::Borrowed(bytes) => bytes,
            #[cfg(feature = "alloc")]
            Bytes::Owned(bytes) => bytes,
        }
    }
}

/// Text that is borrowed or owned.
///
/// The borrowed form refers to a `static` that contains the `&str`. Inlining a constant
/// `&str` would copy the text into each crate; inlining a reference to a `static` does
/// not.
#[derive(Debug)]
pub enum Text<'a> {
    /// In a `static`.
    Borrowed(&'a &'a str),
    /// On the heap.
    #[cfg(feature = "alloc")]
    Owned(Box<str>),
}

impl Text<'_> {
    /// The text as a string slice.
    #[inline(always)]
    pub const fn as_str(&self) -> &str {
        match self {
            Text::Borrowed(text) => text,
            #[cfg(feature = "alloc")]
            Text::Owned(text) => text,
        }
    }
}

#[cfg(feature = "alloc")]
pub use building::StorageBuilder;

#[cfg(feature = "alloc")]
mod building {
    use super::{Bytes, Storage, Text};
    use alloc::string::String;
    use alloc::vec::Vec;

    /// Storage to which columns are appended.
    #[derive(Debug, Default)]
    pub struct StorageBuilder {
        pub(crate) bytes: Vec<u8>,
        pub(crate) text: String,
    }

    impl StorageBuilder {
        /// Finishes the storage. Appends the padding that
        /// [`PackedInts::get`](crate::PackedInts::get) needs after the last column.
        pub fn build(mut self) -> Storage<'static> {
            self.bytes.extend([0; size_of::<u32>() - 1]);
            Storage { bytes: Bytes::Owned(self.bytes.into()), text: Text::Owned(self.text.into()) }
        }
    }
}

#[cfg(test)]
#[cfg(feature = "alloc")]
mod tests {
    use super::*;
    use crate::PackedInts;

    #[test]
    fn storage_ends_where_a_load_of_the_last_integer_ends() {
        let mut builder = StorageBuilder::default();
        let column = PackedInts::build(&mut builder, [7]);
        let storage = builder.build();
        assert_eq!(column.get(&storage, 0), 7);
        assert_eq!(storage.bytes.as_slice().len(), column.start as usize + size_of::<u32>());
    }
}
