//! What the tables can hold. A registry beyond one of these limits is refused with an error, never cut.

/// Bytes of one cell. IANA's longest has some 1,600.
pub const CELL_BYTES: usize = (1 << 14) - 1;

/// Rows of the registry: one bit a row and column, and numbers of 16 bits for most of what a row has.
pub const ROWS: usize = 1 << 20;

/// Rows that cover one port, or follow one another under one name without a port. IANA's file has at most seven.
pub const ROWS_OF_A_GROUP: usize = (1 << 9) - 1;

/// Rows that cover ports, counted once for each run of ports with the same rows in which they go on behind another
/// row's beginning, and once more for every further [`CARRIED_BYTES`] of their names, which each such run has again. IANA's
/// file has four; only a file made to exhaust memory has very many.
pub const CARRIED_ROWS: usize = 1 << 18;

/// Bytes of a name for which a carried row counts once.
pub const CARRIED_BYTES: usize = 64;

/// Bytes of the whole CSV.
pub const FILE_BYTES: usize = 1 << 26;

/// Problems of one file that are told.
pub const PROBLEMS: usize = 10_000;

// What the tables' numbers of 32 bits have to hold: where a text ends, with up to three characters for each length of a
// part; and a row's group and its number there.
const _: () = {
    let texts = FILE_BYTES + CARRIED_ROWS * CARRIED_BYTES + 3 * (ROWS + CARRIED_ROWS);
    let groups = (1 << 16) + ROWS;
    assert!(texts <= u32::MAX as usize && groups * (ROWS_OF_A_GROUP + 1) <= u32::MAX as usize);
    assert!((ROWS_OF_A_GROUP + 1).is_power_of_two());
};
