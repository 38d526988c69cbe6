// The build `by-name` for Node, which can read files synchronously.

import { readFileSync } from "node:fs";

import { functionsOf } from "./functions.js";
import { open } from "./registry.js";

const registry = open(
    new WebAssembly.Module(readFileSync(new URL("./by-name.wasm", import.meta.url))),
);

export const {
    snapshot,
    lookup,
    serviceName,
    servicePort,
    service,
    records,
    assignedPorts,
    search,
} = functionsOf(registry);
export { protocolNumber, transportFrom, transports } from "./transports.js";
