// Headless Chromium for the tests, and the built page in it.
//
// Every visit fails if the page logs anything, throws, breaks its policy, or requests
// more than its own file.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { isDeepStrictEqual } from "node:util";

import { chromium } from "playwright-core";

export const LAPTOP = { viewport: { width: 1280, height: 800 } };
export const PHONE = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

/** The page that `web/run` builds. `PAGE` names another file. */
const FILE = new URL(process.env.PAGE ?? "../dist/index.html", import.meta.url).href;

/** How long a test waits for a state before it fails. */
const TIMEOUT_MS = 30_000;

let browser;

/** Starts Chromium before the tests of a file, and ends it after them. */
export function useChromium() {
  before(async () => {
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    });
  });
  after(() => browser?.close());
}

/**
 * Calls `steps` with an empty tab, and fails if the page there has complaints.
 *
 * @param {object} options as Playwright's `newContext` takes them
 * @param {(page: import("playwright-core").Page) => Promise<void>} steps
 */
export async function inTab(options, steps) {
  const { context, page, complaints } = await newTab(options);
  await steps(page);
  // An error of the last step arrives before the answer to a later call.
  await page.evaluate(() => undefined);
  assert.deepEqual(complaints, []);
  await context.close();
}

/** Opens the page from disk at an address such as `#1455`, without a network. */
export async function visit(address, options, steps) {
  await inTab(options, async (page) => {
    await goTo(page, address);
    await steps(page);
  });
}

/**
 * A tab, and its complaints: errors, log messages, requests and violations of the policy.
 */
export async function newTab(options = {}) {
  const context = await browser.newContext({
    ...LAPTOP,
    reducedMotion: "reduce",
    offline: true,
    ...options,
  });
  context.setDefaultTimeout(TIMEOUT_MS);
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(`error: ${error.stack}`));
  page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== FILE) complaints.push(`request: ${request.url()}`);
  });
  await page.exposeFunction("reportViolation", (text) => complaints.push(`policy: ${text}`));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      globalThis.reportViolation(`${event.violatedDirective}: ${event.blockedURI}`);
    });
  });
  return { context, page, complaints };
}

/** Opens the page anew, and waits until its registry answers. */
export async function goTo(page, address) {
  await page.goto("about:blank");
  await page.goto(FILE + address);
  await ready(page);
}

export async function ready(page) {
  await page.locator("html:not([data-view=loading])").waitFor({ state: "attached" });
}

/**
 * Waits until `read` returns the expected value. Fails with the difference after a time.
 */
export async function eventually(read, expected, message) {
  const end = Date.now() + TIMEOUT_MS;
  let found = await read();
  while (!isDeepStrictEqual(found, expected) && Date.now() < end) {
    await new Promise((later) => setTimeout(later, 20));
    found = await read();
  }
  assert.deepEqual(found, expected, message);
}

/** Waits for the page with this title: `1455 esl-lm`. */
export async function shows(page, title) {
  await eventually(() => page.title(), `${title} · Port explorer`);
}

/** Waits for the overview. */
export async function showsOverview(page) {
  await eventually(() => page.title(), "Port explorer: all 65,536 ports");
}

/** The address after the file's name: `#1455`. */
export function addressIn(page) {
  return new URL(page.url()).hash;
}

/** The id of the element with the focus, or its tag. */
export function focused(page) {
  return page.evaluate(() => document.activeElement.id || document.activeElement.tagName);
}
