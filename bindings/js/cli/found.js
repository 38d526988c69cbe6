// The output of `search`.

import { inOneLine, table } from "./text.js";

/** The lines of a table of hits. */
export function hitLines(hits) {
    const rows = hits.map((hit) => [places(hit), inOneLine(hit.name ?? ""), inOneLine(hit.description ?? "")]);
    return table([["PORT", "NAME", "DESCRIPTION"], ...rows]);
}

/** `591/tcp,udp 8008/tcp,udp`, `27000-27009`, or `-` without a port. */
function places({ records }) {
    const withPort = records.filter((record) => record.ports !== undefined);
    const places = [];
    for (const { portNumber: port = "-", transport } of withPort.length > 0 ? withPort : records) {
        if (places.at(-1)?.port !== port) {
            places.push({ port, transports: [] });
        }
        if (transport !== undefined) {
            places.at(-1).transports.push(transport);
        }
    }
    return places.map(({ port, transports }) =>
        transports.length === 0 ? port : `${port}/${transports.join(",")}`).join(" ");
}
