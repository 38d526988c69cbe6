//! Access to a table without a panic.

/// The value at `index`, or 0 past the end.
#[inline]
pub(super) fn at<T: Copy + Into<u32>>(table: &[T], index: usize) -> usize {
    table.get(index).map_or(0, |&value| value.into() as usize)
}
