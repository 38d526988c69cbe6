import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import {
  PORTS,
  cellOf,
  outlineOf,
  partsOf,
  placeOf,
  portOfCell,
  wholeLinesOf,
} from "../../src/map/layout.js";

/** The command line's picture, drawn by its own code. */
const picture = readFileSync(new URL("../../../pictures/map.svg", import.meta.url), "utf8");

test("each port has a cell of its own in the square", () => {
  const seen = new Set();
  for (let port = 0; port < PORTS; port++) {
    const [column, row] = cellOf(port);
    assert.ok(column >= 0 && column < 256 && row >= 0 && row < 256, `port ${port}`);
    assert.equal(portOfCell(column, row), port);
    seen.add(row * 256 + column);
  }
  assert.equal(seen.size, PORTS);
});

test("blocks lie as in the command line's picture", () => {
  const numbers = /<text class="(?:text|muted)" x="(\d+)" y="(\d+)"[^>]*>(\d+)</g;
  const labels = [...picture.matchAll(numbers)]
    .map(([, x, y, first]) => ({ x: Number(x), y: Number(y), first: Number(first) }))
    .filter(({ first }) => first % 1024 === 0);
  assert.equal(labels.length, 64);
  const columns = [...new Set(labels.map(({ x }) => x))].sort((a, b) => a - b);
  const rows = [...new Set(labels.map(({ y }) => y))].sort((a, b) => a - b);
  for (const { x, y, first } of labels) {
    const { blockColumn, blockRow, column, row } = placeOf(first);
    assert.deepEqual(
      [blockColumn, blockRow, column, row],
      [columns.indexOf(x), rows.indexOf(y), 0, 0],
      `port ${first}`,
    );
  }
});

test("landmarks lie in the columns of the command line's picture", () => {
  // A landmark's label begins 8 pixels right of its cell's left border. Cells are 6
  // pixels wide; 35 of them make a block and its gap. The map begins at pixel 48.
  const labels = /<text class="text" x="(\d+)" y="\d+" [^>]*>(\d+) ([a-z][\w-]+)</g;
  const statuses = ["assigned", "reserved", "unassigned", "dynamic"];
  const found = [...picture.matchAll(labels)];
  const landmarks = found.filter(([, , , word]) => !statuses.includes(word));
  assert.equal(landmarks.length, 12);
  for (const [, x, port] of landmarks) {
    const { blockColumn, column } = placeOf(Number(port));
    assert.equal((Number(x) - 8 - 48) / 6, blockColumn * 35 + column, `port ${port}`);
  }
});

test("parts of a range end where blocks end", () => {
  assert.deepEqual(partsOf(29170, 29998), [
    { first: 29170, last: 29695 },
    { first: 29696, last: 29998 },
  ]);
  assert.deepEqual(partsOf(0, 0), [{ first: 0, last: 0 }]);
  assert.equal(partsOf(0, 65535).length, 64);
});

test("an outline encloses as many cells as the part has ports", () => {
  const parts = [
    { first: 5, last: 5 },
    { first: 5, last: 9 },
    { first: 0, last: 1023 },
    { first: 33, last: 95 },
    { first: 64, last: 100 },
    { first: 1030, last: 1055 },
    { first: 40960 + 271, last: 40960 + 833 },
  ];
  for (const part of parts) {
    const corners = outlineOf(part);
    let doubled = 0;
    corners.forEach(([x, y], index) => {
      const [nextX, nextY] = corners[(index + 1) % corners.length];
      assert.ok(x === nextX || y === nextY, "sides follow the cells' borders");
      doubled += x * nextY - nextX * y;
    });
    assert.equal(Math.abs(doubled) / 2, part.last - part.first + 1, `${part.first}-${part.last}`);
  }
});

test("whole lines belong to the part from edge to edge", () => {
  assert.deepEqual(wholeLinesOf({ first: 0, last: 1023 }), { start: 0, end: 32 });
  assert.deepEqual(wholeLinesOf({ first: 1, last: 1022 }), { start: 1, end: 31 });
  assert.deepEqual(wholeLinesOf({ first: 1024, last: 1055 }), { start: 0, end: 1 });
  assert.equal(wholeLinesOf({ first: 20, last: 40 }), undefined);
});
