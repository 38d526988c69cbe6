// The build `page`: explanations, and registries that a reader loads.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";

import { open } from "../lib/page.js";
import { complaint, exported, printJson, rows } from "./registry.js";

const registry = open(
    new WebAssembly.Module(readFileSync(new URL("../target/wasm/page.wasm", import.meta.url))),
);
const loaded = registry.withCsv(new TextEncoder().encode(exported), "mine.csv");

/** The keys that depend on the machine, and those that only the JavaScript has. */
const OTHER_KEYS = [
    "title",
    "description",
    "sections",
    "ephemeral",
    "listening",
    "listening_error",
    "registry",
];

const queries = [
    "1455",
    "27005",
    "514/udp",
    "3",
    "65000",
    "esl-lm",
    "80",
    "http/tcp",
    "27000-27009",
    "x11",
];

function withoutOtherKeys(page) {
    return Object.fromEntries(Object.entries(page).filter(([key]) => !OTHER_KEYS.includes(key)));
}

test("pages are those of the command line", () => {
    for (const [index, expected] of printJson("explain", "--json", ...queries).entries()) {
        for (const page of [registry.explain(queries[index]), loaded.explain(queries[index])]) {
            assert.deepEqual(withoutOtherKeys(page), withoutOtherKeys(expected));
            assert(page.title.length > 0 && page.sections.length > 4);
        }
        assert.deepEqual(registry.explain(queries[index]).registry, expected.registry);
    }
    assert.equal(registry.explain("1455").registry.source, "embedded");
    assert.equal(loaded.explain("1455").registry.source, "mine.csv");
});

test("a query without a page has the message of the command line", () => {
    for (const query of [
        "tcp/80",
        "65536",
        "080",
        "1455/icmp",
        "[::1]:80",
        "80 443",
        "syslog/tcp",
    ]) {
        const expected = complaint("explain", query);
        assert.throws(
            () => registry.explain(query),
            ({ message }) =>
                expected.replace(/\s+/g, " ").includes(message.replace(/; did you mean.*/, "")),
            expected,
        );
    }
    assert.throws(() => registry.explain("tcp/80"), { name: "Error", didYouMean: ["80/tcp"] });
    assert.throws(() => registry.explain("vnc"), { didYouMean: ["rfb"], search: "vnc" });
    assert.throws(() => registry.explain(80), {
        name: "TypeError",
        message: "query is 80: expected a string",
    });
});

test("the meaning of a text in a search box", () => {
    assert.deepEqual(registry.meaning("514/udp"), { kind: "port", port: 514, transport: "udp" });
    assert.deepEqual(registry.meaning("27000-27009"), { kind: "range", first: 27000, last: 27009 });
    assert.deepEqual(registry.meaning("ESL-LM"), { kind: "service", name: "esl-lm" });
    assert.deepEqual(registry.meaning(" license manager "), {
        kind: "words",
        words: "license manager",
    });
    assert.equal(registry.meaning("65536").kind, "wrong");
    for (const text of ["", "\0", "\ud800", "é", "1,2", "-", "x".repeat(1e6)]) {
        assert.equal(typeof registry.meaning(text).kind, "string");
    }
});

test("a text that may not fit into the memory is an error", () => {
    const long = "x".repeat(1_000_001);
    const calls = {
        text: () => registry.meaning(long),
        query: () => registry.explain(long),
        fileName: () => registry.withCsv(new Uint8Array(1), long),
    };
    for (const [argument, call] of Object.entries(calls)) {
        assert.throws(call, {
            name: "RangeError",
            message: `${argument} is "${"x".repeat(40)}…" (1000001 characters): expected at most 1000000 characters`,
        });
    }
    assert.equal(registry.meaning(long.slice(1)).kind, "words");
});

test("a loaded registry answers as the embedded one", () => {
    assert.equal(loaded.records().length, rows.length);
    assert.equal(JSON.stringify(loaded.records()), JSON.stringify(registry.records()));
    assert.equal(JSON.stringify(loaded.assignedPorts()), JSON.stringify(registry.assignedPorts()));
    assert.equal(
        JSON.stringify(loaded.search("license manager")),
        JSON.stringify(registry.search("license manager")),
    );
    assert.deepEqual(loaded.snapshot, registry.snapshot);
});

test("a loaded registry has its own answers, and changes no other", () => {
    const [header] = exported.split("\r\n");
    const csv = `${header}\r\nmuséum,1455,tcp,\ufeffMusée d’Orsay,,,,,,,,\r\n`;
    const own = registry.withCsv(new TextEncoder().encode(csv), "musée.csv");
    assert.equal(own.serviceName(1455, "tcp"), "muséum");
    assert.equal(own.servicePort("muséum", "tcp"), 1455);
    assert.equal(own.lookup(1455).description, "\ufeffMusée d’Orsay");
    assert.equal(own.serviceName(443), undefined);
    assert.equal(own.search("orsay")[0].name, "muséum");
    assert.equal(own.explain("1455").registry.source, "musée.csv");
    assert.equal(registry.serviceName(1455, "tcp"), "esl-lm");
});

test("a wrong file has the message of the command line", () => {
    const corpus = new URL("../../../fuzz/corpus/reader/", import.meta.url);
    const files = readdirSync(corpus).filter((name) => name.startsWith("bad-"));
    assert(files.length > 5);
    const folder = mkdtempSync(join(tmpdir(), "iana-ports-"));
    try {
        for (const file of files) {
            const bytes = readFileSync(new URL(file, corpus));
            const path = join(folder, file);
            writeFileSync(path, bytes);
            const expected = complaint("--registry", path, "80").replaceAll(path, file);
            assert.throws(
                () => registry.withCsv(bytes, file),
                ({ message }) => expected.includes(message) && message.startsWith(file),
                expected,
            );
        }
    } finally {
        rmSync(folder, { recursive: true });
    }
    assert.throws(() => registry.withCsv("a,b", "a.csv"), {
        name: "TypeError",
        message: 'bytes is "a,b": expected a Uint8Array',
    });
});
