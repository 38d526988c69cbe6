// The command `iana-ports` against the Rust command line, which answers from the same
// tables.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { lookup } from "iana-ports";

import { text } from "../cli/card.js";
import { answers } from "../cli/json.js";
import { parse } from "../cli/query.js";
import { jsonLine, visible } from "../cli/text.js";

const CLI = fileURLToPath(new URL("../cli.js", import.meta.url));
const RUST = process.env.IANA_PORTS_CLI;
assert(RUST, "IANA_PORTS_CLI: expected the path of the command line; bindings/js/run sets it");
const TRANSPORTS = ["tcp", "udp", "sctp", "dccp"];
const MAX_OUTPUT = 1 << 29;

function output(command, options, input) {
    const { status, stdout, stderr, error } =
        spawnSync(command, options, { encoding: "utf8", input, maxBuffer: MAX_OUTPUT });
    assert.equal(error, undefined);
    return { status, stdout, stderr };
}

const rust = (options, input) => output(RUST, ["--embedded", ...options], input);
const ours = (...options) => output(process.execPath, [CLI, ...options]);

/** Fails at the first line that differs. A diff of all lines would take too long. */
function assertSameLines(actual, expected) {
    if (actual === expected) {
        return;
    }
    const [one, other] = [actual.split("\n"), expected.split("\n")];
    const index = other.findIndex((line, place) => line !== one[place]);
    const near = (lines) => lines.slice(Math.max(0, index - 5), index + 2).join("\n");
    assert.equal(near(one), near(other), `line ${index + 1}`);
    assert.equal(one.length, other.length);
}

/** Fails if output, messages or exit status differ. */
function assertSameRuns(actual, expected) {
    assertSameLines(actual.stdout, expected.stdout);
    assert.deepEqual([actual.status, actual.stderr], [expected.status, expected.stderr]);
}

/** The cards of the Rust command line, without the lines that need its commands. */
function rustCards(queries) {
    const { stdout } = rust(["-"], `${queries.join("\n")}\n`);
    return stdout.replace(/\nMore: .*\n$/, "").replace(/^ {2}Everyday name of .*\n/gm, "");
}

function assertSameAnswers(queries) {
    assertSameLines(queries.map((query) => `${text(parse(query)).join("\n")}\n`).join("\n"), rustCards(queries));
    const json = queries.flatMap((query) => [...answers(parse(query))].map(jsonLine));
    assertSameLines(json.join(""), rust(["--json", "-"], `${queries.join("\n")}\n`).stdout);
}

for (const transport of [undefined, ...TRANSPORTS]) {
    const suffix = transport === undefined ? "" : `/${transport}`;

    test(`cards and JSON of all ports${suffix}`, () => {
        const ports = Array.from({ length: 65536 }, (_, port) => port);
        // A port without rows has the same card on each transport.
        const asked = transport === undefined ? ports : ports.filter((port) => lookup(port).records.length > 0);
        assertSameAnswers(asked.map((port) => `${port}${suffix}`));
    });

    test(`the range of all ports${suffix}`, () => {
        const expected = rust([`0-65535${suffix}`]);
        assert.ok(expected.stdout.length > 1000);
        assertSameRuns(ours(`0-65535${suffix}`), expected);
    });
}

test("cards and JSON of all services, on their transports too", () => {
    const lines = rust(["export", "--format", "jsonl"]).stdout.trimEnd().split("\n");
    const rows = lines.map((line) => JSON.parse(line)).filter((row) => row.service_name !== undefined);
    const names = [...new Set(rows.map((row) => row.service_name.toLowerCase()))];
    const pairs = rows.filter((row) => row.transport_protocol !== undefined)
        .map((row) => `${row.service_name}/${row.transport_protocol}`);
    // On standard input, commas separate queries. In an argument of this command, they do
    // not.
    const queries = [...names, ...new Set(pairs)].filter((query) => !query.includes(","));
    assert.ok(queries.length > 15_000);
    assertSameAnswers(queries);
});

test("JSON of several queries, in a process of its own", () => {
    for (const queries of [["80", "esl-lm", "27000-27012/udp", "nowhere"], ["0-65535"], ["--", "search"], ["65000"]]) {
        const expected = rust(["--json", ...queries]);
        const actual = ours("--json", ...queries);
        assertSameLines(actual.stdout, expected.stdout);
        assert.equal(actual.status, expected.status);
    }
});

test("names only", () => {
    for (const queries of [["80", "514/udp", "ESL-LM"], ["20-25/tcp"], ["4-6"]]) {
        assert.deepEqual(ours("-q", ...queries), rust(["-q", ...queries]));
    }
});

test("search", () => {
    for (const words of [["license", "manager"], ["rdp"], ["www"], ["apache"], ["ESL-LM"], ["27005"]]) {
        const expected = rust(["search", "--json", ...words]);
        assert.notEqual(expected.stdout, "");
        assertSameRuns(ours("search", "--json", ...words), expected);
    }
    const limited = rust(["search", "-n", "3", "license"]);
    assert.deepEqual(ours("search", "-n", "3", "license"), limited);
    assert.deepEqual(ours("-n", "3", "search", "license"), limited);
    assert.deepEqual(ours("search", "qzqzq"),
        { status: 1, stdout: "", stderr: 'iana-ports: nothing in the registry matches "qzqzq"\n' });
});

test("exit status and message of wrong queries", () => {
    const notAPort = "not a port: expected 0 to 65535";
    const otherwise = " without sign or leading zeros, a range such as 27000-27009, or a service name";
    const cases = [
        ["70000", 2, notAPort],
        ["080", 2, notAPort + otherwise],
        ["", 2, notAPort + otherwise],
        ["1-2-3", 2, notAPort + otherwise],
        ["9-3", 2, "a range in descending order: expected the lower port first"],
        ["80/tpc", 2, "unknown transport protocol: expected tcp, udp, sctp or dccp after the slash"],
        ["esl-ml", 1, "no service has this name"],
        ["x".repeat(70_000), 1, "no service has this name"],
        ["license", 1, "no service has this name; try: iana-ports search license"],
        ["http/dccp", 1, "the service http is not registered on dccp"],
    ];
    const quoted = (query) => (query.length > 60 ? `"${query.slice(0, 60)}"…` : `"${query}"`);
    for (const [query, status, reason] of cases) {
        const expected = { status, stdout: "", stderr: `iana-ports: ${quoted(query)}: ${reason}\n` };
        assert.deepEqual(ours("--", query), expected);
        assert.equal(rust(["--", query]).status, status, query);
    }
});

test("a wrong query does not stop the others, and its status wins", () => {
    const { status, stdout, stderr } = ours("-q", "70000", "22", "nowhere", "443/udp");
    assert.deepEqual([status, stdout, stderr.split("\n").length], [2, "ssh\nhttps\n", 3]);
    assert.equal(ours("65000").status, 1);
    assert.equal(ours("1023-1025").status, 0);
});

test("wrong usage is one line and status 2", () => {
    const wrong = [[], ["--foo"], ["--json=1", "80"], ["search"], ["search", "-n", "0", "x"], ["-n", "3", "80"],
        ["--json", "-q", "80"], ["search", "-q", "x"], ["search", "x".repeat(300)], ["-80"], ["search", "-n"],
        ["search", "-n", "-q", "x"], ["--\u001b[31m"]];
    for (const options of wrong) {
        const { status, stdout, stderr } = ours(...options);
        assert.deepEqual([status, stdout], [2, ""], options.join(" "));
        assert.match(stderr, /^iana-ports: [^\n]+; iana-ports --help shows the usage\n$/);
    }
});

test("help and version", () => {
    assert.deepEqual(ours("--version"), rust(["--version"]));
    const { status, stdout, stderr } = ours("80", "-h");
    assert.deepEqual([status, stderr], [0, ""]);
    assert.match(stdout, /Usage: iana-ports \[OPTIONS\] QUERY/);
});

test("control characters do not reach the terminal", () => {
    const { stderr } = ours("a\u001b[31m\u202e\u009b", "--json");
    assert.equal(stderr, 'iana-ports: "a\\u001b[31m\\u{202e}\\u{9b}": no service has this name\n');
    assert.equal(jsonLine("\u007f\u2066\n"), '"\\u007f\\u2066\\n"\n');
    assert.equal(visible("\t\u0007é"), "\\t\\u{7}é");
});

test("a full disk is an error", { skip: !existsSync("/dev/full") }, () => {
    const { status, stderr } = output("sh", ["-c", `"$0" "$1" 1455 >/dev/full`, process.execPath, CLI]);
    assert.equal(status, 2);
    assert.match(stderr, /^iana-ports: standard output: [^\n]+\n$/);
});

test("a closed pipe is no error", async () => {
    const child = spawn(process.execPath, [CLI, "--json", "0-65535"], { stdio: ["ignore", "pipe", "pipe"] });
    let complaints = "";
    child.stderr.on("data", (data) => { complaints += data; });
    child.stdout.once("data", () => child.stdout.destroy());
    const [status, signal] = await once(child, "close");
    assert.deepEqual([status, signal, complaints], [0, null, ""]);
});
