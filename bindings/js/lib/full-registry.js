// The build `full`: all columns, and related services.

import { checkPort, checkText, transportNumber } from "./arguments.js";
import { FullRecord } from "./full-record.js";
import { Instance } from "./instance.js";
import { Registry } from "./registry.js";

export class FullRegistry extends Registry {
    related(port, transport) {
        const on = transport === undefined ? 0 : transportNumber(transport);
        return this.#related(this.instance.call.related(checkPort(port), on));
    }

    relatedToService(name) {
        if (this.isTooLong(checkText("name", name))) {
            return Object.freeze([]);
        }
        const length = this.instance.write(name);
        return this.#related(this.instance.call.related_to_service(length));
    }

    record(id) {
        return new FullRecord(this.instance, id);
    }

    #related(address) {
        const list = this.instance.list(address);
        return list.items(() => this.entry(list, () => ({ reason: list.text() })));
    }
}

/** The registry in a module that `build full` made. */
export function open(module) {
    return new FullRegistry(new Instance(module, "related"));
}
