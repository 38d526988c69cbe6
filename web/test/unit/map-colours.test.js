import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { INKS, inkOf } from "../../src/map/model.js";
import { contrast, mixed, readableOn } from "../../src/map/palette.js";

const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const picture = read("../../../pictures/map.svg");
const sheet = read("../../src/style/map.css");

/** The colours of the classes in the command line's picture. */
function coloursOf(css) {
  const rules = css.matchAll(/\.([a-z-]+)\{color:(#[0-9a-f]{6})\}/g);
  return new Map([...rules].map(([, ink, colour]) => [ink, colour]));
}
const [light, dark] = picture.split("@media (prefers-color-scheme:dark)").map(coloursOf);

test("cells have the colours of the command line's picture, light and dark", () => {
  for (const ink of INKS) {
    const expected = `--map-${ink}: light-dark(${light.get(ink)}, ${dark.get(ink)});`;
    assert.ok(sheet.includes(expected), `${expected} is not in map.css`);
  }
});

test("no colour of the command line's cells is missing", () => {
  const others = ["paper", "text", "muted"];
  const cells = [...light.keys()].filter((name) => !others.includes(name));
  assert.deepEqual(cells.sort(), [...INKS].sort());
});

test("a range has its own shades; an assigned Dynamic Port looks like a User Port", () => {
  assert.equal(INKS[inkOf(1023, 0)], "system-assigned");
  assert.equal(INKS[inkOf(1024, 0)], "user-assigned");
  assert.equal(INKS[inkOf(1023, 2)], "system-unassigned");
  assert.equal(INKS[inkOf(49151, 1)], "user-reserved");
  assert.equal(INKS[inkOf(50000, 3)], "dynamic");
  assert.equal(INKS[inkOf(50000, 0)], "user-assigned");
});

test("contrast is WCAG's", () => {
  assert.equal(contrast([255, 255, 255], [0, 0, 0]), 21);
  assert.equal(contrast([10, 20, 30], [10, 20, 30]), 1);
  assert.equal(contrast([118, 118, 118], [255, 255, 255]).toFixed(2), "4.54");
});

test("numbers and names on cells have the contrast of AA, light and dark", () => {
  const rgb = (hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  for (const theme of [light, dark]) {
    const [paper, text] = [rgb(theme.get("paper")), rgb(theme.get("text"))];
    for (const ink of INKS) {
      const ground = rgb(theme.get(ink));
      const found = contrast(readableOn(ground, paper, text), ground);
      assert.ok(found >= 4.5, `${ink}: ${found.toFixed(2)}`);
    }
  }
});

test("mixed colours lie between", () => {
  assert.deepEqual(mixed([0, 100, 200], [100, 0, 200], 0.5), [50, 50, 200]);
  assert.deepEqual(mixed([1, 2, 3], [4, 5, 6], 0), [1, 2, 3]);
});
