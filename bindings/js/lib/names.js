// A cache of the names of ports. WebAssembly finds a name in less time than its string
// takes to make.

const PORTS = 65536;
/** Index 0 means that the cache does not know. */
const NO_NAME = 1;
const MAX_STRINGS = 65536;

export class Names {
    #instance;
    #strings = [undefined, undefined];
    /** For each transport and all together: the index of each port's name in #strings. */
    #indices = [undefined, undefined, undefined, undefined, undefined];

    constructor(instance) {
        this.#instance = instance;
    }

    /** The name of a port on the transport with this number, 0 for all together. */
    get(port, on) {
        const indices = (this.#indices[on] ??= new Uint16Array(PORTS));
        const index = indices[port];
        return index === 0 ? this.#find(port, on, indices) : this.#strings[index];
    }

    #find(port, on, indices) {
        const name = this.#instance.text(this.#instance.call.port_name(port, on));
        if (name === undefined) {
            indices[port] = NO_NAME;
        } else if (this.#strings.length < MAX_STRINGS) {
            indices[port] = this.#strings.length;
            this.#strings.push(name);
        }
        return name;
    }
}
