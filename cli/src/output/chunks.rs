//! How much is written at once.

/// The length of the pieces in which output is written.
pub(super) const CHUNK_LEN: usize = 1 << 16;
