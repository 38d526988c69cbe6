// The build `page`, for the web page of this repository: `full` and registries that a reader loads.

import { checkText, message } from "./arguments.js";
import { FullRegistry } from "./full-registry.js";
import { Instance } from "./instance.js";

class PageRegistry extends FullRegistry {
    /** The registry in a CSV file, in an instance of its own. */
    withCsv(bytes, fileName) {
        if (!(bytes instanceof Uint8Array)) {
            throw new TypeError(message("bytes", "a Uint8Array", bytes));
        }
        const name = new TextEncoder().encode(checkText("fileName", fileName));
        const instance = new Instance(this.instance.module);
        const input = new Uint8Array(name.length + bytes.length);
        input.set(name);
        input.set(bytes, name.length);
        instance.writeBytes(input);
        const problem = instance.list(instance.call.load_csv(name.length)).text();
        if (problem !== undefined) {
            throw new Error(problem);
        }
        instance.readTexts();
        return new PageRegistry(instance);
    }
}

/** The registry in a module that `build page` made. */
export function open(module) {
    return new PageRegistry(new Instance(module));
}
