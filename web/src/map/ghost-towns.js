// Draws the ghost towns: an outline around each, and its label inside, where it hides no
// assigned port.

import { SIDE, outlineOf, partsOf, placeOf, wholeLinesOf } from "./layout.js";
import { css } from "./palette.js";
import { NUMBERED } from "./cell-text.js";

const LINE = 14;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {object} scene as `Painter.draw` takes it
 */
export function drawGhostTowns(context, { view, model, palette }) {
  // With a filter, ghost towns are fainter than the matches.
  const weight = model.isFiltered ? 0.4 : 1;
  model.ghostTowns.forEach((town, index) => {
    const parts = partsOf(town.first, town.last);
    for (const part of parts) {
      trace(context, view, part);
      context.strokeStyle = css(palette.muted, 0.8 * weight);
      context.lineWidth = 1;
      context.stroke();
      if (view.cell >= NUMBERED) continue;
      context.fillStyle = css(palette.muted, 0.12 * weight);
      context.fill();
    }
    if (view.cell >= NUMBERED || model.isFiltered) return;
    const largest = parts.reduce((one, other) => (linesIn(other) > linesIn(one) ? other : one));
    label(context, { view, palette }, largest, town, index + 1);
  });
}

/** Sets the context's path to the outline of a part. */
function trace(context, view, part) {
  const { blockColumn, blockRow } = placeOf(part.first);
  const [x, y] = [view.blockX(blockColumn), view.blockY(blockRow)];
  context.beginPath();
  for (const [column, row] of outlineOf(part)) {
    // A line of one pixel is sharp if its centre is that of a pixel.
    const sharp = (at) => Math.round(at) + 0.5;
    context.lineTo(sharp(x + column * view.cell), sharp(y + row * view.cell));
  }
  context.closePath();
}

function linesIn(part) {
  const lines = wholeLinesOf(part);
  return lines === undefined ? 0 : lines.end - lines.start;
}

/** Draws the longest label that fits in the visible middle of the whole lines. */
function label(context, { view, palette }, part, town, rank) {
  const lines = wholeLinesOf(part);
  if (lines === undefined) return;
  const { blockColumn, blockRow } = placeOf(part.first);
  const [x, y] = [view.blockX(blockColumn), view.blockY(blockRow)];
  const left = Math.max(x, 0);
  const right = Math.min(x + SIDE * view.cell, view.width);
  const top = Math.max(y + lines.start * view.cell, 0);
  const bottom = Math.min(y + lines.end * view.cell, view.height);
  const candidates = [
    ["ghost town", `${town.first}-${town.last}`],
    [`${town.first}-${town.last}`],
    [String(rank)],
  ];
  context.textAlign = "center";
  context.font = `500 ${view.gaps.strip < 20 ? 9.5 : 11}px ${palette.font}`;
  const fits = (texts) =>
    texts.length * LINE <= bottom - top &&
    texts.every((text) => context.measureText(text).width + 8 <= right - left);
  const texts = candidates.find(fits);
  if (texts === undefined) return;
  // An outline keeps the label readable on reserved ports.
  context.strokeStyle = css(palette.paper, 0.8);
  context.lineWidth = 3;
  context.lineJoin = "round";
  context.fillStyle = css(palette.text);
  const middle = (top + bottom) / 2 - (texts.length * LINE) / 2;
  texts.forEach((text, line) => {
    const at = [(left + right) / 2, middle + (line + 0.75) * LINE];
    context.strokeText(text, at[0], at[1]);
    context.fillText(text, at[0], at[1]);
  });
}
