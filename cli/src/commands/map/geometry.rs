//! The positions of ports on the picture, in pixels.

use super::layout::{BLOCKS, Position, SIDE};
use crate::picture::LINE;

/// The side of a port's cell.
pub(super) const CELL: u32 = 6;

/// The gap between blocks side by side, in cells.
const GUTTER: u32 = 3;

/// The height of the strip above a line of blocks, in cells: for landmarks and, below a
/// gap, for the first ports of the blocks.
pub(super) const STRIP: u32 = 11;

pub(super) const MARGIN: u32 = 48;
pub(super) const LEGEND_TOP: u32 = 164;

/// Space above the first strip, for landmarks that are close to each other.
const CROWN: u32 = 3 * LINE;

pub(super) const LEFT: u32 = MARGIN;
pub(super) const TOP: u32 = LEGEND_TOP + 3 * LINE + CROWN;
pub(super) const RIGHT: u32 = LEFT + (BLOCKS * (SIDE + GUTTER) - GUTTER) * CELL;
pub(super) const MAP_BOTTOM: u32 = TOP + BLOCKS * (SIDE + STRIP) * CELL;
/// The column of shares at the right, and the space before it.
const SHARES: u32 = 110;
pub(super) const SHARES_LEFT: u32 = RIGHT + 20;
pub(super) const WIDTH: u32 = SHARES_LEFT + SHARES + MARGIN;
pub(super) const HEIGHT: u32 = MAP_BOTTOM + 5 * LINE + MARGIN;

/// The column and the row of a port's cell, counted in cells from the map's corner.
pub(super) fn cell(position: Position) -> (u32, u32) {
    let column = position.block_column * (SIDE + GUTTER) + position.column;
    let row = position.block_row * (SIDE + STRIP) + STRIP + position.row;
    (column, row)
}

/// The upper left corner of a port's cell.
pub(super) fn corner(position: Position) -> (u32, u32) {
    let (column, row) = cell(position);
    (LEFT + column * CELL, TOP + row * CELL)
}
