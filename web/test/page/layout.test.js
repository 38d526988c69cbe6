// The built page on screens of all widths, with less motion and with forced colours.
import assert from "node:assert/strict";
import { test } from "node:test";

import { LAPTOP, PHONE, goTo, useChromium, visit } from "../browser.js";

useChromium();

const ADDRESSES = [
  "",
  "#1455",
  "#80",
  "#27000-27009",
  "#?license%20manager",
  `#${"x".repeat(300)}`,
];

/** The screen's width. A phone's `innerWidth` grows with a page that is too wide. */
const contentWidth = (page) => page.evaluate(() => document.documentElement.scrollWidth);

/** The visible elements that begin left of the window or end right of it. */
const outside = (page) =>
  page.evaluate((windowWidth) => {
    const isClipped = (element) => {
      for (let one = element; one !== null; one = one.parentElement) {
        const { overflowX, clipPath } = getComputedStyle(one);
        if (overflowX !== "visible" || clipPath !== "none") return true;
      }
      return false;
    };
    return [...document.body.querySelectorAll("*")]
      .filter((element) => {
        const { left, right, width, height } = element.getBoundingClientRect();
        const isOut = left < -1 || right > windowWidth + 1;
        return isOut && width > 0 && height > 0 && element.checkVisibility() && !isClipped(element);
      })
      .map((element) => element.outerHTML.slice(0, 100));
  }, page.viewportSize().width);

async function checkWidth(page, view) {
  const { width } = page.viewportSize();
  const content = await contentWidth(page);
  assert.ok(content <= width, `${view}: ${content} in ${width}`);
  assert.deepEqual(await outside(page), [], view);
}

for (const width of [320, 360, 768, 1280, 1920]) {
  test(`nothing is wider than a window of ${width} pixels`, async () => {
    const options =
      width < 700
        ? { ...PHONE, viewport: { width, height: 740 } }
        : { viewport: { width, height: 900 } };
    await visit("", options, async (page) => {
      for (const address of ADDRESSES) {
        await goTo(page, address);
        await checkWidth(page, address.slice(0, 40));
      }
      await page.locator("#ui-search").fill("license manager");
      await page.locator("#ui-options").waitFor();
      await checkWidth(page, "search");
    });
  });
}

test("on a phone, what a finger presses is large enough", async () => {
  await visit("", PHONE, async (page) => {
    for (const address of ["", "#1455", "#27000-27009"]) {
      await goTo(page, address);
      // WCAG 2.2, 2.5.8: 24 pixels, except for links within text.
      const small = await page
        .locator("button, input, summary, .segment, .button")
        .evaluateAll((all) =>
          all
            .filter((one) => one.checkVisibility() && !one.closest(".hidden-label"))
            .map((one) =>
              one.matches("[type=file]") ? one.labels[0] : (one.closest("label") ?? one),
            )
            .map((one) => [one.getBoundingClientRect(), one.outerHTML.slice(0, 80)])
            .filter(([{ width, height }]) => Math.min(width, height) < 24)
            .map(([, html]) => html),
        );
      assert.deepEqual(small, [], address);
    }
  });
});

test("with reduced motion, nothing moves", async () => {
  await visit("#1455", { ...LAPTOP, reducedMotion: "reduce" }, async (page) => {
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll("*")]
        .filter((element) => {
          const { transitionDuration, animationDuration, scrollBehavior } =
            getComputedStyle(element);
          const times = `${transitionDuration}, ${animationDuration}`.split(", ");
          return (
            times.some((time) => Number.parseFloat(time) > 0.001) || scrollBehavior === "smooth"
          );
        })
        .map((element) => element.outerHTML.slice(0, 80)),
    );
    assert.deepEqual(moving, []);
    // The map jumps instead of gliding: one frame later, the view is the last one.
    const frames = await page.evaluate(async () => {
      const frame = () => new Promise(requestAnimationFrame);
      const picture = () => document.querySelector("canvas").toDataURL();
      document.querySelector("[aria-label='Zoom in']").click();
      const seen = [];
      for (let count = 0; count < 5; count += 1) {
        await frame();
        seen.push(picture());
      }
      return new Set(seen.slice(1)).size;
    });
    assert.equal(frames, 1);
  });
});

test("with forced colours, the map keeps its statuses apart, and controls are seen", async () => {
  await visit("", { ...LAPTOP, forcedColors: "active" }, async (page) => {
    const swatches = await page
      .locator(".port-map-swatch")
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundColor));
    assert.equal(new Set(swatches).size, swatches.length);
    assert.ok(swatches.length >= 7, `${swatches}`);
    const chosen = page.locator(".segment:has(input:checked)");
    const other = page.locator(".segment:has(input:not(:checked))").first();
    const colour = (one) => one.evaluate((element) => getComputedStyle(element).backgroundColor);
    assert.notEqual(await colour(chosen), await colour(other));
    await page.locator("#ui-search").fill("license");
    await page.keyboard.press("ArrowDown");
    const options = page.locator("#ui-options [role=option]");
    assert.notEqual(await colour(options.nth(0)), await colour(options.nth(1)));
  });
});

test("the page prints without its controls", async () => {
  await visit("#1455", {}, async (page) => {
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("#ui-search").isVisible(), false);
    assert.equal(await page.locator("#ui-map").isVisible(), false);
    assert.ok(await page.locator("#ui-title").isVisible());
    assert.ok(await page.getByText("sudo ss -tulpn").isVisible());
  });
});
