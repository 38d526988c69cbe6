// Packs a module for transfer: columns of 16-bit integers get a form that compresses
// better. First come all low bytes, then all high bytes. Ascending columns become
// differences modulo 2^16. A custom section lists the columns in 32-bit integers:
// address, length, and 1 for differences or else 0. `lib/instance.js` restores them.
//
// usage: node pack.js INPUT OUTPUT

import { readFileSync, writeFileSync } from "node:fs";

/** Reads the binary format of WebAssembly. */
class Reader {
    constructor(bytes, at) {
        this.bytes = bytes;
        this.at = at;
    }

    byte() {
        return this.bytes[this.at++];
    }

    /** An integer in LEB128. The high bits of a negative one are not needed. */
    number() {
        let number = 0;
        for (let factor = 1; ; factor *= 128) {
            const byte = this.byte();
            number += (byte % 128) * factor;
            if (byte < 128) {
                return number;
            }
        }
    }

    segment() {
        const ACTIVE = 0,
            I32_CONST = 0x41,
            END = 0x0b;
        if (this.number() !== ACTIVE || this.byte() !== I32_CONST) {
            throw new Error(`${input}: a data segment is not at a constant address`);
        }
        const start = this.number();
        if (this.byte() !== END) {
            throw new Error(`${input}: a data segment is not at a constant address`);
        }
        const length = this.number();
        const segment = { start, length, offset: this.at };
        this.at += length;
        return segment;
    }
}

const SECTION = "columns";
const [input, output] = process.argv.slice(2);
const bytes = readFileSync(input);

const columns = findColumns(new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports);
const segments = dataSegments(bytes);
const list = columns.map(({ address, count }) => {
    const segment = segments.find(
        ({ start, length }) => start <= address && address + 2 * count <= start + length,
    );
    if (segment === undefined) {
        throw new Error(`${input}: no data segment has the column at ${address}`);
    }
    const offset = segment.offset + address - segment.start;
    return [address, count, pack(bytes.subarray(offset, offset + 2 * count))];
});
const content = Buffer.from(new Uint32Array(list.flat()).buffer);
writeFileSync(output, Buffer.concat([bytes, customSection(SECTION, content)]));

/** The address and the length of each column of 16-bit integers. */
function findColumns(exports) {
    const columns = [];
    for (let place; (place = exports.column(columns.length)) !== 0;) {
        columns.push({ address: place % 2 ** 32, count: Math.floor(place / 2 ** 32) });
    }
    if (columns.length === 0) {
        throw new Error(`${input}: no columns`);
    }
    return columns;
}

/** Packs the bytes of a column in place. Returns 1 if they are differences, else 0. */
function pack(column) {
    const values = Array.from({ length: column.length / 2 }, (_, row) =>
        column.readUInt16LE(2 * row),
    );
    // Offsets ascend in each block.
    const ascents = values.filter((value, row) => row === 0 || values[row - 1] <= value).length;
    const isDifferences = ascents > 0.99 * values.length;
    values.forEach((value, row) => {
        const packed = isDifferences && row > 0 ? value - values[row - 1] : value;
        column[row] = packed & 0xff;
        column[values.length + row] = (packed >> 8) & 0xff;
    });
    return isDifferences ? 1 : 0;
}

/** Where the data segments are in the file (`offset`) and in memory (`start`). */
function dataSegments(bytes) {
    const DATA = 11;
    const reader = new Reader(bytes, 8);
    while (reader.at < bytes.length) {
        const id = reader.byte();
        const end = reader.number() + reader.at;
        if (id === DATA) {
            return Array.from({ length: reader.number() }, () => reader.segment());
        }
        reader.at = end;
    }
    throw new Error(`${input}: no data section`);
}

function customSection(name, content) {
    const text = Buffer.from(name);
    const body = Buffer.concat([Buffer.from(leb128(text.length)), text, content]);
    return Buffer.concat([Buffer.from([0, ...leb128(body.length)]), body]);
}

function leb128(number) {
    return number < 128 ? [number] : [(number % 128) + 128, ...leb128(Math.floor(number / 128))];
}
