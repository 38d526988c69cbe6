//! The limits of the tables. The compiler rejects a registry that exceeds one, with an
//! error.

/// Bytes of one cell. The longest one in IANA's file has some 1,600.
pub const MAX_CELL_LEN: usize = (1 << 14) - 1;

/// Rows of the registry.
pub const MAX_ROWS: usize = 1 << 20;

/// Rows that cover one port, or consecutive rows without a port that have the same name.
///
/// IANA's file has at most seven. It is one less than a power of two, because a
/// [`RowKey`](crate::RowKey) uses it as a mask.
pub const MAX_ROWS_IN_GROUP: usize = (1 << 9) - 1;

/// Overlaps.
///
/// A row overlaps each group of rows that begins on a port inside its range. IANA's file
/// has three overlaps.
///
/// The tables store the name again for each overlap, so an overlap with a long name
/// counts several times: once more for every [`OVERLAP_NAME_LEN`] bytes.
pub const MAX_OVERLAPS: usize = 1 << 18;

/// Bytes of a name for which an overlap counts once more.
pub const OVERLAP_NAME_LEN: usize = 64;

/// Bytes of the whole CSV.
pub const MAX_FILE_LEN: usize = 1 << 26;

/// Reported problems of one file. Reading stops after the last of them.
pub const MAX_PROBLEMS: usize = 10_000;

/// Descriptions that are stored once for all groups.
///
/// Each group stores further ones itself.
pub const MAX_COMMON_DESCRIPTIONS: usize = 1 << 12;

// Offsets into a text have 32 bits. A name is stored once for its row and once for each
// overlap. Direct ports may add a fifth (`group.rs` in the compiler), here rounded up to
// a quarter. A transport whose rows have another order repeats the name. Each time, the
// name has up to five bytes of flags and length.
const _: () = {
    let names = MAX_FILE_LEN + MAX_OVERLAPS * OVERLAP_NAME_LEN + 5 * (MAX_ROWS + MAX_OVERLAPS);
    let text = names * 5 / 4 * (1 + crate::Transport::ALL.len());
    let groups = (1 << 16) + MAX_ROWS;
    assert!(text <= u32::MAX as usize);
    assert!(groups * (MAX_ROWS_IN_GROUP + 1) <= u32::MAX as usize);
    assert!((MAX_ROWS_IN_GROUP + 1).is_power_of_two());
};
