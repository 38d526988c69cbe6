import assert from "node:assert/strict";
import { test } from "node:test";

import { MAX_CELL, Viewport, fitInto } from "../../src/map/viewport.js";

const SAMPLES = [0, 22, 31, 32, 1023, 1024, 8191, 8192, 27005, 32768, 49151, 49152, 65535];

test("the whole map fits the width from phones to wide screens", () => {
  for (let width = 260; width <= 2000; width += 7) {
    for (const ratio of [1, 1.25, 2, 3]) {
      const fit = fitInto(width, 900, ratio);
      assert.ok(fit.width <= width + 1e-9, `${width} at ${ratio}: ${fit.width}`);
      // No port is off the canvas.
      const view = new Viewport(fit);
      assert.ok(SAMPLES.every((port) => view.shows(port)), `${width} at ${ratio}`);
    }
  }
});

test("cells are whole device pixels where little is lost", () => {
  assert.equal(fitInto(900, 5000, 1).cell, 3);
  assert.equal(fitInto(328, 5000, 3).cell, 1);
  assert.ok(fitInto(328, 5000, 1).cell >= 1);
});

test("the port at the middle of its cell is the port, at each zoom", () => {
  const fit = fitInto(900, 900, 2);
  for (const cell of [fit.cell, 7.3, 24, 60, MAX_CELL]) {
    for (const port of SAMPLES) {
      const view = new Viewport(fit).centredOn(port, cell);
      const { x, y } = view.cornerOf(port);
      assert.equal(view.portAt(x + view.cell / 2, y + view.cell / 2), port, `${port} at ${cell}`);
      assert.ok(view.shows(port));
    }
  }
});

test("gaps have no port", () => {
  const view = new Viewport(fitInto(900, 900, 1));
  const { x, y } = view.cornerOf(0);
  assert.equal(view.portAt(x, y - 1), undefined);
  assert.equal(view.portAt(x + 32 * view.cell + 1, y), undefined);
  assert.equal(view.portAt(view.width - 1, y), undefined);
  assert.equal(view.portAt(-1, y), undefined);
});

test("zoom keeps the place under the pointer", () => {
  const fit = fitInto(900, 900, 1);
  const start = new Viewport(fit).centredOn(27005, 20);
  const { x, y } = start.cornerOf(27005);
  for (const cell of [14, 25, 47, 90]) {
    const corner = start.zoomTo(cell, x, y).cornerOf(27005);
    assert.ok(Math.abs(corner.x - x) < 1e-6 && Math.abs(corner.y - y) < 1e-6, `at ${cell}`);
  }
});

test("no view leaves the map, and zoom has two ends", () => {
  const fit = fitInto(900, 900, 1);
  const view = new Viewport(fit).centredOn(0, 40);
  assert.deepEqual([view.left, view.top], [0, 0]);
  assert.deepEqual(view.panBy(-500, -500), view);
  const last = view.panBy(1e9, 1e9);
  assert.ok(last.shows(65535));
  assert.deepEqual(last.panBy(10, 10), last);
  assert.equal(view.zoomTo(0).isWhole, true);
  assert.equal(view.zoomTo(1e9).isClosest, true);
});

test("revealing moves no further than needed", () => {
  const fit = fitInto(900, 900, 1);
  const view = new Viewport(fit).centredOn(27005, 40);
  assert.deepEqual(view.revealing(27005), view);
  for (const port of SAMPLES) {
    const moved = view.revealing(port);
    assert.ok(moved.shows(port), `port ${port}`);
    assert.equal(moved.cell, view.cell);
  }
});

test("a range is visible as a whole, whatever the size of the canvas", () => {
  for (const width of [290, 600, 1300]) {
    const fit = fitInto(width, 900, 1);
    for (const [first, last] of [[29170, 29998], [41231, 41793], [38473, 49151], [80, 80]]) {
      const view = new Viewport(fit).around(first, last);
      for (let port = first; port <= last; port++) {
        assert.ok(view.shows(port), `${port} of ${first}-${last} at ${width}`);
      }
    }
  }
});

test("an animation starts and ends at its views", () => {
  const fit = fitInto(900, 900, 1);
  const from = new Viewport(fit);
  const to = from.centredOn(65535, 80);
  assert.deepEqual(from.towards(to, 0), from);
  const end = from.towards(to, 1);
  for (const key of ["cell", "left", "top"]) assert.ok(Math.abs(end[key] - to[key]) < 1e-6, key);
});

test("visible blocks cover exactly the visible cells", () => {
  const view = new Viewport(fitInto(900, 900, 1)).centredOn(5300, 13);
  const cells = new Set();
  for (const block of view.visibleBlocks()) {
    for (let row = block.row; row < block.endRow; row++) {
      for (let column = block.column; column < block.endColumn; column++) {
        cells.add((block.blockRow * 8 + block.blockColumn) * 1024 + row * 32 + column);
      }
    }
  }
  for (let port = 0; port < 65536; port++) {
    const { x, y } = view.cornerOf(port);
    const isVisible = x + view.cell > 0 && y + view.cell > 0 && x < view.width && y < view.height;
    assert.equal(cells.has(port), isVisible, `port ${port}`);
  }
});
