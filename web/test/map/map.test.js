// The map in headless Chromium, with a registry of a few ports: mouse, touch, keys, and
// the colours of cells.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";

import esbuild from "esbuild";

import { LAPTOP, PHONE, inTab, useChromium } from "../browser.js";

useChromium();

const file = (path) => fileURLToPath(new URL(path, import.meta.url));

/** 22 and 2000 are assigned, 0 and 49151 reserved; on udp none is assigned. */
const script = `
  import { PortMap } from "./map/map.js";
  const known = new Map([
    [0, { status: "reserved" }],
    [22, { status: "assigned", name: "ssh", description: "<b>Secure</b> Shell" }],
    [2000, { status: "assigned", name: "cisco-sccp", description: "Cisco SCCP" }],
    [49151, { status: "reserved" }],
  ]);
  const free = (number) => ({ number, status: number < 49152 ? "unassigned" : "dynamic" });
  const registry = {
    lookup(number) {
      const port = { ...free(number), ...known.get(number) };
      return { ...port, on: (transport) => (transport === "udp" ? free(number) : port) };
    },
  };
  globalThis.chosen = [];
  globalThis.map = new PortMap(document.getElementById("host"), registry);
  map.addEventListener("choose", ({ detail }) => chosen.push(detail.port));
`;

let html;

before(async () => {
  const bundle = async (stdin) => {
    const options = { stdin, bundle: true, write: false, format: "iife" };
    return (await esbuild.build(options)).outputFiles[0].text;
  };
  const resolveDir = file("../../src");
  const code = await bundle({ contents: script, resolveDir });
  const style = await bundle({
    contents: '@import "./style/map.css";',
    loader: "css",
    resolveDir,
  });
  const page = ":root { color-scheme: light dark; --paper: Canvas; --text: CanvasText; }";
  html = `<!doctype html><meta name="viewport" content="width=device-width">
    <style>${page} ${style} body { margin: 16px; height: 3000px; }</style>
    <div id="host"></div><script>${code}</script>`;
});

/**
 * Opens a page with the map alone, and gives it to `steps`, which must leave no error.
 */
async function open(options, steps) {
  await inTab(options, async (page) => {
    await page.setContent(html);
    await steps(page);
  });
}

const chosen = (page) => page.evaluate(() => globalThis.chosen);
const said = (page) => page.locator(".port-map-live").textContent();
const canvas = (page) => page.getByRole("application", { name: "Map of all 65,536 ports" });
const isZoomed = (page) => page.getByRole("button", { name: "Zoom out" }).isEnabled();

/**
 * Checks the colour of a cell of the whole map on a laptop, where cells are 3 pixels.
 * Waits up to a second, because the map draws with the next frames.
 */
async function hasColour(page, [column, row], expected) {
  let found;
  for (const end = Date.now() + 1000; found !== expected && Date.now() < end;) {
    found = await page.evaluate(
      async ([x, y]) => {
        await new Promise(requestAnimationFrame);
        const pixel = new OffscreenCanvas(1, 1).getContext("2d");
        pixel.drawImage(globalThis.map.canvas, x, y, 1, 1, 0, 0, 1, 1);
        const rgb = [...pixel.getImageData(0, 0, 1, 1).data].slice(0, 3);
        return `#${rgb.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
      },
      [column * 3 + 1, 22 + row * 3 + 1],
    );
  }
  assert.equal(found, expected, `cell ${column}, ${row}`);
}

test("cells have the colours of their status, in light and dark", async () => {
  await open(LAPTOP, async (page) => {
    await hasColour(page, [22, 0], "#0a2240");
    await hasColour(page, [0, 0], "#a84c00");
    await hasColour(page, [9, 4], "#adbccd");
    await page.emulateMedia({ colorScheme: "dark" });
    await hasColour(page, [22, 0], "#c4e1ff");
    await page.evaluate(() => document.documentElement.style.setProperty("color-scheme", "light"));
    await hasColour(page, [22, 0], "#0a2240");
  });
});

test("a filter dims what does not match, and the legend follows", async () => {
  await open(LAPTOP, async (page) => {
    const legend = page.getByRole("list", { name: "Legend" });
    assert.match(await legend.textContent(), /System Ports, 0-10231 assigned1 reserved1,022 unas/);
    await page.evaluate(() => globalThis.map.setFilter({ statuses: new Set(["reserved"]) }));
    await hasColour(page, [0, 0], "#a84c00");
    // 82% paper.
    await hasColour(page, [22, 0], "#d3d7dd");
    assert.match(await legend.textContent(), /0 of 1 assigned1 of 1 reserved/);
    assert.ok(await page.getByText("2 ports match the filter.").isVisible());
    await page.evaluate(() => globalThis.map.setFilter({ transport: "udp" }));
    await hasColour(page, [22, 0], "#adbccd");
    assert.match(await legend.textContent(), /System Ports, 0-10231,024 unassigned/);
  });
});

test("the pointer names a port, a click chooses it, and a drag does not", async () => {
  await open(LAPTOP, async (page) => {
    const box = await canvas(page).boundingBox();
    const [x, y] = [box.x + 22 * 3 + 1, box.y + 22 + 1];
    await page.mouse.move(x, y);
    const tip = page.locator(".port-map-tip p");
    assert.deepEqual(await tip.allInnerTexts(), ["22 ssh", "assigned", "<b>Secure</b> Shell"]);
    await page.mouse.click(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 40, y + 40, { steps: 4 });
    await page.mouse.up();
    assert.deepEqual(await chosen(page), [22]);
    // The gap between blocks has no port.
    await page.mouse.click(box.x + 3 * 32 + 4, y);
    assert.deepEqual(await chosen(page), [22]);
  });
});

test("a wheel scrolls the page, and zooms with Ctrl", async () => {
  await open(LAPTOP, async (page) => {
    const box = await canvas(page).boundingBox();
    await page.mouse.move(box.x + 300, box.y + 300);
    const scrolled = () => page.evaluate(() => globalThis.scrollY);
    assert.equal(await scrolled(), 0);
    await page.mouse.wheel(0, 120);
    await page.waitForFunction(() => globalThis.scrollY > 0);
    assert.equal(await isZoomed(page), false);
    const before = await scrolled();
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -120);
    await page.waitForFunction(() => !document.querySelector(".port-map-button").disabled);
    assert.equal(await scrolled(), before);
  });
});

test("keys move, zoom and choose, and a live region announces the port", async () => {
  await open(LAPTOP, async (page) => {
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    assert.equal(await canvas(page).evaluate((map) => map === document.activeElement), true);
    const steps = [
      ["ArrowRight", "1, unassigned"],
      ["ArrowDown", "33, unassigned"],
      ["Control+ArrowRight", "2000, cisco-sccp, assigned, Cisco SCCP"],
      ["Control+ArrowLeft", "22, ssh, assigned, <b>Secure</b> Shell"],
      ["PageDown", "1046, unassigned"],
      ["End", "2047, unassigned"],
      ["Home", "1024, unassigned"],
      ["Control+End", "65535, dynamic"],
      ["+", "Zoomed in 2 times"],
      ["ArrowLeft", "65534, dynamic"],
      ["0", "Whole map"],
    ];
    for (const [key, words] of steps) {
      await page.keyboard.press(key);
      assert.equal(await said(page), words, key);
    }
    await page.keyboard.press("Enter");
    assert.deepEqual(await chosen(page), [65534]);
    // Other keys stay the browser's.
    await page.keyboard.press("Tab");
    assert.equal(await canvas(page).evaluate((map) => map === document.activeElement), false);
  });
});

test("a port that is shown is marked, and the map moves only to bring it into view", async () => {
  await open(LAPTOP, async (page) => {
    const picture = () => canvas(page).screenshot();
    const whole = await picture();
    await page.evaluate(() => globalThis.map.show(2000));
    assert.equal(await isZoomed(page), false);
    assert.notDeepEqual(await picture(), whole);
    await canvas(page).focus();
    for (let press = 0; press < 5; press++) await page.keyboard.press("+");
    await page.evaluate(() => globalThis.map.show(49151));
    await page.keyboard.press("ArrowLeft");
    assert.equal(await said(page), "49150, unassigned");
    assert.equal(await isZoomed(page), true);
    assert.deepEqual(await chosen(page), []);
  });
});

test("a ghost town's button shows it on the map", async () => {
  await open(LAPTOP, async (page) => {
    await page.getByRole("button", { name: "2001-49151 47,151 ports" }).click();
    assert.equal(await said(page), "The map shows 2001 to 49151");
  });
});

test("on a phone, the first tap zooms, the second chooses, and nothing overflows", async () => {
  await open(PHONE, async (page) => {
    // Not `innerWidth`, which grows with a page that is too wide.
    const { width } = page.viewportSize();
    const content = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(content <= width, `${content} in ${width}`);
    const box = await canvas(page).boundingBox();
    const [x, y] = [box.x + 22.5, box.y + 15.5];
    await page.touchscreen.tap(x, y);
    assert.deepEqual(await chosen(page), []);
    assert.equal(await isZoomed(page), true);
    await page.touchscreen.tap(x, y);
    assert.equal((await chosen(page)).length, 1);
  });
});

test("the canvas is as sharp as the screen", async () => {
  for (const deviceScaleFactor of [1, 1.5, 2, 3]) {
    await open({ ...LAPTOP, deviceScaleFactor }, async (page) => {
      const ratio = await canvas(page).evaluate(
        (map) => map.width / map.getBoundingClientRect().width,
      );
      assert.ok(Math.abs(ratio - deviceScaleFactor) < 0.01, `${ratio} at ${deviceScaleFactor}`);
    });
  }
});
