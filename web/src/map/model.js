// The data that the map shows: a status for each port, counts, ghost towns and the
// filter.

import { visible } from "../visible.js";
import { PORTS, PORTS_IN_LINE_OF_BLOCKS, SIDE, cellOf, portOfCell } from "./layout.js";

/** The statuses in the library's order. A port's code is the index here. */
export const STATUSES = /** @type {const} */ (["assigned", "reserved", "unassigned", "dynamic"]);

const ASSIGNED = STATUSES.indexOf("assigned");
const DYNAMIC = STATUSES.indexOf("dynamic");

/** The ranges with their titles and bounds. */
export const RANGES = [
  { range: "system", title: "System Ports", first: 0, last: 1023 },
  { range: "user", title: "User Ports", first: 1024, last: 49_151 },
  { range: "dynamic", title: "Dynamic Ports", first: 49_152, last: 65_535 },
];

/** How many ghost towns the map shows. */
const GHOST_TOWNS = 8;

/**
 * The colours of cells, by the names of their CSS properties without `--map-`.
 * Dynamic Ports that a file assigns look like User Ports, as on the command line's map.
 */
export const INKS = [
  "system-assigned",
  "system-reserved",
  "system-unassigned",
  "user-assigned",
  "user-reserved",
  "user-unassigned",
  "dynamic",
];

const USER_INK = INKS.indexOf("user-assigned");
const DYNAMIC_INK = INKS.indexOf("dynamic");

/**
 * The index in `INKS` of a port's colour.
 * @param {number} port
 * @param {number} code its status, an index of `STATUSES`
 */
export function inkOf(port, code) {
  if (code === DYNAMIC) return DYNAMIC_INK;
  return port <= RANGES[0].last ? code : USER_INK + code;
}

/**
 * @typedef {object} Filter
 * @property {string} [transport]
 * @property {Set<string>} [statuses]
 * @property {Set<number>} [ports]
 */

export class MapModel {
  #registry;
  /** @type {Map<string | undefined, Uint8Array>} */
  #codes = new Map();
  /** @type {Filter} */
  #filter = {};

  constructor(registry) {
    this.#registry = registry;
    this.#apply();
  }

  /** @param {Filter} filter */
  setFilter(filter) {
    this.#filter = { ...filter };
    this.#apply();
  }

  /** Whether some ports may not match. */
  get isFiltered() {
    const { statuses, ports } = this.#filter;
    return ports !== undefined || STATUSES.some((status) => statuses?.has(status) === false);
  }

  /** The ports that a text filter matches, if there is one. */
  get chosenPorts() {
    return this.#filter.ports;
  }

  get transport() {
    return this.#filter.transport;
  }

  /**
   * A port's name and description on the transport of the filter, without hidden
   * characters.
   * @param {number} number
   */
  port(number) {
    const all = this.#registry.lookup(number);
    const port = this.transport === undefined ? all : all.on(this.transport);
    // Getters, because most cells need no description.
    return {
      number,
      get name() {
        return port.name && visible(port.name);
      },
      get description() {
        return port.description && visible(port.description);
      },
    };
  }

  /** @param {number} port */
  status(port) {
    return STATUSES[this.codes[port]];
  }

  /**
   * The name of a port's colour.
   * @param {number} port
   */
  ink(port) {
    return INKS[inkOf(port, this.codes[port])];
  }

  #apply() {
    this.codes = this.#codesOn(this.#filter.transport);
    this.matches = new Uint8Array(PORTS);
    const wanted = STATUSES.map((status) => this.#filter.statuses?.has(status) ?? true);
    for (let port = 0; port < PORTS; port++) {
      const isChosen = this.#filter.ports?.has(port) ?? true;
      this.matches[port] = isChosen && wanted[this.codes[port]] ? 1 : 0;
    }
    this.ghostTowns = ghostTowns(this.codes);
    this.shares = shares(this.codes);
  }

  #codesOn(transport) {
    let codes = this.#codes.get(transport);
    if (codes === undefined) {
      codes = new Uint8Array(PORTS);
      for (let port = 0; port < PORTS; port++) {
        const found = this.#registry.lookup(port);
        const { status } = transport === undefined ? found : found.on(transport);
        codes[port] = STATUSES.indexOf(status);
      }
      this.#codes.set(transport, codes);
    }
    return codes;
  }

  /**
   * For each range, the statuses of its ports: the number of ports with the status, and
   * how many of them match the filter.
   */
  legend() {
    return RANGES.map(({ title, first, last }) => {
      const counts = STATUSES.map((status, code) => {
        return { status, ink: INKS[inkOf(first, code)], count: 0, matching: 0 };
      });
      for (let port = first; port <= last; port++) {
        counts[this.codes[port]].count += 1;
        counts[this.codes[port]].matching += this.matches[port];
      }
      return { title, first, last, counts: counts.filter(({ count }) => count > 0) };
    });
  }

  /** How many ports match the filter. */
  matching() {
    return this.matches.reduce((sum, match) => sum + match, 0);
  }

  /**
   * The nearest assigned port that matches, after this one, or before it with step -1.
   * @param {number} port
   * @param {1 | -1} step
   */
  nextAssigned(port, step) {
    for (let next = port + step; next >= 0 && next < PORTS; next += step) {
      if (this.codes[next] === ASSIGNED && this.matches[next]) return next;
    }
    return port;
  }
}

/**
 * The longest stretches of User Ports without an assigned one, the longest first; of
 * equal ones, the lowest first.
 * @param {Uint8Array} codes
 */
export function ghostTowns(codes, count = GHOST_TOWNS) {
  const { first, last } = RANGES[1];
  const stretches = [];
  let start = first;
  for (let port = first; port <= last + 1; port++) {
    if (port <= last && codes[port] !== ASSIGNED) continue;
    if (port > start) stretches.push({ first: start, last: port - 1, length: port - start });
    start = port + 1;
  }
  return stretches.sort((one, other) => other.length - one.length).slice(0, count);
}

/**
 * The assigned ports of each line of blocks: their number and percentage, `undefined` for
 * a line that has only Dynamic Ports.
 * @param {Uint8Array} codes
 */
export function shares(codes) {
  const lines = [];
  for (let first = 0; first < PORTS; first += PORTS_IN_LINE_OF_BLOCKS) {
    const line = codes.subarray(first, first + PORTS_IN_LINE_OF_BLOCKS);
    const assigned = line.reduce((sum, code) => sum + (code === ASSIGNED ? 1 : 0), 0);
    const percent = Math.round((assigned * 100) / line.length);
    const isDynamic = line.every((code) => STATUSES[code] === "dynamic");
    const label = percent === 0 && assigned > 0 ? "<1%" : `${percent}%`;
    lines.push(isDynamic ? undefined : { assigned, label });
  }
  return lines;
}

/**
 * The port that a key moves to. Left and right follow the numbers, up and down the
 * picture.
 * @param {number} port
 * @param {string} key a `KeyboardEvent.key`
 * @param {boolean} isFar whether Ctrl is held: Home and End leave the block
 * @returns {number | undefined} undefined if the key does not move
 */
export function portAfterKey(port, key, isFar = false) {
  const within = (to) => Math.max(0, Math.min(PORTS - 1, to));
  const [column, row] = cellOf(port);
  const block = SIDE * SIDE;
  switch (key) {
    case "ArrowLeft":
      return within(port - 1);
    case "ArrowRight":
      return within(port + 1);
    case "ArrowUp":
      return row === 0 ? port : portOfCell(column, row - 1);
    case "ArrowDown":
      return row === 255 ? port : portOfCell(column, row + 1);
    case "PageUp":
      return within(port - block);
    case "PageDown":
      return within(port + block);
    case "Home":
      return isFar ? 0 : port - (port % block);
    case "End":
      return isFar ? PORTS - 1 : port - (port % block) + block - 1;
    default:
      return undefined;
  }
}
