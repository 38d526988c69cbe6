// Builds the page: one HTML file with script, style and wasm inside.
//
//     node build.mjs WASM OUTPUT
//
// The same input gives the same bytes.
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { constants, gzipSync } from "node:zlib";
import esbuild from "esbuild";

const root = fileURLToPath(new URL("src/", import.meta.url));
const target = ["chrome123", "firefox120", "safari17.5"];

/** Bundles a script or a style sheet into one text. */
async function bundle(entry, options = {}) {
  const result = await esbuild.build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    charset: "utf8",
    legalComments: "none",
    target,
    ...options,
  });
  const text = result.outputFiles[0].text.trim();
  if (/<\/(script|style)|<!--/i.test(text)) {
    throw new Error(`${entry}: the bundle contains text that ends its element`);
  }
  return text;
}

/** The source expression of a Content-Security-Policy for an inline text. */
function hash(text) {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/** Replaces the comment `<!-- name -->`, which must occur once, with `text`. */
function fill(html, name, text) {
  const parts = html.split(`<!-- ${name} -->`);
  if (parts.length !== 2) {
    throw new Error(`index.html: expected <!-- ${name} --> once, found ${parts.length - 1}`);
  }
  return parts.join(text);
}

/**
 * The page as one text.
 *
 * @param {Uint8Array} wasm  the engine: the build `page` of bindings/js
 * @param {object} [options] more options for esbuild's bundle of the script
 */
export async function page(wasm, options) {
  const script = await bundle("main.js", { format: "iife", ...options });
  const style = await bundle("style/main.css", options);
  const policy = [
    "default-src 'none'",
    `script-src ${hash(script)} 'wasm-unsafe-eval'`,
    `style-src ${hash(style)}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const packed = gzipSync(wasm, { level: constants.Z_BEST_COMPRESSION }).toString("base64");
  let html = await readFile(`${root}index.html`, "utf8");
  html = fill(
    html,
    "content-security-policy",
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
  );
  html = fill(html, "style", `<style>${style}</style>`);
  // A block of data: no browser runs this type, so the policy does not apply to it.
  html = fill(html, "wasm", `<script type="application/gzip" id="ui-wasm">${packed}</script>`);
  return fill(html, "script", `<script>${script}</script>`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [wasm, output] = process.argv.slice(2);
  if (output === undefined) {
    console.error("usage: node build.mjs WASM OUTPUT");
    process.exit(2);
  }
  await mkdir(dirname(output), { recursive: true });
  const html = await page(await readFile(wasm));
  await writeFile(output, html);
  console.log(`${output}: ${Buffer.byteLength(html)} bytes`);
}
