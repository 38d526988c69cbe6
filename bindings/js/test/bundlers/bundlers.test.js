// A small app with each bundler, and without one: both entry points and a module worker,
// in headless Chromium and in Node.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import * as full from "iana-ports";
import * as byName from "iana-ports/by-name";

import { answers } from "./app/answers.js";
import { launch, resultsOf } from "./browser.js";
import { BUNDLERS, serveWithVite } from "./build.js";
import { makeProject } from "./project.js";
import { serve } from "./server.js";

const EXPECTED = { full: answers(full), byName: answers(byName) };

let project;
let server;
let browser;
before(async () => {
    project = makeProject();
    server = await serve(project.path);
    browser = await launch();
});
after(async () => {
    await browser?.close();
    server?.close();
    project?.remove();
});

function page(folder, script) {
    mkdirSync(join(project.path, folder), { recursive: true });
    const html = `<!doctype html><title>app</title><link rel="icon" href="data:,">` +
        `<script type="module" src="${script}"></script>\n`;
    writeFileSync(join(project.path, folder, "index.html"), html);
}

async function assertRuns(folder, origin = server.origin) {
    const results = await resultsOf(browser, `${origin}/${folder}/index.html`);
    assert.deepEqual(results, { ...EXPECTED, worker: EXPECTED.byName });
}

function resultsInNode(script) {
    return JSON.parse(execFileSync(process.execPath, [script], { cwd: project.path, encoding: "utf8" }));
}

test("the expected answers", () => {
    const { hits, date, ...others } = EXPECTED.full;
    assert.ok(hits > 100);
    assert.match(date, /^\d{4}-\d{2}-\d{2}$/);
    assert.deepEqual(others,
        { name: "esl-lm", inRange: "flex-lm", onUdp: "syslog", port: 1455, assignee: "[Abel_Chou]" });
});

test("Node, without a bundler", () => {
    assert.deepEqual(resultsInNode("src/node.js"), EXPECTED);
});

test("a page without a bundler", async () => {
    // It names the package's files by their addresses.
    const files = { "iana-ports": "index.js", "iana-ports/by-name": "by-name.js" };
    page("plain", "page.js");
    for (const file of ["page.js", "worker.js", "answers.js"]) {
        const script = readFileSync(join(project.path, "src", file), "utf8");
        const address = (_, name) => `"/node_modules/iana-ports/lib/${files[name]}"`;
        writeFileSync(join(project.path, "plain", file), script.replace(/"(iana-ports[^"]*)"/g, address));
    }
    await assertRuns("plain");
});

for (const [name, { script = "page.js", web, node, output = "node.js" }] of Object.entries(BUNDLERS)) {
    test(`${name}, in a browser`, async () => {
        page(`${name}-web`, script);
        await assertRuns(await web(project.path, `${name}-web`) ?? `${name}-web`);
    });

    if (node !== undefined) {
        test(`${name}, in Node`, async () => {
            await node(project.path, `${name}-node`);
            assert.deepEqual(resultsInNode(`${name}-node/${output}`), EXPECTED);
        });
    }
}

test("vite's development server", async () => {
    page("vite-dev", "../src/page.js");
    const vite = await serveWithVite(project.path);
    try {
        await assertRuns("vite-dev", vite.origin);
    } finally {
        await vite.close();
    }
});
