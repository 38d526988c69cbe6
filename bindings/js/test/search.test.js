// Search and related services, compared with the command line.

import assert from "node:assert/strict";
import test from "node:test";

import { builds } from "./builds.js";
import { print, printJson } from "./registry.js";

const queries = [
    "rdp",
    "license manager",
    "licence managers",
    "LM",
    "http",
    "https",
    "mqtts",
    "redis server",
    "time protocol",
    "apache",
    "remote desktop",
    "ms-sql",
    "3389",
    "x11",
    "mail",
    "ftp data",
    "ntp",
    "svn",
    "abel chou",
    "sec",
    "dns tls",
    "a",
    "port",
    "no such words",
    "é",
    "\u0000",
    "27000-27009",
    "whois++",
    "914c/g",
];

test("full: search finds the rows of the command line", () => {
    for (const words of queries.filter((words) => words !== "\u0000")) {
        const rows = builds.full
            .search(words)
            .flatMap((hit) => [...hit.records, ...hit.aliasRecords]);
        assert.deepEqual(
            rows.map((row) => JSON.parse(JSON.stringify(row))),
            printJson("search", "--json", "--", words),
            words,
        );
    }
});

for (const [build, { search }] of Object.entries(builds)) {
    test(`${build}: each hit shows why it was found`, () => {
        for (const words of queries) {
            for (const hit of search(words)) {
                const { name, ports, transports, records, matches } = hit;
                assert(records.length > 0);
                assert.equal(name, records[0].serviceName);
                assert.deepEqual(
                    new Set(transports),
                    new Set(records.map(({ transport }) => transport).filter(Boolean)),
                );
                assert(
                    records.every(
                        (row) =>
                            row.ports === undefined ||
                            ports.some(({ first }) => first === row.ports.first),
                    ),
                );
                assert(matches.length > 0);
                matches.forEach(({ word, found, how, field, text }) => {
                    assert([word, found, how, field, text].every((text) => text.length > 0));
                    assert(text.includes(found) || text.includes(found.toUpperCase()), text);
                });
            }
        }
    });

    test(`${build}: a search`, () => {
        const [rdp] = search("rdp");
        assert.equal(rdp.name, "ms-wbt-server");
        assert.deepEqual(rdp.ports, [{ first: 3389, last: 3389 }]);
        assert.deepEqual(rdp.transports, ["tcp", "udp"]);
        assert.equal(rdp.description, "MS WBT Server");
        assert.deepEqual(rdp.matches, [
            {
                word: "rdp",
                found: "rdp",
                how: "exact",
                field: "everyday name",
                text: "everyday name: rdp",
            },
        ]);
        assert.deepEqual(search("corel vncadmin")[0].aliases, ["corel_vncadmin"]);
        assert.deepEqual(search("no such words"), []);
        assert.deepEqual(search(""), []);
    });
}

test("full: related services are those of the command line", () => {
    for (const query of ["1455", "6514", "514/udp", "443", "65000"]) {
        const [port, transport] = query.split("/");
        const found = builds.full.related(Number(port), transport);
        const explained = print("explain", query);
        found.slice(0, 5).forEach(({ name, reason }) => {
            assert(
                explained.includes(name) && explained.includes(reason),
                `${query}: ${name}, ${reason}`,
            );
        });
        assert.equal(found.length > 0, query !== "65000");
    }
    const [first] = builds.full.relatedToService("SYSLOG-tls");
    assert.equal(first.name, "syslog");
    assert.deepEqual(builds.full.relatedToService("no such name"), []);
});
