import assert from "node:assert/strict";
import { test } from "node:test";

import { addressOf, searchFor, wordsOf } from "../../src/address.js";

/** The query that a browser reads: `location.hash` decoded. */
const queryIn = (address) => decodeURIComponent(address.slice(1));

test("addresses are the queries of the command line", () => {
  for (const query of ["1455", "514/udp", "27000-27009", "esl-lm", "80,443", "interhdl_elmd"]) {
    assert.equal(addressOf(query), `#${query}`);
  }
});

test("an address gives the query back", () => {
  const queries = ["license manager", "100%", "a#b", "C++ & co", "\u00e9", "?ssh", "%41", "[::1]:80"];
  for (const query of queries) {
    assert.equal(queryIn(addressOf(query)), query);
  }
});

test("a search has an address that no service has", () => {
  assert.equal(wordsOf(searchFor("ssh")), "ssh");
  assert.equal(wordsOf("ssh"), undefined);
  assert.equal(wordsOf("?"), "");
});
