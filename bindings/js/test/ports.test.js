// Every port, on every transport and on all together.

import assert from "node:assert/strict";
import test from "node:test";

import { builds, cellsOf, expectedCells } from "./builds.js";
import { TRANSPORTS, answersOf, expanded, rows } from "./registry.js";

const PORTS = 65536;

test("the exported file has a line for each port and transport", () => {
    assert.equal(expanded.length, PORTS * TRANSPORTS.length);
    assert(rows.length > 14000);
});

for (const [build, { lookup, serviceName, assignedPorts }] of Object.entries(builds)) {
    test(`${build}: every port on every transport answers as the expanded file`, () => {
        for (const { port, transport, ...expected } of expanded) {
            const found = lookup(Number(port)).on(transport);
            const { name = "", status, range, description = "" } = found;
            assert.deepEqual({ name, status, range, description }, expected);
            assert.equal(found.number, Number(port));
            assert.equal(found.transport, transport);
            assert.equal(serviceName(Number(port), transport) ?? "", expected.name);
        }
    });

    test(`${build}: every port answers by the rules`, () => {
        for (let number = 0; number < PORTS; number++) {
            for (const transport of [undefined, ...TRANSPORTS]) {
                const all = lookup(number);
                const port = transport === undefined ? all : all.on(transport);
                const { records: expectedRows, ...expected } = answersOf(number, transport);
                const { name, names, status, range, description } = port;
                assert.deepEqual({ name, names: [...names], status, range, description }, expected);
                assert.deepEqual(
                    port.records.map((record) => cellsOf(build, record)),
                    expectedRows.map((row) => expectedCells(build, row)),
                );
                // Again: the first answer may fill a cache.
                assert.equal(serviceName(number, transport), expected.name);
                assert.equal(serviceName(number, transport), expected.name);
            }
        }
    });

    test(`${build}: the assigned ports are those with a name`, () => {
        const expected = new Set(
            expanded.filter(({ name }) => name !== "").map(({ port }) => Number(port)),
        );
        const ports = assignedPorts();
        assert.deepEqual(
            [...ports].map((port) => port.number),
            [...expected].sort((a, b) => a - b),
        );
        assert.equal(ports.length, expected.size);
        assert.equal(ports.at(-1).number, Math.max(...expected));
        assert.equal(ports.at(ports.length), undefined);
    });

    test(`${build}: a later transport replaces an earlier one`, () => {
        assert.equal(lookup(514).on("tcp").on("udp").name, "syslog");
        assert.equal(lookup(514).on("UDP").transport, "udp");
        assert.equal(`${lookup(514)} ${lookup(514).on("udp")}`, "514 514/udp");
    });
}
