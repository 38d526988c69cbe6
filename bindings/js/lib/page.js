// The build `page`, for the web page of this repository: `full`, explanations, and
// registries that a reader loads.

import { checkLength, message } from "./arguments.js";
import { FullRegistry } from "./full-registry.js";
import { Instance } from "./instance.js";

/** Limits memory: the module needs several times a text's length. */
const MAX_TEXT_LENGTH = 1_000_000;

class PageRegistry extends FullRegistry {
    /**
     * The page about a port, a range or a service: the object of `iana-ports explain
     * --json`, and title, description and sections. A query without a page throws an
     * error. If there is a suggestion, the error has the properties `didYouMean`
     * (queries) and `search` (words).
     */
    explain(query) {
        const { instance } = this;
        const length = instance.write(checkLength("query", query, MAX_TEXT_LENGTH));
        const list = instance.list(instance.call.explain(length));
        const page = list.text();
        if (page === undefined) {
            const { message, did_you_mean: didYouMean, search } = JSON.parse(list.text());
            throw Object.assign(new Error(message), { didYouMean, search });
        }
        return JSON.parse(page);
    }

    /** What a text in a search box means: an object with `kind`. */
    meaning(text) {
        const { instance } = this;
        const length = instance.write(checkLength("text", text, MAX_TEXT_LENGTH));
        return JSON.parse(instance.list(instance.call.meaning(length)).text());
    }

    /** The registry in a CSV file, in an instance of its own. */
    withCsv(bytes, fileName) {
        if (!(bytes instanceof Uint8Array)) {
            throw new TypeError(message("bytes", "a Uint8Array", bytes));
        }
        const name = new TextEncoder().encode(checkLength("fileName", fileName, MAX_TEXT_LENGTH));
        const instance = new Instance(this.instance.module, "explain");
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
    return new PageRegistry(new Instance(module, "explain"));
}
