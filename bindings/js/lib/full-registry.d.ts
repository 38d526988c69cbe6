// Opens the build `full` where a bundler or a platform loads WebAssembly in its own way.

export type * from "./types.js";

/** What `iana-ports` exports, as one object. */
export interface Registry extends Readonly<typeof import("./index.js")> {}

/**
 * The registry in a module. Takes a few milliseconds.
 *
 * @param module a `WebAssembly.Module`: `iana-ports/full.wasm` of this version of the
 * package
 * @throws {TypeError} if it is anything else
 * @example
 * const registry = open(await WebAssembly.compileStreaming(fetch("/static/full.wasm")));
 * registry.lookup(1455).name // "esl-lm"
 */
export function open(module: object): Registry;
