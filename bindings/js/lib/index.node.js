// The build `full` for Node, which reads files without waiting.

import { readFileSync } from "node:fs";

import { open } from "./full-registry.js";

const registry = open(
    new WebAssembly.Module(readFileSync(new URL("./full.wasm", import.meta.url))),
);

export const { serviceName, snapshot } = registry;
export const lookup = (port) => registry.lookup(port);
export const servicePort = (name, transport) => registry.servicePort(name, transport);
export const service = (name) => registry.service(name);
export const records = () => registry.records();
export const assignedPorts = () => registry.assignedPorts();
export const search = (words) => registry.search(words);
export const related = (port, transport) => registry.related(port, transport);
export const relatedToService = (name) => registry.relatedToService(name);
export { protocolNumber, transportFrom, transports } from "./transports.js";
