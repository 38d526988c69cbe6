// The README's examples, in a project that installed the package.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { makeProject } from "./bundlers/project.js";

const README = readFileSync(new URL("../README.md", import.meta.url), "utf8");

/** The contents of the code blocks of a language. */
function blocks(language) {
    const all = [...README.matchAll(/^```(\w+)\n(.*?)^```$/gms)];
    return all.filter((block) => block[1] === language).map(([, , content]) => content);
}

let project;
before(() => {
    project = makeProject();
});
after(() => project?.remove());

test("each line of JavaScript gives the value of its comment", () => {
    const checks = { count: 0 };
    const lines = blocks("js").join("").split("\n").map((line) => {
        const [, expression, value] = /^(.*); \/\/ (.*)$/.exec(line) ?? [];
        if (expression === undefined) {
            return line;
        }
        checks.count += 1;
        const [, kind, message] = /^(\w+Error): (.*)$/.exec(value) ?? [];
        return kind === undefined
            ? `assert.deepEqual(${expression}, ${value});`
            : `assert.throws(() => ${expression}, { name: "${kind}", message: ${JSON.stringify(message)} });`;
    });
    assert.ok(checks.count > 10);
    const script = join(project.path, "readme.js");
    writeFileSync(script, ['import assert from "node:assert/strict";', ...lines].join("\n"));
    execFileSync(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] });
});

test("the TypeScript compiles", () => {
    const [example, ...others] = blocks("ts");
    assert.equal(others.length, 0);
    const all = ["", "/by-name", "/open", "/by-name/open"].map((path) => `export type {} from "iana-ports${path}";`);
    writeFileSync(join(project.path, "readme.ts"), [...all, example].join("\n"));
    const tsc = fileURLToPath(new URL("../node_modules/typescript/bin/tsc", import.meta.url));
    const options = ["--strict", "--noEmit", "--target", "es2022"];
    // The second one does not read `exports` of package.json.
    for (const resolution of [["nodenext", "nodenext"], ["commonjs", "node10"]]) {
        const [module, moduleResolution] = resolution;
        const modules = ["--module", module, "--moduleResolution", moduleResolution];
        const { status, stdout } = spawnSync(process.execPath, [tsc, ...options, ...modules, "readme.ts"], {
            cwd: project.path,
            encoding: "utf8",
        });
        assert.equal(status, 0, stdout);
    }
});

test("require", () => {
    const script = 'console.log(require("iana-ports").serviceName(443, "tcp"))';
    const options = { cwd: project.path, encoding: "utf8" };
    const { stdout } = spawnSync(process.execPath, ["--input-type=commonjs", "-e", script], options);
    assert.equal(stdout, "https\n");
});

test("each command prints the lines below it", () => {
    const { bin } = JSON.parse(readFileSync(join(project.path, "node_modules/iana-ports/package.json"), "utf8"));
    const command = join(project.path, "node_modules/iana-ports", bin["iana-ports"]);
    const printed = blocks("console").join("").split(/^\$ /m).slice(1);
    assert.ok(printed.length > 3);
    for (const example of printed) {
        const [line, ...expected] = example.split("\n");
        const [, words] = /^npx iana-ports (.*)$/.exec(line);
        const shell = ["-c", `"$0" "$1" ${words} 2>&1`, process.execPath, command];
        const { stdout } = spawnSync("sh", shell, { encoding: "utf8" });
        assert.equal(stdout, expected.join("\n"), line);
    }
});
