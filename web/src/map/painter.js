// Draws the map on a canvas.
//
// An image has one pixel for each of the 65,536 cells, and blocks are scaled up from it.
// Zoomed in, the few visible cells are drawn one by one. The cost of a frame therefore
// depends on the canvas, not on the number of ports.

import { BLOCKS, PORTS, PORTS_IN_BLOCK, SIDE, SQUARE, cellOf, portOfCell } from "./layout.js";
import { RANGES, inkOf } from "./model.js";
import { css } from "./palette.js";
import { NUMBERED, drawCellTexts } from "./cell-text.js";
import { drawGhostTowns } from "./ghost-towns.js";

/** The smallest side of a cell with lines between the cells. */
const SEPARATED = 10;

/** The most matches of a text filter that are drawn larger than small cells. */
const MAX_MARKED = 600;
/** The side of such a match. */
const MARK = 5;

export class Painter {
  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d", { alpha: false });
    this.image = document.createElement("canvas");
    this.image.width = this.image.height = SQUARE;
  }

  /**
   * Colours the cells again, after a change of the data, the filter or the theme.
   * @param {import("./model.js").MapModel} model
   * @param {import("./palette.js").Palette} palette
   */
  colour(model, palette) {
    const pixels = new ImageData(SQUARE, SQUARE);
    for (let port = 0; port < PORTS; port++) {
      const [column, row] = cellOf(port);
      pixels.data.set(colourOf(port, model, palette), 4 * (row * SQUARE + column));
      pixels.data[4 * (row * SQUARE + column) + 3] = 255;
    }
    this.image.getContext("2d").putImageData(pixels, 0, 0);
  }

  /**
   * @param {object} scene
   * @param {import("./viewport.js").Viewport} scene.view
   * @param {import("./model.js").MapModel} scene.model
   * @param {import("./palette.js").Palette} scene.palette
   * @param {number} scene.ratio device pixels in a CSS pixel
   * @param {number | undefined} scene.current the port of the keyboard and of the page
   * @param {boolean} scene.isCurrentLabelled
   * @param {string | undefined} scene.label the current port's, if not its number and name
   * @param {number | undefined} scene.hovered
   */
  draw(scene) {
    const { context } = this;
    const { view, palette, ratio } = scene;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = css(palette.paper);
    context.fillRect(0, 0, view.width, view.height);
    context.textBaseline = "alphabetic";
    this.#cells(scene);
    this.#marks(scene);
    drawGhostTowns(context, scene);
    drawCellTexts(context, scene);
    this.#blockLabels(scene);
    this.#shares(scene);
    if (scene.hovered !== undefined && scene.hovered !== scene.current) {
      this.#ring(scene, scene.hovered, 1);
    }
    if (scene.current === undefined) return;
    this.#ring(scene, scene.current, 2);
    if (scene.isCurrentLabelled && view.cell < NUMBERED) this.#label(scene, scene.current);
  }

  #cells(scene) {
    for (const block of scene.view.visibleBlocks()) {
      if (block.row >= block.endRow) continue;
      if (scene.view.cell < SEPARATED) this.#scaledBlock(scene, block);
      else this.#separateCells(scene, block);
    }
  }

  /** The visible part of a block, scaled up from the image. */
  #scaledBlock({ view, ratio }, block) {
    const { context } = this;
    // Without smoothing, cells smaller than a device pixel would disappear.
    context.imageSmoothingEnabled = view.cell * ratio < 1;
    const [columns, rows] = [block.endColumn - block.column, block.endRow - block.row];
    const snap = (at) => Math.round(at * ratio) / ratio;
    const x = snap(block.x + block.column * view.cell);
    const y = snap(block.y + block.row * view.cell);
    const width = snap(block.x + block.endColumn * view.cell) - x;
    const height = snap(block.y + block.endRow * view.cell) - y;
    const from = [block.blockColumn * SIDE + block.column, block.blockRow * SIDE + block.row];
    context.drawImage(this.image, from[0], from[1], columns, rows, x, y, width, height);
  }

  /** The visible cells of a block, with the paper between them. */
  #separateCells({ view, model, palette, ratio }, block) {
    const { context } = this;
    const snap = (at) => Math.round(at * ratio) / ratio;
    const line = Math.max(1, Math.round((view.cell / 40) * ratio)) / ratio;
    const lefts = [];
    for (let column = block.column; column <= block.endColumn; column++) {
      lefts.push(snap(block.x + column * view.cell));
    }
    let last;
    for (let row = block.row; row < block.endRow; row++) {
      const y = snap(block.y + row * view.cell);
      const height = snap(block.y + (row + 1) * view.cell) - y - line;
      for (let column = block.column; column < block.endColumn; column++) {
        const port = portOfCell(block.blockColumn * SIDE + column, block.blockRow * SIDE + row);
        const colour = colourOf(port, model, palette);
        if (colour !== last) context.fillStyle = css(colour);
        last = colour;
        const x = lefts[column - block.column];
        const width = lefts[column - block.column + 1] - x - line;
        context.fillRect(x, y, width, height);
      }
    }
  }

  /** The matches of a text filter, where cells are too small to be noticed. */
  #marks({ view, model, palette }) {
    const ports = model.chosenPorts;
    if (ports === undefined || ports.size > MAX_MARKED || view.cell >= MARK) return;
    const { context } = this;
    for (const port of ports) {
      if (!model.matches[port]) continue;
      const { x, y } = view.cornerOf(port);
      const start = (view.cell - MARK) / 2;
      context.fillStyle = css(palette.paper);
      context.fillRect(x + start - 1, y + start - 1, MARK + 2, MARK + 2);
      context.fillStyle = css(palette.cells[inkOf(port, model.codes[port])]);
      context.fillRect(x + start, y + start, MARK, MARK);
    }
  }

  /** The first port above each block, in bold where a range begins. */
  #blockLabels({ view, palette }) {
    const { context } = this;
    const size = view.gaps.strip < 20 ? 9.5 : 12;
    context.textAlign = "left";
    for (const { blockColumn, blockRow, x, y, endRow } of view.visibleBlocks()) {
      const first = (blockRow * BLOCKS + blockColumn) * PORTS_IN_BLOCK;
      const beginsRange = RANGES.some((range) => range.first === first);
      context.font = `${beginsRange ? 600 : 400} ${size}px ${palette.font}`;
      const label = String(first);
      // A block that begins above the canvas keeps its label at the edge.
      const isPinned = y < view.gaps.strip;
      if (isPinned && view.cell >= NUMBERED) continue;
      const left = Math.max(x, 0);
      const bottom = isPinned ? Math.min(view.gaps.strip, y + endRow * view.cell) : y;
      if (isPinned || x < 0) {
        const width = context.measureText(label).width;
        if (left + width + 4 > x + SIDE * view.cell) continue;
        context.fillStyle = css(palette.paper, 0.9);
        context.fillRect(left, bottom - view.gaps.strip, width + 6, view.gaps.strip);
      }
      context.fillStyle = css(beginsRange ? palette.text : palette.muted);
      context.fillText(label, left + (left > x ? 3 : 0), bottom - size * 0.4);
    }
  }

  /** The assigned ports of each line of blocks, at its right. */
  #shares({ view, model, palette }) {
    const { context } = this;
    const isNarrow = view.gaps.side < 50;
    const x = view.blockX(BLOCKS - 1) + SIDE * view.cell + (isNarrow ? 4 : 10);
    if (x > view.width) return;
    const write = (text, y, weight, size, colour) => {
      context.font = `${weight} ${size}px ${palette.font}`;
      context.fillStyle = css(colour);
      context.fillText(text, x, y);
    };
    context.textAlign = "left";
    model.shares.forEach((share, row) => {
      const y = view.blockY(row);
      if (share === undefined) {
        // Lines that have only Dynamic Ports share one label.
        if (isNarrow || (row > 0 && model.shares[row - 1] === undefined)) return;
        ["dynamic,", "never", "assigned"].forEach((word, line) => {
          write(word, y + 11 + 14 * line, 400, 12, palette.muted);
        });
        return;
      }
      write(share.label, y + (isNarrow ? 9 : 15), 600, isNarrow ? 11 : 19, palette.text);
      if (isNarrow) return;
      write(share.assigned.toLocaleString("en"), y + 31, 400, 12, palette.text);
      write("assigned", y + 45, 400, 12, palette.muted);
    });
  }

  /** The number and the name of a port, above its frame or below it. */
  #label({ view, model, palette, label }, port) {
    const { context } = this;
    const { x, y } = view.cornerOf(port);
    const isVisible = x + view.cell > 0 && y + view.cell > 0 && x < view.width && y < view.height;
    if (!isVisible) return;
    const [height, distance, pad] = [22, 10, 7];
    const text = label ?? `${port} ${model.port(port).name ?? model.status(port)}`;
    context.font = `600 12px ${palette.font}`;
    context.textAlign = "left";
    const width = context.measureText(text).width + 2 * pad;
    const centred = x + view.cell / 2 - width / 2;
    const left = Math.round(Math.max(0, Math.min(view.width - width, centred)));
    const above = y - distance - height;
    const top = Math.round(above >= 0 ? above : y + view.cell + distance);
    context.fillStyle = css(palette.paper);
    context.fillRect(left - 1, top - 1, width + 2, height + 2);
    context.fillStyle = css(palette.text);
    context.fillRect(left, top, width, height);
    context.fillStyle = css(palette.paper);
    context.fillText(text, left + pad, top + 15);
  }

  /** A frame around a cell, enlarged if the cell is small. */
  #ring({ view, palette }, port, width) {
    const { context } = this;
    const corner = view.cornerOf(port);
    const side = Math.max(view.cell, width > 1 ? 11 : 5);
    // An enlarged frame stays whole at the edges of the canvas.
    const within = (at, length) => {
      const centred = at + (view.cell - side) / 2;
      const edge = 2 * width;
      return side > view.cell && at >= 0 && at < length
        ? Math.max(edge, Math.min(length - side - edge, centred))
        : centred;
    };
    const [x, y] = [within(corner.x, view.width), within(corner.y, view.height)];
    const outline = (inset, style, thickness) => {
      context.strokeStyle = style;
      context.lineWidth = thickness;
      context.strokeRect(x - inset, y - inset, side + 2 * inset, side + 2 * inset);
    };
    outline(width + 1, css(palette.paper), width);
    outline(width / 2, css(palette.text), width);
  }
}

/**
 * The colour of a port's cell, with the filter.
 * @param {number} port
 * @param {import("./model.js").MapModel} model
 * @param {import("./palette.js").Palette} palette
 */
export function colourOf(port, model, palette) {
  const colours = model.matches[port] ? palette.cells : palette.dimmed;
  return colours[inkOf(port, model.codes[port])];
}
