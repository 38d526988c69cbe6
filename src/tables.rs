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
pub struct Tables<'a> {
    /// The facts about the file.
    pub snapshot: Snapshot,
    /// Whether the tables cover all ports, not only System Ports.
    pub covers_user_ports: bool,
    /// From ports to names.
    pub names: NameTables<'a>,
    /// The rows with a port: their first four columns.
    #[cfg(feature = "descriptions")]
    pub rows: RowTables<'a>,
    /// From names to rows.
    #[cfg(feature = "by-name")]
    pub index: NameIndex<'a>,
    /// The other eight columns.
    #[cfg(feature = "full")]
    pub details: DetailTables<'a>,
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
