// The registry as the command line exports it, read and interpreted without the module
// under test.

import { spawnSync } from "node:child_process";

export const TRANSPORTS = ["tcp", "udp", "sctp", "dccp"];

const cli = process.env.IANA_PORTS_CLI;
if (cli === undefined) {
    throw new Error(
        "IANA_PORTS_CLI: expected the path of the command line; bindings/js/run sets it",
    );
}

/** The output of the command line. Exit status 1 means an answer without a name. */
export function print(...options) {
    const { status, stdout, stderr } = execute(["--embedded", ...options]);
    if (status > 1) {
        throw new Error(stderr);
    }
    return stdout;
}

/** The message of a command line that fails. */
export function complaint(...options) {
    return execute(options).stderr;
}

function execute(options) {
    const result = spawnSync(cli, options, { encoding: "utf8", maxBuffer: 1 << 28 });
    if (result.error !== undefined) {
        throw result.error;
    }
    return result;
}

/** The lines of JSON that the command line prints. */
export function printJson(...options) {
    return print(...options)
        .split("\n")
        .slice(0, -1)
        .map((line) => JSON.parse(line));
}

/** The rows of a CSV file, each an object of cells by title. */
function parseCsv(text) {
    const rows = [[]];
    const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
    while (field.lastIndex < text.length) {
        const [, quoted, plain, end] = field.exec(text);
        rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
        if (end.endsWith("\n")) {
            rows.push([]);
        }
    }
    const [titles, ...cells] = rows.filter((row) => row.length > 0);
    return cells.map((row) => Object.fromEntries(row.map((cell, index) => [titles[index], cell])));
}

/** The file that the command line exports. */
export const exported = print("export", "--format", "csv");

/** All rows in registry order, each with the ports that it covers. */
export const rows = parseCsv(exported).map((row) => {
    const [first, last = first] = row["Port Number"].split("-");
    return { ...row, first: first === "" ? undefined : Number(first), last: Number(last) };
});

/** For each port and transport, in this order: name, status, range and description. */
export const expanded = parseCsv(print("export", "--format", "csv", "--expand"));

const rowsOfPort = Array.from({ length: 65536 }, () => []);
for (const row of rows) {
    for (let port = row.first; port <= row.last; port++) {
        rowsOfPort[port].push(row);
    }
}

/** The rows of a port; with a transport, those that count for it. */
export function rowsOf(port, transport) {
    return rowsOfPort[port].filter(
        (row) => transport === undefined || [transport, ""].includes(row["Transport Protocol"]),
    );
}

export function statusOf(row) {
    if (row["Service Name"] !== "") {
        return "assigned";
    }
    return /^unassigned/i.test(row.Description) ? "unassigned" : "reserved";
}

/** All that a port answers, by the rules of the library's documentation. */
export function answersOf(port, transport) {
    const own = rowsOf(port, transport);
    const name = nameOf(port, transport);
    const statuses = own.map(statusOf);
    const status =
        ["assigned", "reserved", "unassigned"].find((status) => statuses.includes(status)) ??
        (port < 49152 ? "reserved" : "dynamic");
    const source = own.find((row) =>
        name === undefined ? statusOf(row) === status : row["Service Name"] === name,
    );
    return {
        name,
        names: distinct(own.map((row) => row["Service Name"])),
        status,
        range: port < 1024 ? "system" : port < 49152 ? "user" : "dynamic",
        description: source?.Description || undefined,
        records: own,
    };
}

function nameOf(port, transport) {
    if (transport === undefined) {
        return TRANSPORTS.map((transport) => nameOf(port, transport)).find(
            (name) => name !== undefined,
        );
    }
    const names = rowsOf(port, transport)
        .map((row) => row["Service Name"])
        .filter((name) => name !== "");
    const citesRfc = (name) =>
        rowsOf(port).some(
            (row) => areSame(row["Service Name"], name) && row.Reference.includes("RFC"),
        );
    return names.find(citesRfc) ?? names[0];
}

function areSame(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}

/** The names without empty ones; of names that differ in case alone, the first. */
function distinct(names) {
    return names.filter(
        (name, index) => name !== "" && names.findIndex((other) => areSame(name, other)) === index,
    );
}

/** The rows of each service, by its name in lower case. */
export const services = new Map();
for (const row of rows.filter((row) => row["Service Name"] !== "")) {
    const name = row["Service Name"].toLowerCase();
    services.set(name, [...(services.get(name) ?? []), row]);
}
