// The pairs of port and transport that the benchmark asks for.

import { expanded, rows, TRANSPORTS } from "../test/registry.js";
import { portNumbers } from "./variants.js";

/** The name of each named pair, by keys such as `443/tcp`, from the exported file. */
export function namesByKey() {
    const named = expanded.filter(({ name }) => name !== "");
    return new Map(named.map(({ port, transport, name }) => [`${port}/${transport}`, name]));
}

/** The rows of the registry that have a name and a port. */
export function namedRows() {
    const named = rows.filter((row) => row["Service Name"] !== "" && row.first !== undefined);
    return named.map(({ first, last, "Service Name": name, "Transport Protocol": transport }) => {
        return { name, first, last, transports: transport === "" ? TRANSPORTS : [transport] };
    });
}

/** The pairs that both packages name, each with both names. */
export function commonPairs() {
    const theirs = portNumbers();
    return [...namesByKey()].filter(([key]) => theirs[key]?.[0]).map(([key, name]) => {
        const [port, transport] = key.split("/");
        return { key, port: Number(port), transport, name, theirName: theirs[key][0] };
    });
}

/** The items in an order that is random, and the same in every run. */
export function shuffled(items) {
    const result = [...items];
    let state = 1;
    for (let end = result.length - 1; end > 0; end -= 1) {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        const index = Math.floor((state / 2 ** 32) * (end + 1));
        [result[end], result[index]] = [result[index], result[end]];
    }
    return result;
}
