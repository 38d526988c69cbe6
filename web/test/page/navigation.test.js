// Addresses, links and the history, in the built page.
import assert from "node:assert/strict";
import { test } from "node:test";

import {
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

const title = (page) => page.locator("#ui-title").textContent();
const view = (page) => page.locator("html").getAttribute("data-view");
const NOTHING = /^The registry has no name, description, assignee or note with these words\./;
const scrolled = (page) => page.evaluate(() => scrollY);

test("each address opens its page", async () => {
  await visit("", {}, async (page) => {
    for (const [address, expected] of [
      ["#1455", "1455 esl-lm"],
      ["#1455/udp", "1455/udp esl-lm"],
      ["#514/udp", "514/udp syslog"],
      ["#27000-27009", "27000-27009"],
      ["#27000-27009/tcp", "27000-27009/tcp"],
      ["#esl-lm", "esl-lm 1455"],
      ["#ESL-LM", "esl-lm 1455"],
      ["#esl-lm/tcp", "esl-lm/tcp 1455"],
      ["#0", "0"],
      ["#65535", "65535"],
      ["#1-65535", "1-65535"],
    ]) {
      await goTo(page, address);
      await shows(page, expected);
      assert.equal(await view(page), "subject", address);
      assert.equal((await title(page)).replaceAll(/\s+/g, " "), expected);
      assert.equal(addressIn(page), address);
    }
  });
});

test("an address without a page leads to a search, and says why", async () => {
  await visit("", {}, async (page) => {
    for (const [address, expected, why] of [
      ["#nonsense-of-the-kind", "nonsense-of-the-kind", NOTHING],
      ["#65536", "65536", /"65536": not a port: expected 0 to 65535/],
      ["#99999999999999999999", "99999999999999999999", /"99999999999999999999": /],
      ["#9-1", "9-1", /a range in descending order/],
      ["#1455/icmp", "1455/icmp", /"1455\/icmp": /],
      ["#100%", "100%", /./],
      ["#%00%1b[31m", "\\u{0}\\u{1b}[31m", /./],
      ["#<script>alert(1)</script>", "<script>alert(1)</script>", /./],
      [`#${"x".repeat(5000)}`, "x".repeat(5000), /A search has at most 256 characters/],
      ["#toString", "toString", NOTHING],
      ["#__proto__", "__proto__", /./],
      ["#ui-search", "ui-search", /./],
    ]) {
      await goTo(page, address);
      assert.equal(await view(page), "search", address.slice(0, 80));
      assert.ok((await title(page)).includes(expected));
      const texts = await page.locator(".subject-description").allTextContents();
      assert.match(texts.join("\n"), why);
      assert.equal(await page.locator("#ui-main script").count(), 0);
    }
  });
});

test("an empty address is the overview", async () => {
  await visit("", {}, async (page) => {
    for (const address of ["", "#", "#%20"]) {
      await goTo(page, address);
      await showsOverview(page);
      assert.equal(await view(page), "overview");
    }
  });
});

test("links, back and forward lead through pages, each with its focus", async () => {
  await visit("", {}, async (page) => {
    await page.getByRole("link", { name: "1455", exact: true }).click();
    await shows(page, "1455 esl-lm");
    assert.equal(await focused(page), "ui-title");
    const related = page.getByRole("region", { name: "Related services" });
    await related.getByRole("link", { name: "27000-27009" }).click();
    await shows(page, "27000 flex-lm");
    const neighbours = page.getByRole("region", { name: "Neighbours" });
    const link = neighbours.getByRole("link").last();
    const next = await link.getAttribute("href");
    await link.click();
    await eventually(() => addressIn(page), next);
    const end = await page.title();
    await page.goBack();
    await shows(page, "27000 flex-lm");
    assert.equal(await focused(page), "ui-title");
    await page.goBack();
    await shows(page, "1455 esl-lm");
    await page.goBack();
    await showsOverview(page);
    assert.equal(await focused(page), "ui-hero-title");
    assert.equal(await page.locator("#ui-search").inputValue(), "");
    await page.goForward();
    await shows(page, "1455 esl-lm");
    await page.goForward();
    await page.goForward();
    await eventually(() => page.title(), end);
    await page.getByRole("link", { name: "Port explorer" }).click();
    await showsOverview(page);
    assert.equal(await page.locator("#ui-subject").isVisible(), false);
  });
});

test("a page opens at its top, and back returns to where it was", async () => {
  await visit("#1455", {}, async (page) => {
    const related = page.getByRole("region", { name: "Related services" });
    const link = related.getByRole("link").last();
    await link.scrollIntoViewIfNeeded();
    const before = await scrolled(page);
    assert.ok(before > 0);
    // The history stores the place after a pause.
    await eventually(() => page.evaluate(() => history.state?.scroll), before);
    await link.click();
    await eventually(() => scrolled(page), 0);
    await page.goBack();
    await shows(page, "1455 esl-lm");
    await eventually(() => scrolled(page), before);
  });
});

test("a page that is loaded again is the same page", async () => {
  await visit("#esl-lm", {}, async (page) => {
    const before = await page.locator("#ui-subject").innerText();
    await page.reload();
    await shows(page, "esl-lm 1455");
    assert.equal(await page.locator("#ui-subject").innerText(), before);
  });
});

test("the title leads from a port to its service and back", async () => {
  await visit("#1455", {}, async (page) => {
    await page.locator("#ui-title").getByRole("link", { name: "esl-lm" }).click();
    await shows(page, "esl-lm 1455");
    await page.locator("#ui-title").getByRole("link", { name: "1455" }).click();
    await shows(page, "1455 esl-lm");
  });
});

test("the switch of transports keeps the subject", async () => {
  await visit("#514", {}, async (page) => {
    const nav = page.getByRole("navigation", { name: "Transports" });
    const current = () => nav.locator("[aria-current=true]").textContent();
    assert.equal((await title(page)).replaceAll(/\s+/g, " "), "514 shell");
    assert.equal(await current(), "all");
    for (const [name, expected, text] of [
      [/^udp/, "514/udp syslog", "udp"],
      [/^tcp/, "514/tcp shell", "tcp"],
      [/^sctp/, "514/sctp", "sctp, not assigned"],
      [/^all/, "514 shell", "all"],
    ]) {
      await nav.getByRole("link", { name }).click();
      await shows(page, expected);
      assert.equal(await current(), text);
    }
  });
});

test("a service has links only to the transports that it uses", async () => {
  await visit("#esl-lm", {}, async (page) => {
    const nav = page.getByRole("navigation", { name: "Transports" });
    assert.deepEqual(await nav.getByRole("link").allTextContents(), ["all", "tcp", "udp"]);
    await nav.getByRole("link", { name: "udp" }).click();
    await shows(page, "esl-lm/udp 1455");
  });
});

test("steps lead to the ports before and after, on the same transport", async () => {
  await visit("#514/udp", {}, async (page) => {
    const steps = page.getByRole("navigation", { name: "Ports before and after" });
    await steps.getByRole("link", { name: "Next port, 515" }).click();
    await eventually(() => addressIn(page), "#515/udp");
    await steps.getByRole("link", { name: "Previous port, 514" }).click();
    await shows(page, "514/udp syslog");
    await goTo(page, "#0");
    assert.equal(await steps.getByRole("link").count(), 1);
    await goTo(page, "#65535");
    assert.equal(await steps.getByRole("link").count(), 1);
  });
});

test("a port of the map opens its page, and the map marks the port of a page", async () => {
  await visit("", {}, async (page) => {
    await page.getByRole("application", { name: "Map of all 65,536 ports" }).focus();
    const live = page.locator(".port-map-live");
    await page.keyboard.press("Home");
    for (const key of ["ArrowRight", "ArrowRight", "Control+ArrowRight"])
      await page.keyboard.press(key);
    assert.match(await live.textContent(), /^3, compressnet, assigned/);
    await page.keyboard.press("Enter");
    await shows(page, "3 compressnet");
    await goTo(page, "#1455");
    await page.getByRole("application", { name: "Map of all 65,536 ports" }).focus();
    await page.keyboard.press("ArrowRight");
    assert.match(await live.textContent(), /^1456, dca, assigned/);
  });
});

test("external links lead to IANA and the RFCs, and send no referrer", async () => {
  await visit("#514/udp", {}, async (page) => {
    const links = await page.evaluate(() =>
      [...document.querySelectorAll("a[href]")]
        .filter((link) => link.protocol !== "file:")
        .map((link) => [link.href, link.rel]),
    );
    assert.ok(links.length > 3);
    for (const [href, rel] of links) {
      assert.match(href, /^https:\/\/www\.(iana\.org|rfc-editor\.org)\//);
      assert.equal(rel, "noreferrer");
    }
    assert.ok(links.some(([href]) => href === "https://www.rfc-editor.org/rfc/rfc5426"));
  });
});

test("commands and texts change with the subject", async () => {
  await visit("#1455/udp", {}, async (page) => {
    const code = page.getByRole("region", { name: "How to check" }).locator("code");
    const all = (await code.allTextContents()).join("\n");
    assert.match(all, /lsof -nP -iUDP:1455/);
    assert.doesNotMatch(all, /TCP/);
  });
});
