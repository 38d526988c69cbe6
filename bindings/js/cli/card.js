// Answers for people: a card about a port or a service, and the lines of a range.

import { lookup } from "iana-ports";
import { inOneLine, lines, table, visible, wrapped } from "./text.js";

const RANGES = {
    system: { first: 0, last: 1023, text: "System Ports, 0-1023" },
    user: { first: 1024, last: 49151, text: "User Ports, 1024-49151" },
    dynamic: { first: 49152, last: 65535, text: "Dynamic Ports, 49152-65535" },
};
const MAX_PORTS = 24;
// The beginning of the sentence in a description about the name that this one replaces.
const REPLACEMENT = "IANA assigned this well-formed service name";

/** The lines of the answer to a parsed query. */
export function text(answer) {
    if (answer.service !== undefined) {
        return serviceCard(answer);
    }
    return answer.port === undefined ? rangeLines(answer.ports) : portCard(answer.port);
}

/** All names of a port, the port's name first. */
function namesOf(port) {
    return [...new Set([port.name, ...port.names].filter((name) => name !== undefined))];
}

function portCard(port) {
    const { records } = port;
    const names = namesOf(port).map((name) => {
        const original = records.find((record) => record.serviceName === name && record.aliasOf)?.aliasOf;
        return inOneLine(name) + (original === undefined ? "" : ` (alias of ${inOneLine(original)})`);
    });
    const groups = grouped(records, port.number);
    const summary = [
        ["Status", port.status],
        ["Range", RANGES[port.range].text],
        ["Names", names.length > 1 ? names.join(", ") : ""],
        ["Ports", groups.length === 1 ? groups[0].ports.join(", ") : ""],
    ];
    const name = port.name === undefined ? "" : ` ${inOneLine(port.name)}`;
    return card(notation(port.number, port.transport) + name, port.description, summary, groups);
}

function serviceCard({ service, transport, records }) {
    const ports = records.map((record) => record.ports).filter((each) => each !== undefined);
    const ranges = Object.values(RANGES).filter(({ first, last }) =>
        ports.some((each) => each.first <= last && first <= each.last));
    const summary = [
        ["Ports", servicePorts(records)],
        ["Status", "assigned"],
        ["Range", ranges.map((range) => range.text).join("\n")],
        ["Aliases", aliases(service.name, ports, transport).map(inOneLine).join(", ")],
    ];
    const heading = notation(inOneLine(service.name), transport);
    return card(heading, records[0].description, summary, grouped(records));
}

function card(heading, description, summary, groups) {
    const output = [heading];
    if (description !== undefined) {
        output.push(inOneLine(withoutReplacement(description)));
    }
    output.push("", ...fields(summary));
    if (groups.length === 1) {
        return [...output, ...fields(groups[0].details)];
    }
    for (const { title, ports, description: text, details } of groups) {
        output.push("", `  ${title} ${ports.join(", ")}`, ...fields([["Description", text], ...details]));
    }
    return output;
}

function withoutReplacement(description) {
    const start = description.indexOf(REPLACEMENT);
    return start < 0 ? description : description.slice(0, start).trimEnd();
}

/** Labels and values. Further lines of a value are below its first. */
function fields(pairs) {
    return pairs.flatMap(([label, value]) => lines(String(value ?? "")).map((line, index) =>
        `  ${(index === 0 ? label : "").padEnd(16)}  ${visible(line)}`));
}

/** Rows that differ only in their ports and transports, as one group each. */
function grouped(records, port) {
    const groups = new Map();
    for (const record of records) {
        const title = inOneLine(record.serviceName ?? record.status);
        const description = inOneLine(record.description ?? "");
        const details = detailsOf(record, port);
        const key = JSON.stringify([title, record.status, description, details]);
        if (!groups.has(key)) {
            groups.set(key, { title, description, details, ports: [] });
        }
        groups.get(key).ports.push(place(record));
    }
    return [...groups.values()];
}

function detailsOf(record, port) {
    const details = [
        ["Alias of", record.aliasOf],
        ["Assignee", record.assignee],
        ["Contact", record.contact],
        ["Registered", record.registrationDate],
        ["Modified", record.modificationDate],
        ["Reference", record.reference],
        ["Service code", record.serviceCode],
        ["Unauthorized use", unauthorizedUse(record, port)],
        ["Notes", record.assignmentNotes],
    ];
    // Rows that differ only in the layout of their cells form one group.
    return details.map(([label, value]) => [label, lines(`${value ?? ""}`).join("\n")]);
}

/**
 * The note on unauthorized use, with the row's ports if it may be about another of them.
 */
function unauthorizedUse({ unauthorizedUse: note, ports }, port) {
    if (note === undefined || port === undefined || ports === undefined) {
        return note;
    }
    const isClear = ports.first === ports.last || note.split(/[^0-9]+/).includes(String(port));
    return isClear ? note : `${note} (in the row ${ports.first}-${ports.last})`;
}

function place({ portNumber, transport }) {
    if (portNumber === undefined) {
        return transport === undefined ? "no port" : `${transport} (no port)`;
    }
    return everywhere(portNumber, transport);
}

function everywhere(ports, transport) {
    return transport === undefined ? `${ports} (every transport)` : `${ports}/${transport}`;
}

function notation(subject, transport) {
    return transport === undefined ? `${subject}` : `${subject}/${transport}`;
}

function interval(first, last) {
    return first === last ? `${first}` : `${first}-${last}`;
}

/** The ports of a service. Adjacent ports share a place. */
function servicePorts(records) {
    const runs = [];
    const withoutPort = new Set();
    for (const { ports, transport } of records) {
        if (ports === undefined) {
            withoutPort.add(transport);
            continue;
        }
        const before = runs.slice(-5).find((run) =>
            run.transport === transport && (run.last === ports.first || run.last + 1 === ports.first));
        if (before === undefined) {
            runs.push({ ...ports, transport });
        } else {
            before.last = ports.last;
        }
    }
    const parts = runs.slice(0, MAX_PORTS).map((run) => everywhere(interval(run.first, run.last), run.transport));
    if (runs.length > MAX_PORTS) {
        parts.push(`and ${runs.length - MAX_PORTS} more`);
    }
    if (withoutPort.size > 0) {
        const on = [...withoutPort].filter((transport) => transport !== undefined).join(", ");
        const what = runs.length > 0 ? "no port" : "no port (service discovery by name)";
        parts.push(on === "" ? what : `${what} on ${on}`);
    }
    return wrapped(parts);
}

/** Names on the ports that the registry marks as aliases of this one. */
function aliases(name, ports, transport) {
    const isAlias = (record) => record.aliasOf?.toLowerCase() === name.toLowerCase();
    const records = ports.flatMap(({ first }) => {
        const port = lookup(first);
        return [...(transport === undefined ? port : port.on(transport)).records];
    });
    return [...new Set(records.filter(isAlias).map((record) => record.serviceName))];
}

/** Adjacent ports with the same status, names and description share a line. */
function rangeLines(ports) {
    const runs = [];
    let previous;
    for (const port of ports) {
        const { number, transport, status, description = "" } = port;
        const cells = [status, namesOf(port).map(inOneLine).join(", "), inOneLine(description)];
        const key = JSON.stringify([status, [...port.names], description]);
        if (key === previous) {
            runs.at(-1).last = number;
        } else {
            runs.push({ first: number, last: number, transport, cells });
        }
        previous = key;
    }
    return table(runs.map(({ first, last, transport, cells }) =>
        [notation(interval(first, last), transport), ...cells]));
}
