// The command line, whose answers the page must give. `web/run` builds it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const CLI =
  process.env.IANA_PORTS_CLI ??
  fileURLToPath(new URL("../../target/release/iana-ports", import.meta.url));

/** IANA's file, the source of the embedded registry. */
export const DATA = new URL("../../data/service-names-port-numbers.csv", import.meta.url);

/** Runs the command line, by default with the embedded registry. */
export function cli(args, registry = ["--embedded"]) {
  // Wide enough that no line is wrapped.
  const env = { ...process.env, COLUMNS: "100000" };
  const options = { encoding: "utf8", env, maxBuffer: 1e8 };
  const { status, stdout, stderr, error } = spawnSync(CLI, [...args, ...registry], options);
  assert.equal(error, undefined, `${CLI}: set IANA_PORTS_CLI, or run web/run`);
  return { status, stdout, stderr };
}

/** The standard output of a command that succeeds. */
function output(...args) {
  const { status, stdout, stderr } = cli(...args);
  assert.notEqual(status, 2, stderr);
  return stdout;
}

function lines(text) {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

/** The object of `iana-ports explain --json`. */
export function explained(query, registry) {
  return lines(output(["explain", "--json", query], registry))[0];
}

/**
 * The lines of `iana-ports explain`, each with single blanks, without those about the
 * machine.
 */
export function explainedInLines(query, registry) {
  const text = output(["explain", "--color=never", query], registry);
  const lines = text
    .split("\n")
    .map((line) => line.trim().replaceAll(/\s+/g, " ").replace(/^> /, ""))
    .filter((line) => line !== "" && !line.startsWith("The ephemeral ports of this machine"));
  const start = lines.indexOf("Listening on this machine now");
  const end = lines.indexOf("How to check");
  return start < 0 ? lines : [...lines.slice(0, start), ...lines.slice(end)];
}

/** The rows of `iana-ports search --json`. */
export function searched(words) {
  return lines(output(["search", "--json", words]));
}

/** All rows of the registry. */
export function exported() {
  return lines(output(["export", "--format", "jsonl"]));
}

/** The message on standard error, without the program's name. */
export function complaint(args, registry) {
  const { status, stderr } = cli(args, registry);
  assert.equal(status, 2, stderr);
  const message = /^iana-ports: (.*)\n$/.exec(stderr)?.[1];
  assert.notEqual(message, undefined, stderr);
  return message;
}
