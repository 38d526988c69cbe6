// Ports, rows and services. Their fields are private, so nobody can change them.

import { TRANSPORTS, transportNumber } from "./arguments.js";

const STATUSES = ["assigned", "reserved", "unassigned", "dynamic"];

/** Node's console.log calls the method of this name. */
const INSPECT = Symbol.for("nodejs.util.inspect.custom");

/** The base of ports, rows and services. */
class Answer {
    /** Shows the properties, which are getters. */
    [INSPECT](depth, options, inspect) {
        const { name, prototype } = this.constructor;
        if (depth < 0) {
            return `[${name}]`;
        }
        const properties = Array.from(getters(prototype), (key) => [key, this[key]]);
        return `${name} ${inspect(withoutEmpty(Object.fromEntries(properties)), options)}`;
    }
}

export class Port extends Answer {
    #registry;
    #number;
    /** The number from `transportNumber`, or 0 for all transports together. */
    #on;

    constructor(registry, number, on) {
        super();
        this.#registry = registry;
        this.#number = number;
        this.#on = on;
    }

    get number() {
        return this.#number;
    }

    get transport() {
        return TRANSPORTS[this.#on - 1];
    }

    get range() {
        return rangeOf(this.#number);
    }

    get name() {
        return this.#registry.nameOf(this.#number, this.#on);
    }

    get names() {
        return this.#list("port_names").items((list) => list.text());
    }

    get status() {
        return STATUSES[this.#registry.instance.call.port_status(this.#number, this.#on)];
    }

    get description() {
        const { instance } = this.#registry;
        return instance.text(instance.call.port_description(this.#number, this.#on));
    }

    get records() {
        return this.#registry.recordsOf(this.#list("port_records"));
    }

    on(transport) {
        return new Port(this.#registry, this.#number, transportNumber(transport));
    }

    toString() {
        return this.#on === 0 ? `${this.#number}` : `${this.#number}/${this.transport}`;
    }

    toJSON() {
        const { number: port, range, status, name, description, records } = this;
        return withoutEmpty({ port, range, status, name, description, records });
    }

    #list(question) {
        const { instance } = this.#registry;
        return instance.list(instance.call[question](this.#number, this.#on));
    }
}

export class Record extends Answer {
    #instance;
    #id;

    constructor(instance, id) {
        super();
        this.#instance = instance;
        this.#id = id;
    }

    get serviceName() {
        return this.#instance.text(this.#instance.call.record_name(this.#id));
    }

    get portNumber() {
        const { ports } = this;
        const isRange = ports !== undefined && this.#instance.call.record_is_range(this.#id) !== 0;
        return isRange ? `${ports.first}-${ports.last}` : ports?.first.toString();
    }

    get ports() {
        const ports = this.#instance.call.record_ports(this.#id);
        return ports < 0 ? undefined : Object.freeze({ first: ports >>> 16, last: ports & 0xffff });
    }

    get transport() {
        return TRANSPORTS[this.#instance.call.record_transport(this.#id) - 1];
    }

    get description() {
        return this.#instance.text(this.#instance.call.record_description(this.#id));
    }

    get status() {
        return STATUSES[this.#instance.call.record_status(this.#id)];
    }

    toString() {
        return [this.serviceName, this.portNumber, this.transport].filter(Boolean).join(" ");
    }

    toJSON() {
        return withoutEmpty({
            service_name: this.serviceName,
            port_number: this.portNumber,
            transport_protocol: this.transport,
            description: this.description,
        });
    }
}

export class Service extends Answer {
    #registry;
    #records;

    constructor(registry, records) {
        super();
        this.#registry = registry;
        this.#records = records;
    }

    get name() {
        return this.#records[0].serviceName;
    }

    get records() {
        return this.#records;
    }

    port(transport) {
        return this.#registry.servicePort(this.name, transport);
    }

    toString() {
        return this.name;
    }

    toJSON() {
        const { name, records } = this;
        const port = records.find(({ ports }) => ports !== undefined)?.ports.first;
        const range = port === undefined ? undefined : rangeOf(port);
        const { status, description } = records[0];
        return withoutEmpty({ port, range, status, name, description, records });
    }
}

/** Ports or rows in their order, each created on access. */
export class Sequence {
    #numbers;
    #make;

    constructor(numbers, make) {
        this.#numbers = numbers;
        this.#make = make;
    }

    get length() {
        return this.#numbers.length;
    }

    at(index) {
        const number = this.#numbers.at(index);
        return number === undefined ? undefined : this.#make(number);
    }

    *[Symbol.iterator]() {
        for (const number of this.#numbers) {
            yield this.#make(number);
        }
    }

    toJSON() {
        return [...this];
    }

    [INSPECT](depth, options, inspect) {
        const { length } = this;
        return depth < 0 ? `[Sequence(${length})]` : `Sequence ${inspect([...this], options)}`;
    }
}

/** The names of the getters of a class, those of its base class first. */
function* getters(prototype) {
    if (prototype !== Answer.prototype) {
        yield* getters(Object.getPrototypeOf(prototype));
        for (const [key, { get }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
            if (get !== undefined) {
                yield key;
            }
        }
    }
}

function rangeOf(port) {
    return port < 1024 ? "system" : port < 49152 ? "user" : "dynamic";
}

export function withoutEmpty(object) {
    return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
