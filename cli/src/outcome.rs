//! The outcome of a command that ran to its end.

/// The outcomes, from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// Everything was found.
    Found,
    /// Something was not found.
    NotFound,
    /// Two snapshots differ.
    Different,
    /// Part of the input was wrong. Messages are printed, and the rest is answered.
    Wrong,
}

impl Outcome {
    /// The exit status.
    pub(crate) const fn status(self) -> u8 {
        match self {
            Self::Found => 0,
            Self::NotFound | Self::Different => 1,
            Self::Wrong => 2,
        }
    }
}
