// A registry, and the build `by-name`.

import { Port, Record, Sequence, Service } from "./answers.js";
import { checkPort, checkText, checkWords, transportNumber } from "./arguments.js";
import { Instance } from "./instance.js";
import { namesOf, serviceNameBy } from "./names.js";
import { protocolNumber, transportFrom, transports } from "./transports.js";

export class Registry {
    /** The classes of the answers use it. */
    instance;
    /** The name of a checked port on the transport with a number. */
    nameOf;
    serviceName;
    #snapshot;

    constructor(instance) {
        this.instance = instance;
        this.nameOf = namesOf(instance);
        this.serviceName = serviceNameBy(this.nameOf);
        this.#snapshot = snapshotFrom(instance.list(instance.call.snapshot()));
    }

    get snapshot() {
        return this.#snapshot;
    }

    lookup(port) {
        return new Port(this, checkPort(port), 0);
    }

    servicePort(name, transport) {
        checkText("name", name);
        const on = transportNumber(transport);
        if (this.isTooLong(name)) {
            return undefined;
        }
        const port = this.instance.call.service_port(this.instance.write(name), on);
        return port < 0 ? undefined : port;
    }

    service(name) {
        checkText("name", name);
        if (this.isTooLong(name)) {
            return undefined;
        }
        const { instance } = this;
        const records = this.recordsOf(
            instance.list(instance.call.service_records(instance.write(name))),
        );
        return records.length === 0 ? undefined : new Service(this, records);
    }

    records() {
        const ids = this.instance.list(this.instance.call.records()).numbers();
        return new Sequence(ids, (id) => this.record(id));
    }

    assignedPorts() {
        const ports = this.instance.list(this.instance.call.assigned_ports()).numbers();
        return new Sequence(ports, (port) => new Port(this, port, 0));
    }

    search(words) {
        const { instance } = this;
        const list = instance.list(instance.call.search(instance.write(checkWords(words))));
        return list.items(() => this.hit(list));
    }

    // These need no registry. An opened registry has all that the package exports.

    get transports() {
        return transports;
    }

    transportFrom(value) {
        return transportFrom(value);
    }

    protocolNumber(transport) {
        return protocolNumber(transport);
    }

    // The classes of the answers and the other builds use these.

    /**
     * Whether the name is longer than all names of the registry. A character has at least
     * one byte.
     */
    isTooLong(name) {
        return name.length > this.#snapshot.maxServiceNameLen;
    }

    record(id) {
        return new Record(this.instance, id);
    }

    recordsOf(list) {
        return list.items(() => this.record(list.number()));
    }

    hit(list) {
        return this.entry(list, () => ({ matches: list.items(() => wordMatchFrom(list)) }));
    }

    /** An entry with what `readMore` reads after it. */
    entry(list, readMore) {
        const description = list.text();
        const records = this.recordsOf(list);
        const aliasRecords = this.recordsOf(list);
        // Reads the whole list before a cell of a record, which would overwrite it.
        const more = readMore();
        return Object.freeze({
            name: records[0].serviceName,
            aliases: distinct(aliasRecords.map((record) => record.serviceName)),
            ports: distinct(
                records.map((record) => record.ports),
                samePorts,
            ),
            transports: distinct(records.map((record) => record.transport)),
            description,
            records,
            aliasRecords,
            ...more,
        });
    }
}

/** The registry in a module that `build by-name` made. */
export function open(module) {
    return new Registry(new Instance(module, "search"));
}

function snapshotFrom(list) {
    const snapshot = {
        rows: list.number(),
        newestDate: list.text(),
        maxServiceNameLen: list.number(),
        sha256: Array.from({ length: 8 }, () => list.number().toString(16).padStart(8, "0")).join(
            "",
        ),
    };
    return Object.freeze(snapshot);
}

function wordMatchFrom(list) {
    const match = {
        word: list.text(),
        found: list.text(),
        how: list.text(),
        field: list.text(),
        text: list.text(),
    };
    return Object.freeze(match);
}

/** The values, each once, without undefined. */
function distinct(values, areSame = Object.is) {
    const found = [];
    for (const value of values) {
        if (value !== undefined && !found.some((one) => areSame(one, value))) {
            found.push(value);
        }
    }
    return Object.freeze(found);
}

function samePorts(one, other) {
    return one.first === other.first && one.last === other.last;
}
