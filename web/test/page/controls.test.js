// Filters, copy buttons and the switch between light and dark, in the built page.
import assert from "node:assert/strict";
import { test } from "node:test";

import { exported } from "../cli.js";
import { addressIn, eventually, goTo, ready, shows, useChromium, visit } from "../browser.js";

useChromium();

const legend = (page) => page.getByRole("list", { name: "Legend" });
const summary = (page) => page.locator(".port-map-summary");
const filters = (page) => page.getByRole("form", { name: "Filters of the map" });
const theme = (page) => page.locator("html").getAttribute("data-theme");
const paper = (page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

/** How many ports of a range have a name on the transport, by the exported rows. */
function assigned(rows, first, last, transport) {
  const ports = new Set();
  for (const row of rows) {
    const isOn =
      [row.transport_protocol, undefined].includes(transport) ||
      row.transport_protocol === undefined;
    if (!row.service_name || !row.port_number || !isOn) continue;
    const [low, high = low] = row.port_number.split("-").map(Number);
    for (let port = low; port <= high; port += 1)
      if (port >= first && port <= last) ports.add(port);
  }
  return ports.size.toLocaleString("en-US");
}

test("the legend counts each transport as the exported rows do", async () => {
  const rows = exported();
  await visit("", {}, async (page) => {
    for (const transport of ["tcp", "udp", "sctp", "dccp", "all"]) {
      await filters(page).getByRole("radio", { name: transport }).check();
      const on = transport === "all" ? undefined : transport;
      const [system, user] = [assigned(rows, 0, 1023, on), assigned(rows, 1024, 49151, on)];
      const text = await legend(page).textContent();
      assert.ok(text.includes(`System Ports, 0-1023${system} assigned`), `${transport}: ${text}`);
      assert.ok(text.includes(`User Ports, 1024-49151${user} assigned`), `${transport}: ${text}`);
    }
  });
});

test("filters combine, are counted, and are cleared at once", async () => {
  await visit("", {}, async (page) => {
    const form = filters(page);
    const clear = form.getByRole("button", { name: "Clear filters" });
    const before = await legend(page).textContent();
    assert.equal(await clear.isVisible(), false);
    await form.getByRole("checkbox", { name: "unassigned" }).uncheck();
    await form.getByRole("checkbox", { name: "reserved" }).uncheck();
    await form.getByRole("checkbox", { name: "dynamic" }).uncheck();
    const all = assigned(exported(), 0, 65535);
    assert.equal(await summary(page).textContent(), `${all} ports match the filter.`);
    await form.getByLabel("Only services with").fill("27000-27012");
    assert.equal(await summary(page).textContent(), "11 ports match the filter.");
    assert.equal(await page.locator("#ui-filter-count").textContent(), "13 ports");
    assert.equal(await page.getByRole("status").textContent(), "13 ports on the map");
    await form.getByRole("radio", { name: "tcp" }).check();
    assert.match(await legend(page).textContent(), /11 of [\d,]+ assigned/);
    await form.getByLabel("Only services with").fill("zzzzqqq");
    assert.equal(await summary(page).textContent(), "0 ports match the filter.");
    await clear.click();
    await eventually(() => legend(page).textContent(), before);
    assert.equal(await summary(page).isVisible(), false);
    assert.equal(await clear.isVisible(), false);
    assert.equal(await page.getByRole("radio", { name: "all" }).isChecked(), true);
  });
});

test("a text in the filter is a port, a range, a name or words", async () => {
  await visit("", {}, async (page) => {
    for (const [text, count] of [
      ["1455", "1 port"],
      ["1000-1999", "1,000 ports"],
      ["", ""],
      ["flexera", "13 ports"],
    ]) {
      await page.getByLabel("Only services with").fill(text);
      const found = await page.locator("#ui-filter-count").textContent();
      if (text === "flexera") assert.match(found, /^\d+ ports?$/);
      else assert.equal(found, count, text);
    }
  });
});

test("filters stay while pages open", async () => {
  await visit("", {}, async (page) => {
    await page.getByLabel("Only services with").fill("license");
    const found = await summary(page).textContent();
    await page.getByRole("link", { name: "1455", exact: true }).click();
    await shows(page, "1455 esl-lm");
    assert.equal(await summary(page).textContent(), found);
  });
});

const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());
const copied = (page) => page.getByRole("status").textContent();

test("each copy button copies its text", async () => {
  const permissions = ["clipboard-read", "clipboard-write"];
  await visit("#1455", { permissions }, async (page) => {
    const commands = page.locator(".command");
    const count = await commands.count();
    assert.ok(count >= 6, `${count}`);
    for (let index = 0; index < count; index += 1) {
      const command = commands.nth(index);
      const text = await command.locator("code").textContent();
      await command.getByRole("button", { name: /^Copy the command for / }).click();
      await eventually(() => clipboard(page), text);
      await eventually(async () => (await copied(page)).endsWith(text), true);
    }
    await page.getByRole("button", { name: "Copy link to this page" }).click();
    await eventually(() => clipboard(page), page.url());
    assert.equal(await copied(page), "Copied link to this page");
  });
});

test("where the clipboard is denied, a copy button copies by selection", async () => {
  await visit("#1455", {}, async (page) => {
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException("", "NotAllowedError"));
      globalThis.selected = [];
      document.addEventListener("copy", () => {
        const { value, selectionStart, selectionEnd } = document.activeElement;
        globalThis.selected.push(value.slice(selectionStart, selectionEnd));
      });
    });
    const command = page.locator(".command").first();
    const text = await command.locator("code").textContent();
    await command.getByRole("button").click();
    await eventually(() => page.evaluate(() => globalThis.selected), [text]);
    await eventually(async () => (await copied(page)).endsWith(text), true);
    assert.ok(
      await command.getByRole("button").evaluate((button) => button === document.activeElement),
    );
    assert.equal(await page.locator("textarea").count(), 0);
  });
});

test("where copying is not possible, the page says so", async () => {
  await visit("#1455", {}, async (page) => {
    await page.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
      document.execCommand = () => false;
    });
    await page.locator(".command").first().getByRole("button").click();
    await eventually(() => copied(page), "The browser does not allow copying");
  });
});

/** Switches the system to light or dark colours. The page may get the event later. */
async function systemTurns(page, colorScheme) {
  await page.emulateMedia({ colorScheme });
  const isDark = () => page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
  await eventually(isDark, colorScheme === "dark");
}

test("the page follows the system until the reader chooses light or dark", async () => {
  await visit("", { colorScheme: "light" }, async (page) => {
    const button = page.locator("#ui-theme");
    const light = await paper(page);
    await systemTurns(page, "dark");
    await eventually(async () => (await paper(page)) === light, false);
    const dark = await paper(page);
    await systemTurns(page, "light");
    await eventually(() => paper(page), light);
    // The page gets the event after it is painted.
    await eventually(() => button.getAttribute("aria-label"), "Use dark colours");
    await button.click();
    assert.equal(await theme(page), "dark");
    await eventually(() => paper(page), dark);
    assert.equal(await button.getAttribute("aria-label"), "Use light colours");
    await page.reload();
    await ready(page);
    await eventually(() => paper(page), dark);
    await goTo(page, "#1455");
    await eventually(() => paper(page), dark);
    await systemTurns(page, "dark");
    await eventually(() => paper(page), dark);
    await systemTurns(page, "light");
    await button.click();
    assert.equal(await theme(page), null);
    await eventually(() => paper(page), light);
    assert.equal(addressIn(page), "#1455");
  });
});

test("without storage, the choice of colours lasts as long as the page", async () => {
  await visit("", { colorScheme: "light" }, async (page) => {
    await page.addInitScript(() => {
      const get = () => {
        throw new DOMException("denied", "SecurityError");
      };
      Object.defineProperty(globalThis, "localStorage", { get });
    });
    await goTo(page, "#1455");
    const light = await paper(page);
    await page.locator("#ui-theme").click();
    await eventually(async () => (await paper(page)) === light, false);
    await page.reload();
    await ready(page);
    await eventually(() => paper(page), light);
  });
});

test("the page ignores a stored choice that it does not know", async () => {
  await visit("", { colorScheme: "light" }, async (page) => {
    const light = await paper(page);
    await page.evaluate(() => localStorage.setItem("iana-ports-theme", "purple"));
    await page.reload();
    await ready(page);
    assert.equal(await theme(page), null);
    await eventually(() => paper(page), light);
  });
});
