// Bundles the app with each bundler. `web` writes `page.js` and its worker for browsers,
// and returns the folder of the page if it is another one. `node` writes `node.js` for
// Node.

import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { nodeResolve } from "@rollup/plugin-node-resolve";
import { build as esbuild } from "esbuild";
import { rollup } from "rollup";
import { build as vite, createServer } from "vite";
import webpack from "webpack";

const WASM = ["full.wasm", "by-name.wasm"];

/** esbuild and rollup leave `new URL("./full.wasm", import.meta.url)` as it is. */
function copyWasm(project, folder) {
    for (const file of WASM) {
        copyFileSync(join(project, "node_modules/iana-ports/lib", file), join(project, folder, file));
    }
}

async function withEsbuild(project, folder, platform, entries) {
    const { warnings } = await esbuild({
        absWorkingDir: project, outdir: folder, entryPoints: entries.map((entry) => `src/${entry}.js`),
        bundle: true, format: "esm", platform, logLevel: "silent",
    });
    if (warnings.length > 0) {
        throw new Error(warnings.map(({ text }) => text).join("\n"));
    }
    copyWasm(project, folder);
}

async function withRollup(project, folder, browser, entries) {
    const bundle = await rollup({
        input: Object.fromEntries(entries.map((entry) => [entry, join(project, "src", `${entry}.js`)])),
        plugins: [nodeResolve({ browser, exportConditions: browser ? [] : ["node"] })],
        external: [/^node:/],
        onLog(level, { message }) {
            throw new Error(`${level}: ${message}`);
        },
    });
    await bundle.write({ dir: join(project, folder), format: "es", chunkFileNames: "[name].js" });
    await bundle.close();
    copyWasm(project, folder);
}

async function withWebpack(project, folder, target, entry, filename) {
    const stats = await promisify(webpack)({
        context: project, mode: "production", target, entry: { [entry]: `./src/${entry}.js` },
        output: { path: join(project, folder), filename },
        performance: { hints: false },
    });
    if (stats.hasErrors() || stats.hasWarnings()) {
        throw new Error(stats.toString("errors-warnings"));
    }
}

/** vite bundles what `index.html` of the folder names. */
async function withVite(project, folder) {
    await vite({
        root: project, base: "./", configFile: false, logLevel: "error",
        build: { outDir: join(folder, "dist"), rolldownOptions: { input: join(project, folder, "index.html") } },
        worker: { format: "es" },
    });
    return join(folder, "dist", folder);
}

/**
 * Starts vite's development server for the project. Returns its `origin`, and `close`.
 */
export async function serveWithVite(project) {
    const server = await createServer({
        root: project, configFile: false, logLevel: "error", server: { host: "127.0.0.1", port: 0 },
    });
    await server.listen();
    return { origin: `http://127.0.0.1:${server.httpServer.address().port}`, close: () => server.close() };
}

export const BUNDLERS = {
    esbuild: {
        web: (project, folder) => withEsbuild(project, folder, "browser", ["page", "worker"]),
        node: (project, folder) => withEsbuild(project, folder, "node", ["node"]),
    },
    rollup: {
        web: (project, folder) => withRollup(project, folder, true, ["page", "worker"]),
        node: (project, folder) => withRollup(project, folder, false, ["node"]),
    },
    webpack: {
        web: (project, folder) => withWebpack(project, folder, "web", "page", "[name].js"),
        node: (project, folder) => withWebpack(project, folder, "node", "node", "[name].cjs"),
        output: "node.cjs",
    },
    vite: { script: "../src/page.js", web: withVite },
};
