// The number and the name in each visible cell, once the cells are large enough.

import { SIDE, portOfCell } from "./layout.js";
import { css, mixed, readableOn } from "./palette.js";
import { inkOf } from "./model.js";

/** The smallest side of a cell that shows its number. */
export const NUMBERED = 30;
/** The smallest side of a cell that also shows its name. */
const NAMED = 60;

/** The smallest font of a name on one line. A longer name is broken. */
const SMALLEST = 10;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {object} scene as `Painter.draw` takes it
 */
export function drawCellTexts(context, { view, model, palette }) {
  if (view.cell < NUMBERED) return;
  const colours = inks(palette);
  const drawCell = view.cell < NAMED ? numberDrawer(view, palette) : nameDrawer(view, palette);
  for (const block of view.visibleBlocks()) {
    for (let row = block.row; row < block.endRow; row++) {
      for (let column = block.column; column < block.endColumn; column++) {
        const port = portOfCell(block.blockColumn * SIDE + column, block.blockRow * SIDE + row);
        context.fillStyle = colours[model.matches[port]][inkOf(port, model.codes[port])];
        const [x, y] = [block.x + column * view.cell, block.y + row * view.cell];
        drawCell(context, model.port(port), x, y);
      }
    }
  }
}

/** Draws the number in the middle of a cell, in bold if the port is assigned. */
function numberDrawer({ cell }, { font }) {
  const size = Math.min(12, cell / 3.2);
  return (context, { number, name }, x, y) => {
    context.textAlign = "center";
    context.font = `${name ? 600 : 400} ${size}px ${font}`;
    context.fillText(String(number), x + cell / 2, y + cell / 2 + size * 0.35);
  };
}

/** Draws the number and the name at a cell's upper left corner. */
function nameDrawer({ cell }, { font }) {
  const size = Math.min(15, cell / 5);
  const pad = cell / 12;
  return (context, { number, name }, x, y) => {
    context.textAlign = "left";
    context.font = `${name ? 600 : 400} ${size}px ${font}`;
    context.fillText(String(number), x + pad, y + pad + size);
    if (!name) return;
    const width = cell - 2 * pad;
    let small = Math.min(12, size);
    const isTooWide = () => {
      context.font = `400 ${small}px ${font}`;
      return context.measureText(name).width > width;
    };
    while (isTooWide() && small > SMALLEST) small = Math.max(SMALLEST, small - 0.5);
    // A name on two lines does not need a small font.
    if (isTooWide()) small = Math.min(12, size);
    context.font = `400 ${small}px ${font}`;
    broken(context, name, width).forEach((line, index) => {
      context.fillText(line, x + pad, y + pad + size + (index + 1) * small * 1.25);
    });
  };
}

/** The colours of text by match (0 or 1) and ink. */
function inks(palette) {
  const on = (ground) => readableOn(ground, palette.paper, palette.text);
  return [
    palette.dimmed.map((ground) => css(mixed(on(ground), ground, 0.5))),
    palette.cells.map((ground) => css(on(ground))),
  ];
}

/**
 * A name in at most two lines of a width, broken after a hyphen if there is one, and
 * truncated with an ellipsis if it is still too long.
 */
function broken(context, name, width) {
  const fits = (text) => context.measureText(text).width <= width;
  if (fits(name)) return [name];
  let end = name.length - 1;
  while (end > 1 && !fits(name.slice(0, end))) end--;
  const hyphen = name.lastIndexOf("-", end - 1) + 1;
  if (hyphen > 1) end = hyphen;
  let rest = name.slice(end);
  if (fits(rest)) return [name.slice(0, end), rest];
  while (rest.length > 1 && !fits(`${rest}…`)) rest = rest.slice(0, -1);
  return [name.slice(0, end), `${rest}…`];
}
