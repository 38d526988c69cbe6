// The build `by-name`: four columns of the registry. The functions are those of
// `index.d.ts` and are described in the same words.

import type { Hit, Port, RegistryRecord, Sequence, Service, Snapshot, Transport } from "./types.js";

export type * from "./types.js";

/** The file that the registry was compiled from. Quote it in a bug report. */
export const snapshot: Snapshot;

/**
 * The entry of a port. Every port from 0 to 65535 has one. Takes less than a microsecond.
 *
 * @param port an integer from 0 to 65535
 * @throws {TypeError} if it is not a number
 * @throws {RangeError} if it is another number, such as 1.5, -1, 65536 or NaN
 * @example
 * lookup(1455).name // "esl-lm"
 * lookup(514).on("udp").name // "syslog"
 * lookup(65000).status // "dynamic"
 */
export function lookup(port: number): Port<RegistryRecord>;

/**
 * The name of a port on a transport, or on all together:
 * `lookup(port).on(transport).name`. Undefined if it has none there. Takes less than a
 * microsecond. After 65,536 calls, a cache answers repeated lookups.
 *
 * @param port an integer from 0 to 65535
 * @param transport in any case
 * @throws {TypeError} if the port is not a number, or the transport not a string
 * @throws {RangeError} if the port is another number, or the transport another string
 * @example
 * serviceName(514, "tcp") // "shell"
 * serviceName(514, "dccp") // undefined
 */
export function serviceName(port: number, transport?: Transport): string | undefined;

/**
 * The first port of a service on a transport: `service(name)?.port(transport)`. Undefined
 * if there is no such service, or if it has no port there. Takes less than a microsecond.
 *
 * @param name a service name; ASCII case is ignored
 * @param transport in any case
 * @throws {TypeError} if one of them is not a string
 * @throws {RangeError} if the transport is another string
 * @example
 * servicePort("esl-lm", "tcp") // 1455
 * servicePort("syslog", "tcp") // undefined
 */
export function servicePort(name: string, transport: Transport): number | undefined;

/**
 * The service of a name, or undefined if no row has the name. Takes a microsecond or two.
 *
 * @param name a service name; ASCII case is ignored
 * @throws {TypeError} if it is not a string
 * @example
 * service("HTTP-ALT")?.port("tcp") // 591
 */
export function service(name: string): Service<RegistryRecord> | undefined;

/**
 * All rows in registry order: by first port, rows without a port last. Takes some
 * milliseconds.
 *
 * @example
 * for (const { serviceName, portNumber } of records()) console.log(serviceName, portNumber);
 */
export function records(): Sequence<RegistryRecord>;

/**
 * The ports that have a name on any transport, ascending: 6,333 in the snapshot of
 * 2024-06-12. Takes some milliseconds.
 *
 * @example
 * assignedPorts().length // 6333
 */
export function assignedPorts(): Sequence<Port<RegistryRecord>>;

/**
 * The entries that match all words, best first. Empty if `words` has no letter and no
 * digit.
 *
 * Looks in names, descriptions and everyday names such as `rdp`; the build with all
 * columns also looks in assignees and assignment notes. Words may be in any case, order
 * and form: `managers` finds `manager`. Words that say little (`server`, `of`) are
 * optional. A number also matches the services on that port. Exact names come first;
 * services without a port come last.
 *
 * The first search builds an index, which takes up to a tenth of a second and 4 MB; each
 * search then takes some milliseconds.
 *
 * @param words at most 256 characters; blanks separate words
 * @throws {TypeError} if it is not a string
 * @throws {RangeError} if it is longer
 * @example
 * search("rdp")[0].name // "ms-wbt-server"
 * search("license manager").map(({ name }) => name).includes("sentinel-lm") // true
 */
export function search(words: string): readonly Hit<RegistryRecord>[];

/** All transport protocols, in the order of the registry: tcp, udp, sctp, dccp. */
export const transports: readonly Transport[];

/**
 * The transport of a name or of an IP protocol number, as flow logs and packets have
 * them. Undefined for other protocols, such as `"icmp"` or 1, and for a number in a
 * string, such as `"6"`. Takes less than a microsecond.
 *
 * @param value a name in any case, or an integer from 0 to 255
 * @throws {TypeError} if it is neither a string nor a number
 * @throws {RangeError} if it is another number
 * @example
 * transportFrom("UDP") // "udp"
 * transportFrom(17) // "udp"
 * transportFrom("icmp") // undefined
 */
export function transportFrom(value: string | number): Transport | undefined;

/**
 * The IP protocol number of a transport: 6, 17, 132 or 33. Takes less than a microsecond.
 *
 * @param transport in any case
 * @throws {TypeError} if it is not a string
 * @throws {RangeError} if it is another string
 * @example
 * protocolNumber("sctp") // 132
 */
export function protocolNumber(transport: Transport): number;
