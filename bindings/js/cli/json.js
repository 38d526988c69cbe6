// Answers as JSON: the objects that the Rust command line prints.

import { lookup } from "iana-ports";

/** The objects for a parsed query: one for each port, or one for a service. */
export function* answers({ query, port, ports, service, records }) {
    if (service !== undefined) {
        yield { query, ...ofService(service, records) };
        return;
    }
    for (const each of ports ?? [port]) {
        yield { query, ...each.toJSON() };
    }
}

/** A service with some of its rows, in the form that a port has. */
function ofService({ name }, records) {
    const port = records.find((record) => record.ports !== undefined)?.ports.first;
    const range = port === undefined ? undefined : lookup(port).range;
    const { status, description } = records[0];
    return { port, range, status, name, description, records };
}
