// Parses queries: a port, a range or a service name, each with an optional transport.

import { lookup, search, service, transportFrom } from "iana-ports";
import { excerpt } from "./text.js";

const MAX_PORT = 65535;

/**
 * A query without an answer. `status` is the exit status: 1 for no name, 2 for a wrong
 * query.
 */
export class QueryError extends Error {
    constructor(status, query, reason) {
        super(`${excerpt(query)}: ${reason}`);
        this.status = status;
    }
}

/** Whether anything in the answer has a name. */
export function hasName({ service, port, ports }) {
    if (service !== undefined) {
        return true;
    }
    for (const { name } of ports ?? [port]) {
        if (name !== undefined) {
            return true;
        }
    }
    return false;
}

/**
 * Parses a query. The result has one of `port`, `ports` (an iterable) and `service`, and
 * `transport` if the query names one. A registered name wins over a name with a
 * transport. Throws a `QueryError`.
 */
export function parse(query) {
    const whole = service(query);
    if (whole !== undefined) {
        return { query, service: whole, records: whole.records };
    }
    const { subject, transport } = split(query);
    const onTransport = (number) => {
        const port = lookup(number);
        return transport === undefined ? port : port.on(transport);
    };
    const numbers = subject.split("-").map(portNumber);
    if (numbers.length <= 2 && !numbers.includes(undefined)) {
        const [first, last] = numbers;
        if (last === undefined) {
            return { query, transport, port: onTransport(first) };
        }
        if (first > last) {
            throw new QueryError(2, query, "a range in descending order: expected the lower port first");
        }
        return { query, transport, ports: portsOf(first, last, onTransport) };
    }
    if (!/\p{Alphabetic}/u.test(subject)) {
        throw notAPort(query, subject);
    }
    return { query, transport, ...onOneTransport(query, subject, transport) };
}

/** Splits off the transport after the last slash. A name may contain slashes too. */
function split(query) {
    const slash = query.lastIndexOf("/");
    if (slash < 0) {
        return { subject: query };
    }
    const subject = query.slice(0, slash);
    const transport = transportFrom(query.slice(slash + 1));
    if (transport !== undefined) {
        return { subject, transport };
    }
    if (/\p{Alphabetic}/u.test(subject)) {
        return { subject: query };
    }
    const expected = "tcp, udp, sctp or dccp after the slash";
    throw new QueryError(2, query, `unknown transport protocol: expected ${expected}`);
}

function portNumber(text) {
    return /^(0|[1-9][0-9]{0,4})$/.test(text) && Number(text) <= MAX_PORT ? Number(text) : undefined;
}

function portsOf(first, last, onTransport) {
    return {
        *[Symbol.iterator]() {
            for (let number = first; number <= last; number += 1) {
                yield onTransport(number);
            }
        },
    };
}

/** The rows of a service on the transport. A row without a transport counts for each. */
function onOneTransport(query, name, transport) {
    const found = transport === undefined ? undefined : service(name);
    if (found === undefined) {
        throw new QueryError(1, query, `no service has this name${advice(name)}`);
    }
    const records = found.records.filter((record) => (record.transport ?? transport) === transport);
    if (records.length > 0) {
        return { service: found, records };
    }
    throw new QueryError(1, query, `the service ${found.name} is not registered on ${transport}`);
}

function advice(name) {
    const isWord = /^[\p{L}\p{N}_.-]{1,30}$/u.test(name);
    return isWord && search(name).length > 0 ? `; try: iana-ports search ${name}` : "";
}

function notAPort(query, subject) {
    const isNumber = /^[1-9][0-9]*$/.test(subject);
    const rest = " without sign or leading zeros, a range such as 27000-27009, or a service name";
    return new QueryError(2, query, `not a port: expected 0 to ${MAX_PORT}${isNumber ? "" : rest}`);
}
