// Opens the build `by-name` where a bundler or a platform loads WebAssembly in its own
// way.

export type * from "./types.js";

/** What `iana-ports/by-name` exports, as one object. */
export interface Registry extends Readonly<typeof import("./by-name.js")> {}

/**
 * The registry in a module. Takes a few milliseconds.
 *
 * @param module a `WebAssembly.Module`: `iana-ports/by-name.wasm` of this version of the
 * package
 * @throws {TypeError} if it is anything else
 * @example
 * const registry = open(await WebAssembly.compileStreaming(fetch("/static/by-name.wasm")));
 * registry.lookup(1455).name // "esl-lm"
 */
export function open(module: object): Registry;
