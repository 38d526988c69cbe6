// A project that depends on the package as `npm pack` makes it.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PACKAGE = fileURLToPath(new URL("../..", import.meta.url));
const APP = fileURLToPath(new URL("app", import.meta.url));

/** Makes the project in a temporary folder, and returns its path. */
export function makeProject() {
    const project = mkdtempSync(join(tmpdir(), "iana-ports-js-"));
    const installed = join(project, "node_modules/iana-ports");
    mkdirSync(installed, { recursive: true });
    execFileSync("npm", ["pack", "--silent", "--pack-destination", project], { cwd: PACKAGE });
    const archive = readdirSync(project).find((file) => file.endsWith(".tgz"));
    execFileSync("tar", ["-xzf", join(project, archive), "-C", installed, "--strip-components=1"]);
    writeFileSync(join(project, "package.json"), '{ "type": "module", "private": true }\n');
    cpSync(APP, join(project, "src"), { recursive: true });
    return { path: project, remove: () => rmSync(project, { recursive: true }) };
}
