//! Iterators over the rows of a port and over all rows.

use core::fmt;
use core::iter::FusedIterator;

use crate::port::Port;
use crate::record::Record;

impl<'a> Port<'a> {
    /// Every row that covers the port, in registry order, including rows of ranges.
    ///
    /// `len` and `size_hint` look at each row of the port.
    ///
    /// ```
    /// use iana_ports::{Transport, lookup};
    ///
    /// assert_eq!(lookup(1455).records().len(), 2); // tcp and udp
    /// let row = lookup(6010).on(Transport::Tcp).records().next().unwrap();
    /// assert_eq!((row.service_name(), row.ports()), (Some("x11"), Some(6000..=6063)));
    /// ```
    #[inline]
    pub const fn records(self) -> PortRecords<'a> {
        PortRecords::new(self)
    }
}

/// The rows that cover a port: see [`Port::records`].
#[derive(Clone)]
pub struct PortRecords<'a> {
    port: Port<'a>,
    /// The index of the next row at the front, among all rows that cover the port.
    front: usize,
    /// The index after the next row at the back.
    back: usize,
}

impl<'a> PortRecords<'a> {
    #[inline]
    pub(crate) const fn new(port: Port<'a>) -> Self {
        Self { port, front: 0, back: port.covering_count() }
    }

    /// The row at `index`, if it counts for the port's transport.
    #[inline]
    fn get(&self, index: usize) -> Option<Record<'a>> {
        let record = self.port.covering(index);
        self.port.filter().admits(record.filter()).then_some(record)
    }
}

impl<'a> Iterator for PortRecords<'a> {
    type Item = Record<'a>;

    #[inline]
    fn next(&mut self) -> Option<Record<'a>> {
        while self.front < self.back {
            self.front += 1;
            if let Some(record) = self.get(self.front - 1) {
                return Some(record);
            }
        }
        None
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = (self.front..self.back).filter(|&index| self.get(index).is_some()).count();
        (left, Some(left))
    }
}

impl DoubleEndedIterator for PortRecords<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<Self::Item> {
        while self.front < self.back {
            self.back -= 1;
            if let Some(record) = self.get(self.back) {
                return Some(record);
            }
        }
        None
    }
}

impl ExactSizeIterator for PortRecords<'_> {
    /// The length from `size_hint`. The provided method also has an assertion, which
    /// could panic.
    #[inline]
    fn len(&self) -> usize {
        self.size_hint().0
    }
}
impl FusedIterator for PortRecords<'_> {}

impl fmt::Debug for PortRecords<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

#[cfg(feature = "by-name")]
pub use all::Records;

#[cfg(feature = "by-name")]
mod all {
    use iana_ports_tables::{Anchor, RowKey};

    use super::{FusedIterator, Record, fmt};
    use crate::registry::Registry;

    /// All rows of a registry: see [`Registry::records`](crate::Registry::records).
    #[derive(Clone)]
    pub struct Records<'a> {
        registry: Registry<'a>,
        /// The next row at the front: its group, and its index in the group.
        front: (usize, usize),
        /// The first port of the group at the front.
        front_port: Option<u16>,
        /// The next row at the back: its group, and the index after it in the group.
        back: (usize, usize),
        left: usize,
    }

    impl<'a> Records<'a> {
        #[inline]
        pub(crate) const fn new(registry: Registry<'a>) -> Self {
            let groups = registry.tables().rows.group_count();
            Self {
                registry,
                front: (0, 0),
                front_port: Some(0),
                back: (groups, 0),
                left: registry.snapshot().rows() as usize,
            }
        }
    }

    // These helpers take the registry by value. Through the reference of an iterator, the
    // compiler would not see that the address of the embedded tables is a constant.

    #[inline]
    fn row_count(registry: Registry<'_>, group: usize) -> usize {
        registry.tables().rows.row_count(group)
    }

    /// The row that is `index` rows after the first row of `group`: its group, and its
    /// index in the group.
    #[inline]
    fn locate(registry: Registry<'_>, mut group: usize, mut index: usize) -> (usize, usize) {
        while index >= row_count(registry, group) {
            index -= row_count(registry, group);
            group += 1;
        }
        (group, index)
    }

    /// The last row before row `end` of `group`: its group, and the index after it in the
    /// group.
    #[inline]
    fn locate_back(registry: Registry<'_>, mut group: usize, mut end: usize) -> (usize, usize) {
        while end == 0 {
            group -= 1;
            end = row_count(registry, group);
        }
        (group, end)
    }

    #[inline]
    fn record(
        registry: Registry<'_>,
        group: usize,
        first_port: Option<u16>,
        index: usize,
    ) -> Record<'_> {
        let before = registry.tables().rows.port_group_count;
        let portless = || Anchor::of_portless((group as u32).wrapping_sub(before));
        let anchor = first_port.map_or_else(portless, Anchor::of_port);
        Record::new(registry, RowKey::new(anchor, index))
    }

    /// The first port of `group`, a later group than the one that begins on `port`. Most
    /// often it is the next port, so checking that port first saves the search. All
    /// groups after one without a port have none either.
    #[inline]
    fn first_port_after(registry: Registry<'_>, port: Option<u16>, group: usize) -> Option<u16> {
        let (rows, names) = (&registry.tables().rows, &registry.tables().names);
        match port?.checked_add(1) {
            Some(next) if names.run(next) == group => Some(next),
            _ => rows.first_port(names, group),
        }
    }

    impl<'a> Iterator for Records<'a> {
        type Item = Record<'a>;

        #[inline]
        fn next(&mut self) -> Option<Record<'a>> {
            self.nth(0)
        }

        /// Skips whole groups, not single rows.
        #[inline]
        fn nth(&mut self, n: usize) -> Option<Record<'a>> {
            if n >= self.left {
                self.left = 0;
                return None;
            }
            self.left -= n + 1;
            let (group, index) = locate(self.registry, self.front.0, self.front.1 + n);
            if group != self.front.0 {
                self.front_port = first_port_after(self.registry, self.front_port, group);
            }
            self.front = (group, index + 1);
            Some(record(self.registry, group, self.front_port, index))
        }

        #[inline]
        fn size_hint(&self) -> (usize, Option<usize>) {
            (self.left, Some(self.left))
        }
    }

    impl DoubleEndedIterator for Records<'_> {
        #[inline]
        fn next_back(&mut self) -> Option<Self::Item> {
            self.left = self.left.checked_sub(1)?;
            let (group, end) = locate_back(self.registry, self.back.0, self.back.1);
            self.back = (group, end - 1);
            let tables = self.registry.tables();
            let first_port = tables.rows.first_port(&tables.names, group);
            Some(record(self.registry, group, first_port, end - 1))
        }
    }

    impl ExactSizeIterator for Records<'_> {}
    impl FusedIterator for Records<'_> {}

    impl fmt::Debug for Records<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("Records").field("left", &self.left).finish_non_exhaustive()
        }
    }
}
