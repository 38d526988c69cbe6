//! Rows of the registry.

use core::fmt;
use core::hash::{Hash, Hasher};
use core::iter::FusedIterator;
use core::ops::RangeInclusive;

use iana_ports_tables::{PortsForm, RowDescription, view_of};

use crate::registry::Tables;
use crate::{Port, Status, Transport};

/// One row of the registry, as it stands: nothing merged, nothing left out.
///
/// A record is `Copy`, 16 bytes on a 64-bit machine. Two records are equal if all of their cells are, as far as the tier
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
    pub(crate) tables: &'a Tables<'a>,
    group: u32,
    row: u16,
}

impl<'a> Record<'a> {
    #[inline]
    pub(crate) const fn new(tables: &'a Tables<'a>, group: usize, row: usize) -> Self {
        Self { tables, group: group as u32, row: row as u16 }
    }

    #[inline]
    pub(crate) const fn group(self) -> usize {
        self.group as usize
    }

    #[inline]
    pub(crate) const fn row(self) -> usize {
        self.row as usize
    }

    #[inline]
    const fn pattern(self) -> usize {
        self.tables.names.pattern(self.group())
    }

    /// The view that the row counts for: 0 counts for each.
    #[inline]
    pub(crate) const fn view(self) -> usize {
        self.tables.rows.view(self.pattern(), self.row())
    }

    /// The number of the row's name among its group's.
    #[inline]
    pub(crate) const fn name_number(self) -> Option<usize> {
        self.tables.rows.name(self.pattern(), self.row())
    }

    pub(crate) const fn ports_form(self) -> PortsForm {
        self.tables.rows.ports_form(self.pattern(), self.row())
    }

    /// *Service Name*, `None` where the row says what a port is instead of naming a service.
    #[inline]
    pub const fn service_name(self) -> Option<&'a str> {
        match self.name_number() {
            Some(number) => Some(self.tables.names.name(self.group(), number)),
            None => None,
        }
    }

    /// *Port Number*: the ports that the row covers, `None` for a service without a port of its own.
    ///
    /// A binary search among at most 2,048 counters finds the first port.
    pub const fn ports(self) -> Option<RangeInclusive<u16>> {
        let names = &self.tables.names;
        let last = match self.ports_form() {
            PortsForm::None => None,
            PortsForm::Single => names.first_port(self.group()),
            PortsForm::Span => names.last_port(self.group()),
            PortsForm::Range => self.tables.rows.range_end(self.group(), self.row()),
        };
        match (names.first_port(self.group()), last) {
            (Some(first), Some(last)) => Some(first..=last),
            _ => None,
        }
    }

    /// *Transport Protocol*, `None` where the row speaks for every transport.
    #[inline]
    pub const fn transport(self) -> Option<Transport> {
        match self.view() {
            1 => Some(Transport::Tcp),
            2 => Some(Transport::Udp),
            3 => Some(Transport::Sctp),
            4 => Some(Transport::Dccp),
            _ => None,
        }
    }

    /// *Description*, `None` if the cell is empty.
    #[inline]
    pub const fn description(self) -> Option<&'a str> {
        match self.tables.rows.description(self.group(), self.pattern(), self.row()) {
            RowDescription::Empty => None,
            RowDescription::Name => self.service_name(),
            RowDescription::Text(text) => Some(text),
        }
    }

    /// What the row says of its ports: assigned where it has a name; else unassigned where its description begins with
    /// that word, in any case; else reserved.
    #[inline]
    pub const fn status(self) -> Status {
        match (self.name_number(), self.description()) {
            (Some(_), _) => Status::Assigned,
            (None, Some(description)) => Status::of_unnamed(description),
            (None, None) => Status::of_unnamed(""),
        }
    }
}

#[cfg(feature = "alloc")]
pub(crate) use full::alias_in;

#[cfg(feature = "full")]
mod full {
    use iana_ports_tables::Details;

    use super::Record;
    use crate::Date;

    impl<'a> Record<'a> {
        const fn value(self, column: Details) -> u32 {
            let tables = self.tables;
            let row = tables.details.row_number(&tables.names, &tables.rows, self.group(), self.row());
            tables.details.value(column, row)
        }

        const fn text(self, column: Details) -> Option<&'a str> {
            self.tables.details.text(self.value(column))
        }

        const fn date(self, column: Details) -> Option<Date> {
            self.tables.details.date(self.value(column))
        }

        /// *Assignee*: a tag in brackets for a person or an organisation, as `[Abel_Chou]`; `None` if the cell is empty.
        pub const fn assignee(self) -> Option<&'a str> {
            self.text(self.tables.details.assignee)
        }

        /// *Contact*: a tag in brackets, often the assignee's; `None` if the cell is empty.
        pub const fn contact(self) -> Option<&'a str> {
            match self.value(self.tables.details.contact) {
                0 => None,
                1 => self.assignee(),
                value => self.tables.details.text(value - 1),
            }
        }

        /// *Registration Date*, `None` if the cell is empty, as in most older rows.
        pub const fn registration_date(self) -> Option<Date> {
            self.date(self.tables.details.registration_date)
        }

        /// *Modification Date*, `None` if the cell is empty.
        pub const fn modification_date(self) -> Option<Date> {
            self.date(self.tables.details.modification_date)
        }

        /// *Reference*: mostly RFCs, as `[RFC6335]`; `None` if the cell is empty.
        pub const fn reference(self) -> Option<&'a str> {
            self.text(self.tables.details.reference)
        }

        /// *Service Code* of DCCP (RFC 4340, section 8.1.2), `None` if the cell is empty.
        pub const fn service_code(self) -> Option<u32> {
            self.tables.details.code(self.value(self.tables.details.service_code))
        }

        /// *Unauthorized Use Reported*: who is said to use the port without an assignment, `None` if the cell is empty.
        pub const fn unauthorized_use(self) -> Option<&'a str> {
            self.text(self.tables.details.unauthorized_use)
        }

        /// *Assignment Notes*, line breaks included; `None` if the cell is empty.
        pub const fn assignment_notes(self) -> Option<&'a str> {
            self.text(self.tables.details.assignment_notes)
        }

        /// The service that this one is an alias or a duplicate of, as the assignment notes say: what stands between the
        /// quotes behind `alias to` or `duplicate of the`. `None` if they say no such thing.
        ///
        /// ```
        /// let www = iana_ports::lookup(80).records().find(|row| row.service_name() == Some("www")).unwrap();
        /// assert_eq!(www.alias_of(), Some("http"));
        /// ```
        pub const fn alias_of(self) -> Option<&'a str> {
            match self.assignment_notes() {
                Some(notes) => alias_in(notes),
                None => None,
            }
        }
    }

    /// The service that these assignment notes say is meant.
    pub(crate) const fn alias_in(notes: &str) -> Option<&str> {
        let quoted = match after(notes, b"alias to \"") {
            None => after(notes, b"duplicate of the \""),
            quoted => quoted,
        };
        let Some(quoted) = quoted else {
            return None;
        };
        match after(quoted, b"\"") {
            Some(rest) => match quoted.split_at_checked(quoted.len() - rest.len() - 1) {
                Some((name, _)) => Some(name),
                None => None,
            },
            None => None,
        }
    }

    /// The part of `text` behind the first `mark`.
    const fn after<'t>(text: &'t str, mark: &[u8]) -> Option<&'t str> {
        let mut rest = text.as_bytes();
        while let Some((head, _)) = rest.split_at_checked(mark.len()) {
            if matches(head, mark) {
                let start = text.len() - rest.len() + mark.len();
                return match text.split_at_checked(start) {
                    Some((_, tail)) => Some(tail),
                    None => None,
                };
            }
            match rest.split_first() {
                Some((_, next)) => rest = next,
                None => return None,
            }
        }
        None
    }

    /// Whether two slices of the same length are equal.
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
    pub(crate) const fn new(port: Port<'a>) -> Self {
        Self { port, front: 0, back: port.covering_count() }
    }

    /// The row at `place`, if it counts for the port's transport.
    fn get(&self, place: usize) -> Option<Record<'a>> {
        let record = self.port.covering(place);
        let counts = match self.port.transport() {
            None => true,
            transport => record.view() == 0 || record.view() == view_of(transport),
        };
        counts.then_some(record)
    }
}

impl<'a> Iterator for PortRecords<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        while self.front < self.back {
            self.front += 1;
            if let Some(record) = self.get(self.front - 1) {
                return Some(record);
            }
        }
        None
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = (self.front..self.back).filter(|&place| self.get(place).is_some()).count();
        (left, Some(left))
    }
}

impl DoubleEndedIterator for PortRecords<'_> {
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
    use super::{FusedIterator, Record, Tables, fmt};

    /// All rows of a registry: see [`Registry::records`](crate::Registry::records).
    #[derive(Clone)]
    pub struct Records<'a> {
        tables: &'a Tables<'a>,
        /// Group and place of the next row at the front.
        front: (usize, usize),
        /// Group and place behind the next row at the back.
        back: (usize, usize),
        left: usize,
    }

    impl<'a> Records<'a> {
        pub(crate) const fn new(tables: &'a Tables<'a>) -> Self {
            let groups = tables.names.group_count();
            Self { tables, front: (0, 0), back: (groups, 0), left: tables.index.rows as usize }
        }

        fn rows_of(&self, group: usize) -> usize {
            self.tables.rows.count(self.tables.names.pattern(group))
        }
    }

    impl<'a> Iterator for Records<'a> {
        type Item = Record<'a>;

        fn next(&mut self) -> Option<Record<'a>> {
            self.nth(0)
        }

        /// Passes over whole groups, not over rows one by one.
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
            Some(Record::new(self.tables, group, row))
        }

        fn size_hint(&self) -> (usize, Option<usize>) {
            (self.left, Some(self.left))
        }
    }

    impl DoubleEndedIterator for Records<'_> {
        fn next_back(&mut self) -> Option<Self::Item> {
            self.left = self.left.checked_sub(1)?;
            let (mut group, mut end) = self.back;
            while end == 0 {
                group -= 1;
                end = self.rows_of(group);
            }
            self.back = (group, end - 1);
            Some(Record::new(self.tables, group, end - 1))
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
