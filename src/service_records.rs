//! Iterator over the rows of a service.

use core::fmt;
use core::iter::FusedIterator;

use crate::{Record, Service};

/// The rows of a service: see [`Service::records`].
#[derive(Clone)]
pub struct ServiceRecords<'a> {
    service: Service<'a>,
    /// Among the service's groups, the index of the group, and of the next row at the front.
    front: (usize, usize),
    /// The same, after the next row at the back.
    back: (usize, usize),
    /// The number of rows with the name in between.
    left: usize,
}

impl<'a> ServiceRecords<'a> {
    #[inline]
    pub(crate) const fn new(service: Service<'a>) -> Self {
        let (mut left, mut index, groups) = (0, 0, service.group_count());
        while index < groups {
            let group = service.group(index);
            let (mut row, rows) = (0, service.row_count(group));
            while row < rows {
                left += service.has(service.record(group, row)) as usize;
                row += 1;
            }
            index += 1;
        }
        Self { service, front: (0, 0), back: (groups, 0), left }
    }

    /// The next row of the service's groups, whatever its name.
    #[inline]
    fn step(&mut self) -> Option<Record<'a>> {
        let service = self.service;
        while self.front.0 < service.group_count() {
            let (index, row) = self.front;
            let group = service.group(index);
            if row < service.row_count(group) {
                self.front.1 += 1;
                return Some(service.record(group, row));
            }
            self.front = (index + 1, 0);
        }
        None
    }

    /// The last row of the service's groups, whatever its name.
    #[inline]
    fn step_back(&mut self) -> Option<Record<'a>> {
        let service = self.service;
        loop {
            let (index, end) = self.back;
            if let Some(row) = end.checked_sub(1) {
                self.back.1 = row;
                return Some(service.record(service.group(index), row));
            }
            let index = index.checked_sub(1)?;
            self.back = (index, service.row_count(service.group(index)));
        }
    }
}

impl<'a> Iterator for ServiceRecords<'a> {
    type Item = Record<'a>;

    #[inline]
    fn next(&mut self) -> Option<Record<'a>> {
        self.left = self.left.checked_sub(1)?;
        let service = self.service;
        core::iter::from_fn(|| self.step()).find(|&record| service.has(record))
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
        core::iter::from_fn(|| self.step_back()).find(|&record| service.has(record))
    }
}

impl ExactSizeIterator for ServiceRecords<'_> {}
impl FusedIterator for ServiceRecords<'_> {}

impl fmt::Debug for ServiceRecords<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}
