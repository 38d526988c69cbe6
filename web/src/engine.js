// Opens the registry from wasm in the page itself, because a page from disk cannot fetch.
import { open } from "../../bindings/js/lib/page.js";
import { part } from "./dom.js";

/** Unpacks the wasm that `build.mjs` put into the page, and opens its registry. */
export async function openRegistry() {
  const packed = Uint8Array.from(atob(part("wasm").textContent), (char) => char.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const wasm = await new Response(unpacked).arrayBuffer();
  return open(await WebAssembly.compile(wasm));
}
