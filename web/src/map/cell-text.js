// The number and the name in each visible cell, once the cells are large enough.

import { SIDE, portOfCell } from "./layout.js";
import { css, mixed, readableOn } from "./palette.js";
import { inkOf } from "./model.js";

/** From this side of a cell on, it has its number; from the other, its name too. */
export const NUMBERED = 30;
const NAMED = 60;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {object} scene as `Painter.draw` takes it
 */
export function drawCellTexts(context, { view, model, palette }) {
  if (view.cell < NUMBERED) return;
  const isNamed = view.cell >= NAMED;
  const size = isNamed ? Math.min(15, view.cell / 5.2) : Math.min(12, view.cell / 3.2);
  const pad = isNamed ? 6 : 0;
  const colours = inks(palette);
  context.textAlign = isNamed ? "left" : "center";
  for (const block of view.visibleBlocks()) {
    for (let row = block.row; row < block.endRow; row++) {
      for (let column = block.column; column < block.endColumn; column++) {
        const port = portOfCell(block.blockColumn * SIDE + column, block.blockRow * SIDE + row);
        const ink = colours[model.matches[port]][inkOf(port, model.codes[port])];
        const x = block.x + column * view.cell;
        const y = block.y + row * view.cell;
        context.fillStyle = ink;
        context.font = `${isNamed ? 600 : 400} ${size}px ${palette.font}`;
        if (!isNamed) {
          context.fillText(String(port), x + view.cell / 2, y + view.cell / 2 + size * 0.35);
          continue;
        }
        context.fillText(String(port), x + pad, y + pad + size);
        const { name } = model.port(port);
        if (!name) continue;
        const small = Math.min(13, size);
        context.font = `400 ${small}px ${palette.font}`;
        const lines = broken(context, name, view.cell - 2 * pad);
        lines.forEach((line, index) => {
          context.fillText(line, x + pad, y + pad + size + (index + 1) * small * 1.25);
        });
      }
    }
  }
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
 * A name in at most two lines of a width, broken after a hyphen where there is one; cut
 * with an ellipsis if that is not enough.
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
