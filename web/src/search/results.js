// The results for a text in the search box: the subject that it names, then those of a
// search.
import { counted, interval, intervals, onTransport } from "../words.js";

/** The longest text that the engine searches. */
const MAX_LENGTH = 256;
const TOO_LONG = `A search has at most ${MAX_LENGTH} characters.`;

/** The most queries of a list that get a result. */
const MAX_QUERIES = 50;

/**
 * A result: the page that it opens, and its texts.
 *
 * @typedef {object} Result
 * @property {string} query        the query of the page that it opens
 * @property {string} ports        `1455`, `27000-27009`, or empty
 * @property {string} name         a service's name, or empty
 * @property {string} description  or empty
 * @property {string} why          why it is a result: `port number`, `"lm" in its name`
 */

/**
 * The results for a text.
 *
 * @typedef {object} Results
 * @property {string} kind               the kind of the text's meaning
 * @property {Result[]} direct           the subjects that it names, or suggestions
 * @property {Result[]} hits             the results of a search for its words
 * @property {string[]} messages         the problems of the text
 * @property {string|undefined} instead  words that find something, if the text does not
 *
 * @returns {Results}
 */
export function resultsFor(registry, text) {
  const meaning = registry.meaning(text);
  const { kind } = meaning;
  const direct = directResults(registry, meaning, text);
  const isDirect = ({ name, description }) =>
    direct.some((one) => one.name === name && one.description === description);
  const isTooLong = text.length > MAX_LENGTH;
  const found = isTooLong ? [] : hitResults(registry.search(text));
  const hits = found.filter((hit) => !isDirect(hit));
  const results = { kind, direct, hits, messages: [], instead: undefined };
  if (kind === "wrong") return { ...results, messages: [meaning.message] };
  if (kind === "list") return { ...results, messages: problemsOfList(registry, meaning) };
  if (kind !== "words" || hits.length > 0 || text === "") return results;
  if (isTooLong) return { ...results, messages: [TOO_LONG] };
  const { didYouMean = [], search } = problemOf(registry, text) ?? {};
  const similar = didYouMean.flatMap((query) => meant(registry, query, text));
  return { ...results, direct: similar, instead: search };
}

/** The problems of the queries of a list. */
function problemsOfList(registry, { queries }) {
  const shown = queries.slice(0, MAX_QUERIES);
  const wrong = shown.filter((query) => !isSubject(registry.meaning(query)));
  const problems = wrong.map((query) => problemOf(registry, query).message);
  if (queries.length === shown.length) return problems;
  const all = counted(queries.length, "query", "queries");
  return [...problems, `The list shows the first ${MAX_QUERIES} of ${all}.`];
}

/** Why a query has no page: the engine's error, which also has its suggestions. */
function problemOf(registry, query) {
  try {
    registry.explain(query);
    return undefined;
  } catch (error) {
    return error;
  }
}

/** Whether the text names one subject, which has a page of its own. */
export function isSubject({ kind }) {
  return ["port", "range", "service"].includes(kind);
}

function directResults(registry, meaning, text) {
  switch (meaning.kind) {
    case "port":
      return [portResult(registry, meaning)];
    case "range":
      return [rangeResult(meaning)];
    case "service":
      return [serviceResult(registry, meaning)];
    case "list":
      return meaning.queries.slice(0, MAX_QUERIES).flatMap((query) => meant(registry, query, text));
    case "wrong":
      return (meaning.did_you_mean ?? []).flatMap((query) => meant(registry, query, text));
    default:
      return [];
  }
}

/** The results for one query of a list, or for one suggestion. */
function meant(registry, query, text) {
  const meaning = registry.meaning(query);
  if (query === text) return [];
  if (meaning.kind === "list") return [listResult(meaning, query)];
  return directResults(registry, meaning, query);
}

function listResult({ queries }, query) {
  const description = counted(queries.length, "query", "queries");
  return { query, ports: query, name: "", description, why: "queries with commas" };
}

function portResult(registry, { port: number, transport }) {
  const all = registry.lookup(number);
  const port = transport === undefined ? all : all.on(transport);
  return {
    query: onTransport(number, transport),
    ports: onTransport(number, transport),
    name: port.name ?? "",
    description: port.description ?? "",
    why: `${port.status} port`,
  };
}

function rangeResult({ first, last, transport }) {
  const text = onTransport(`${first}-${last}`, transport);
  const description = counted(last - first + 1, "port");
  return { query: text, ports: text, name: "", description, why: "range of ports" };
}

function serviceResult(registry, { name, transport }) {
  const service = registry.service(name);
  const rows = [...(service?.records ?? [])].filter(
    (row) => transport === undefined || row.transport === undefined || row.transport === transport,
  );
  return {
    query: onTransport(name, transport),
    ports: intervals(distinctPorts(rows)),
    name,
    description: rows.find((row) => row.description)?.description ?? "",
    why: "service name",
  };
}

/**
 * The results of a search. Those that share a name link to their ports, others to the
 * name.
 */
function hitResults(hits) {
  const counts = new Map();
  for (const { name } of hits) counts.set(name, (counts.get(name) ?? 0) + 1);
  return hits.map(({ name, ports, description, matches }) => {
    const isUnique = name !== undefined && counts.get(name) === 1;
    return {
      query: isUnique || ports.length === 0 ? name : interval(ports[0]),
      ports: intervals(ports),
      name: name ?? "",
      description: description ?? "",
      why: reasons(matches),
    };
  });
}

/** `"license", "manager" in its description; everyday name: rdp` */
function reasons(matches) {
  const byPlace = new Map();
  for (const { text, field } of matches) {
    const end = ` in its ${field}`;
    const [what, place] = text.endsWith(end) ? [text.slice(0, -end.length), end] : ["", text];
    byPlace.set(place, (byPlace.get(place) ?? new Set()).add(what));
  }
  return [...byPlace].map(([place, whats]) => [...whats].join(", ") + place).join("; ");
}

function distinctPorts(rows) {
  const ports = rows.map((row) => row.ports).filter((ports) => ports !== undefined);
  const byText = new Map(ports.map((ports) => [interval(ports), ports]));
  return [...byText.values()].sort((one, other) => one.first - other.first);
}
