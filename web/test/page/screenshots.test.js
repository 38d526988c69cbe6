// Writes pictures of the built page to web/target/screenshots, for people to look at.
import { mkdir } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { PHONE, useChromium, visit } from "../browser.js";

useChromium();

const FOLDER = fileURLToPath(new URL("../../target/screenshots/", import.meta.url));
await mkdir(FOLDER, { recursive: true });

const LARGE = { viewport: { width: 1440, height: 900 } };
const DARK = { colorScheme: "dark" };

const zoom = async (page) => {
  await page.getByRole("application", { name: "Map of all 65,536 ports" }).focus();
  await page.keyboard.press("Control+Home");
  for (let count = 0; count < 12; count += 1) await page.keyboard.press("+");
  await page.keyboard.press("Home");
};
const search = (page) => page.locator("#ui-search").fill("license manager");

/** Name of the file, address, screen, and what to do first. */
const PICTURES = [
  ["laptop", "", LARGE],
  ["laptop-dark", "", { ...LARGE, ...DARK }],
  ["phone", "", PHONE],
  ["phone-dark", "", { ...PHONE, ...DARK }],
  ["port", "#1455", LARGE],
  ["port-dark", "#1455", { ...LARGE, ...DARK }],
  ["port-phone", "#1455", PHONE],
  ["range", "#27000-27009", LARGE],
  ["service", "#esl-lm", LARGE],
  ["results", "#?license%20manager", LARGE],
  ["nothing-found", "#htpp", LARGE],
  ["map-zoomed", "", LARGE, zoom],
  ["map-zoomed-dark", "", { ...LARGE, ...DARK }, zoom],
  ["search", "", LARGE, search],
  ["search-phone", "", PHONE, search],
  ["forced-colours", "#1455", { ...LARGE, forcedColors: "active" }],
];

for (const [name, address, options, prepare] of PICTURES) {
  test(`screenshot ${name}`, async () => {
    await visit(address, options, async (page) => {
      await prepare?.(page);
      const isWhole = prepare === undefined;
      await page.screenshot({ path: `${FOLDER}${name}.png`, fullPage: isWhole });
    });
  });
}
