// A whole visit with only the keyboard, in the built page.
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  LAPTOP,
  PHONE,
  addressIn,
  eventually,
  focused,
  goTo,
  shows,
  showsOverview,
  useChromium,
  visit,
} from "../browser.js";

useChromium();

/** The element with the focus: its name, and whether the focus is visible. */
const focus = (page) =>
  page.evaluate(async () => {
    // The element scrolls into view, and gets its outline, with the next frame.
    for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
    const element = document.activeElement;
    if (element === document.body) return null;
    // A choice draws the focus of its hidden input, and a search the focus of its box.
    const drawing = [
      element,
      element.closest(".segment"),
      element.closest("form[role=search]"),
      element.matches("[type=file]") ? element.nextElementSibling : null,
    ];
    const hasOutline = (one) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
    };
    const boxes = drawing
      .filter((one) => one !== null && hasOutline(one))
      .map((one) => one.getBoundingClientRect());
    const label = element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent;
    return {
      name: (label ?? element.textContent).trim().replaceAll(/\s+/g, " ").slice(0, 60),
      tag: element.tagName,
      isSeen: boxes.some(({ left, right, top, bottom }) => {
        const isLarge = right - left > 10 && bottom - top > 10;
        return isLarge && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
      }),
    };
  });

/** The controls that the keyboard must reach, with one of each group of radio buttons. */
const controls = (page) =>
  page.evaluate(() => {
    const all = document.querySelectorAll("a[href], button, input, summary, [tabindex='0']");
    return [...all].filter((element) => {
      const isHidden = !element.checkVisibility({ visibilityProperty: true });
      return !isHidden && !element.disabled && !(element.type === "radio" && !element.checked);
    }).length;
  });

/**
 * Presses Tab through the whole page, and returns the places in order. Without a window,
 * Chromium sometimes starts again instead of leaving the page.
 */
async function tour(page, key) {
  const places = [];
  for (;;) {
    await page.keyboard.press(key);
    const place = await focus(page);
    if (place === null || (places.length > 0 && (await isFirst(page)))) return places;
    if (places.length === 0) await page.evaluate(() => (globalThis.first = document.activeElement));
    assert.ok(place.isSeen, `the focus cannot be seen: ${JSON.stringify(place)}`);
    places.push(place);
    assert.ok(places.length < 500, "the focus is trapped");
  }
}

const isFirst = (page) => page.evaluate(() => document.activeElement === globalThis.first);

const names = (places) => places.map((place) => place.name);

for (const [screen, options] of [
  ["a laptop", LAPTOP],
  ["a phone", PHONE],
]) {
  test(`Tab reaches every control once, and the focus is seen, on ${screen}`, async () => {
    await visit("", options, async (page) => {
      for (const address of ["", "#1455", "#27000-27009", "#?license%20manager", "#zzzzqqq"]) {
        await goTo(page, address);
        const there = await tour(page, "Tab");
        assert.equal(there.length, await controls(page), `${address}: ${names(there).join(" | ")}`);
        await goTo(page, address);
        const back = await tour(page, "Shift+Tab");
        assert.deepEqual(names(back.reverse()), names(there), address);
      }
    });
  });
}

test("the order is skip links, band, page, map, own file, links below", async () => {
  await visit("#1455", {}, async (page) => {
    const places = names(await tour(page, "Tab"));
    assert.deepEqual(places.slice(0, 4), [
      "Skip to the content",
      "Skip to the map",
      "Port explorer",
      "Use dark colours",
    ]);
    const order = [
      "Port, range, name or words",
      "all",
      "Previous port, 1454",
      "Copy link to this page",
      "Map of all 65,536 ports",
      "Choose a CSV file",
      "RFC 6335, the procedures of the registry",
    ];
    const found = order.map((name) => places.indexOf(name));
    assert.ok(!found.includes(-1), `${places.join(" | ")}: ${found}`);
    assert.deepEqual(
      [...found].sort((one, other) => one - other),
      found,
      places.join(" | "),
    );
  });
});

test("the skip links lead to the content and to the map, and leave the address", async () => {
  await visit("#1455", {}, async (page) => {
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await focused(page), "ui-main");
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.activeElement.closest("#ui-subject") !== null));
    await goTo(page, "#1455");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await focused(page), "ui-map-title");
    assert.equal(addressIn(page), "#1455");
  });
});

/** Presses Tab until the focus is on a control of this name. */
async function tabTo(page, name) {
  for (let count = 0; count < 500; count += 1) {
    await page.keyboard.press("Tab");
    if ((await focus(page))?.name === name) return;
  }
  assert.fail(`Tab does not reach ${name}`);
}

test("a visit with the keyboard alone", async () => {
  await visit("", {}, async (page) => {
    // Search and open the first result.
    await tabTo(page, "Port, range, name or words");
    await page.keyboard.type("license manager");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await shows(page, "flexlm 744");
    assert.equal(await focused(page), "ui-title");
    // From the title on: the transports, then a related service.
    await tabTo(page, "udp");
    await page.keyboard.press("Enter");
    await shows(page, "flexlm/udp 744");
    assert.equal(await focused(page), "ui-title");
    await tabTo(page, "5093/tcp,udp");
    await page.keyboard.press("Enter");
    await shows(page, "5093 sentinel-lm");
    // Open and close a row of the registry.
    const row = page.locator("details.record").first();
    await page.locator("details.record summary").first().focus();
    const isOpen = () => row.evaluate((details) => details.open);
    const before = await isOpen();
    await page.keyboard.press("Enter");
    assert.equal(await isOpen(), !before);
    await page.keyboard.press("Space");
    assert.equal(await isOpen(), before);
    // Back, twice, without Alt+Left: a browser without a window has no keys.
    await page.goBack();
    await shows(page, "flexlm/udp 744");
    assert.equal(await focused(page), "ui-title");
    await page.goBack();
    await shows(page, "flexlm 744");
    // The map: to the next assigned port, and its page.
    await tabTo(page, "Map of all 65,536 ports");
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("Control+ArrowRight");
    await page.keyboard.press("Enter");
    await shows(page, "1 tcpmux");
    assert.equal(await focused(page), "ui-title");
    // Home, by its link.
    await page.keyboard.press("Control+k");
    assert.equal(await focused(page), "ui-search");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await showsOverview(page);
    assert.equal(await focused(page), "ui-hero-title");
    // Filters.
    await tabTo(page, "all");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    assert.ok(await page.getByRole("radio", { name: "udp" }).isChecked());
    await tabTo(page, "reserved");
    await page.keyboard.press("Space");
    assert.equal(await page.getByRole("checkbox", { name: "reserved" }).isChecked(), false);
    await tabTo(page, "Clear filters");
    await page.keyboard.press("Enter");
    await eventually(() => page.getByRole("radio", { name: "all" }).isChecked(), true);
    // Colours.
    await page.locator("#ui-home").focus();
    await tabTo(page, "Use dark colours");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
  });
});

test("the list of results does not take Tab", async () => {
  await visit("", {}, async (page) => {
    await page.locator("#ui-search").focus();
    await page.keyboard.type("ssh");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    assert.equal((await focus(page)).name, "Search");
    assert.equal(await page.getByRole("listbox").isVisible(), false);
  });
});
