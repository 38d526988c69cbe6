// Checks of arguments: a wrong type is a TypeError, a wrong value a RangeError.

export const TRANSPORTS = ["tcp", "udp", "sctp", "dccp"];

const EXPECTED_PORT = "an integer from 0 to 65535";
const EXPECTED_TRANSPORT = '"tcp", "udp", "sctp" or "dccp"';

export function checkPort(port) {
    if (typeof port !== "number") {
        throw new TypeError(message("port", EXPECTED_PORT, port));
    }
    if ((port & 0xffff) !== port) {
        throw new RangeError(message("port", EXPECTED_PORT, port));
    }
    // Without the sign of -0.
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
    if (checkText("words", words).length > MAX_WORDS_LENGTH) {
        const value = `${shown(words)} (${words.length} characters)`;
        throw new RangeError(`words is ${value}: expected at most ${MAX_WORDS_LENGTH} characters`);
    }
    return words;
}

export function message(argument, expected, value) {
    return `${argument} is ${shown(value)}: expected ${expected}`;
}

/** A value in a message: a long text is cut, and no code of an object runs. */
function shown(value) {
    switch (typeof value) {
        case "string":
            return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
        case "bigint":
            return `${value}n`.slice(0, 40);
        case "object":
            return value === null ? "null" : "an object";
        case "function":
            return "a function";
        default:
            return Object.is(value, -0) ? "-0" : String(value);
    }
}
