//! The size of a write.

/// The size in bytes of each write to the output.
pub(super) const CHUNK_LEN: usize = 1 << 16;
