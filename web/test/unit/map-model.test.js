import assert from "node:assert/strict";
import { test } from "node:test";

import { MapModel, ghostTowns, portAfterKey, shares } from "../../src/map/model.js";

/** A registry of a few ports. On udp, only 53 is assigned. */
const assigned = new Map([
  [0, { status: "reserved" }],
  [22, { status: "assigned", name: "ssh" }],
  [53, { status: "assigned", name: "domain" }],
  [2000, { status: "assigned", name: "cisco-sccp" }],
  [49151, { status: "reserved" }],
]);
const free = (number) => ({ status: number < 49152 ? "unassigned" : "dynamic" });
const registry = {
  lookup(number) {
    const port = { number, ...(assigned.get(number) ?? free(number)) };
    const on = (transport) =>
      transport === "udp" && number !== 53 ? { number, ...free(number) } : port;
    return { ...port, on };
  },
};

const counts = (model) =>
  model.legend().map(({ counts }) => counts.map(({ status, count }) => `${count} ${status}`));

test("the legend counts each status of a range", () => {
  assert.deepEqual(counts(new MapModel(registry)), [
    ["2 assigned", "1 reserved", "1021 unassigned"],
    ["1 assigned", "1 reserved", "48126 unassigned"],
    ["16384 dynamic"],
  ]);
});

test("the filter's transport changes statuses and counts", () => {
  const model = new MapModel(registry);
  model.setFilter({ transport: "udp" });
  assert.deepEqual(counts(model), [
    ["1 assigned", "1023 unassigned"],
    ["48128 unassigned"],
    ["16384 dynamic"],
  ]);
  assert.equal(model.status(22), "unassigned");
  assert.equal(model.isFiltered, false);
  model.setFilter({});
  assert.equal(model.status(22), "assigned");
});

test("statuses and ports of the filter combine with AND", () => {
  const model = new MapModel(registry);
  model.setFilter({ statuses: new Set(["assigned"]), ports: new Set([22, 23, 2000]) });
  assert.equal(model.isFiltered, true);
  assert.equal(model.matching(), 2);
  assert.deepEqual([22, 23, 53, 2000].map((port) => model.matches[port]), [1, 0, 0, 1]);
  const [system] = model.legend();
  assert.deepEqual(
    system.counts.map(({ status, matching }) => [status, matching]),
    [["assigned", 1], ["reserved", 0], ["unassigned", 0]],
  );
});

test("all statuses and no ports are no filter", () => {
  const model = new MapModel(registry);
  model.setFilter({
    transport: undefined,
    statuses: new Set(["assigned", "reserved", "unassigned", "dynamic"]),
    ports: undefined,
  });
  assert.equal(model.isFiltered, false);
  assert.equal(model.matching(), 65536);
});

test("the next assigned port matches the filter, or there is none", () => {
  const model = new MapModel(registry);
  assert.equal(model.nextAssigned(0, 1), 22);
  assert.equal(model.nextAssigned(22, 1), 53);
  assert.equal(model.nextAssigned(65535, -1), 2000);
  assert.equal(model.nextAssigned(2000, 1), 2000);
  model.setFilter({ ports: new Set([2000]) });
  assert.equal(model.nextAssigned(0, 1), 2000);
});

test("ghost towns are stretches of User Ports, the longest first", () => {
  const codes = new Uint8Array(65536).fill(2);
  for (const port of [1024, 5000, 10000, 49151]) codes[port] = 0;
  assert.deepEqual(ghostTowns(codes, 2), [
    { first: 10001, last: 49150, length: 39150 },
    { first: 5001, last: 9999, length: 4999 },
  ]);
  assert.equal(ghostTowns(codes).length, 3);
  assert.deepEqual(ghostTowns(codes.fill(0)), []);
  assert.deepEqual(ghostTowns(codes.fill(1)), [{ first: 1024, last: 49151, length: 48128 }]);
});

test("shares are of a line of blocks", () => {
  const codes = new Uint8Array(65536).fill(2).fill(3, 49152);
  codes.fill(0, 0, 4096);
  codes[8192] = 0;
  const lines = shares(codes);
  assert.deepEqual(lines.map((line) => line?.label), [
    "50%", "<1%", "0%", "0%", "0%", "0%", undefined, undefined,
  ]);
  assert.equal(lines[1].assigned, 1);
});

test("left and right follow the numbers, up and down the picture", () => {
  const moves = [
    [31, "ArrowRight", 32],
    [32, "ArrowLeft", 31],
    [0, "ArrowLeft", 0],
    [65535, "ArrowRight", 65535],
    [40, "ArrowUp", 8],
    [8, "ArrowUp", 8],
    [992, "ArrowDown", 8192],
    [8192, "ArrowUp", 992],
    [65535, "ArrowDown", 65535],
    [100, "PageDown", 1124],
    [65000, "PageDown", 65535],
    [100, "PageUp", 0],
    [1500, "Home", 1024],
    [1500, "End", 2047],
  ];
  for (const [port, key, expected] of moves) {
    assert.equal(portAfterKey(port, key), expected, `${key} at ${port}`);
  }
  assert.equal(portAfterKey(1500, "Home", true), 0);
  assert.equal(portAfterKey(1500, "End", true), 65535);
  assert.equal(portAfterKey(1500, "a"), undefined);
});
