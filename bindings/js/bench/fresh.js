// One new process of the benchmark: loads a variant, then asks for each pair once. Reads
// the pairs from standard input, and prints nanoseconds as JSON. The time of the load
// includes the first lookup.
//
// usage: node bench/fresh.js VARIANT names|ports

import { readFileSync } from "node:fs";

import { VARIANTS } from "./variants.js";

const [title, kind] = process.argv.slice(2);
const variant = VARIANTS[title];
const pairs = JSON.parse(readFileSync(0, "utf8"));
const start = process.hrtime.bigint();
const data = await variant.load();
variant[kind](data, pairs.slice(0, 1));
const loaded = process.hrtime.bigint();
variant[kind](data, pairs);
const end = process.hrtime.bigint();
console.log(JSON.stringify({ load: Number(loaded - start), lookups: Number(end - loaded) }));
