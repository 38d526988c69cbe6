// The search box and the page of results, in the built page.
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  PHONE,
  addressIn,
  eventually,
  focused,
  shows,
  showsOverview,
  useChromium,
  visit,
} from "../browser.js";

useChromium();

const box = (page) => page.getByRole("combobox", { name: "Port, range, name or words" });
const list = (page) => page.getByRole("listbox", { name: "Results" });
const queries = (page) =>
  list(page)
    .getByRole("option")
    .evaluateAll((options) => options.map((option) => option.dataset.query));
const selected = (page) => list(page).getByRole("option", { selected: true });
const isExpanded = (page) => box(page).getAttribute("aria-expanded");

/** What a screen reader takes as the selected option: the element that the box names. */
const active = (page) =>
  page.evaluate(() => {
    const id = document.getElementById("ui-search").getAttribute("aria-activedescendant");
    return id === null ? null : document.getElementById(id).dataset.query;
  });

test("each letter changes the results", async () => {
  await visit("", {}, async (page) => {
    await box(page).click();
    assert.equal(await isExpanded(page), "false");
    const first = [];
    for (const letter of "1455") {
      await page.keyboard.press(letter);
      first.push((await queries(page))[0]);
    }
    assert.deepEqual(first, ["1", "14", "145", "1455"]);
    assert.equal(await isExpanded(page), "true");
    assert.match(await page.getByRole("status").textContent(), /^\d+ results?$/);
  });
});

test("the first result is what the text names", async () => {
  await visit("", {}, async (page) => {
    const cases = [
      ["1455", "1455", /1455.*esl-lm.*ESL License Manager.*assigned port/],
      ["514/udp", "514/udp", /514\/udp.*syslog.*assigned port/],
      ["65000", "65000", /65000.*dynamic port/],
      ["27000-27009", "27000-27009", /27000-27009.*10 ports.*range of ports/],
      ["esl-lm", "esl-lm", /1455.*esl-lm.*service name/],
      ["ESL-LM", "esl-lm", /1455.*esl-lm.*service name/],
      ["license manager", "flexlm", /744.*flexlm.*"license", "manager" in its description/],
    ];
    for (const [text, query, words] of cases) {
      await box(page).fill(text);
      assert.equal((await queries(page))[0], query, text);
      assert.match(await list(page).getByRole("option").first().textContent(), words);
    }
  });
});

test("a wrong query has a message, and what it may mean", async () => {
  await visit("", {}, async (page) => {
    const cases = [
      [
        "27009-27000",
        /"27009-27000": a range in descending order.*did you mean 27000-27009\?/,
        "27000-27009",
      ],
      ["tcp/80", /"tcp\/80": expected a port.*did you mean 80\/tcp\?/, "80/tcp"],
      ["70000", /^"70000": not a port: expected 0 to 65535/, undefined],
      ["zzzzqqq", /Nothing found for "zzzzqqq"|"zzzzqqq": no service has this name/, undefined],
    ];
    for (const [text, message, first] of cases) {
      await box(page).fill(text);
      assert.match(await page.locator("#ui-options-message").textContent(), message);
      assert.ok(await page.locator("#ui-options-message").isVisible());
      assert.equal((await queries(page))[0], first, text);
    }
  });
});

test("a list gives a result for each of its queries", async () => {
  await visit("", {}, async (page) => {
    await box(page).fill("80,443");
    assert.deepEqual((await queries(page)).slice(0, 2), ["80", "443"]);
  });
});

test("arrow keys select around the list, Enter opens, Escape closes, then empties", async () => {
  await visit("", {}, async (page) => {
    await box(page).fill("license manager");
    const all = await queries(page);
    assert.equal(all.length, 9);
    assert.equal(await active(page), null);
    await page.keyboard.press("ArrowDown");
    assert.equal(await active(page), all[0]);
    assert.equal(await selected(page).count(), 1);
    await page.keyboard.press("ArrowUp");
    assert.equal(await active(page), null);
    assert.equal(await selected(page).count(), 0);
    await page.keyboard.press("ArrowUp");
    assert.equal(await active(page), "?license manager");
    assert.match(await selected(page).textContent(), /^All \d+ results for "license manager"$/);
    await page.keyboard.press("Escape");
    assert.equal(await isExpanded(page), "false");
    assert.equal(await list(page).isVisible(), false);
    assert.equal(await box(page).inputValue(), "license manager");
    await page.keyboard.press("ArrowDown");
    assert.equal(await isExpanded(page), "true");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    assert.equal(await box(page).inputValue(), "");
    await page.keyboard.type("esl");
    await page.keyboard.press("ArrowDown");
    const chosen = await active(page);
    await page.keyboard.press("Enter");
    await eventually(() => addressIn(page), `#${chosen}`);
    await shows(page, "esl-lm 1455");
    assert.equal(await focused(page), "ui-title");
    assert.equal(await list(page).isVisible(), false);
  });
});

test("a click on a result opens it", async () => {
  await visit("", {}, async (page) => {
    await box(page).fill("syslog");
    await list(page).getByRole("option").first().click();
    await shows(page, "syslog 514");
  });
});

test("Enter opens a port, a range, a name on a transport, or the results of words", async () => {
  await visit("", {}, async (page) => {
    for (const [text, title, address] of [
      ["1455", "1455 esl-lm", "#1455"],
      ["514/udp", "514/udp syslog", "#514/udp"],
      ["27000-27009", "27000-27009", "#27000-27009"],
      ["license manager", "license manager", "#license%20manager"],
      ["  65000  ", "65000", "#65000"],
    ]) {
      await page.keyboard.press("Control+k");
      assert.equal(await focused(page), "ui-search");
      await page.keyboard.type(text);
      await page.keyboard.press("Enter");
      await eventually(() => addressIn(page), address);
      await shows(page, title);
      assert.equal(await box(page).inputValue(), text.trim());
    }
  });
});

test("the search button opens the text, and does nothing without one", async () => {
  await visit("", {}, async (page) => {
    await page.getByRole("button", { name: "Search" }).click();
    await showsOverview(page);
    await box(page).fill("22");
    await page.getByRole("button", { name: "Search" }).click();
    await shows(page, "22 ssh");
  });
});

test("a mistyped name leads to the names that it may mean", async () => {
  await visit("#htpp", {}, async (page) => {
    assert.equal(await page.locator("#ui-title").textContent(), 'Nothing found for "htpp"');
    await page.getByRole("heading", { name: "Did you mean" }).waitFor();
    const names = await page.locator(".results .result-name").allTextContents();
    assert.deepEqual(names, ["http", "htcp", "htsp"]);
    await page.getByRole("link", { name: "http", exact: true }).click();
    await shows(page, "http 80");
  });
});

test("a search that finds nothing says what to ask", async () => {
  await visit("#?zzzzqqq", {}, async (page) => {
    assert.equal(await page.locator("#ui-title").textContent(), 'Nothing found for "zzzzqqq"');
    await page.getByRole("heading", { name: "What to ask" }).waitFor();
    await page.locator("#ui-subject").getByRole("link", { name: "esl-lm" }).click();
    await shows(page, "esl-lm 1455");
  });
});

test("the page of results shows all, first a hundred", async () => {
  await visit("#?server", {}, async (page) => {
    const results = page.locator(".results .result");
    assert.equal(await results.count(), 100);
    const count = Number.parseInt(
      (await page.locator("#ui-count").textContent()).replace(",", ""),
      10,
    );
    const button = page.getByRole("button", { name: /^Show all/ });
    await button.click();
    assert.ok((await results.count()) >= count && count > 100, `${count}`);
    assert.equal(await button.count(), 0);
    // The focus is on the first new result.
    const link = results.nth(100).getByRole("link");
    assert.ok(await link.evaluate((element) => element === document.activeElement));
  });
});

test("the results can be shown on the map", async () => {
  await visit("#?license%20manager", {}, async (page) => {
    await page.getByRole("button", { name: "Show them on the map" }).click();
    assert.equal(await page.locator("#ui-filter-text").inputValue(), "license manager");
    assert.match(
      await page.locator(".port-map-summary").textContent(),
      /^\d+ ports match the filter\.$/,
    );
    assert.equal(await focused(page), "ui-map-title");
  });
});

test("a finger searches as well", async () => {
  await visit("", PHONE, async (page) => {
    await box(page).tap();
    await page.keyboard.type("mysql");
    await list(page).getByRole("option").first().tap();
    await shows(page, "mysql 3306");
  });
});

test("text from the search box is text", async () => {
  await visit("", {}, async (page) => {
    const text = '<img src=x onerror="alert(1)">';
    await box(page).fill(text);
    await page.keyboard.press("Enter");
    await shows(page, text);
    assert.equal(await page.locator("#ui-subject img").count(), 0);
  });
});
