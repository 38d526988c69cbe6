// The build `full` for Node, which can read files synchronously.

import { readFileSync } from "node:fs";

import { functionsOf } from "./functions.js";
import { open } from "./full-registry.js";

const registry = open(
    new WebAssembly.Module(readFileSync(new URL("./full.wasm", import.meta.url))),
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
export const related = (port, transport) => registry.related(port, transport);
export const relatedToService = (name) => registry.relatedToService(name);
export { protocolNumber, transportFrom, transports } from "./transports.js";
