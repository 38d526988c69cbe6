// Transport protocols, as the registry and as IP number them.

import { message, TRANSPORTS, transportNumber } from "./arguments.js";

/** In the order of TRANSPORTS. */
const PROTOCOL_NUMBERS = [6, 17, 132, 33];

const EXPECTED = "a string or an integer from 0 to 255";

export { TRANSPORTS as transports };

export function transportFrom(value) {
    if (typeof value === "string") {
        const text = value.toLowerCase();
        return TRANSPORTS.find((transport) => transport === text);
    }
    if (typeof value !== "number") {
        throw new TypeError(message("value", EXPECTED, value));
    }
    if ((value & 0xff) !== value) {
        throw new RangeError(message("value", EXPECTED, value));
    }
    return TRANSPORTS[PROTOCOL_NUMBERS.indexOf(value)];
}

export function protocolNumber(transport) {
    return PROTOCOL_NUMBERS[transportNumber(transport) - 1];
}
