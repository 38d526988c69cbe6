// The types: a program that uses them compiles, and their examples are true.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { fileURLToPath } from "node:url";

import { builds } from "./builds.js";

const folder = new URL("..", import.meta.url);
const read = (path) => readFileSync(new URL(path, folder), "utf8");
const path = (path) => fileURLToPath(new URL(path, folder));

function compile(...options) {
    const tsc = path("node_modules/typescript/bin/tsc");
    return spawnSync(process.execPath, [tsc, "-p", path("test/tsconfig.json"), ...options], {
        encoding: "utf8",
    });
}

test("an example compiles in strict mode, and answers", async () => {
    const { status, stdout } = compile();
    assert.equal(status, 0, stdout);
    const { example, openBoth } = await import(new URL("target/types/test/example.js", folder));
    const module = (build) =>
        new WebAssembly.Module(readFileSync(new URL(`lib/${build}.wasm`, folder)));
    const lines = example();
    assert.deepEqual(lines.slice(0, 3), [
        "514 tcp system assigned shell 1 nobody",
        "514 udp system assigned syslog 1 nobody",
        "514 sctp system reserved no name 0 ",
    ]);
    assert(lines.includes("1455 https https"));
    assert(lines.includes("6,17,132,33 udp syslog,"));
    assert.match(openBoth(module("full"), module("by-name")), /^\d+ ssh$/);
});

test("an example compiles for bundlers and for browsers", () => {
    const bundler = ["--module", "esnext", "--moduleResolution", "bundler", "--noEmit"];
    for (const lib of ["es2022", "es2022,dom"]) {
        const { status, stdout } = compile(...bundler, "--lib", lib);
        assert.equal(status, 0, stdout);
    }
});

test("a wrong module is an error that says so", async () => {
    const { open } = await import("iana-ports/open");
    const empty = new WebAssembly.Module(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]));
    const small = new WebAssembly.Module(readFileSync(new URL("lib/by-name.wasm", folder)));
    for (const module of [empty, small]) {
        assert.throws(() => open(module), {
            name: "TypeError",
            message: /^module is the wrong one: expected /,
        });
    }
    for (const module of [undefined, "full.wasm", {}]) {
        assert.throws(() => open(module), TypeError);
    }
});

test("the examples in the types are true", () => {
    const scope = { ...builds.full, registry: builds.full };
    const evaluate = (expression) =>
        new Function(...Object.keys(scope), `return (${expression});`)(...Object.values(scope));
    let count = 0;
    for (const file of readdirSync(path("lib")).filter((name) => name.endsWith(".d.ts"))) {
        for (const [, expression, value] of read(`lib/${file}`).matchAll(
            /^ +\* (\S.*) \/\/ (.+)$/gm,
        )) {
            assert.deepEqual(evaluate(expression), evaluate(value), expression);
            count += 1;
        }
    }
    assert(count > 20, `${count} examples`);
});

test("both builds describe a function in the same words", () => {
    const functions = (file) =>
        new Map(
            [
                ...read(file).matchAll(
                    /(\/\*\*(?:(?!\*\/)[^])*\*\/)\nexport (?:function|const) (\w+)/g,
                ),
            ].map(([, doc, name]) => [name, doc]),
        );
    const [full, byName] = [functions("lib/index.d.ts"), functions("lib/by-name.d.ts")];
    assert.deepEqual([...byName.keys()].sort(), Object.keys(builds["by-name"]).sort());
    assert.deepEqual([...full.keys()].sort(), Object.keys(builds.full).sort());
    for (const [name, doc] of byName) {
        assert.equal(doc, full.get(name), name);
    }
});
