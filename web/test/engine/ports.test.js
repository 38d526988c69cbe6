// The page's engine and the map's model, without a browser: the status of every port on
// every transport against the exported rows.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { open } from "../../../bindings/js/lib/page.js";
import { MapModel, STATUSES } from "../../src/map/model.js";
import { exported } from "../cli.js";

const WASM = new URL("../../../bindings/js/target/wasm/page.wasm", import.meta.url);
const TRANSPORTS = [undefined, "tcp", "udp", "sctp", "dccp"];

const registry = open(await WebAssembly.compile(await readFile(WASM)));
const rows = exported().filter((row) => row.port_number !== undefined);

/** The status of each port, by the rules: assigned over reserved over unassigned. */
function statusesOn(transport) {
  const statuses = Array.from({ length: 65_536 }, (_, port) =>
    port < 49_152 ? "reserved" : "dynamic",
  );
  const hasRow = new Uint8Array(65_536);
  for (const row of rows) {
    const isOn = transport === undefined || [undefined, transport].includes(row.transport_protocol);
    if (!isOn) continue;
    const isFree = /^unassigned/i.test(row.description ?? "");
    const status = row.service_name ? "assigned" : isFree ? "unassigned" : "reserved";
    const [first, last = first] = row.port_number.split("-").map(Number);
    for (let port = first; port <= last; port += 1) {
      const isStronger = STATUSES.indexOf(status) < STATUSES.indexOf(statuses[port]);
      if (hasRow[port] === 0 || isStronger) statuses[port] = status;
      hasRow[port] = 1;
    }
  }
  return statuses;
}

test("the map shows the status of all 65,536 ports, on each transport", () => {
  const model = new MapModel(registry);
  for (const transport of TRANSPORTS) {
    model.setFilter({ transport });
    const expected = statusesOn(transport);
    assert.equal(new Set(expected).size, 4);
    const wrong = expected.flatMap((status, port) =>
      model.status(port) === status
        ? []
        : [`${port}/${transport}: ${model.status(port)}, not ${status}`],
    );
    assert.deepEqual(wrong, []);
  }
});

test("a port's colour is that of its range and status", () => {
  const model = new MapModel(registry);
  for (const transport of TRANSPORTS) {
    model.setFilter({ transport });
    statusesOn(transport).forEach((status, port) => {
      const range = port < 1024 ? "system" : "user";
      const ink = status === "dynamic" ? "dynamic" : `${range}-${status}`;
      if (model.ink(port) !== ink)
        assert.fail(`${port}/${transport}: ${model.ink(port)}, not ${ink}`);
    });
  }
});
