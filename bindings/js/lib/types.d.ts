// The types of both builds.

/**
 * A transport protocol for which IANA assigns ports (RFC 6335; registry column *Transport
 * Protocol*).
 */
export type Transport = "tcp" | "udp" | "sctp" | "dccp";

/**
 * A range of port numbers (RFC 6335, section 6): `"system"` is 0 to 1023, also called
 * well-known; `"user"` is 1024 to 49151, also called registered; `"dynamic"` is 49152 to
 * 65535, also called private or ephemeral, which IANA never assigns.
 */
export type PortRange = "system" | "user" | "dynamic";

/**
 * The state of a port or of one of its rows (RFC 6335, section 6): `"assigned"` to a
 * service; `"reserved"` by IANA, or not mentioned below 49152; `"unassigned"`, available
 * on request; `"dynamic"`, for temporary use by anybody.
 */
export type Status = "assigned" | "reserved" | "unassigned" | "dynamic";

/** The ports from `first` to `last`, both included. For a single port, both are equal. */
export interface Interval {
    /** The lowest port, 0 to 65535. */
    readonly first: number;
    /** The highest port, 0 to 65535. */
    readonly last: number;
}

/** The file that the registry was compiled from. Quote it in a bug report. */
export interface Snapshot {
    /** The number of rows, without the header: 14447 in the snapshot of 2024-06-12. */
    readonly rows: number;
    /**
     * The newest registration or modification date, such as `"2024-06-12"`; undefined if
     * the file has no date.
     */
    readonly newestDate: string | undefined;
    /** The SHA-256 of the file, in hexadecimal: 64 digits. */
    readonly sha256: string;
    /**
     * The length of the longest service name in bytes: 36 in the snapshot of 2024-06-12.
     */
    readonly maxServiceNameLen: number;
}

/**
 * Ports or rows in their order. Iterate over it as often as you like. Each item is
 * created when you reach it.
 */
export interface Sequence<Item> extends Iterable<Item> {
    /** The number of items. */
    readonly length: number;
    /**
     * The item at an index; a negative one counts from the end. Undefined past the end.
     *
     * @example
     * records().at(-1)?.serviceName
     */
    at(index: number): Item | undefined;
    /** An array of all items, for `JSON.stringify`. */
    toJSON(): Item[];
}

/**
 * A row as JSON: the columns' titles in snake case, the cells as in the registry, without
 * empty ones.
 */
export interface RecordJson {
    readonly service_name?: string;
    readonly port_number?: string;
    readonly transport_protocol?: Transport;
    readonly description?: string;
    readonly assignee?: string;
    readonly contact?: string;
    readonly registration_date?: string;
    readonly modification_date?: string;
    readonly reference?: string;
    readonly service_code?: string;
    readonly unauthorized_use_reported?: string;
    readonly assignment_notes?: string;
}

/** A port or a service as JSON: an object of `iana-ports --json`, without `query`. */
export interface AnswerJson<Row> {
    readonly port?: number;
    readonly range?: PortRange;
    readonly status: Status;
    readonly name?: string;
    readonly description?: string;
    readonly records: readonly Row[];
}

/**
 * One row of the registry, unchanged. Each property is a lookup of less than a
 * microsecond. Nothing can be changed.
 */
export interface RegistryRecord {
    /**
     * Column *Service Name*; undefined where the row describes a port without naming a
     * service.
     */
    readonly serviceName: string | undefined;
    /**
     * Column *Port Number* as in the file: `"80"`, `"6000-6063"`; undefined for a service
     * without a port.
     */
    readonly portNumber: string | undefined;
    /** Column *Port Number* as numbers; undefined for a service without a port. */
    readonly ports: Interval | undefined;
    /**
     * Column *Transport Protocol*; undefined where the row counts for every transport.
     */
    readonly transport: Transport | undefined;
    /** Column *Description*; undefined if the cell is empty. */
    readonly description: string | undefined;
    /**
     * `"assigned"` if the row has a name. Otherwise `"unassigned"` if the description
     * begins with that word, else `"reserved"`.
     */
    readonly status: Status;
    /**
     * The name, the port number and the transport, without those that the row lacks:
     * `"esl-lm 1455 tcp"`.
     */
    toString(): string;
    /** The columns of this build, with the keys of `iana-ports --json`. */
    toJSON(): RecordJson;
}

/** One row of the registry with all columns, unchanged. */
export interface FullRecord extends RegistryRecord {
    /**
     * Column *Assignee*: a tag in brackets, such as `"[Abel_Chou]"`; undefined if the
     * cell is empty.
     */
    readonly assignee: string | undefined;
    /**
     * Column *Contact*: a tag in brackets, often the assignee's; undefined if the cell is
     * empty.
     */
    readonly contact: string | undefined;
    /**
     * Column *Registration Date*, `"2005-08-24"` or `"2005-08"`; undefined if the cell is
     * empty, as in older rows.
     */
    readonly registrationDate: string | undefined;
    /**
     * Column *Modification Date*, `"2005-08-24"` or `"2005-08"`; undefined if the cell is
     * empty.
     */
    readonly modificationDate: string | undefined;
    /**
     * Column *Reference*: mostly RFCs, such as `"[RFC6335]"`; undefined if the cell is
     * empty.
     */
    readonly reference: string | undefined;
    /**
     * Column *Service Code* of DCCP (RFC 4340, section 8.1.2), 0 to 4294967295; undefined
     * if the cell is empty.
     */
    readonly serviceCode: number | undefined;
    /**
     * Column *Unauthorized Use Reported*: who is said to use the port without an
     * assignment; undefined if empty.
     */
    readonly unauthorizedUse: string | undefined;
    /**
     * Column *Assignment Notes*, line breaks included; undefined if the cell is empty.
     */
    readonly assignmentNotes: string | undefined;
    /**
     * The service that this one is an alias or a duplicate of, by the assignment notes:
     * `"http"` for `www`.
     */
    readonly aliasOf: string | undefined;
}

/**
 * The entry of one port, for all transports together or `on` one. Each property is looked
 * up when you read it. Nothing can be changed. `JSON.stringify` gives the object of
 * `iana-ports --json`, without `query` and with the columns of the build. The properties
 * are getters of the class: copies and deep comparisons do not see them.
 */
export interface Port<Row extends RegistryRecord = FullRecord> {
    /** The port number, 0 to 65535. */
    readonly number: number;
    /** The transport chosen with `on`; undefined for all together. */
    readonly transport: Transport | undefined;
    /** The range that contains the port (RFC 6335, section 6). */
    readonly range: PortRange;
    /**
     * The service name (column *Service Name*), or undefined if no row names the port.
     *
     * Where a port has several names on a transport, this is the first that cites an RFC
     * (a row of this port with that name, on any transport, has `RFC` in *Reference*), or
     * else the first in registry order: 2049 is `nfs`. Without a transport it is the name
     * on the first of tcp, udp, sctp and dccp that has one.
     *
     * @example
     * lookup(465).on("tcp").name // "submissions"
     */
    readonly name: string | undefined;
    /**
     * Every name in registry order. Names that differ only in ASCII case count as one.
     *
     * @example
     * lookup(80).names // ["http", "www", "www-http"]
     */
    readonly names: readonly string[];
    /**
     * The status. Of several rows, assigned wins over reserved, and reserved over
     * unassigned. Without any row, the port is dynamic from 49152 up and reserved below.
     *
     * @example
     * lookup(4).status // "unassigned"
     */
    readonly status: Status;
    /**
     * The description (column *Description*) of the first row that gives the port its
     * name; for a port without a name, that of the first row whose status is the port's.
     * Undefined if the cell is empty or there is no such row.
     *
     * @example
     * lookup(1455).description // "ESL License Manager"
     */
    readonly description: string | undefined;
    /** Every row that covers the port, rows of ranges included, in registry order. */
    readonly records: readonly Row[];
    /**
     * The same port with the rows of one transport only. A row without a transport counts
     * for each. Replaces the transport of an earlier `on`.
     *
     * @param transport in any case
     * @throws {TypeError} if it is not a string
     * @throws {RangeError} if it is another string
     * @example
     * lookup(514).on("udp").name // "syslog"
     */
    on(transport: Transport): Port<Row>;
    /** The number, and the transport if there is one: `"514/udp"`. */
    toString(): string;
    /** The object of `iana-ports --json`, without `query`. */
    toJSON(): AnswerJson<Row>;
}

/** All rows of one service name, ASCII case ignored. Nothing can be changed. */
export interface Service<Row extends RegistryRecord = FullRecord> {
    /** The name, as the registry spells it first. */
    readonly name: string;
    /** The rows in registry order. There is at least one. */
    readonly records: readonly Row[];
    /**
     * The first port on a transport: that of the first row in registry order that has a
     * port and counts for the transport; the first one of a range. Undefined if there is
     * no such row.
     *
     * @param transport in any case
     * @throws {TypeError} if it is not a string
     * @throws {RangeError} if it is another string
     * @example
     * service("x11")?.port("tcp") // 6000
     */
    port(transport: Transport): number | undefined;
    /** The name. */
    toString(): string;
    /** The object of `iana-ports --json`, without `query`. */
    toJSON(): AnswerJson<Row>;
}

/**
 * Rows of one name on the same ports or with the same description, and the rows of its
 * aliases.
 */
export interface Entry<Row extends RegistryRecord = FullRecord> {
    /** The service name, or undefined if the rows name no service. */
    readonly name: string | undefined;
    /**
     * The names that the registry lists beside this one for the same ports, such as `www`
     * beside `http`.
     */
    readonly aliases: readonly string[];
    /** The ports of the rows, each range once. Empty for a service without a port. */
    readonly ports: readonly Interval[];
    /**
     * The transports of the rows, each once. A row that counts for every transport adds
     * none.
     */
    readonly transports: readonly Transport[];
    /**
     * The first description that is not empty, without the sentence about the name that
     * this one replaces.
     */
    readonly description: string | undefined;
    /** The rows in registry order. There is at least one. */
    readonly records: readonly Row[];
    /** The rows of the aliases in registry order. Most entries have none. */
    readonly aliasRecords: readonly Row[];
}

/** How a word of a search matches, best first. */
export type Match =
    | "exact"
    | "whole description"
    | "name start"
    | "name prefix"
    | "word"
    | "stem"
    | "word start"
    | "initials"
    | "part";

/**
 * Where a word of a search matches. The last two are searched in the build with all
 * columns only.
 */
export type Field =
    | "name"
    | "alias"
    | "everyday name"
    | "port number"
    | "description"
    | "assignee"
    | "assignment notes";

/** How and where one word of a search matches. Of several matches, the best one. */
export interface WordMatch {
    /** The word of the search, in lower case. */
    readonly word: string;
    /**
     * What matches it, in lower case: the word, another form of it, a word that contains
     * it, or initials.
     */
    readonly found: string;
    /** How the word matches. */
    readonly how: Match;
    /** Where the word matches. */
    readonly field: Field;
    /** Both in plain words: `everyday name: rdp`, `"managers" in its description`. */
    readonly text: string;
}

/** A result of a search. */
export interface Hit<Row extends RegistryRecord = FullRecord> extends Entry<Row> {
    /**
     * One match for each word, in the order of the words. Omits a word that the rows
     * lack, such as `server` in `redis server`.
     */
    readonly matches: readonly WordMatch[];
}

/** A service of the same kind as another. */
export interface Related<Row extends RegistryRecord = FullRecord> extends Entry<Row> {
    /** Why it is related, in plain words: `"license manager" in its description`. */
    readonly reason: string;
}
