//! The position of each port in the square.
//!
//! A block has 1,024 ports in lines of 32, and the square has 64 blocks in lines of 8.
//! Both read like a page. A Hilbert curve would keep neighbours slightly closer, but a
//! reader could not find a port by its number. Here each range is a number of whole
//! blocks, and a line of blocks has 8,192 ports.

/// The number of blocks in a line, and of lines of blocks.
pub(super) const BLOCKS: u32 = 8;

/// The number of ports in a line of a block, and of lines in a block.
pub(super) const SIDE: u32 = 32;

pub(super) const PORTS_IN_BLOCK: u32 = SIDE * SIDE;
pub(super) const PORTS_IN_LINE_OF_BLOCKS: u32 = PORTS_IN_BLOCK * BLOCKS;

/// The position of a port: its block, and its place in the block.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Position {
    pub(super) block_column: u32,
    pub(super) block_row: u32,
    pub(super) column: u32,
    pub(super) row: u32,
}

impl Position {
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

/// The port at a position in the whole square of 256 x 256 ports.
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
            let Position { block_column, block_row, column, row } = Position::of(port);
            assert!(block_column < BLOCKS && block_row < BLOCKS && column < SIDE && row < SIDE);
            assert_eq!(port_at(block_column * SIDE + column, block_row * SIDE + row), port);
        }
    }
}
