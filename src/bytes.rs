//! Comparison of bytes in constant expressions, where `==` cannot compare slices.

/// Whether two slices of the same length are equal.
#[inline]
pub(crate) const fn are_equal(left: &[u8], right: &[u8]) -> bool {
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
