// Every name in three casings, and names that do not exist.

import assert from "node:assert/strict";
import test from "node:test";

import { builds, cellsOf, expectedCells } from "./builds.js";
import { TRANSPORTS, services } from "./registry.js";

const casings = [
    (name) => name,
    (name) => name.toUpperCase(),
    (name) =>
        name.replace(/./g, (letter, index) =>
            index % 2 ? letter.toLowerCase() : letter.toUpperCase(),
        ),
];

for (const [build, { service, servicePort }] of Object.entries(builds)) {
    test(`${build}: every name in three casings`, () => {
        assert(services.size > 7000);
        for (const [name, rows] of services) {
            for (const spelling of casings.map((casing) => casing(name))) {
                const found = service(spelling);
                assert.equal(found.name, rows[0]["Service Name"]);
                assert.deepEqual(
                    found.records.map((record) => cellsOf(build, record)),
                    rows.map((row) => expectedCells(build, row)),
                );
                for (const transport of TRANSPORTS) {
                    const on = rows.find(
                        (row) =>
                            row.first !== undefined &&
                            [transport, ""].includes(row["Transport Protocol"]),
                    );
                    assert.equal(servicePort(spelling, transport), on?.first);
                    assert.equal(found.port(transport), on?.first);
                }
            }
        }
    });

    test(`${build}: near misses have no service`, () => {
        const near = (name) => [
            `${name}x`,
            `x${name}`,
            ` ${name}`,
            `${name} `,
            `${name}\0`,
            `${name}\u0301`,
            `${name}\ud800`,
            name.slice(1),
            name.slice(0, -1),
            name.replace("-", "_"),
            name.replace("k", "\u212a"),
        ];
        const others = new Set([...services.keys()].flatMap(near));
        for (const other of others) {
            if (!services.has(other.toLowerCase()) || /[^\0-\x7f]/.test(other)) {
                assert.equal(service(other), undefined, JSON.stringify(other));
                assert.equal(servicePort(other, "tcp"), undefined, JSON.stringify(other));
            }
        }
    });

    test(`${build}: any text is a name that may not exist`, () => {
        for (const text of [
            "",
            "\0",
            "\ud800",
            "é".repeat(36),
            "x".repeat(1_000_000),
            "ſsh",
            "\u212aerberos",
        ]) {
            assert.equal(service(text), undefined);
            assert.equal(servicePort(text, "udp"), undefined);
        }
    });
}
