//! A service: all rows of one name.

use core::fmt;
use core::hash::{Hash, Hasher};
use core::iter::FusedIterator;

use iana_ports_tables::hash::eq_ignore_ascii_case;
use iana_ports_tables::{row_key, split_row_key, view_of};

use crate::registry::Tables;
use crate::{Record, Registry, Transport};

/// All rows of one service name. Names that differ in ASCII case alone are one service.
///
/// A service is `Copy`, 8 bytes (and a pointer with the feature `csv`). Two services are equal if their rows are.
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
    /// The first group with the name, and the name's number there.
    place: u32,
    /// The port at which that group begins, if it has one.
    first_port: Option<u16>,
}

impl<'a> Service<'a> {
    #[expect(clippy::inline_always, reason = "as for `port`")]
    #[inline(always)]
    pub(crate) const fn find(registry: Registry<'a>, name: &str) -> Option<Self> {
        let tables = registry.tables();
        let Some(target) = tables.index.target(name) else {
            return None;
        };
        // Two places where the name can be, and one comparison in the code for both.
        let port = target as u16;
        let (mut group, mut first_port) = (tables.names.span(port), Some(port));
        loop {
            if let Some(number) = tables.names.number(group, name) {
                return Some(Self { registry, place: row_key(group, number), first_port });
            }
            if first_port.is_none() {
                return None;
            }
            (group, first_port) = (tables.names.span_count() + target as usize, None);
        }
    }

    #[inline]
    const fn tables(self) -> &'a Tables<'a> {
        self.registry.tables()
    }

    #[inline]
    const fn first_group(self) -> usize {
        split_row_key(self.place).0
    }

    #[inline]
    const fn number(self) -> usize {
        split_row_key(self.place).1
    }

    /// The name as the registry spells it first.
    #[inline]
    pub const fn name(self) -> &'a str {
        self.tables().names.name(self.first_group(), self.number())
    }

    /// The first port of the service on `transport`: of the first row in registry order that has a port and counts for
    /// the transport, the first port of its range. `None` if there is no such row.
    ///
    /// ```
    /// use iana_ports::{Transport, service};
    ///
    /// assert_eq!(service("x11").unwrap().port(Transport::Tcp), Some(6000));
    /// assert_eq!(service("syslog").unwrap().port(Transport::Tcp), None);
    /// ```
    #[expect(
        clippy::inline_always,
        reason = "it is short once the tables are known, which is where it is inlined"
    )]
    #[inline(always)]
    pub const fn port(self, transport: Transport) -> Option<u16> {
        let view = view_of(Some(transport));
        if self.first_port.is_some() && self.tables().names.lists(self.first_group(), view, self.number()) {
            self.first_port
        } else {
            self.port_of_others(view)
        }
    }

    /// The first port of the first row, but for those of the first group, that has one and counts for `view`.
    #[inline]
    const fn port_of_others(self, view: usize) -> Option<u16> {
        let (mut place, groups) = (1, self.group_count());
        while place < groups {
            let group = self.group_at(place);
            if self.counts_in(group, view) {
                return self.tables().names.first_port(group);
            }
            place += 1;
        }
        None
    }

    /// Whether a row of `group` has this name and counts for `view`.
    #[inline]
    const fn counts_in(self, group: usize, view: usize) -> bool {
        let (mut row, rows) = (0, self.rows_of(group));
        while row < rows {
            let record = Record::new(self.registry, group, row);
            if record.counts_in(view) && self.names(record) {
                return true;
            }
            row += 1;
        }
        false
    }

    /// The rows of the service, in registry order.
    #[inline]
    pub const fn records(self) -> ServiceRecords<'a> {
        let (mut left, mut place, groups) = (0, 0, self.group_count());
        while place < groups {
            let group = self.group_at(place);
            let (mut row, rows) = (0, self.rows_of(group));
            while row < rows {
                left += self.names(Record::new(self.registry, group, row)) as usize;
                row += 1;
            }
            place += 1;
        }
        ServiceRecords { service: self, front: (0, 0), back: (groups, 0), left }
    }

    /// How many groups have the name.
    #[inline]
    const fn group_count(self) -> usize {
        let (start, end) = self.tables().index.other_bounds(self.first_group(), self.number());
        1 + end - start
    }

    /// One of the groups with the name, in registry order.
    #[inline]
    const fn group_at(self, place: usize) -> usize {
        match place.checked_sub(1) {
            None => self.first_group(),
            Some(other) => {
                let (start, _) = self.tables().index.other_bounds(self.first_group(), self.number());
                self.tables().index.other(start + other)
            }
        }
    }

    #[inline]
    const fn rows_of(self, group: usize) -> usize {
        self.tables().rows.count(self.tables().names.pattern(group))
    }

    /// Whether the row has this name.
    #[inline]
    const fn names(self, record: Record<'a>) -> bool {
        let Some(number) = record.name_number() else {
            return false;
        };
        if record.group() == self.first_group() && number == self.number() {
            return true;
        }
        let name = self.tables().names.name(record.group(), number);
        eq_ignore_ascii_case(name.as_bytes(), self.name().as_bytes())
    }
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

/// The rows of a service: see [`Service::records`].
#[derive(Clone)]
pub struct ServiceRecords<'a> {
    service: Service<'a>,
    /// Place of the group and of the row in it, of the next row at the front.
    front: (usize, usize),
    /// The same, behind the next row at the back.
    back: (usize, usize),
    /// How many rows with the name lie between.
    left: usize,
}

impl<'a> ServiceRecords<'a> {
    /// The next row of the service's groups, whatever its name.
    #[inline]
    fn step(&mut self) -> Option<Record<'a>> {
        let service = self.service;
        while self.front.0 < service.group_count() {
            let (place, row) = self.front;
            let group = service.group_at(place);
            if row < service.rows_of(group) {
                self.front.1 += 1;
                return Some(Record::new(service.registry, group, row));
            }
            self.front = (place + 1, 0);
        }
        None
    }

    /// The last row of the service's groups, whatever its name.
    #[inline]
    fn step_back(&mut self) -> Option<Record<'a>> {
        let service = self.service;
        loop {
            let (place, end) = self.back;
            if let Some(row) = end.checked_sub(1) {
                self.back.1 = row;
                return Some(Record::new(service.registry, service.group_at(place), row));
            }
            let place = place.checked_sub(1)?;
            self.back = (place, service.rows_of(service.group_at(place)));
        }
    }
}

impl<'a> Iterator for ServiceRecords<'a> {
    type Item = Record<'a>;

    #[inline]
    fn next(&mut self) -> Option<Record<'a>> {
        self.left = self.left.checked_sub(1)?;
        let service = self.service;
        core::iter::from_fn(|| self.step()).find(|&record| service.names(record))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl DoubleEndedIterator for ServiceRecords<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        let service = self.service;
        core::iter::from_fn(|| self.step_back()).find(|&record| service.names(record))
    }
}

impl ExactSizeIterator for ServiceRecords<'_> {}
impl FusedIterator for ServiceRecords<'_> {}

impl fmt::Debug for ServiceRecords<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}
