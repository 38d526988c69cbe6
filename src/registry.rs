//! A registry, embedded or loaded.

use core::fmt;

#[cfg(feature = "full")]
use iana_ports_tables::Column;

use crate::embedded;
use crate::snapshot::Snapshot;
use crate::tables::Tables;

/// A registry, for lookups of ports and services.
///
/// The functions of the crate's root use [`Registry::embedded`].
/// [`include_registry!`](crate::include_registry) includes a registry of your own. With
/// the feature `csv`, an `OwnedRegistry` loads any other snapshot at run time. A registry
/// is one pointer, and `Copy`.
///
/// ```
/// use iana_ports::{Registry, lookup};
///
/// let registry = Registry::embedded();
/// assert_eq!(registry.lookup(80), lookup(80));
/// ```
#[derive(Clone, Copy)]
pub struct Registry<'a> {
    tables: &'a Tables<'a>,
}

impl Registry<'static> {
    /// The registry that is compiled into the program. Costs nothing.
    #[inline]
    pub const fn embedded() -> Self {
        Self { tables: embedded::TABLES }
    }
}

impl<'a> Registry<'a> {
    /// A registry with these tables.
    ///
    /// Not part of the public interface: for `include_registry!`.
    #[doc(hidden)]
    #[inline]
    pub const fn new(tables: &'a Tables<'a>) -> Self {
        Self { tables }
    }

    /// The tables of the registry.
    ///
    /// Not part of the public interface: for the bindings in this repository.
    #[doc(hidden)]
    #[inline]
    pub const fn tables(self) -> &'a Tables<'a> {
        self.tables
    }

    /// The titles of the columns, as in the registry's file.
    ///
    /// They are those of [`Column::title`]. In files up to 2018, the title of the
    /// eleventh column is `Known Unauthorized Uses`.
    #[cfg(feature = "full")]
    pub const fn header(self) -> [&'a str; Column::ALL.len()] {
        let mut titles = [""; Column::ALL.len()];
        let mut index = 0;
        while index < titles.len() {
            let column = Column::ALL[index];
            titles[index] = match column.former_title() {
                Some(title) if self.tables.details.former_titles & 1 << index != 0 => title,
                _ => column.title(),
            };
            index += 1;
        }
        titles
    }

    /// The file that the registry comes from.
    pub const fn snapshot(self) -> Snapshot {
        self.tables().snapshot
    }
}

impl fmt::Debug for Registry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Registry").field(&self.snapshot()).finish()
    }
}
