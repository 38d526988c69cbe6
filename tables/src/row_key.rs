//! Keys of groups, and of rows and names in groups. A lookup computes them without a
//! search.

use crate::limits;

/// Identifies a group by a port of its run.
///
/// A group without a port is identified by its index among those groups.
///
/// [`RowTables::group`](crate::RowTables::group) accepts any port of the run, so a lookup
/// uses the port in question. Keys in columns have the first port. Compare or look up
/// only keys with the first port.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Anchor(u32);

impl Anchor {
    const PORTS: u32 = 1 << u16::BITS;

    /// The group whose run contains `port`.
    #[inline]
    pub const fn of_port(port: u16) -> Self {
        Self(port as u32)
    }

    /// Group `index` of those without a port.
    #[inline]
    pub const fn of_portless(index: u32) -> Self {
        Self(Self::PORTS.wrapping_add(index))
    }

    /// The port, or `None` if the group's rows have none.
    #[inline]
    pub const fn port(self) -> Option<u16> {
        if self.0 < Self::PORTS { Some(self.0 as u16) } else { None }
    }

    /// The index among the groups without a port. Meaningless for other groups.
    #[inline]
    pub const fn portless_index(self) -> usize {
        self.0.wrapping_sub(Self::PORTS) as usize
    }

    /// The anchor as an integer for a column.
    #[inline]
    pub const fn to_bits(self) -> u32 {
        self.0
    }

    /// The anchor that [`to_bits`](Self::to_bits) gave.
    #[inline]
    pub const fn from_bits(bits: u32) -> Self {
        Self(bits)
    }
}

/// Identifies a row by its group and its index in the group, or a name by its group and
/// its index in the group's list of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowKey(u32);

impl RowKey {
    const INDEX_BITS: u32 = limits::MAX_ROWS_IN_GROUP.count_ones();

    /// The key of item `index` of the group. The index is at most
    /// [`limits::MAX_ROWS_IN_GROUP`].
    #[inline]
    pub const fn new(anchor: Anchor, index: usize) -> Self {
        Self(anchor.0 << Self::INDEX_BITS | index as u32)
    }

    /// The group.
    #[inline]
    pub const fn anchor(self) -> Anchor {
        Anchor(self.0 >> Self::INDEX_BITS)
    }

    /// The index in the group.
    #[inline]
    pub const fn index(self) -> usize {
        self.0 as usize & limits::MAX_ROWS_IN_GROUP
    }

    /// The key as an integer for a column.
    #[inline]
    pub const fn to_bits(self) -> u32 {
        self.0
    }

    /// The key that [`to_bits`](Self::to_bits) gave.
    #[inline]
    pub const fn from_bits(bits: u32) -> Self {
        Self(bits)
    }
}
