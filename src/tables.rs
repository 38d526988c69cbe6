//! The tables of a registry, up to the compiled tier.

#[cfg(feature = "full")]
use iana_ports_tables::DetailTables;
#[cfg(feature = "by-name")]
use iana_ports_tables::NameIndex;
use iana_ports_tables::NameTables;
#[cfg(feature = "descriptions")]
use iana_ports_tables::{Anchor, RowTables};

use crate::snapshot::Snapshot;

/// The tables of a registry, up to the compiled tier.
#[derive(Debug)]
pub(crate) struct Tables<'a> {
    pub(crate) snapshot: Snapshot,
    pub(crate) names: NameTables<'a>,
    #[cfg(feature = "descriptions")]
    pub(crate) rows: RowTables<'a>,
    #[cfg(feature = "by-name")]
    pub(crate) index: NameIndex<'a>,
    #[cfg(feature = "full")]
    pub(crate) details: DetailTables<'a>,
}

#[cfg(feature = "descriptions")]
impl Tables<'_> {
    /// The name at `index` of the group of `anchor`.
    #[inline]
    pub(crate) const fn name(&self, anchor: Anchor, index: usize) -> Option<&str> {
        match anchor.port() {
            Some(port) => self.names.list(port).spelling(index),
            #[cfg(feature = "by-name")]
            None => Some(self.index.portless_name(anchor.portless_index())),
            #[cfg(not(feature = "by-name"))]
            None => None,
        }
    }
}
