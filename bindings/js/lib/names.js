// From a port to its name. The code is flat: most programs ask for few names, so the
// engine interprets this code and does not compile it.

import { checkPort, transportNumber } from "./arguments.js";

const PORTS = 65536;
/** A cache pays off if a program asks for more names than there are ports. */
const CACHED_AFTER = PORTS;
/** Index 0 means that the cache has no entry. */
const NO_NAME = 1;
const MAX_STRINGS = 65536;

/** A function that takes a checked port and a transport number, and returns the name. */
export function namesOf(instance) {
    const { namesText } = instance;
    const { long_port_name: findLong } = instance.call;
    const find = namesText === undefined ? () => -1 : instance.call.port_name;
    let asked = 0;
    const strings = [undefined, undefined];
    /**
     * For each transport and all together: the index of each port's name in `strings`.
     */
    const indicesOn = [undefined, undefined, undefined, undefined, undefined];

    function cache(indices, port, name) {
        if (name === undefined) {
            indices[port] = NO_NAME;
        } else if (strings.length < MAX_STRINGS) {
            indices[port] = strings.length;
            strings.push(name);
        }
    }

    return (port, on) => {
        let indices;
        if (asked < CACHED_AFTER) {
            asked += 1;
        } else {
            indices = indicesOn[on] ??= new Uint16Array(PORTS);
            const index = indices[port];
            if (index !== 0) {
                return strings[index];
            }
        }
        const place = find(port, on);
        let name;
        if (place > 0) {
            const start = place & 0xffffff;
            name = namesText.slice(start, start + (place >> 24));
        } else if (place < 0) {
            name = instance.text(findLong(port, on));
        }
        if (indices !== undefined) {
            cache(indices, port, name);
        }
        return name;
    };
}

/** The function `serviceName`, with the function that `namesOf` made. */
export function serviceNameBy(nameOf) {
    return (port, transport) => {
        const on = transport === undefined ? 0 : transportNumber(transport);
        const isPort = typeof port === "number" && (port & 0xffff) === port;
        return nameOf(isPort ? port : checkPort(port), on);
    };
}
