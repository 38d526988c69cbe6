// The build `by-name` for browsers, workers and bundlers.

import { load } from "./load.js";
import { functionsOf } from "./functions.js";
import { open } from "./registry.js";

const registry = open(await load(new URL("./by-name.wasm", import.meta.url)));

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
