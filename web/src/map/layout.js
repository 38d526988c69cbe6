// The place of a port on the map, as on the command line's map
// (cli/src/commands/map/layout.rs).
//
// A block has 1,024 ports in lines of 32, and a line of blocks has 8 of them. Both read
// like a page. Without the gaps between blocks, the map is a square of 256 x 256 cells.

/** The number of ports. */
export const PORTS = 65_536;

/** Blocks in a line of blocks, and lines of blocks. */
export const BLOCKS = 8;

/** Cells in a line of a block, and lines in a block. */
export const SIDE = 32;

export const PORTS_IN_BLOCK = SIDE * SIDE;
export const PORTS_IN_LINE_OF_BLOCKS = PORTS_IN_BLOCK * BLOCKS;

/** The side of the whole square, in cells. */
export const SQUARE = BLOCKS * SIDE;

/**
 * The block of a port, and the port's cell in it.
 * @param {number} port
 */
export function placeOf(port) {
  const block = Math.floor(port / PORTS_IN_BLOCK);
  return {
    blockColumn: block % BLOCKS,
    blockRow: Math.floor(block / BLOCKS),
    column: port % SIDE,
    row: Math.floor((port % PORTS_IN_BLOCK) / SIDE),
  };
}

/**
 * The column and the row of a port's cell in the whole square.
 * @param {number} port
 * @returns {[number, number]}
 */
export function cellOf(port) {
  const { blockColumn, blockRow, column, row } = placeOf(port);
  return [blockColumn * SIDE + column, blockRow * SIDE + row];
}

/**
 * The port of a cell of the whole square.
 * @param {number} column 0 to 255
 * @param {number} row 0 to 255
 */
export function portOfCell(column, row) {
  const block = Math.floor(row / SIDE) * BLOCKS + Math.floor(column / SIDE);
  return block * PORTS_IN_BLOCK + (row % SIDE) * SIDE + (column % SIDE);
}

/**
 * The parts of a range of ports, one for each block that it touches.
 * @param {number} first
 * @param {number} last
 */
export function partsOf(first, last) {
  const parts = [];
  for (let port = first; port <= last; ) {
    const end = Math.min(last, port - (port % PORTS_IN_BLOCK) + PORTS_IN_BLOCK - 1);
    parts.push({ first: port, last: end });
    port = end + 1;
  }
  return parts;
}

/**
 * The outline of ports of one block, as corners counted in cells from the block's
 * upper left corner.
 * @param {{first: number, last: number}} part
 * @returns {[number, number][]}
 */
export function outlineOf({ first, last }) {
  const from = placeOf(first);
  const to = placeOf(last);
  const end = to.column + 1;
  if (from.row === to.row) {
    const [top, bottom] = [from.row, from.row + 1];
    return [[from.column, top], [end, top], [end, bottom], [from.column, bottom]];
  }
  /** @type {[number, number][]} */
  const corners = [
    [from.column, from.row],
    [SIDE, from.row],
    [SIDE, to.row],
    [end, to.row],
    [end, to.row + 1],
    [0, to.row + 1],
    [0, from.row + 1],
    [from.column, from.row + 1],
  ];
  // At the ends of lines, corners coincide.
  return corners.filter(([column, row], index) => {
    const before = corners.at(index - 1);
    return column !== before[0] || row !== before[1];
  });
}

/**
 * The lines that ports of one block fill from edge to edge, or undefined if there are
 * none: a label fits there.
 * @param {{first: number, last: number}} part
 */
export function wholeLinesOf({ first, last }) {
  const from = placeOf(first);
  const to = placeOf(last);
  const start = from.column === 0 ? from.row : from.row + 1;
  const end = to.column === SIDE - 1 ? to.row + 1 : to.row;
  return end > start ? { start, end } : undefined;
}
