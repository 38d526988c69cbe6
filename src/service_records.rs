//! Iterator over the rows of a service.

use core::fmt;
use core::iter::FusedIterator;

use iana_ports_tables::limits;

use crate::record::Record;
use crate::service::{NameKey, Service};

impl<'a> Service<'a> {
    /// The rows of the service, in registry order.
    #[inline]
    pub const fn records(self) -> ServiceRecords<'a> {
        ServiceRecords::new(self.name_key())
    }
}

/// The rows of a service: see [`Service::records`].
#[derive(Clone)]
pub struct ServiceRecords<'a> {
    name: NameKey<'a>,
    /// The next row at the front.
    front: Position,
    /// The position after the next row at the back.
    back: Position,
}

/// A row of a group that has the service's name. The row itself may have another name.
/// Packs the index of the group among those groups, and the index of the row in the
/// group.
#[derive(Clone, Copy, PartialEq)]
struct Position(u32);

impl Position {
    const ROW_BITS: u32 = limits::MAX_ROWS_IN_GROUP.count_ones();

    #[inline]
    const fn new(group: usize, row: usize) -> Self {
        Self((group as u32) << Self::ROW_BITS | row as u32)
    }

    #[inline]
    const fn group(self) -> usize {
        (self.0 >> Self::ROW_BITS) as usize
    }

    #[inline]
    const fn row(self) -> usize {
        self.0 as usize & limits::MAX_ROWS_IN_GROUP
    }
}

impl<'a> ServiceRecords<'a> {
    #[inline]
    pub(crate) const fn new(name: NameKey<'a>) -> Self {
        Self { name, front: Position::new(0, 0), back: Position::new(name.group_count(), 0) }
    }
}

/// The first row from `front` up to `back` that has the name.
///
/// Takes the name by value. Through the reference of an iterator, the compiler would not
/// see that the address of the embedded tables is a constant.
#[inline]
fn first_row(name: NameKey<'_>, front: Position, back: Position) -> Option<Position> {
    let mut next = front;
    while next.0 < back.0 {
        if next.row() >= name.row_count(next.group()) {
            next = Position::new(next.group() + 1, 0);
        } else if name.has_row(next.group(), next.row()) {
            return Some(next);
        } else {
            next = Position(next.0 + 1);
        }
    }
    None
}

/// The last row from `front` up to `back` that has the name.
#[inline]
fn last_row(name: NameKey<'_>, front: Position, back: Position) -> Option<Position> {
    let mut end = back;
    while front.0 < end.0 {
        if end.row() == 0 {
            let group = end.group().wrapping_sub(1);
            end = Position::new(group, name.row_count(group));
        } else {
            end = Position(end.0 - 1);
            if name.has_row(end.group(), end.row()) {
                return Some(end);
            }
        }
    }
    None
}

impl<'a> Iterator for ServiceRecords<'a> {
    type Item = Record<'a>;

    #[inline]
    fn next(&mut self) -> Option<Record<'a>> {
        let row = first_row(self.name, self.front, self.back)?;
        self.front = Position(row.0 + 1);
        Some(self.name.record(row.group(), row.row()))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let (mut left, mut front) = (0, self.front);
        while let Some(row) = first_row(self.name, front, self.back) {
            left += 1;
            front = Position(row.0 + 1);
        }
        (left, Some(left))
    }
}

impl DoubleEndedIterator for ServiceRecords<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<Self::Item> {
        self.back = last_row(self.name, self.front, self.back)?;
        Some(self.name.record(self.back.group(), self.back.row()))
    }
}

impl ExactSizeIterator for ServiceRecords<'_> {
    /// The length from `size_hint`. The provided method also has an assertion, which
    /// could panic.
    #[inline]
    fn len(&self) -> usize {
        self.size_hint().0
    }
}
impl FusedIterator for ServiceRecords<'_> {}

impl fmt::Debug for ServiceRecords<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}
