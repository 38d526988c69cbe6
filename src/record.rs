//! Rows of the registry.

use core::fmt;
use core::hash::{Hash, Hasher};
use core::iter::FusedIterator;
use core::ops::RangeInclusive;

use iana_ports_tables::{PortsForm, RowCode, RowDescription, row_key, split_row_key, transport_of};

use crate::registry::Tables;
use crate::{Port, Registry, Status, Transport};

/// One row of the registry, as it stands: nothing merged, nothing left out.
///
/// A record is `Copy`, 8 bytes (and a pointer with the feature `csv`). Two records are equal if all of their cells are, as far as the tier
/// has them.
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
    /// The row's group, and its number there.
    key: u32,
    code: RowCode,
}

impl<'a> Record<'a> {
    #[inline]
    pub(crate) const fn new(registry: Registry<'a>, group: usize, row: usize) -> Self {
        let tables = registry.tables();
        Self { registry, key: row_key(group, row), code: tables.rows.row(tables.names.pattern(group), row) }
    }

    #[inline]
    const fn tables(self) -> &'a Tables<'a> {
        self.registry.tables()
    }

    #[inline]
    pub(crate) const fn group(self) -> usize {
        split_row_key(self.key).0
    }

    /// The view that the row counts for: 0 counts for each.
    #[inline]
    const fn view(self) -> usize {
        self.code.view()
    }

    /// Whether the row counts for the transport of this view.
    #[inline]
    pub(crate) const fn counts_in(self, view: usize) -> bool {
        self.view() == 0 || self.view() == view
    }

    /// The number of the row's name among its group's.
    #[inline]
    pub(crate) const fn name_number(self) -> Option<usize> {
        self.tables().rows.name(self.code)
    }

    #[inline]
    pub(crate) const fn ports_form(self) -> PortsForm {
        self.code.ports_form()
    }

    /// *Service Name*, `None` where the row says what a port is instead of naming a service.
    #[inline]
    pub const fn service_name(self) -> Option<&'a str> {
        match self.name_number() {
            Some(number) => Some(self.tables().names.name(self.group(), number)),
            None => None,
        }
    }

    /// *Port Number*: the ports that the row covers, `None` for a service without a port of its own.
    ///
    /// Sixteen looks at where ports lie find the first port; the last one of a range may take as many again.
    #[inline]
    pub const fn ports(self) -> Option<RangeInclusive<u16>> {
        let names = &self.tables().names;
        let Some(first) = names.first_port(self.group()) else {
            return None;
        };
        let last = match self.ports_form() {
            PortsForm::Span => names.last_port(self.group()),
            PortsForm::Range => self.tables().rows.range_end(self.key),
            PortsForm::Single | PortsForm::None => first,
        };
        Some(first..=last)
    }

    /// *Transport Protocol*, `None` where the row speaks for every transport.
    #[inline]
    pub const fn transport(self) -> Option<Transport> {
        transport_of(self.view())
    }

    /// *Description*, `None` if the cell is empty.
    #[inline]
    pub const fn description(self) -> Option<&'a str> {
        match self.tables().rows.description(
            self.group(),
            self.tables().names.pattern(self.group()),
            self.code,
        ) {
            RowDescription::Empty => None,
            RowDescription::Name => self.service_name(),
            RowDescription::Text(text) => Some(text),
        }
    }

    /// What the row says of its ports: assigned where it has a name; else unassigned where its description begins with
    /// that word, in any case; else reserved.
    #[inline]
    pub const fn status(self) -> Status {
        self.code.status()
    }
}

#[cfg(feature = "alloc")]
pub(crate) use full::alias_in;

#[cfg(feature = "full")]
mod full {
    use iana_ports_tables::{Details, between};

    use super::Record;
    use crate::Date;

    impl<'a> Record<'a> {
        #[inline]
        const fn value(self, column: &Details) -> u32 {
            let tables = self.tables();
            let row = tables.details.row_number(&tables.names, &tables.rows, self.key);
            tables.details.value(column, row)
        }

        #[inline]
        const fn text(self, column: &Details) -> Option<&'a str> {
            self.tables().details.text(self.value(column))
        }

        #[inline]
        const fn date(self, column: &Details) -> Option<Date> {
            self.tables().details.date(self.value(column))
        }

        /// *Assignee*: a tag in brackets for a person or an organisation, as `[Abel_Chou]`; `None` if the cell is empty.
        #[inline]
        pub const fn assignee(self) -> Option<&'a str> {
            self.text(&self.tables().details.assignee)
        }

        /// *Contact*: a tag in brackets, often the assignee's; `None` if the cell is empty.
        #[inline]
        pub const fn contact(self) -> Option<&'a str> {
            match self.value(&self.tables().details.contact) {
                0 => None,
                1 => self.assignee(),
                value => self.tables().details.text(value - 1),
            }
        }

        /// *Registration Date*, `None` if the cell is empty, as in most older rows.
        #[inline]
        pub const fn registration_date(self) -> Option<Date> {
            self.date(&self.tables().details.registration_date)
        }

        /// *Modification Date*, `None` if the cell is empty.
        #[inline]
        pub const fn modification_date(self) -> Option<Date> {
            self.date(&self.tables().details.modification_date)
        }

        /// *Reference*: mostly RFCs, as `[RFC6335]`; `None` if the cell is empty.
        #[inline]
        pub const fn reference(self) -> Option<&'a str> {
            self.text(&self.tables().details.reference)
        }

        /// *Service Code* of DCCP (RFC 4340, section 8.1.2), `None` if the cell is empty.
        #[inline]
        pub const fn service_code(self) -> Option<u32> {
            self.tables().details.code(self.value(&self.tables().details.service_code))
        }

        /// *Unauthorized Use Reported*: who is said to use the port without an assignment, `None` if the cell is empty.
        #[inline]
        pub const fn unauthorized_use(self) -> Option<&'a str> {
            self.text(&self.tables().details.unauthorized_use)
        }

        /// *Assignment Notes*, line breaks included; `None` if the cell is empty.
        #[inline]
        pub const fn assignment_notes(self) -> Option<&'a str> {
            self.text(&self.tables().details.assignment_notes)
        }

        /// The service that this one is an alias or a duplicate of, as the assignment notes say: what stands between the
        /// quotes behind `alias to` or `duplicate of the`. `None` if they say no such thing.
        ///
        /// ```
        /// let www = iana_ports::lookup(80).records().find(|row| row.service_name() == Some("www")).unwrap();
        /// assert_eq!(www.alias_of(), Some("http"));
        /// ```
        #[inline]
        pub const fn alias_of(self) -> Option<&'a str> {
            match self.assignment_notes() {
                Some(notes) => alias_in(notes),
                None => None,
            }
        }
    }

    /// The service that these assignment notes say is meant.
    #[inline]
    pub(crate) const fn alias_in(notes: &str) -> Option<&str> {
        let quoted = match after(notes.as_bytes(), b"alias to \"") {
            None => after(notes.as_bytes(), b"duplicate of the \""),
            quoted => quoted,
        };
        let Some(quoted) = quoted else {
            return None;
        };
        match after(quoted, b"\"") {
            Some(rest) => Some(between(notes, notes.len() - quoted.len(), notes.len() - rest.len() - 1)),
            None => None,
        }
    }

    /// The part of `text` behind the first `mark`.
    #[inline]
    const fn after<'t>(text: &'t [u8], mark: &[u8]) -> Option<&'t [u8]> {
        let mut rest = text;
        while let Some((head, tail)) = rest.split_at_checked(mark.len()) {
            if matches(head, mark) {
                return Some(tail);
            }
            match rest.split_first() {
                Some((_, next)) => rest = next,
                None => return None,
            }
        }
        None
    }

    /// Whether two slices of the same length are equal.
    #[inline]
    const fn matches(left: &[u8], right: &[u8]) -> bool {
        let (mut left, mut right) = (left, right);
        while let (Some((one, left_rest)), Some((other, right_rest))) =
            (left.split_first(), right.split_first())
        {
            if *one != *other {
                return false;
            }
            (left, right) = (left_rest, right_rest);
        }
        true
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
    fn eq(&self, other: &Self) -> bool {
        let same = (self.service_name(), self.ports(), self.transport(), self.description())
            == (other.service_name(), other.ports(), other.transport(), other.description())
            && (self.ports_form() == PortsForm::Single) == (other.ports_form() == PortsForm::Single);
        #[cfg(feature = "full")]
        let same = same
            && self.assignee() == other.assignee()
            && self.contact() == other.contact()
            && self.registration_date() == other.registration_date()
            && self.modification_date() == other.modification_date()
            && self.reference() == other.reference()
            && self.service_code() == other.service_code()
            && self.unauthorized_use() == other.unauthorized_use()
            && self.assignment_notes() == other.assignment_notes();
        same
    }
}

impl Eq for Record<'_> {}

impl Hash for Record<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.service_name(), self.ports(), self.transport(), self.description()).hash(state);
    }
}

/// The rows that cover a port: see [`Port::records`].
#[derive(Clone)]
pub struct PortRecords<'a> {
    port: Port<'a>,
    front: usize,
    back: usize,
}

impl<'a> PortRecords<'a> {
    #[inline]
    pub(crate) const fn new(port: Port<'a>) -> Self {
        Self { port, front: 0, back: port.covering_count() }
    }

    /// The row at `place`, if it counts for the port's transport.
    #[inline]
    fn get(&self, place: usize) -> Option<Record<'a>> {
        let record = self.port.covering(place);
        (self.port.view() == 0 || record.counts_in(self.port.view())).then_some(record)
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
        let left = (self.front..self.back).filter(|&place| self.get(place).is_some()).count();
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
    /// As `size_hint` says, without the standard method's assertion, which would be a way to panic.
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
    use super::{FusedIterator, Record, fmt};
    use crate::Registry;

    /// All rows of a registry: see [`Registry::records`](crate::Registry::records).
    #[derive(Clone)]
    pub struct Records<'a> {
        registry: Registry<'a>,
        /// Group and place of the next row at the front.
        front: (usize, usize),
        /// Group and place behind the next row at the back.
        back: (usize, usize),
        left: usize,
    }

    impl<'a> Records<'a> {
        #[inline]
        pub(crate) const fn new(registry: Registry<'a>) -> Self {
            let groups = registry.tables().names.group_count();
            Self { registry, front: (0, 0), back: (groups, 0), left: registry.snapshot().rows() as usize }
        }

        #[inline]
        fn rows_of(&self, group: usize) -> usize {
            self.registry.tables().rows.count(self.registry.tables().names.pattern(group))
        }
    }

    impl<'a> Iterator for Records<'a> {
        type Item = Record<'a>;

        #[inline]
        fn next(&mut self) -> Option<Record<'a>> {
            self.nth(0)
        }

        /// Passes over whole groups, not over rows one by one.
        #[inline]
        fn nth(&mut self, n: usize) -> Option<Record<'a>> {
            if n >= self.left {
                self.left = 0;
                return None;
            }
            self.left -= n + 1;
            let (mut group, mut row) = (self.front.0, self.front.1 + n);
            while row >= self.rows_of(group) {
                row -= self.rows_of(group);
                group += 1;
            }
            self.front = (group, row + 1);
            Some(Record::new(self.registry, group, row))
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
            let (mut group, mut end) = self.back;
            while end == 0 {
                group -= 1;
                end = self.rows_of(group);
            }
            self.back = (group, end - 1);
            Some(Record::new(self.registry, group, end - 1))
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
