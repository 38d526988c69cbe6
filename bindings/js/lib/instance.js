// One instance of the WebAssembly module, and how its answers become values.
// `src/answer.rs` describes texts and lists.

const WORD = 4;
const HIGH = 2 ** 32;

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = new TextEncoder();

export class Instance {
    /** The functions of the module, which take and return numbers. */
    call;
    module;
    #memory;
    #bytes;
    #words;
    /** The text with the names of all ports, if it is ASCII. */
    namesText;
    /** Texts of the tables, each as one string with its address. */
    #texts = [];

    /** `question` is an export that the module has if it is the right build. */
    constructor(module, question) {
        const { exports } = new WebAssembly.Instance(module);
        if (!(question in exports)) {
            throw new TypeError(
                "module is the wrong one: expected by-name.wasm or full.wasm of this version",
            );
        }
        this.module = module;
        this.call = exports;
        this.#memory = exports.memory;
        this.#refresh();
        this.#restoreColumns();
        this.readTexts();
    }

    /**
     * Makes a string of each text of the tables that is ASCII. A slice of it is the
     * fastest way to get a name.
     */
    readTexts() {
        const list = this.list(this.call.texts());
        const texts = [];
        for (let count = list.number(); count > 0; count--) {
            const start = list.number();
            const length = list.number();
            const string = this.#decode(start, length);
            texts.push({ start, string: string.length === length ? string : undefined });
        }
        this.namesText = texts[0].string;
        this.#texts = texts.filter(({ string }) => string !== undefined);
    }

    /** The value of a text that an export returned. */
    text(text) {
        const length = Math.floor(text / HIGH);
        return this.textAt(text - length * HIGH, length);
    }

    /** The text at an address, or undefined if that is 0. */
    textAt(address, length) {
        for (const { start, string } of this.#texts) {
            const from = address - start;
            if (from >= 0 && from + length <= string.length) {
                return string.slice(from, from + length);
            }
        }
        return address === 0 ? undefined : this.#decode(address, length);
    }

    /** The list that an export returned. Read it before the next call. */
    list(address) {
        this.#refresh();
        return new List(this, this.#words, (address >>> 0) / WORD);
    }

    /** Writes a text into the module's input. Returns its length in bytes. */
    write(text) {
        const { length } = text;
        const address = this.reserve(length);
        for (let index = 0; index < length; index++) {
            const code = text.charCodeAt(index);
            if (code > 127) {
                return this.writeBytes(encoder.encode(text));
            }
            this.#bytes[address + index] = code;
        }
        return length;
    }

    /** Writes bytes into the module's input. Returns their number. */
    writeBytes(bytes) {
        const address = this.reserve(bytes.length);
        this.#bytes.set(bytes, address);
        return bytes.length;
    }

    /** The address of the module's input for this many bytes. */
    reserve(length) {
        const address = this.call.input(length) >>> 0;
        if (address === 0) {
            throw new RangeError(`no memory for ${length} bytes`);
        }
        this.#refresh();
        return address;
    }

    #decode(address, length) {
        this.#refresh();
        return decoder.decode(this.#bytes.subarray(address, address + length));
    }

    /** Replaces the views of the memory, which end when it grows. */
    #refresh() {
        const { buffer } = this.#memory;
        if (this.#bytes?.buffer !== buffer) {
            this.#bytes = new Uint8Array(buffer);
            this.#words = new Uint32Array(buffer);
        }
    }

    /** Restores the columns that `pack.js` packed, before anything reads them. */
    #restoreColumns() {
        for (const section of WebAssembly.Module.customSections(this.module, "columns")) {
            const list = new Uint32Array(section);
            for (let at = 0; at < list.length; at += 3) {
                const [address, count, isDifferences] = list.subarray(at);
                const packed = this.#bytes.slice(address, address + 2 * count);
                const column = new Uint16Array(this.#memory.buffer, address, count);
                for (let row = 0, sum = 0; row < count; row++) {
                    sum = sum * isDifferences + packed[row] + packed[count + row] * 256;
                    column[row] = sum;
                }
            }
        }
    }
}

/** Reads a list from its start to its end. */
class List {
    #instance;
    #words;
    #at;

    constructor(instance, words, at) {
        this.#instance = instance;
        this.#words = words;
        this.#at = at;
    }

    number() {
        return this.#words[this.#at++];
    }

    text() {
        return this.#instance.textAt(this.number(), this.number());
    }

    /** A frozen array of items, each read by `read`. */
    items(read) {
        return Object.freeze(Array.from({ length: this.number() }, () => read(this)));
    }

    /** A copy of items that are numbers. */
    numbers() {
        const start = this.#at + 1;
        this.#at = start + this.number();
        return this.#words.slice(start, this.#at);
    }
}
