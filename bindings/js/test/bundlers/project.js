// A project that installs the archive that `npm pack` makes, or the one that
// IANA_PORTS_PACKAGE names.

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
    const archive = process.env.IANA_PORTS_PACKAGE ?? pack(project);
    execFileSync("tar", ["-xzf", archive, "-C", installed, "--strip-components=1"]);
    writeFileSync(join(project, "package.json"), '{ "type": "module", "private": true }\n');
    cpSync(APP, join(project, "src"), { recursive: true });
    return { path: project, remove: () => rmSync(project, { recursive: true }) };
}

/** Packs the package into a folder, and returns the archive's path. */
function pack(folder) {
    execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: PACKAGE });
    return join(folder, readdirSync(folder).find((file) => file.endsWith(".tgz")));
}
