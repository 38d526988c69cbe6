//! A row of the registry.

use core::fmt;
use core::hash::{Hash, Hasher};
use core::ops::RangeInclusive;

use iana_ports_tables::{
    Anchor, DescriptionSource, PackedRow, PortCellSyntax, RowKey, Status, Transport,
    TransportFilter,
};

use crate::registry::Registry;
use crate::tables::Tables;

/// One row of the registry, with its cells unchanged.
///
/// A record is `Copy`: a pointer and four bytes. Two records are equal if all their cells
/// are, up to the compiled tier.
///
/// ```
/// use iana_ports::{Transport, lookup};
///
/// let row = lookup(1455).records().next().unwrap();
/// assert_eq!(row.service_name(), Some("esl-lm"));
/// assert_eq!(row.ports(), Some(1455..=1455));
/// assert_eq!(row.transport(), Some(Transport::Tcp));
/// assert_eq!(row.description(), Some("ESL License Manager"));
/// ```
#[derive(Clone, Copy)]
pub struct Record<'a> {
    registry: Registry<'a>,
    key: RowKey,
}

impl<'a> Record<'a> {
    #[inline]
    pub(crate) const fn new(registry: Registry<'a>, key: RowKey) -> Self {
        Self { registry, key }
    }

    #[inline]
    pub(crate) const fn tables(self) -> &'a Tables<'a> {
        self.registry.tables()
    }

    #[inline]
    pub(crate) const fn key(self) -> RowKey {
        self.key
    }

    #[inline]
    const fn group(self) -> usize {
        self.tables().rows.group(&self.tables().names, self.key.anchor())
    }

    #[inline]
    const fn packed(self) -> PackedRow {
        self.tables().rows.row(self.group(), self.key.index())
    }

    /// The transport that the row counts for.
    #[inline]
    pub(crate) const fn filter(self) -> TransportFilter {
        self.packed().transport()
    }

    /// How the cell *Port Number* is written.
    ///
    /// Not part of the public interface: for the bindings in this repository.
    #[doc(hidden)]
    #[inline]
    pub const fn port_cell_syntax(self) -> PortCellSyntax {
        self.packed().port_cell_syntax()
    }

    /// *Service Name*, or `None` if the row describes a port without a service.
    #[inline]
    pub const fn service_name(self) -> Option<&'a str> {
        match self.packed().name_index() {
            Some(index) => self.tables().name(self.key.anchor(), index),
            None => None,
        }
    }

    /// *Port Number*: the ports that the row covers, or `None` for a service without a
    /// port.
    ///
    /// Costs a binary search over a bitmap: 16 rank queries. The last port of a range may
    /// cost as many again.
    #[inline]
    pub const fn ports(self) -> Option<RangeInclusive<u16>> {
        let Tables { names, rows, .. } = self.tables();
        let Some(first) = rows.first_port(names, self.group()) else {
            return None;
        };
        let last = match self.port_cell_syntax() {
            PortCellSyntax::Single | PortCellSyntax::Empty => first,
            PortCellSyntax::WholeRun => rows.last_port(names, self.group()),
            PortCellSyntax::Range => {
                let key = RowKey::new(Anchor::of_port(first), self.key.index());
                rows.range_end(key)
            }
        };
        Some(first..=last)
    }

    /// *Transport Protocol*, or `None` for a row without a transport, which counts for
    /// every transport.
    #[inline]
    pub const fn transport(self) -> Option<Transport> {
        self.filter().transport()
    }

    /// *Description*, or `None` if the cell is empty.
    #[inline]
    pub const fn description(self) -> Option<&'a str> {
        match self.packed().description_source() {
            DescriptionSource::Name => self.service_name(),
            source => self.tables().rows.description(self.group(), source),
        }
    }

    /// The status of the row.
    ///
    /// It is assigned if it has a name, else unassigned if its description begins with
    /// that word in any case, else reserved.
    #[inline]
    pub const fn status(self) -> Status {
        self.packed().status()
    }
}

impl fmt::Debug for Record<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Record");
        debug
            .field("service_name", &self.service_name())
            .field("ports", &self.ports())
            .field("transport", &self.transport())
            .field("description", &self.description());
        debug.finish_non_exhaustive()
    }
}

impl PartialEq for Record<'_> {
    #[cfg(feature = "full")]
    fn eq(&self, other: &Self) -> bool {
        crate::Column::ALL.into_iter().all(|column| self.cell(column) == other.cell(column))
    }

    #[cfg(not(feature = "full"))]
    fn eq(&self, other: &Self) -> bool {
        let is_single = |record: &Self| record.port_cell_syntax() == PortCellSyntax::Single;
        (self.service_name(), self.ports(), self.transport(), self.description())
            == (other.service_name(), other.ports(), other.transport(), other.description())
            && is_single(self) == is_single(other)
    }
}

impl Eq for Record<'_> {}

impl Hash for Record<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.service_name(), self.ports(), self.transport(), self.description()).hash(state);
    }
}
