// Where the package runs: in a worker, over the network, in several instances.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import test from "node:test";
import { Worker } from "node:worker_threads";

import { open as openByName } from "iana-ports/by-name/open";
import { open } from "iana-ports/open";

import { load } from "../lib/load.js";

const wasm = (build) => readFileSync(new URL(import.meta.resolve(`iana-ports/${build}.wasm`)));

for (const entry of ["iana-ports", "iana-ports/by-name"]) {
    test(`${entry} in a worker`, async () => {
        const source = `
            const { parentPort } = require("node:worker_threads");
            import(${JSON.stringify(import.meta.resolve(entry))}).then(({ lookup, search }) => {
                parentPort.postMessage([lookup(514).on("udp").name, search("rdp")[0].name]);
            });`;
        const worker = new Worker(source, { eval: true });
        const answer = await new Promise((resolve, reject) => {
            worker.once("message", resolve).once("error", reject);
        });
        await worker.terminate();
        assert.deepEqual(answer, ["syslog", "ms-wbt-server"]);
    });
}

test("a module over the network, whatever its type", async () => {
    const types = {
        "/good": "application/wasm",
        "/unknown": "application/octet-stream",
        "/none": undefined,
    };
    const server = createServer((request, response) => {
        if (!(request.url in types)) {
            response.writeHead(404, "Not Found").end();
            return;
        }
        const type = types[request.url];
        response
            .writeHead(200, type === undefined ? {} : { "content-type": type })
            .end(wasm("by-name"));
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
        const origin = `http://127.0.0.1:${server.address().port}`;
        for (const path of Object.keys(types)) {
            const registry = openByName(await load(new URL(path, origin)));
            assert.equal(registry.lookup(1455).name, "esl-lm");
        }
        await assert.rejects(load(new URL("/missing", origin)), {
            message: `${origin}/missing: 404 Not Found`,
        });
    } finally {
        server.close();
    }
});

test("a module that the program loads itself, several times", () => {
    const module = new WebAssembly.Module(wasm("full"));
    const [one, other] = [open(module), open(module)];
    assert.equal(one.search("rdp")[0].name, "ms-wbt-server");
    assert.equal(other.serviceName(443, "tcp"), "https");
    assert.equal(one.records().at(0).assignee, "[Jon_Postel]");
});

for (const [entry, wasm] of [
    ["index", "full"],
    ["by-name", "by-name"],
]) {
    test(`lib/${entry}.js, for the network, answers as lib/${entry}.node.js`, async (context) => {
        const headers = { "content-type": "application/wasm" };
        context.mock.method(
            globalThis,
            "fetch",
            async (url) => new Response(readFileSync(url), { headers }),
        );
        const overNetwork = await import(`../lib/${entry}.js`);
        const fromFile = await import(`../lib/${entry}.node.js`);
        assert.deepEqual(Object.keys(overNetwork), Object.keys(fromFile));
        assert.equal(fetch.mock.calls[0].arguments[0].pathname.split("/").at(-1), `${wasm}.wasm`);
        assert.deepEqual(overNetwork.snapshot, fromFile.snapshot);
        for (const ask of [
            ({ lookup }) => lookup(514).on("udp"),
            ({ serviceName }) => serviceName(443, "tcp"),
            ({ servicePort }) => servicePort("ssh", "tcp"),
            ({ service }) => service("ipp"),
            ({ records }) => records().at(-1),
            ({ assignedPorts }) => assignedPorts().length,
            ({ search }) => search("rdp"),
            ({ related }) => related?.(1455, "tcp"),
            ({ relatedToService }) => relatedToService?.("ipp"),
        ]) {
            assert.equal(JSON.stringify(ask(overNetwork)), JSON.stringify(ask(fromFile)));
        }
    });
}
