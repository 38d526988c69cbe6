// The build `full` for browsers, workers and bundlers.

import { load } from "./load.js";
import { open } from "./full-registry.js";

const registry = open(await load(new URL("./full.wasm", import.meta.url)));

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
