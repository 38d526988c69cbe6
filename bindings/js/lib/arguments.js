// Checks of arguments: a wrong type is a TypeError, a wrong value a RangeError.

export const TRANSPORTS = Object.freeze(["tcp", "udp", "sctp", "dccp"]);

const EXPECTED_PORT = "an integer from 0 to 65535";
const EXPECTED_TRANSPORT = '"tcp", "udp", "sctp" or "dccp"';

export function checkPort(port) {
    if (typeof port !== "number") {
        throw new TypeError(message("port", EXPECTED_PORT, port));
    }
    if ((port & 0xffff) !== port) {
        throw new RangeError(message("port", EXPECTED_PORT, port));
    }
    // Turns -0 into 0.
    return port & 0xffff;
}

/** The number of a transport: its index in TRANSPORTS plus 1. */
export function transportNumber(transport) {
    switch (transport) {
        case "tcp":
            return 1;
        case "udp":
            return 2;
        case "sctp":
            return 3;
        case "dccp":
            return 4;
    }
    if (typeof transport !== "string") {
        throw new TypeError(message("transport", EXPECTED_TRANSPORT, transport));
    }
    const index = TRANSPORTS.indexOf(transport.toLowerCase());
    if (index < 0) {
        throw new RangeError(message("transport", EXPECTED_TRANSPORT, transport));
    }
    return index + 1;
}

export function checkText(argument, text) {
    if (typeof text !== "string") {
        throw new TypeError(message(argument, "a string", text));
    }
    return text;
}

/** The time of a search grows with the square of its length. */
const MAX_WORDS_LENGTH = 256;

export function checkWords(words) {
    return checkLength("words", words, MAX_WORDS_LENGTH);
}

export function checkLength(argument, text, max) {
    if (checkText(argument, text).length > max) {
        const value = `${shown(text)} (${text.length} characters)`;
        throw new RangeError(`${argument} is ${value}: expected at most ${max} characters`);
    }
    return text;
}

export function message(argument, expected, value) {
    return `${argument} is ${shown(value)}: expected ${expected}`;
}

/** A value in a message. Cuts long ones, and never runs code of an object. */
function shown(value) {
    switch (typeof value) {
        case "string":
            return JSON.stringify(cut(value));
        case "bigint":
            return cut(`${value}n`);
        case "symbol":
            return `Symbol(${JSON.stringify(cut(value.description ?? "")).slice(1, -1)})`;
        case "object":
            return value === null ? "null" : "an object";
        case "function":
            return "a function";
        default:
            return Object.is(value, -0) ? "-0" : String(value);
    }
}

function cut(text) {
    return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
