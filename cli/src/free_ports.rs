//! Blocks of free ports.

use std::ops::RangeInclusive;

/// Whether each port is free, indexed by port.
pub(crate) struct FreePorts(Vec<bool>);

impl FreePorts {
    /// Asks `is_free` about each port.
    pub(crate) fn new(is_free: impl Fn(u16) -> bool) -> Self {
        Self((0..=u16::MAX).map(is_free).collect())
    }

    /// A copy in which these ports are not free.
    pub(crate) fn without(&self, excluded: &RangeInclusive<u16>) -> Self {
        let ports = (0..=u16::MAX).zip(&self.0);
        Self(ports.map(|(port, &is_free)| is_free && !excluded.contains(&port)).collect())
    }

    /// At most `count` blocks of `length` ports that do not overlap: the lowest ones, or
    /// those nearest to the port `near`.
    pub(crate) fn blocks(
        &self,
        length: u16,
        count: u16,
        near: Option<u16>,
    ) -> Vec<RangeInclusive<u16>> {
        let mut starts = self.starts(length);
        if let Some(near) = near {
            starts.sort_by_key(|&start| distance(start, start + (length - 1), near));
        }
        let mut taken = vec![false; self.0.len()];
        let mut blocks = Vec::new();
        for start in starts {
            let (first, last) = (usize::from(start), usize::from(start + (length - 1)));
            if blocks.len() == usize::from(count) {
                break;
            }
            // All blocks have the same length: a block that overlaps another contains one
            // of its ends.
            if !taken[first] && !taken[last] {
                taken[first..=last].fill(true);
                blocks.push(start..=start + (length - 1));
            }
        }
        blocks
    }

    /// The longest run of free ports, or the lowest of several equally long ones; `None`
    /// if no port is free.
    pub(crate) fn longest_run(&self) -> Option<RangeInclusive<u16>> {
        let mut longest: Option<RangeInclusive<u16>> = None;
        let mut first = None;
        for (port, &is_free) in (0..=u16::MAX).zip(&self.0) {
            first = is_free.then(|| first.unwrap_or(port));
            if let Some(first) = first {
                if longest.as_ref().is_none_or(|longest| usize::from(port - first) >= longest.len())
                {
                    longest = Some(first..=port);
                }
            }
        }
        longest
    }

    /// The ports at which a block of this length can begin.
    fn starts(&self, length: u16) -> Vec<u16> {
        let mut starts = Vec::new();
        let mut run: u16 = 0;
        for (port, &is_free) in (0..=u16::MAX).zip(&self.0) {
            run = if is_free { run.saturating_add(1) } else { 0 };
            if run >= length {
                starts.push(port - (length - 1));
            }
        }
        starts
    }
}

fn distance(first: u16, last: u16, port: u16) -> u16 {
    first.saturating_sub(port).max(port.saturating_sub(last))
}
