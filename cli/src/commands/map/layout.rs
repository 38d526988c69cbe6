//! Where a port lies.
//!
//! Blocks of 1,024 ports, 32 to a line, are read like a page, and so are the 64 blocks, 8 to a line. A curve as Hilbert's
//! keeps neighbours a little closer still, but nobody can tell from a place on it which port that is. Here the ranges
//! are whole blocks, a line of blocks is 8,192 ports, and a number is found as a word is.

/// Blocks on a line, and lines of blocks.
pub(super) const BLOCKS: u32 = 8;

/// Ports on a line of a block, and lines of a block.
pub(super) const SIDE: u32 = 32;

pub(super) const PORTS_IN_BLOCK: u32 = SIDE * SIDE;
pub(super) const PORTS_IN_LINE_OF_BLOCKS: u32 = PORTS_IN_BLOCK * BLOCKS;

/// A port's block, and its place there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    pub(super) block_column: u32,
    pub(super) block_row: u32,
    pub(super) column: u32,
    pub(super) row: u32,
}

impl Place {
    pub(super) fn of(port: u16) -> Self {
        let port = u32::from(port);
        let block = port / PORTS_IN_BLOCK;
        Self {
            block_column: block % BLOCKS,
            block_row: block / BLOCKS,
            column: port % SIDE,
            row: port % PORTS_IN_BLOCK / SIDE,
        }
    }
}

/// The port at a place of the whole square, 256 x 256 ports.
pub(super) fn port_at(column: u32, row: u32) -> u16 {
    let block = row / SIDE * BLOCKS + column / SIDE;
    (block * PORTS_IN_BLOCK + row % SIDE * SIDE + column % SIDE) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_port_has_a_place_of_its_own() {
        for port in 0..=u16::MAX {
            let Place { block_column, block_row, column, row } = Place::of(port);
            assert!(block_column < BLOCKS && block_row < BLOCKS && column < SIDE && row < SIDE);
            assert_eq!(port_at(block_column * SIDE + column, block_row * SIDE + row), port);
        }
    }
}
