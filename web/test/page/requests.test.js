// The page makes no requests: its policy forbids them, and the tests would notice one.
import assert from "node:assert/strict";
import { test } from "node:test";

import { eventually, goTo, newTab, useChromium } from "../browser.js";

useChromium();

/** Ways to send something out of a page, and the directive that forbids each. */
const WAYS = {
  "connect-src": () => fetch("https://example.org/").catch(() => undefined),
  "img-src": () => Object.assign(new Image(), { src: "https://example.org/x.png" }),
  "font-src": () =>
    new FontFace("x", "url(https://example.org/x.woff2)").load().catch(() => undefined),
  "media-src": () => Object.assign(new Audio(), { src: "https://example.org/x.ogg" }).load(),
  "frame-src": () => {
    const frame = document.createElement("iframe");
    frame.src = "https://example.org/";
    document.body.append(frame);
  },
  "script-src-elem": () => {
    const script = document.createElement("script");
    script.src = "https://example.org/x.js";
    document.body.append(script);
  },
  "style-src-elem": () => {
    const style = document.createElement("style");
    style.textContent = "body { background: url(https://example.org/x.png) }";
    document.body.append(style);
  },
  "script-src-attr": () => {
    const button = document.createElement("button");
    button.setAttribute("onclick", "fetch('https://example.org/')");
    button.click();
  },
  "form-action": () => {
    const form = document.createElement("form");
    form.action = "https://example.org/";
    document.body.append(form);
    form.submit();
  },
  "base-uri": () => {
    const base = document.createElement("base");
    base.href = "https://example.org/";
    document.head.append(base);
  },
  "worker-src": () => {
    try {
      new Worker("https://example.org/worker.js");
    } catch {
      // Another origin's worker is forbidden in any case.
    }
    new Worker(URL.createObjectURL(new Blob(["fetch('https://example.org/')"])));
  },
};

test("the policy forbids each way out, and the tests would notice", async () => {
  for (const [directive, way] of Object.entries(WAYS)) {
    const { context, page, complaints } = await newTab();
    await goTo(page, "#1455");
    assert.deepEqual(complaints, []);
    await page.evaluate(way);
    await eventually(
      () => complaints.some((text) => text.startsWith(`policy: ${directive}:`)),
      true,
      `${directive}: ${complaints}`,
    );
    await context.close();
  }
});

test("script from strings is forbidden", async () => {
  const { context, page, complaints } = await newTab();
  await goTo(page, "");
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.title = eval('1 + 1')";
    document.body.append(script);
  });
  await eventually(
    () => complaints.some((text) => text.startsWith("policy: script-src-elem: inline")),
    true,
  );
  assert.notEqual(await page.title(), "2");
  await context.close();
});

test("an error of the page is noticed", async () => {
  const { context, page, complaints } = await newTab();
  await goTo(page, "");
  await page.evaluate(() => {
    console.warn("a warning");
    setTimeout(() => {
      throw new Error("an error");
    });
  });
  await eventually(
    () => complaints.map((text) => text.split("\n")[0]),
    ["warning: a warning", "error: Error: an error"],
  );
  await context.close();
});
