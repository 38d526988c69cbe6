// Wrong arguments, and unusual right ones.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { open } from "iana-ports/open";

import { builds } from "./builds.js";

const PORT = "expected an integer from 0 to 65535";
const TRANSPORT = 'expected "tcp", "udp", "sctp" or "dccp"';

const wrongPorts = [
    [RangeError, 1.5, "1.5"],
    [RangeError, -1, "-1"],
    [RangeError, 65536, "65536"],
    [RangeError, NaN, "NaN"],
    [RangeError, Infinity, "Infinity"],
    [RangeError, 2 ** 32 + 80, "4294967376"],
    [RangeError, 5e-324, "5e-324"],
    [TypeError, "80", '"80"'],
    [TypeError, undefined, "undefined"],
    [TypeError, null, "null"],
    [TypeError, 80n, "80n"],
    [TypeError, true, "true"],
    [TypeError, [80], "an object"],
    [TypeError, Symbol("80"), "Symbol(80)"],
    [TypeError, Symbol(), "Symbol()"],
    [TypeError, Symbol("\n".repeat(1e6)), `Symbol(${"\\n".repeat(40)}…)`],
    [TypeError, 10n ** 60n, `1${"0".repeat(39)}…`],
    [TypeError, { valueOf: () => assert.fail("called") }, "an object"],
    [TypeError, () => 80, "a function"],
    [TypeError, new Proxy({}, { get: () => assert.fail("read") }), "an object"],
];
const wrongTransports = [
    [RangeError, "icmp", '"icmp"'],
    [RangeError, "", '""'],
    [RangeError, "tcp ", '"tcp "'],
    [RangeError, "\u0000\ud800", '"\\u0000\\ud800"'],
    [RangeError, "x".repeat(1e6), `"${"x".repeat(40)}…"`],
    [TypeError, 6, "6"],
    [TypeError, null, "null"],
    [TypeError, ["tcp"], "an object"],
];
const wrongTexts = [
    [TypeError, undefined, "undefined"],
    [TypeError, 80, "80"],
    [TypeError, null, "null"],
    [TypeError, new String("http"), "an object"],
];

function throws(call, [type, value, shown], argument, expected) {
    assert.throws(() => call(value), {
        name: type.name,
        message: `${argument} is ${shown}: ${expected}`,
    });
}

for (const [build, functions] of Object.entries(builds)) {
    const { lookup, serviceName, service, servicePort, search, records } = functions;

    test(`${build}: a wrong argument throws an error that names it`, () => {
        for (const wrong of wrongPorts) {
            throws(lookup, wrong, "port", PORT);
            throws((port) => serviceName(port, "tcp"), wrong, "port", PORT);
        }
        for (const wrong of [...wrongTransports, [TypeError, undefined, "undefined"]]) {
            throws((transport) => lookup(80).on(transport), wrong, "transport", TRANSPORT);
            throws((transport) => servicePort("http", transport), wrong, "transport", TRANSPORT);
            throws((transport) => service("http").port(transport), wrong, "transport", TRANSPORT);
        }
        for (const wrong of wrongTransports) {
            throws((transport) => serviceName(80, transport), wrong, "transport", TRANSPORT);
        }
        for (const wrong of wrongTexts) {
            throws(service, wrong, "name", "expected a string");
            throws((name) => servicePort(name, "tcp"), wrong, "name", "expected a string");
            throws(search, wrong, "words", "expected a string");
        }
        throws(
            search,
            [RangeError, "x".repeat(257), `"${"x".repeat(40)}…" (257 characters)`],
            "words",
            "expected at most 256 characters",
        );
    });

    test(`${build}: answers cannot be changed`, () => {
        const port = lookup(80);
        for (const object of [port, service("http"), port.records[0]]) {
            for (const property of [
                "name",
                "number",
                "serviceName",
                "records",
                "status",
                "transport",
            ]) {
                if (property in object) {
                    assert.throws(() => (object[property] = "x"), TypeError, property);
                }
            }
        }
        for (const list of [
            port.names,
            port.records,
            service("http").records,
            search("http"),
            search("http")[0].ports,
        ]) {
            assert.throws(() => list.push("x"), TypeError);
        }
        assert.throws(() => (port.records[0].ports.first = 1), TypeError);
        assert.throws(() => (functions.snapshot.rows = 1), TypeError);
        assert.equal(lookup(-0).number, 0);
        assert(Object.is(lookup(-0).number, 0));
    });

    test(`${build}: no call traps`, () => {
        const random = randomNumbers(1);
        const any = () => {
            const texts = [
                "tcp",
                "UDP",
                "http",
                "\0",
                "\ud800",
                "\udc00\ud800",
                "é",
                "😀",
                "lm ",
                "-",
                "3389",
                " ",
                "x".repeat(random(40)),
            ];
            const length = random(4);
            const text = Array.from({ length }, () => texts[random(texts.length)]).join("");
            const values = [
                random(70000),
                random(100) / 7,
                -random(3),
                text,
                text,
                text,
                undefined,
                null,
                [],
                "a".repeat(1e6),
                10n,
            ];
            return values[random(values.length)];
        };
        const calls = Object.values(functions).filter((value) => typeof value === "function");
        for (let round = 0; round < 3000; round++) {
            const call = calls[random(calls.length)];
            try {
                const answer = call(any(), random(2) ? "udp" : any());
                answer?.on?.(any());
                answer?.port?.(any());
            } catch (error) {
                assert(error instanceof TypeError || error instanceof RangeError, error);
                assert(error.message.length < 200, error.message);
            }
        }
        assert.equal(serviceName(443, "tcp"), "https");
        assert.equal([...records()].length, functions.snapshot.rows);
    });
}

test("a name longer than all others does not make the memory grow", () => {
    const bytes = readFileSync(new URL("../lib/full.wasm", import.meta.url));
    const registry = open(new WebAssembly.Module(bytes));
    const { memory } = registry.instance.call;
    const { byteLength } = memory.buffer;
    const name = "x".repeat(2 ** 24);
    assert.equal(registry.service(name), undefined);
    assert.equal(registry.servicePort(name, "tcp"), undefined);
    assert.deepEqual(registry.relatedToService(name), []);
    assert.equal(memory.buffer.byteLength, byteLength);
});

/** Numbers below a limit, the same in each run (a linear congruential generator). */
function randomNumbers(seed) {
    let state = seed;
    return (limit) => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return Math.floor((state / 2 ** 32) * limit);
    };
}
