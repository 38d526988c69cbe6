// axe-core finds no violation in any view, light and dark, on a phone and a laptop.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";

import { LAPTOP, PHONE, goTo, useChromium, visit } from "../browser.js";

useChromium();

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const VIEWS = {
  overview: [""],
  port: ["#1455"],
  "a port on a transport": ["#514/udp"],
  "a Dynamic Port": ["#65000"],
  "a long page": ["#80"],
  range: ["#27000-27009"],
  service: ["#esl-lm"],
  results: ["#?license%20manager"],
  "nothing found": ["#?zzzzqqq"],
  "a wrong query": ["#70000"],
  "search open": ["", (page) => page.locator("#ui-search").fill("license manager")],
  "search selected": [
    "#1455",
    async (page) => {
      await page.locator("#ui-search").fill("license manager");
      await page.locator("#ui-search").press("ArrowDown");
    },
  ],
  "filters in use": [
    "",
    async (page) => {
      const fold = page.locator("#ui-filters-fold");
      if (!(await fold.evaluate((details) => details.open))) await fold.locator("summary").click();
      await page.getByRole("checkbox", { name: "unassigned" }).uncheck();
      await page.locator("#ui-filter-text").fill("license");
    },
  ],
  "a wrong file": [
    "",
    async (page) => {
      const file = { name: "wrong.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n") };
      await page.getByLabel("Choose a CSV file").setInputFiles(file);
      await page.getByRole("alert").waitFor();
    },
  ],
};

/** The rules that are broken, each with an element that breaks it. */
async function violations(page) {
  // Playwright runs the source, because the page's policy forbids other scripts.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  // axe's preload requests style sheets again, and the page forbids requests.
  const { violations: found } = await page.evaluate(() => globalThis.axe.run({ preload: false }));
  return found.map(
    ({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}: ${nodes[0].failureSummary}`,
  );
}

/** The views that are checked on both screens in light and dark; the others on one. */
const MAIN = ["overview", "port", "range", "nothing found", "search open"];

for (const [screen, options] of Object.entries({ laptop: LAPTOP, phone: PHONE })) {
  for (const colorScheme of ["light", "dark"]) {
    test(`no violations on a ${screen}, ${colorScheme}`, async () => {
      const isFull = screen === "phone" && colorScheme === "dark";
      const views = isFull ? Object.keys(VIEWS) : MAIN;
      await visit("", { ...options, colorScheme }, async (page) => {
        for (const view of views) {
          const [address, prepare] = VIEWS[view];
          await goTo(page, address);
          await prepare?.(page);
          assert.deepEqual(await violations(page), [], view);
        }
      });
    });
  }
}

test("axe notices a picture without a text", async () => {
  await visit("", {}, async (page) => {
    await page.evaluate(() => document.getElementById("ui-main").append(new Image()));
    assert.match((await violations(page)).join(), /^image-alt: /);
  });
});

test("a page has one title, its headings leave no level out, and its language is set", async () => {
  await visit("", {}, async (page) => {
    for (const [address] of Object.values(VIEWS)) {
      await goTo(page, address);
      const levels = await page
        .locator("h1, h2, h3, h4, h5, h6")
        .evaluateAll((all) =>
          all.filter((one) => one.checkVisibility()).map((one) => Number(one.tagName[1])),
        );
      assert.equal(levels.filter((level) => level === 1).length, 1, address);
      levels.reduce((before, level) => {
        assert.ok(level <= before + 1, `${address}: h${level} after h${before}`);
        return level;
      }, levels[0]);
      assert.equal(await page.locator("html").getAttribute("lang"), "en");
    }
  });
});
