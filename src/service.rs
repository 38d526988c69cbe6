//! A service: all rows of one name.

use core::fmt;
use core::hash::{Hash, Hasher};

use iana_ports_tables::name_hash::eq_ignore_ascii_case;
use iana_ports_tables::{Anchor, NameIndex, RowKey, Transport, TransportFilter};

use crate::record::Record;
use crate::registry::Registry;
use crate::tables::Tables;

/// All rows of one service name. Names that differ only in ASCII case are one service.
///
/// A service is `Copy`: a pointer and five bytes. Two services are equal if their rows
/// are.
///
/// ```
/// use iana_ports::{Transport, service};
///
/// let http = service("HTTP-ALT").unwrap();
/// assert_eq!(http.name(), "http-alt");
/// assert_eq!(http.port(Transport::Tcp), Some(591));
/// let ports: Vec<_> = http.records().filter_map(|row| row.ports()).collect();
/// assert!(ports.contains(&(8080..=8080)));
/// assert_eq!(service("no-such-service"), None);
/// ```
#[derive(Clone, Copy)]
pub struct Service<'a> {
    registry: Registry<'a>,
    /// The first group with the name, by its first port, and the name's index there.
    key: RowKey,
    /// The transports on which the name has that port, one bit each.
    transports: u8,
}

/// A service name of a registry. It is passed in two registers, so that the compiler
/// still sees that the address of the embedded tables is a constant.
#[derive(Clone, Copy)]
pub(crate) struct NameKey<'a> {
    registry: Registry<'a>,
    /// As in [`Service`].
    key: RowKey,
}

impl<'a> Service<'a> {
    // Short once the tables are constants, which inlining makes them.
    #[inline(always)]
    pub(crate) const fn find(registry: Registry<'a>, name: &str) -> Option<Self> {
        let Tables { names, index, .. } = registry.tables();
        let Some(target) = index.target(name) else {
            return None;
        };
        // A target is a port or the index of a group without one; the comparison decides.
        let port = target as u16;
        let (key, transports) = match names.find(port, name) {
            Some((index, transports)) => (RowKey::new(Anchor::of_port(port), index), transports),
            None if is_portless(index, target, name) => {
                (RowKey::new(Anchor::of_portless(target), 0), 0)
            }
            None => return None,
        };
        Some(Self { registry, key, transports })
    }

    #[inline]
    pub(crate) const fn name_key(self) -> NameKey<'a> {
        NameKey { registry: self.registry, key: self.key }
    }

    /// The name of the service, in the spelling of its first row.
    #[inline]
    pub const fn name(self) -> &'a str {
        self.name_key().spelling()
    }

    /// The first port of the service on `transport`.
    ///
    /// It is the first port of the first row, in registry order, that has a port and
    /// counts for `transport`. `None` if there is no such row. Constant time if the
    /// service's first port is on `transport`. Otherwise it uses binary search and reads
    /// each later port.
    ///
    /// ```
    /// use iana_ports::{Transport, service};
    ///
    /// assert_eq!(service("x11").unwrap().port(Transport::Tcp), Some(6000));
    /// assert_eq!(service("syslog").unwrap().port(Transport::Tcp), None);
    /// ```
    #[inline]
    pub const fn port(self, transport: Transport) -> Option<u16> {
        let filter = TransportFilter::new(Some(transport));
        if self.transports & filter.transports() != 0 {
            return self.key.anchor().port();
        }
        self.name_key().extra_port(filter)
    }
}

impl<'a> NameKey<'a> {
    #[inline]
    const fn tables(self) -> &'a Tables<'a> {
        self.registry.tables()
    }

    /// The name, in the spelling of its first row.
    #[inline]
    const fn spelling(self) -> &'a str {
        match self.tables().name(self.key.anchor(), self.key.index()) {
            Some(name) => name,
            None => "",
        }
    }

    /// The port of the first group after the first one that has the name for `filter`.
    #[inline]
    const fn extra_port(self, filter: TransportFilter) -> Option<u16> {
        let (mut index, end) = self.tables().index.extra_bounds(self.key);
        while index < end {
            let anchor = self.tables().index.extra_group(index);
            if self.is_on(anchor, filter) {
                return anchor.port();
            }
            index += 1;
        }
        None
    }

    /// Whether the group's ports have this name for `filter`. A name may come from an
    /// overlapping row of an earlier group. That group then has it for `filter` too, and
    /// is tested first.
    #[inline]
    const fn is_on(self, anchor: Anchor, filter: TransportFilter) -> bool {
        let Some(port) = anchor.port() else {
            return false;
        };
        match self.tables().names.list(port).find(self.spelling()) {
            Some((_, transports)) => transports & filter.transports() != 0,
            None => false,
        }
    }

    /// The number of groups that have the name.
    #[inline]
    pub(crate) const fn group_count(self) -> usize {
        let (start, end) = self.tables().index.extra_bounds(self.key);
        1 + end - start
    }

    /// Group `index` of those that have the name, in registry order.
    #[inline]
    const fn group(self, index: usize) -> Anchor {
        match index.checked_sub(1) {
            None => self.key.anchor(),
            Some(extra) => {
                let (start, _) = self.tables().index.extra_bounds(self.key);
                self.tables().index.extra_group(start + extra)
            }
        }
    }

    /// The number of rows of a group, whatever their names.
    #[inline]
    pub(crate) const fn row_count(self, group: usize) -> usize {
        let Tables { names, rows, .. } = self.tables();
        rows.row_count(rows.group(names, self.group(group)))
    }

    /// A row of a group, whatever its name.
    #[inline]
    pub(crate) const fn record(self, group: usize, row: usize) -> Record<'a> {
        Record::new(self.registry, RowKey::new(self.group(group), row))
    }

    /// Whether the row of a group has this name.
    #[inline]
    pub(crate) const fn has_row(self, group: usize, row: usize) -> bool {
        match self.record(group, row).service_name() {
            Some(name) => eq_ignore_ascii_case(name.as_bytes(), self.spelling().as_bytes()),
            None => false,
        }
    }
}

/// Whether this is the name of group `group` of those without a port.
#[cold]
#[inline]
const fn is_portless(index: &NameIndex<'_>, group: u32, name: &str) -> bool {
    let found = index.portless_name(group as usize);
    !found.is_empty() && eq_ignore_ascii_case(found.as_bytes(), name.as_bytes())
}

impl fmt::Debug for Service<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Service").field("name", &self.name()).finish_non_exhaustive()
    }
}

impl PartialEq for Service<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.records().eq(other.records())
    }
}

impl Eq for Service<'_> {}

impl Hash for Service<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name().hash(state);
    }
}
