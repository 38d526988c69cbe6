// Headless Chromium: the one on the path, or that the variable CHROMIUM names.

import { execFileSync } from "node:child_process";

import { chromium } from "playwright-core";

const OPTIONS = {
    executablePath: execFileSync("which", [process.env.CHROMIUM ?? "chromium"], { encoding: "utf8" }).trim(),
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
};
const TIMEOUT_MS = 20_000;

export function launch() {
    return chromium.launch(OPTIONS);
}

/** The results of the app on a page. Fails if the page logs an error or a warning. */
export async function resultsOf(browser, address) {
    const page = await browser.newPage();
    const problems = [];
    let timer;
    const timeout = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`${address}: no results`)), TIMEOUT_MS);
    });
    const failed = new Promise((_, reject) => {
        const note = (problem) => {
            problems.push(problem);
            // Waits for further problems.
            setTimeout(() => reject(new Error(problems.join("\n"))), 100);
        };
        page.on("console", (message) => {
            if (["error", "warning"].includes(message.type())) {
                note(message.text());
            }
        });
        page.on("pageerror", (error) => note(String(error)));
        page.on("requestfailed", (request) => note(`${request.url()}: ${request.failure().errorText}`));
    });
    const run = async () => {
        await page.goto(address);
        await page.waitForFunction(() => globalThis.results !== undefined);
        return page.evaluate(() => globalThis.results);
    };
    try {
        const results = await Promise.race([run(), failed, timeout]);
        if (problems.length > 0) {
            throw new Error(problems.join("\n"));
        }
        return results;
    } finally {
        clearTimeout(timer);
        await page.close();
    }
}
