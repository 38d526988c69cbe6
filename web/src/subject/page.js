// The page of a port, a range or a service: the text of `iana-ports explain`, and the
// rows.
import { addressOf } from "../address.js";
import { copyButton } from "../copy.js";
import { element, icon } from "../dom.js";
import { TRANSPORTS, interval, onTransport } from "../words.js";
import { recordsSection } from "./records.js";
import { section } from "./sections.js";

/** The highest port. */
const MAX_PORT = 65535;

/**
 * The parts of the page, in order.
 *
 * @param {object} registry
 * @param {object} meaning    the subject, as `registry.meaning` gives it
 * @param {object} explained  the page, as `registry.explain` gives it
 * @returns {Node[]}
 */
export function subjectPage(registry, meaning, explained) {
  const sections = explained.sections.map((one, index) => section(one, `ui-section-${index}`));
  const rows = recordsSection(registry, explained);
  return [head(registry, meaning, explained), ...sections, ...(rows ? [rows] : [])];
}

function head(registry, meaning, explained) {
  const { query, description, status } = explained;
  return element(
    "header.subject-head",
    {},
    element(
      "p.eyebrow",
      {},
      status !== undefined && element("span.badge", { "data-status": status }, status),
      element("span", {}, kindInWords(meaning, explained)),
    ),
    heading(meaning, explained),
    description !== undefined && element("p.subject-description", {}, description),
    element(
      "div.subject-actions",
      {},
      transportLinks(registry, meaning, explained),
      steps(meaning),
      copyButton(new URL(addressOf(query), location).href, "link to this page", "Copy link"),
    ),
  );
}

/** `Port · User Ports`, `Range of ports · System Ports · User Ports`, `Service` */
function kindInWords(meaning, { ranges }) {
  const kinds = { port: "Port", range: "Range of ports", service: "Service" };
  const terms = (ranges ?? []).map((range) => range.term);
  return [kinds[meaning.kind], ...terms].join(" · ");
}

/** The title in two parts: the subject, which is large, and its name or its ports. */
function heading(meaning, { title, names, ports }) {
  const [first, ...others] = title.split(" ");
  const rest = others.join(" ");
  const [subject, transport] = meaning.kind === "service" ? [first] : first.split("/");
  return element(
    "h1.subject-title",
    { id: "ui-title", tabindex: "-1" },
    element(
      meaning.kind === "port" ? "span.title-number" : "span.title-word",
      {},
      subject,
      transport !== undefined && element("span.title-transport", {}, `/${transport}`),
    ),
    rest !== "" && " ",
    rest !== "" && (names?.includes(rest) || isOneInterval(rest, ports))
      ? element("a.title-rest", { href: addressOf(rest) }, rest)
      : element("span.title-rest", {}, rest),
  );
}

function isOneInterval(text, ports) {
  return ports.length === 1 && interval(ports[0]) === text;
}

/** Links to the subject on all transports and on each. */
function transportLinks(registry, meaning, explained) {
  const subject = subjectOf(meaning);
  const link = (transport) => {
    const isCurrent = transport === meaning.transport;
    const isRegistered =
      transport === undefined || isOn(registry, meaning, explained, transport);
    const attributes = {
      href: addressOf(onTransport(subject, transport)),
      "aria-current": isCurrent && "true",
    };
    const text = transport ?? "all";
    if (isRegistered) return element("a.segment", attributes, text);
    // A port has a page on each transport, but a service only on those that it uses.
    if (meaning.kind === "service") {
      return element("span.segment.is-absent", {}, text, hidden(", not registered"));
    }
    return element("a.segment.is-absent", attributes, text, hidden(", not assigned"));
  };
  const links = [undefined, ...TRANSPORTS].map(link);
  return element("nav.segments", { "aria-label": "Transports" }, ...links);
}

function hidden(text) {
  return element("span.hidden-label", {}, text);
}

function subjectOf(meaning) {
  switch (meaning.kind) {
    case "port":
      return meaning.port;
    case "range":
      return `${meaning.first}-${meaning.last}`;
    default:
      return meaning.name;
  }
}

/** Whether the subject is assigned on the transport. Every range counts as assigned. */
function isOn(registry, meaning, explained, transport) {
  if (meaning.kind === "port") {
    return registry.lookup(meaning.port).on(transport).status === "assigned";
  }
  if (meaning.kind === "range") return true;
  const rows = registry.service(meaning.name)?.records ?? [];
  return [...rows].some((row) => row.transport === undefined || row.transport === transport);
}

/** Links to the port before and the port after. */
function steps(meaning) {
  if (meaning.kind !== "port") return null;
  const step = (port, rel, text) => {
    if (port < 0 || port > MAX_PORT) return null;
    const href = addressOf(onTransport(port, meaning.transport));
    const name = `${text} port, ${port}`;
    const parts = rel === "prev" ? [icon("back"), String(port)] : [String(port), icon("forward")];
    return element("a.button", { href, rel, "aria-label": name }, ...parts);
  };
  return element(
    "nav.steps",
    { "aria-label": "Ports before and after" },
    step(meaning.port - 1, "prev", "Previous"),
    step(meaning.port + 1, "next", "Next"),
  );
}
