// Serves a folder on this machine.

import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".wasm": "application/wasm",
};

/** Starts the server. Returns its `origin`, and `close`. */
export async function serve(folder) {
    const server = createServer(async (request, response) => {
        const path = normalize(new URL(request.url, "http://localhost").pathname);
        try {
            const body = await readFile(join(folder, path));
            response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" }).end(body);
        } catch {
            response.writeHead(404).end();
        }
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
