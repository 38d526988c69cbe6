#!/usr/bin/env node
// The command `iana-ports`: what port numbers and service names mean.

import { once } from "node:events";
import { readFileSync } from "node:fs";
import { stdout } from "node:process";
import { parseArgs } from "node:util";

import { search, snapshot } from "iana-ports";

import { text } from "./cli/card.js";
import { hitLines } from "./cli/found.js";
import { answers } from "./cli/json.js";
import { hasName, parse, QueryError } from "./cli/query.js";
import { excerpt, inOneLine, jsonLine, visible } from "./cli/text.js";

const HELP = `Show what a port number or a service name means, from IANA's registry

Usage: iana-ports [OPTIONS] QUERY...
       iana-ports search [OPTIONS] WORD...

Arguments:
  QUERY...         Ports (1455), ranges (27000-27009) or service names (esl-lm),
                   each with an optional transport: 514/udp
  WORD...          Words to look for; each service found has all of them

Options:
      --json       Print one JSON object per line
  -q, --quiet      Print only names, one per line
  -n, --limit N    Print only the best N results of search
  -h, --help       Print help
  -V, --version    Print the version and the registry's date

After --, everything is a query: iana-ports -- search

Exit status: 0 if every query has a name, 1 if one has none, 2 for wrong usage.
`;
const OPTIONS = {
    json: { type: "boolean" },
    quiet: { type: "boolean", short: "q" },
    limit: { type: "string", short: "n" },
    help: { type: "boolean", short: "h" },
    version: { type: "boolean", short: "V" },
};
const CHUNK_LEN = 65_536;

class UsageError extends Error {}

function complain(message) {
    process.stderr.write(`iana-ports: ${visible(message)}\n`);
}

/** Writes in large pieces, and waits for a slow reader. */
async function write(pieces) {
    let chunk = "";
    const flush = async () => {
        const isTaken = chunk === "" || stdout.write(chunk);
        chunk = "";
        if (!isTaken) {
            await once(stdout, "drain");
        }
    };
    for (const piece of pieces) {
        chunk += piece;
        if (chunk.length >= CHUNK_LEN) {
            await flush();
        }
    }
    await flush();
}

function* jsonLines(values) {
    for (const value of values) {
        yield jsonLine(value);
    }
}

function* joined(lines) {
    for (const line of lines) {
        yield `${line}\n`;
    }
}

function version() {
    const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
    const rows = snapshot.rows.toLocaleString("en-US");
    return `iana-ports ${version} (registry of ${snapshot.newestDate}, ${rows} rows)\n`;
}

function* quietly({ port, ports, service }) {
    for (const { name } of ports ?? [service ?? port]) {
        if (name !== undefined) {
            yield inOneLine(name);
        }
    }
}

/** Answers the queries in order. A wrong query does not stop the others. */
async function lookUp(queries, { json, quiet }) {
    let status = 0;
    let isFirst = true;
    for (const query of queries) {
        let answer;
        try {
            answer = parse(query);
        } catch (error) {
            if (!(error instanceof QueryError)) {
                throw error;
            }
            complain(error.message);
            status = Math.max(status, error.status);
            continue;
        }
        if (!hasName(answer)) {
            status = Math.max(status, 1);
        }
        if (json) {
            await write(jsonLines(answers(answer)));
        } else if (quiet) {
            await write(joined(quietly(answer)));
        } else {
            await write(joined(isFirst ? text(answer) : ["", ...text(answer)]));
        }
        isFirst = false;
    }
    return status;
}

function found(words) {
    try {
        return search(words);
    } catch (error) {
        throw error instanceof RangeError ? new UsageError(error.message) : error;
    }
}

async function searchFor(words, { json, limit }) {
    const hits = found(words.join(" "));
    if (hits.length === 0) {
        complain(`nothing in the registry matches ${excerpt(words.join(" "))}`);
        return 1;
    }
    const shown = hits.slice(0, limit);
    const rows = shown.flatMap((hit) => [...hit.records, ...hit.aliasRecords]);
    await write(json ? jsonLines(rows) : joined(hitLines(shown)));
    if (shown.length < hits.length) {
        process.stderr.write(`${hits.length - shown.length} more; --limit ${hits.length} shows all\n`);
    }
    return 0;
}

function readArguments() {
    let parsed;
    try {
        parsed = parseArgs({ options: OPTIONS, allowPositionals: true, tokens: true });
    } catch (error) {
        if (!error.code?.startsWith("ERR_PARSE_ARGS_")) {
            throw error;
        }
        throw new UsageError(error.message.split(/\.\s/)[0]);
    }
    const { values, positionals, tokens } = parsed;
    const terminator = tokens.find(({ kind }) => kind === "option-terminator");
    const first = tokens.find(({ kind }) => kind === "positional");
    const isSearch = first?.value === "search" && !(terminator?.index < first.index);
    if (values.json && values.quiet) {
        throw new UsageError("--json and --quiet exclude each other");
    }
    if (isSearch) {
        positionals.shift();
    }
    if (values.limit !== undefined && !isSearch) {
        throw new UsageError("--limit is an option of search");
    }
    if (values.quiet && isSearch) {
        throw new UsageError("--quiet is not an option of search");
    }
    if (values.limit !== undefined && !/^[1-9][0-9]{0,8}$/.test(values.limit)) {
        throw new UsageError(`--limit ${excerpt(values.limit)}: expected a number from 1 up`);
    }
    return { ...values, limit: values.limit && Number(values.limit), isSearch, words: positionals };
}

async function main() {
    const options = readArguments();
    if (options.help || options.version) {
        await write([options.help ? HELP : version()]);
        return 0;
    }
    if (options.words.length === 0) {
        throw new UsageError(options.isSearch ? "expected words to search for" : "expected a port, a range or a service name");
    }
    return options.isSearch ? searchFor(options.words, options) : lookUp(options.words, options);
}

// A closed pipe is no error: `head` closes it when it has read enough.
stdout.on("error", (error) => {
    if (error.code !== "EPIPE") {
        complain(`standard output: ${error.message}`);
    }
    process.exit(error.code === "EPIPE" ? 0 : 2);
});
try {
    process.exitCode = await main();
} catch (error) {
    if (!(error instanceof UsageError)) {
        throw error;
    }
    complain(`${error.message}; iana-ports --help shows the usage`);
    process.exitCode = 2;
}
