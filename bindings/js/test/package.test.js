// The content of the package, and the bytes that a browser loads.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { brotliCompressSync, constants } from "node:zlib";

import { snapshot } from "../lib/by-name.node.js";

/**
 * The budget of `iana-ports/by-name` in a browser, search included, in bytes for the
 * 14,447 rows of 2024-06-12. Each further row adds twice the bytes of an average row, for
 * up to 10% more rows (`benches/budgets.sh`).
 */
const ROWS = 14_447;
const MAX_TRANSFER = Math.floor(150_000 * (1 + (2 * Math.min(Math.max(snapshot.rows - ROWS, 0), ROWS / 10)) / ROWS));

const folder = new URL("..", import.meta.url);
const read = (path) => readFileSync(new URL(path, folder));

/** The modules that a module imports, itself included. */
function modulesOf(path, found = new Set()) {
    if (!found.has(path)) {
        found.add(path);
        for (const [, imported] of read(path)
            .toString()
            .matchAll(/from "\.\/([^"]+)";/g)) {
            modulesOf(`lib/${imported}`, found);
        }
    }
    return found;
}

function compressed(path) {
    const bytes = read(path);
    const params = {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_LGWIN]: 24,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    return brotliCompressSync(bytes, { params }).length;
}

test(`by-name is at most ${MAX_TRANSFER} bytes with brotli`, (context) => {
    const paths = ["lib/by-name.wasm", ...modulesOf("lib/by-name.js")];
    assert(paths.includes("lib/registry.js") && paths.includes("lib/instance.js"));
    const sizes = paths.map((path) => compressed(path));
    const sum = sizes.reduce((sum, size) => sum + size, 0);
    context.diagnostic(
        `${sum} bytes: ${paths.map((path, index) => `${path} ${sizes[index]}`).join(", ")}`,
    );
    assert(sum <= MAX_TRANSFER, `${sum} bytes`);
});

test("the package contains modules, types, command and licences, and nothing else", () => {
    const output = execFileSync("npm", ["pack", "--dry-run", "--json"], {
        cwd: folder,
        encoding: "utf8",
    });
    const [{ files }] = JSON.parse(output);
    const entries = ["lib/index.js", "lib/index.node.js", "lib/by-name.js", "lib/by-name.node.js"];
    const modules = new Set(entries.flatMap((path) => [...modulesOf(path)]));
    const expected = [
        ...modules,
        ...["by-name", "full-registry", "index", "registry", "types"].map(
            (name) => `lib/${name}.d.ts`,
        ),
        "lib/by-name.wasm",
        "lib/full.wasm",
        "README.md",
        "cli.js",
        ...readdirSync(new URL("cli", folder)).map((file) => `cli/${file}`),
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "package.json",
    ];
    assert.deepEqual(files.map(({ path }) => path).sort(), expected.sort());
});

test("the licences are those of the repository", () => {
    for (const licence of ["LICENSE-APACHE", "LICENSE-MIT"]) {
        assert(read(licence).equals(read(`../../${licence}`)), licence);
    }
});

test("each import of the package is a file", () => {
    const { exports } = JSON.parse(read("package.json"));
    const paths = Object.values(exports).flatMap((entry) =>
        typeof entry === "string" ? [entry] : Object.values(entry),
    );
    paths.forEach((path) => assert(read(path).length > 0, path));
});
