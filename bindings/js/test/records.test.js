// Every cell of every row, and what JSON shows.

import assert from "node:assert/strict";
import test from "node:test";

import { builds, cellsOf, columns, expectedCells } from "./builds.js";
import { printJson, rows, statusOf } from "./registry.js";

for (const [build, { records, lookup, service, snapshot }] of Object.entries(builds)) {
    test(`${build}: every row in registry order`, () => {
        const all = [...records()];
        assert.equal(all.length, rows.length);
        assert.equal(records().length, rows.length);
        all.forEach((record, index) => {
            const row = rows[index];
            assert.deepEqual(cellsOf(build, record), expectedCells(build, row));
            assert.equal(record.status, statusOf(row));
            const ports =
                row.first === undefined ? undefined : { first: row.first, last: row.last };
            assert.deepEqual(record.ports, ports);
            const text = [row["Service Name"], row["Port Number"], row["Transport Protocol"]];
            assert.equal(`${record}`, text.filter((cell) => cell !== "").join(" "));
        });
    });

    test(`${build}: the snapshot`, () => {
        const dates = rows.flatMap((row) => [row["Registration Date"], row["Modification Date"]]);
        assert.equal(snapshot.rows, rows.length);
        assert.equal(snapshot.newestDate, dates.sort().at(-1));
        assert.equal(
            snapshot.maxServiceNameLen,
            Math.max(...rows.map((row) => row["Service Name"].length)),
        );
        assert.match(snapshot.sha256, /^[0-9a-f]{64}$/);
    });

    test(`${build}: JSON is that of the command line, with the build's columns`, () => {
        const keys = Object.values(columns[build]).map((title) =>
            title.toLowerCase().replaceAll(" ", "_"),
        );
        const narrowed = ({ query, records, ...port }) => ({
            ...port,
            records: records.map((row) =>
                Object.fromEntries(keys.filter((key) => key in row).map((key) => [key, row[key]])),
            ),
        });
        const ports = [0, 4, 22, 80, 443, 514, 1455, 6010, 27005, 65000];
        for (const answer of printJson("--json", ...ports.map(String))) {
            assert.equal(JSON.stringify(lookup(answer.port)), JSON.stringify(narrowed(answer)));
        }
        for (const answer of printJson("--json", "514/udp", "443/tcp", "3/sctp")) {
            const port = lookup(answer.port).on(answer.query.split("/")[1]);
            assert.equal(JSON.stringify(port), JSON.stringify(narrowed(answer)));
        }
        for (const answer of printJson("--json", "esl-lm", "x11", "http-alt")) {
            assert.equal(JSON.stringify(service(answer.query)), JSON.stringify(narrowed(answer)));
        }
    });
}

test("full: aliases", () => {
    const { records } = builds.full;
    [...records()].forEach((record, index) => {
        const notes = rows[index]["Assignment Notes"];
        const [, alias] =
            /alias to "([^"]*)"/.exec(notes) ?? /duplicate of the "([^"]*)"/.exec(notes) ?? [];
        assert.equal(record.aliasOf, alias);
    });
});

test("full: a service code is a number", () => {
    const code = [...builds.full.records()].find(
        (record) => record.serviceCode !== undefined,
    ).serviceCode;
    assert.equal(typeof code, "number");
});
