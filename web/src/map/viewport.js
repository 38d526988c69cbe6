// Which part of the map the canvas shows, in CSS pixels.
//
// Zoom scales the cells, but not the gaps between blocks and the labels in them. So
// labels are readable at each zoom, and gaps stay small.

import { BLOCKS, SIDE, SQUARE, cellOf, placeOf, portOfCell } from "./layout.js";

/** The largest side of a cell: wide enough for a number and a name. */
export const MAX_CELL = 92;

/**
 * @typedef {object} Gaps
 * @property {number} column space between blocks side by side
 * @property {number} strip space above a line of blocks, for the first ports of the blocks
 * @property {number} side space at the right, for the shares
 */

/** @type {Gaps} */
const NARROW_GAPS = { column: 4, strip: 15, side: 32 };
/** @type {Gaps} */
const WIDE_GAPS = { column: 8, strip: 22, side: 72 };

/** The smallest width with wide gaps. */
const WIDE = 520;

/**
 * The size of a canvas that shows the whole map and fits the space.
 *
 * Cells are whole device pixels if that costs less than a sixth of the size. Then all
 * cells are equal and sharp.
 *
 * @param {number} width the width available, in CSS pixels
 * @param {number} height the height that the map should have, roughly
 * @param {number} ratio device pixels in a CSS pixel
 */
export function fitInto(width, height, ratio) {
  const gaps = width < WIDE ? NARROW_GAPS : WIDE_GAPS;
  const exact = Math.max((width - sideGaps(gaps)) / SQUARE, 1 / 8);
  const tall = Math.max((height - BLOCKS * gaps.strip) / SQUARE, 1);
  const wide = Math.floor(exact * ratio);
  const snapped = Math.min(wide, Math.max(1, Math.round(tall * ratio))) / ratio;
  const wanted = Math.min(exact, tall);
  const cell = snapped < (wanted * 5) / 6 ? wanted : snapped;
  return { cell, gaps, ...contentSize(cell, gaps) };
}

/** @param {Gaps} gaps */
function sideGaps(gaps) {
  return (BLOCKS - 1) * gaps.column + gaps.side;
}

/**
 * @param {number} cell
 * @param {Gaps} gaps
 */
function contentSize(cell, gaps) {
  return { width: SQUARE * cell + sideGaps(gaps), height: SQUARE * cell + BLOCKS * gaps.strip };
}

/** A view of the map. Each change returns a new view, whose edges are within the map. */
export class Viewport {
  /**
   * @param {ReturnType<typeof fitInto>} fit
   * @param {number} cell the side of a cell
   * @param {number} left the pixels of the map that are left of the canvas
   * @param {number} top the pixels of the map that are above the canvas
   */
  constructor(fit, cell = fit.cell, left = 0, top = 0) {
    this.fit = fit;
    this.width = fit.width;
    this.height = fit.height;
    this.gaps = fit.gaps;
    this.cell = between(cell, fit.cell, Math.max(MAX_CELL, fit.cell));
    const content = contentSize(this.cell, this.gaps);
    this.left = between(left, 0, content.width - this.width);
    this.top = between(top, 0, content.height - this.height);
    Object.freeze(this);
  }

  /** Whether the canvas shows the whole map. */
  get isWhole() {
    return this.cell <= this.fit.cell * 1.001;
  }

  get isClosest() {
    return this.cell >= MAX_CELL * 0.999;
  }

  /**
   * The canvas's distance from a block's left edge.
   * @param {number} blockColumn
   */
  blockX(blockColumn) {
    return blockColumn * (SIDE * this.cell + this.gaps.column) - this.left;
  }

  /** @param {number} blockRow */
  blockY(blockRow) {
    return blockRow * (SIDE * this.cell + this.gaps.strip) + this.gaps.strip - this.top;
  }

  /**
   * The upper left corner of a port's cell on the canvas.
   * @param {number} port
   */
  cornerOf(port) {
    const { blockColumn, blockRow, column, row } = placeOf(port);
    return {
      x: this.blockX(blockColumn) + column * this.cell,
      y: this.blockY(blockRow) + row * this.cell,
    };
  }

  /**
   * Whether the whole cell of a port is on the canvas.
   * @param {number} port
   */
  shows(port) {
    const { x, y } = this.cornerOf(port);
    const isInside = (at, length) => at >= -0.01 && at + this.cell <= length + 0.01;
    return isInside(x, this.width) && isInside(y, this.height);
  }

  /**
   * The port at a place of the canvas, or undefined between blocks and beside them.
   * @param {number} x
   * @param {number} y
   */
  portAt(x, y) {
    const column = this.#columnAt(x);
    const row = this.#rowAt(y);
    if (!column.isInside || !row.isInside) return undefined;
    return portOfCell(Math.floor(column.cell), Math.floor(row.cell));
  }

  /** @param {number} x */
  #columnAt(x) {
    return cellAt(x + this.left, this.cell, this.gaps.column);
  }

  /** @param {number} y */
  #rowAt(y) {
    return cellAt(y + this.top - this.gaps.strip, this.cell, this.gaps.strip);
  }

  /**
   * The blocks that the canvas shows at least in part, with the visible cells of each:
   * from `column` and `row`, inclusive, to `endColumn` and `endRow`, exclusive.
   */
  *visibleBlocks() {
    for (let blockRow = 0; blockRow < BLOCKS; blockRow++) {
      const y = this.blockY(blockRow);
      const [row, endRow] = this.#visibleCells(y, this.height);
      if (y - this.gaps.strip > this.height || endRow < 0) continue;
      for (let blockColumn = 0; blockColumn < BLOCKS; blockColumn++) {
        const x = this.blockX(blockColumn);
        const [column, endColumn] = this.#visibleCells(x, this.width);
        if (column >= endColumn) continue;
        yield { blockColumn, blockRow, x, y, column, row, endColumn, endRow };
      }
    }
  }

  /**
   * @param {number} start
   * @param {number} length
   */
  #visibleCells(start, length) {
    const first = Math.max(0, Math.floor(-start / this.cell));
    return [first, Math.min(SIDE, Math.ceil((length - start) / this.cell))];
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  panBy(x, y) {
    return new Viewport(this.fit, this.cell, this.left + x, this.top + y);
  }

  /**
   * Scales the cells. The cell at this place of the canvas stays there.
   * @param {number} cell the new side of a cell
   */
  zoomTo(cell, x = this.width / 2, y = this.height / 2) {
    const scaled = between(cell, this.fit.cell, Math.max(MAX_CELL, this.fit.cell));
    const column = this.#columnAt(x).cell;
    const row = this.#rowAt(y).cell;
    const left = positionOf(column, scaled, this.gaps.column) - x;
    const top = positionOf(row, scaled, this.gaps.strip) + this.gaps.strip - y;
    return new Viewport(this.fit, scaled, left, top);
  }

  /** The port in the middle of the canvas, or the nearest one to it. */
  portAtCentre() {
    const column = this.#columnAt(this.width / 2).cell;
    const row = this.#rowAt(this.height / 2).cell;
    return portOfCell(Math.floor(column), Math.floor(row));
  }

  /**
   * A view between this one and another, for an animation.
   * @param {Viewport} other
   * @param {number} share 0 is this view, 1 the other
   */
  towards(other, share) {
    const cell = this.cell * (other.cell / this.cell) ** share;
    // Positions follow the size of the cells, so that the map grows around one place.
    const grown = other.cell === this.cell ? share : (cell - this.cell) / (other.cell - this.cell);
    const mix = (from, to) => from + (to - from) * grown;
    return new Viewport(this.fit, cell, mix(this.left, other.left), mix(this.top, other.top));
  }

  /**
   * A view with this port in its centre.
   * @param {number} port
   */
  centredOn(port, cell = this.cell) {
    const [column, row] = cellOf(port);
    const scaled = between(cell, this.fit.cell, Math.max(MAX_CELL, this.fit.cell));
    const left = positionOf(column + 0.5, scaled, this.gaps.column) - this.width / 2;
    const top = positionOf(row + 0.5, scaled, this.gaps.strip) + this.gaps.strip - this.height / 2;
    return new Viewport(this.fit, scaled, left, top);
  }

  /**
   * The nearest view that shows the whole cell of a port.
   * @param {number} port
   */
  revealing(port) {
    const margin = Math.min(this.cell, this.width / 4, this.height / 4);
    const { x, y } = this.cornerOf(port);
    return this.panBy(
      beyond(x, this.cell, this.width, margin),
      beyond(y, this.cell, this.height, margin),
    );
  }

  /**
   * The closest view that shows all ports of a range and some space around them.
   * @param {number} first
   * @param {number} last
   */
  around(first, last) {
    let [left, top] = [SQUARE, SQUARE];
    let [right, bottom] = [0, 0];
    for (const port of cornersOf(first, last)) {
      const [column, row] = cellOf(port);
      left = Math.min(left, column);
      top = Math.min(top, row);
      right = Math.max(right, column + 1);
      bottom = Math.max(bottom, row + 1);
    }
    const span = (count, length, gap) =>
      (length - gap * Math.ceil(count / SIDE)) / (count + SIDE / 4);
    const cell = Math.min(
      span(right - left, this.width, this.gaps.column),
      span(bottom - top, this.height, this.gaps.strip),
    );
    const middle = (one, other) => Math.floor((one + other - 1) / 2);
    return this.centredOn(portOfCell(middle(left, right), middle(top, bottom)), Math.min(cell, 24));
  }
}

/**
 * Ports whose cells bound those of a range: the ends of the range and of its lines, and
 * the corners of its blocks.
 * @param {number} first
 * @param {number} last
 */
function* cornersOf(first, last) {
  yield first;
  yield last;
  const line = (port) => Math.floor(port / SIDE);
  for (let at = line(first) + 1; at <= line(last); at++) {
    yield at * SIDE - 1;
    yield at * SIDE;
  }
}

/**
 * The cell at a distance from the first cell, with fraction. In a gap, the end of the
 * last cell.
 */
function cellAt(distance, cell, gap) {
  const stride = SIDE * cell + gap;
  const block = between(Math.floor(distance / stride), 0, BLOCKS - 1);
  const inBlock = (distance - block * stride) / cell;
  const isInside = inBlock >= 0 && inBlock < SIDE;
  return { cell: block * SIDE + between(inBlock, 0, SIDE - 1e-9), isInside };
}

/** The distance of a cell, with fraction, from the first cell. */
function positionOf(cells, cell, gap) {
  return cells * cell + Math.floor(cells / SIDE) * gap;
}

/** The distance that a view must move to contain the span. */
function beyond(at, length, available, margin) {
  if (at < margin) return at - margin;
  return Math.max(0, at + length + margin - available);
}

/** @returns {number} */
function between(value, least, most) {
  return Math.max(least, Math.min(most, value));
}
