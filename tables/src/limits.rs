//! What the tables can hold. A registry that exceeds a limit is rejected with an error, never cut.

/// Bytes of one cell. IANA's longest has some 1,600.
pub const MAX_CELL_LEN: usize = (1 << 14) - 1;

/// Rows of the registry.
pub const MAX_ROWS: usize = 1 << 20;

/// Rows that cover one port, or that follow one another with one name and without a port. IANA's
/// file has at most seven. One less than a power of two: it is the mask of a
/// [`RowKey`](crate::RowKey).
pub const MAX_ROWS_IN_GROUP: usize = (1 << 9) - 1;

/// Overlaps: a row overlaps each group of rows that begins on a port inside its range. The name is
/// stored again for each overlap, so an overlap of a long name counts several times: once more for
/// every [`OVERLAP_NAME_LEN`] bytes. IANA's file has three overlaps.
pub const MAX_OVERLAPS: usize = 1 << 18;

/// Bytes of a name for which an overlap counts once more.
pub const OVERLAP_NAME_LEN: usize = 64;

/// Bytes of the whole CSV.
pub const MAX_FILE_LEN: usize = 1 << 26;

/// Problems of one file that are reported; further ones are not.
pub const MAX_PROBLEMS: usize = 10_000;

/// Descriptions stored once for all groups; further ones are stored with each group.
pub const MAX_COMMON_DESCRIPTIONS: usize = 1 << 12;

// Offsets into a text have 32 bits. A name is stored once for its row and once for each overlap;
// direct ports may add a fifth to that (`group.rs` in the compiler), here rounded up to a quarter; and
// a transport whose rows have another order repeats it. Each time it has up to five bytes of flags
// and length.
const _: () = {
    let names = MAX_FILE_LEN + MAX_OVERLAPS * OVERLAP_NAME_LEN + 5 * (MAX_ROWS + MAX_OVERLAPS);
    let text = names * 5 / 4 * (1 + crate::Transport::ALL.len());
    let groups = (1 << 16) + MAX_ROWS;
    assert!(text <= u32::MAX as usize);
    assert!(groups * (MAX_ROWS_IN_GROUP + 1) <= u32::MAX as usize);
    assert!((MAX_ROWS_IN_GROUP + 1).is_power_of_two());
};
