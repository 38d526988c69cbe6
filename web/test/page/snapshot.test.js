// A reader's own CSV, dropped on the built page or chosen.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { DATA, complaint, explained, explainedInLines, exported } from "../cli.js";
import { linesOfSubject, recordsIn } from "../reading.js";
import {
  addressIn,
  eventually,
  focused,
  shows,
  showsOverview,
  useChromium,
  visit,
} from "../browser.js";

useChromium();

let folder;
let iana;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "iana-ports-web-"));
  iana = await readFile(DATA, "utf8");
});

after(() => rm(folder, { recursive: true }));

/** Writes a file, and returns its path. */
async function file(name, content) {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** IANA's file with replaced texts, which it must contain. */
function changed(...changes) {
  return changes.reduce((text, [from, to]) => {
    assert.equal(text.split(from).length, 2, `${from} occurs once`);
    return text.replace(from, () => to);
  }, iana);
}

/** A later snapshot: a name changes, a Dynamic Port gets one, and 27010 loses its row. */
const newer = () =>
  file(
    "newer.csv",
    changed(
      ["\nesl-lm,1455,tcp,ESL License Manager,", "\nesl-manager,1455,tcp,ESL's Manager of 2031,"],
      ["\nesl-lm,1455,udp,ESL License Manager,", "\nesl-manager,1455,udp,ESL's Manager of 2031,"],
      ["\nflex-lmadmin,27010,tcp,", "\nnew-in-2031,65000,tcp,"],
      ["[MongoDB_Inc.],[Akshay_Kumar],2019-02-21,", "[MongoDB_Inc.],[Akshay_Kumar],2031-05-23,"],
    ),
  );

/** The number of IANA's rows, `14,447`. */
const rowCount = () => exported().length.toLocaleString("en-US");

/** Drops files as the system's file manager does. */
async function drop(page, ...files) {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  const drag = (type) => session.send("Input.dispatchDragEvent", { type, x: 200, y: 300, data });
  await drag("dragEnter");
  await drag("dragOver");
  await page.locator("#ui-drop").waitFor();
  await drag("drop");
  await page.locator("#ui-drop").waitFor({ state: "hidden" });
}

const banner = (page) => page.getByRole("region", { name: "The registry that answers" });
const error = (page) => page.getByRole("alert");

/** The lines of `iana-ports explain`, with the file's name instead of its path. */
function linesFrom(path, query) {
  const lines = explainedInLines(query, ["--registry", path]);
  return lines.map((line) => line.replace(path, path.split("/").at(-1)));
}

test("a newer file that is dropped answers, until the reader goes back", async () => {
  const path = await newer();
  await visit("#1455", {}, async (page) => {
    const before = await linesOfSubject(page);
    await drop(page, path);
    await shows(page, "1455 esl-manager");
    const registry = `2031-05-23, ${rowCount()} rows`;
    const shown = await banner(page).textContent();
    assert.ok(shown.startsWith(`Answers come from newer.csv: ${registry}.`), shown);
    assert.deepEqual(await linesOfSubject(page), linesFrom(path, "1455"));
    assert.equal(addressIn(page), "#1455");
    for (const place of ["#ui-registry", "#ui-map-text"]) {
      const text = await page.locator(place).textContent();
      assert.ok(text.includes(`of ${registry}`), text);
    }

    // Pages, search and map answer from it.
    await page.locator("#ui-search").fill("new-in-2031");
    await page.keyboard.press("Enter");
    await shows(page, "new-in-2031 65000");
    await page.locator("#ui-title").getByRole("link").click();
    await shows(page, "65000 new-in-2031");
    assert.equal(await page.locator(".subject-head .badge").textContent(), "assigned");
    const rows = await recordsIn(page);
    assert.equal(rows.length, explained("65000", ["--registry", path]).records.length);
    assert.equal(rows[0]["Service Name"], "new-in-2031");
    const legend = page.getByRole("list", { name: "Legend" });
    assert.match(await legend.textContent(), /Dynamic Ports, 49152-655351 assigned16,383 dynamic/);

    await banner(page).getByRole("button", { name: "Back to the built-in registry" }).click();
    await shows(page, "65000");
    assert.equal(await banner(page).isVisible(), false);
    assert.match(await legend.textContent(), /Dynamic Ports, 49152-6553516,384 dynamic/);
    assert.equal(await focused(page), "ui-main");
    await page.evaluate(() => (location.hash = "#1455"));
    await shows(page, "1455 esl-lm");
    assert.deepEqual(await linesOfSubject(page), before);
    await page.evaluate(() => (location.hash = "#new-in-2031"));
    await eventually(
      () => page.locator("#ui-title").textContent(),
      'Nothing found for "new-in-2031"',
    );
  });
});

test("a chosen file answers as a dropped one, and one file replaces another", async () => {
  const path = await newer();
  const older = await file("older.csv", iana);
  await visit("", {}, async (page) => {
    await page.getByLabel("Choose a CSV file").setInputFiles(path);
    await banner(page).getByText("newer.csv").waitFor();
    await showsOverview(page);
    await page.getByLabel("Choose a CSV file").setInputFiles(older);
    await banner(page).getByText("older.csv").waitFor();
    const shown = await banner(page).textContent();
    assert.match(shown, /older\.csv: \d{4}-\d\d-\d\d, /);
    assert.ok(shown.includes(`, ${rowCount()} rows.`), shown);
    await page.getByLabel("Choose a CSV file").setInputFiles(path);
    await banner(page).getByText("newer.csv").waitFor();
  });
});

test("of several files none answers, and of two in a row the later one", async () => {
  const path = await newer();
  const older = await file("older.csv", iana);
  await visit("#1455", {}, async (page) => {
    await drop(page, path, older);
    await error(page).getByText("2 files; expected one: IANA's CSV").waitFor();
    assert.equal(await banner(page).isVisible(), false);
    await shows(page, "1455 esl-lm");
    // The first file is still being read when the second one comes.
    await page.evaluate(() => {
      const read = Blob.prototype.arrayBuffer;
      Blob.prototype.arrayBuffer = function () {
        if (this.name !== "newer.csv") return read.call(this);
        return new Promise((resolve) => {
          globalThis.finishFirst = async () => resolve(await read.call(this));
        });
      };
    });
    await drop(page, path);
    await page.waitForFunction(() => globalThis.finishFirst !== undefined);
    await drop(page, older);
    await banner(page).getByText("older.csv").waitFor();
    await page.evaluate(() => globalThis.finishFirst());
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
    assert.match(await banner(page).textContent(), /older\.csv/);
    await shows(page, "1455 esl-lm");
  });
});

test("a file that cannot be read has an error with its name", async () => {
  await visit("", {}, async (page) => {
    await page.evaluate(() => {
      Blob.prototype.arrayBuffer = () => Promise.reject(new Error("gone"));
    });
    await page.getByLabel("Choose a CSV file").setInputFiles(await newer());
    await error(page).getByText("newer.csv: cannot be read; expected IANA's CSV").waitFor();
  });
});

/** Files with errors of different kinds. */
const WRONG = {
  "port.csv": () => changed(["\nesl-lm,1455,tcp,", "\nesl-lm,01455,tcp,"]),
  "large.csv": () => changed(["\nesl-lm,1455,tcp,", "\nesl-lm,65536,tcp,"]),
  "range.csv": () => changed(["\nflex-lm,27000-27009,,", "\nflex-lm,27009-27000,,"]),
  "transport.csv": () => changed(["\nesl-lm,1455,tcp,", "\nesl-lm,1455,TCP,"]),
  "cells.csv": () => changed(["\nesl-lm,1455,tcp,", "\nesl-lm,tcp,"]),
  "cut.csv": () => iana.slice(0, 500_000),
  "quote.csv": () => changed(["\nesl-lm,1455,tcp,", '\nesl-lm,1455,tcp,"']),
  "date.csv": () =>
    changed([
      "[MongoDB_Inc.],[Akshay_Kumar],2019-02-21,",
      "[MongoDB_Inc.],[Akshay_Kumar],2019-13-21,",
    ]),
  "control.csv": () => changed(["\nesl-lm,1455,tcp,", "\nesl-lm,\u001b[31m,tcp,"]),
  "latin1.csv": () => Buffer.concat([Buffer.from(iana), Buffer.from([0x61, 0xe9, 0x0a])]),
  "titles.csv": () => iana.replace("Service Name", "Name"),
  "other.csv": () => "a,b\n1,2\n",
  "page.html": () => "<!doctype html><title>404 Not Found</title>",
  "nothing.csv": () => "",
  "<b>name.csv": () => "name,port\n",
};

test("a wrong file gets the message of the command line, and the registry stays", async () => {
  await visit("#1455", {}, async (page) => {
    const before = await linesOfSubject(page);
    for (const [name, content] of Object.entries(WRONG)) {
      const path = await file(name, content());
      const message = complaint(["1455"], ["--registry", path]);
      assert.ok(message.startsWith(path), message);
      const expected = name + message.slice(path.length);
      if (name.length % 2 === 0) await drop(page, path);
      else await page.getByLabel("Choose a CSV file").setInputFiles(path);
      await eventually(() => error(page).locator("p").allTextContents(), [expected]);
      assert.ok(await error(page).isVisible());
      assert.equal(await banner(page).isVisible(), false);
      assert.deepEqual(await linesOfSubject(page), before);
      await error(page).getByRole("button", { name: "Close" }).click();
      assert.equal(await error(page).isVisible(), false);
    }
  });
});

test("a wrong file leaves an earlier own file, and a right one removes the message", async () => {
  const path = await newer();
  const wrong = await file("wrong.csv", "a,b\n");
  await visit("#1455", {}, async (page) => {
    await drop(page, path);
    await shows(page, "1455 esl-manager");
    await drop(page, wrong);
    await error(page).waitFor();
    assert.match(await banner(page).textContent(), /newer\.csv/);
    assert.equal(await page.locator("#ui-title a").textContent(), "esl-manager");
    await drop(page, path);
    await error(page).waitFor({ state: "hidden" });
  });
});

test("a drag that leaves the page, and dropped text, change nothing", async () => {
  await visit("#1455", {}, async (page) => {
    const session = await page.context().newCDPSession(page);
    const send = (type, data) =>
      session.send("Input.dispatchDragEvent", { type, x: 200, y: 300, data });
    // Chromium's protocol ends a drag without the event that a window sends.
    const drag = (type) =>
      page.evaluate((name) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(["a,b"], "a.csv"));
        const options = { bubbles: true, cancelable: true, dataTransfer };
        return document.getElementById("ui-main").dispatchEvent(new DragEvent(name, options));
      }, type);
    assert.equal(await drag("dragenter"), false);
    assert.equal(await drag("dragenter"), false);
    await drag("dragleave");
    assert.ok(await page.locator("#ui-drop").isVisible());
    await drag("dragleave");
    assert.equal(await page.locator("#ui-drop").isVisible(), false);
    const text = { items: [{ mimeType: "text/plain", data: "1455" }], dragOperationsMask: 1 };
    await send("dragEnter", text);
    await send("dragOver", text);
    assert.equal(await page.locator("#ui-drop").isVisible(), false);
    await send("drop", text);
    await shows(page, "1455 esl-lm");
  });
});
