import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";

import { page } from "../../build.mjs";

const wasm = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
const html = await page(wasm);

/** The text of the only element with this start tag. */
function only(start, end) {
  const parts = html.split(start);
  assert.equal(parts.length, 2, `${start} occurs once`);
  return parts[1].split(end)[0];
}

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

test("the same input gives the same bytes", async () => {
  assert.equal(await page(wasm), html);
});

test("the policy allows this script, this style, wasm, and no request", () => {
  const policy = only('<meta http-equiv="Content-Security-Policy" content="', '"').split("; ");
  assert.deepEqual(policy, [
    "default-src 'none'",
    `script-src ${hash(only("<script>", "</script>"))} 'wasm-unsafe-eval'`,
    `style-src ${hash(only("<style>", "</style>"))}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ]);
});

test("the wasm unpacks to the same bytes", () => {
  const packed = only('<script type="application/gzip" id="ui-wasm">', "</script>");
  assert.deepEqual(gunzipSync(Buffer.from(packed, "base64")), Buffer.from(wasm));
});

test("nothing is left to fill in, and no markup comes from strings", async () => {
  assert.doesNotMatch(html, /<!-- [a-z-]+ -->/);
  assert.doesNotMatch(html, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(/);
  assert.doesNotMatch(html.replace(/<!--.*?-->/gs, ""), / style=/);
});

test("every id begins with ui-, so that no service in the address is one", async () => {
  const source = await readFile(new URL("../../src/index.html", import.meta.url), "utf8");
  const ids = [...source.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  assert.ok(ids.length > 10);
  assert.deepEqual(ids.filter((id) => !id.startsWith("ui-")), []);
  assert.equal(new Set(ids).size, ids.length);
});
