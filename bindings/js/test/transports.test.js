// Transport protocols by name and by number.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import * as byNameModule from "iana-ports/by-name/open";
import * as fullModule from "iana-ports/open";

import { builds } from "./builds.js";

/** https://www.iana.org/assignments/protocol-numbers */
const NUMBERS = { tcp: 6, udp: 17, sctp: 132, dccp: 33 };
const EXPECTED = "expected a string or an integer from 0 to 255";

function opened(build, module) {
    const bytes = readFileSync(new URL(`../lib/${build}.wasm`, import.meta.url));
    return module.open(new WebAssembly.Module(bytes));
}

const registries = {
    ...builds,
    "full, opened": opened("full", fullModule),
    "by-name, opened": opened("by-name", byNameModule),
};

for (const [name, registry] of Object.entries(registries)) {
    test(`${name}: transports by name and number`, () => {
        const { transports } = registry;
        assert.deepEqual(transports, Object.keys(NUMBERS));
        assert.throws(() => transports.push("icmp"), TypeError);
        for (const transport of transports) {
            assert.equal(registry.protocolNumber(transport), NUMBERS[transport]);
            assert.equal(registry.protocolNumber(transport.toUpperCase()), NUMBERS[transport]);
            assert.equal(registry.transportFrom(transport), transport);
            assert.equal(registry.transportFrom(transport.toUpperCase()), transport);
        }
        for (let number = 0; number < 256; number++) {
            const transport = transports.find((each) => NUMBERS[each] === number);
            assert.equal(registry.transportFrom(number), transport);
        }
        assert(Object.is(registry.transportFrom(-0), undefined));
        for (const other of ["", "icmp", "6", " tcp", "tcp\0", "\ud800", "__proto__", "ﬀ"]) {
            assert.equal(registry.transportFrom(other), undefined);
        }
    });

    test(`${name}: wrong values`, () => {
        for (const [value, shown] of [
            [256, "256"],
            [-1, "-1"],
            [6.5, "6.5"],
            [NaN, "NaN"],
            [2 ** 32 + 6, "4294967302"],
        ]) {
            const message = `value is ${shown}: ${EXPECTED}`;
            assert.throws(() => registry.transportFrom(value), { name: "RangeError", message });
        }
        for (const [value, shown] of [
            [undefined, "undefined"],
            [null, "null"],
            [6n, "6n"],
            [["tcp"], "an object"],
        ]) {
            const message = `value is ${shown}: ${EXPECTED}`;
            assert.throws(() => registry.transportFrom(value), { name: "TypeError", message });
        }
        const expected = 'expected "tcp", "udp", "sctp" or "dccp"';
        const wrong = { message: `transport is 6: ${expected}` };
        assert.throws(() => registry.protocolNumber(6), { name: "TypeError", ...wrong });
        assert.throws(() => registry.protocolNumber("icmp"), { name: "RangeError" });
    });
}
