//! Random numbers that are the same in every run.

/// A 64-bit linear congruential generator (Knuth's MMIX) that returns its high bits.
pub struct Random(u64);

impl Random {
    /// A generator whose numbers depend only on the seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number below `limit`; 0 if `limit` is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }

    /// One of the items of a list that is not empty.
    pub fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }
}
