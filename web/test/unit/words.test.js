import assert from "node:assert/strict";
import { test } from "node:test";

import { counted, interval, intervals, onTransport, registryInWords } from "../../src/words.js";

test("counts have thousands separators and the right number", () => {
  assert.equal(counted(1, "port"), "1 port");
  assert.equal(counted(0, "row"), "0 rows");
  assert.equal(counted(14447, "row"), "14,447 rows");
  assert.equal(counted(2, "service matches", "services match"), "2 services match");
});

test("ports are written as on the command line", () => {
  assert.equal(interval({ first: 22, last: 22 }), "22");
  assert.equal(interval({ first: 27000, last: 27009 }), "27000-27009");
  assert.equal(onTransport(514, "udp"), "514/udp");
  assert.equal(onTransport("esl-lm", undefined), "esl-lm");
});

test("a long list of ports ends with an ellipsis", () => {
  const ports = [80, 591, 8008, 8080].map((port) => ({ first: port, last: port }));
  assert.equal(intervals(ports), "80, 591, 8008, …");
  assert.equal(intervals(ports, 4), "80, 591, 8008, 8080");
  assert.equal(intervals([]), "");
});

test("a registry may lack a date", () => {
  const registry = { newestDate: "2024-06-12", rows: 14447 };
  assert.equal(registryInWords(registry), "IANA's registry of 2024-06-12, 14,447 rows");
  const undated = { newestDate: undefined, rows: 1 };
  assert.equal(registryInWords(undated), "IANA's registry without a date, 1 row");
});
